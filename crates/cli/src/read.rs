//! A file as a document, and what it is laid out and named by.

use std::path::Path;

use afterword_core::Postmortem;
use afterword_core::id::Mint;
use afterword_core::template::Template;
use afterword_core::time::Zone;
use afterword_formats::actions::ActionsRead;
use afterword_formats::feed::Feed;
use afterword_formats::markdown::{Preview, ReadContext};
use afterword_formats::{Imported, import};

use crate::args::{ReadArgs, TemplateArgs};
use crate::clocks;
use crate::digest::digest;
use crate::failure::Failure;
use crate::input::{self, Source};

/// Reads one document out of `source`, and says on standard error what it had to assume.
pub(crate) fn document(source: &Source, args: &ReadArgs) -> Result<Preview, Failure> {
    one(read_in(source, &args.zone)?, source, args)
}

/// The one document of what `source` was read as.
pub(crate) fn one(
    imported: Imported,
    source: &Source,
    args: &ReadArgs,
) -> Result<Preview, Failure> {
    match imported {
        Imported::Document(document) => Ok(Preview::of(*document)),
        Imported::Text(preview) => {
            if preview.assumes_zone {
                eprintln!("{}: note: {}", source.name, assumed(&args.zone));
            }
            Ok(*preview)
        }
        Imported::Workspace(workspace) => {
            let message = format!("this is a backup of {} documents", workspace.documents.len());
            let hint = "`review` reads backups; for the rest, restore it in the app and take one document out";
            Err(Failure::of(&source.name, message).hint(hint))
        }
        Imported::Actions(actions) => Ok(of_actions(*actions, source, args)),
        Imported::Feed(feed) => Err(no_document(&feed, source)),
    }
}

/// Actions as a document that holds them.
fn of_actions(actions: ActionsRead, source: &Source, args: &ReadArgs) -> Preview {
    let mut ids = Names::of(&source.bytes);
    with_context(&source.name, &args.zone, |context| actions.into_preview(&mut ids, context))
}

fn no_document(feed: &Feed, source: &Source) -> Failure {
    let message =
        format!("this holds entries for a timeline ({}), and no postmortem", feed.kind.name());
    let hint =
        "`afterword import` makes one of them, and `import --into POSTMORTEM` brings them into one";
    Failure::of(&source.name, message).hint(hint)
}

/// Reads every document out of `source`.
pub(crate) fn documents(source: &Source, args: &ReadArgs) -> Result<Vec<Preview>, Failure> {
    Ok(match read_in(source, &args.zone)? {
        Imported::Feed(feed) => return Err(no_document(&feed, source)),
        Imported::Document(document) => vec![Preview::of(*document)],
        Imported::Text(preview) => vec![*preview],
        Imported::Actions(actions) => vec![of_actions(*actions, source, args)],
        Imported::Workspace(workspace) => {
            workspace.documents.into_iter().map(Preview::of).collect()
        }
    })
}

/// That times were taken for those of `zone`.
pub(crate) fn assumed(zone: &Zone) -> String {
    let zone = zone.name();
    format!(
        "nothing says the zone of its times; they were read as those of {zone} (--zone changes that)"
    )
}

/// Reads `source`, times that don't say theirs as those of `zone`.
pub(crate) fn read_in(source: &Source, zone: &Zone) -> Result<Imported, Failure> {
    let mut ids = Names::of(&source.bytes);
    let read = with_context(&source.name, zone, |context| import(&source.bytes, &mut ids, context));
    read.map_err(|error| Failure::read(&source.name, &error))
}

/// What a reader has to be told of the file at `path`.
pub(crate) fn with_context<T>(
    path: &str,
    zone: &Zone,
    read: impl FnOnce(ReadContext<'_>) -> T,
) -> T {
    let zones = clocks::instant;
    read(ReadContext { name: file_name(path), now: clocks::now(), zone, zones: &zones })
}

fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(|it| it.to_str()).unwrap_or(path)
}

/// Ids for what a foreign text holds, made from the text: the same file gives the same ids, so that a repository sees no change
/// where there is none.
pub(crate) struct Names {
    seed: u64,
    n: u64,
}

impl Names {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { seed: digest(&[bytes]), n: 0 }
    }
}

impl Mint for Names {
    fn bits(&mut self) -> u64 {
        self.n += 1;
        digest(&[&self.seed.to_le_bytes(), &self.n.to_le_bytes()])
    }
}

/// An id that nobody has yet, for what begins here.
pub(crate) fn fresh() -> impl Mint {
    use std::collections::hash_map::RandomState;
    use std::hash::BuildHasher as _;
    let random = RandomState::new();
    let mut n = 0_u64;
    move || {
        n += 1;
        random.hash_one(n)
    }
}

/// The template that lays `document` out: the one that was asked for, else its own, else a bare one.
pub(crate) fn template(args: &TemplateArgs, document: &Postmortem) -> Result<Template, Failure> {
    match &args.template {
        Some(asked) => named_template(asked),
        None => {
            let own = Template::shipped().into_iter().find(|it| it.id == document.template);
            Ok(own.unwrap_or_else(Template::plain))
        }
    }
}

/// The shipped template called `asked`, by its id or its name, or the one in the file of that name.
pub(crate) fn named_template(asked: &str) -> Result<Template, Failure> {
    let shipped = Template::shipped();
    let is_asked = |it: &Template| {
        it.id.to_string() == asked || it.name.to_lowercase() == asked.to_lowercase()
    };
    if let Some(found) = shipped.iter().find(|it| is_asked(it)) {
        return Ok(found.clone());
    }
    if !Path::new(asked).is_file() {
        let names: Vec<String> = shipped.iter().map(|it| it.id.to_string()).collect();
        let hint = format!(
            "shipped are {}; a template of your own is named by its file",
            names.join(", ")
        );
        return Err(Failure::new(format!("there is no template “{asked}”")).hint(hint));
    }
    let source = input::read(asked)?;
    afterword_formats::template::read(&source.text()).map_err(|error| Failure::read(asked, &error))
}
