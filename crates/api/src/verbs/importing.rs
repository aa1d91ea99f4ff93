//! Files of any kind, and what was recognised in them.

use afterword_core::Postmortem;
use afterword_core::document::Document;
use afterword_core::id::{Id, Mint as _, Seeded};
use afterword_core::maturity::Model;
use afterword_core::postmortem::{Fate, SectionKey, fates};
use afterword_core::time::{Instant, Zone};
use afterword_core::toil::ToilRegister;
use afterword_formats::actions::ActionsRead;
use afterword_formats::encoding::decode;
use afterword_formats::feed::Feed;
use afterword_formats::markdown::{Confidence, Preview, ReadContext, Recognised, What};
use afterword_formats::maturity::{ModelFile, read_model_files};
use afterword_formats::toil::{self, ToilTable};
use afterword_formats::workspace::Workspace;
use afterword_formats::{Imported as Read, import};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::create;
use super::maturity::ModelNote;
use crate::arguments::{Argument, Arguments, optional, value};
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::whole::Whole;

/// The bytes of a file.
#[derive(Debug)]
pub(crate) struct Bytes(Vec<u8>);

impl Argument for Bytes {
    fn read(arguments: &Arguments<'_>, name: &str) -> Result<Self, Failure> {
        arguments.required(name)?;
        Ok(Self(arguments.bytes().to_owned()))
    }
}

/// Files one behind the other.
#[derive(Debug)]
pub(crate) struct Files {
    names: Vec<FileLength>,
    bytes: Vec<u8>,
}

#[derive(Debug, Deserialize)]
struct FileLength {
    name: String,
    length: usize,
}

impl Argument for Files {
    fn read(arguments: &Arguments<'_>, name: &str) -> Result<Self, Failure> {
        let names: Vec<FileLength> = value(name, arguments.required(name)?)?;
        Ok(Self { names, bytes: arguments.bytes().to_owned() })
    }
}

/// How a file is read.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ImportOptions {
    /// The name of the file; it may hold a title and a date, and its ending says what is in it.
    name: Option<String>,
    /// The zone of times that don't say theirs; that of the machine if it is left out.
    zone: Option<Zone>,
    /// Brings what a chat, alerts or a table tell into this postmortem, each entry once, however often it is done.
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Whole<Postmortem>>"))]
    into: Option<Whole<Postmortem>>,
    /// Reads a table as a register of toil: activities, or weeks.
    toil: Option<bool>,
    /// What ids follow from. If it is left out they follow from the file, so that the same file has the same ids.
    seed: Option<u64>,
    /// When it is read; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

optional!(ImportOptions);

/// What a file held.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Imported {
    /// What it was taken for.
    kind: ImportKind,
    /// The documents in it. A chat, alerts or a table come as a postmortem with that timeline, actions as one with these actions.
    documents: Vec<Whole<Document>>,
    /// What was recognised, in the order of the file.
    recognised: Vec<RecognisedAnswer>,
    /// The lines that stayed text.
    kept: Vec<KeptAnswer>,
    /// The columns of a table, and what each was taken for.
    columns: Vec<ColumnAnswer>,
    /// How much was set aside, and why.
    aside: Vec<AsideAnswer>,
    /// Whether times were read that nothing says the zone of.
    assumes_zone: bool,
    /// Whether times were read that nothing says the day of.
    lacks_day: bool,
    /// What could not be read of a backup.
    unreadable: Vec<UnreadableAnswer>,
    /// What became of the entries, where they were to come into a postmortem.
    arrived: Option<ArrivedAnswer>,
}

/// What a file was taken for.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum ImportKind {
    /// A document of ours.
    Document,
    /// A backup of several.
    Backup,
    /// Markdown or plain text.
    Text,
    /// Actions: a table, a check-list, a board.
    Actions,
    /// What a chat, alerting, a status page or a table tell.
    Timeline,
    /// A table of toil.
    Toil,
}

/// Something that was recognised in a text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Recognised"))]
pub(crate) struct RecognisedAnswer {
    /// What it is: title, date, severity, authors, tags, section, zone, moment, entry, action, factor, cause, columns or other.
    what: &'static str,
    /// Which of them: the id of a thing, or the name of a section or a moment.
    id: Option<String>,
    /// The line that it begins on, from 1.
    line: usize,
    /// The line that it ends on.
    last_line: usize,
    /// How sure that is.
    confidence: ConfidenceAnswer,
    /// What stands there.
    as_written: String,
}

/// How sure something is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Confidence"))]
pub(crate) enum ConfidenceAnswer {
    /// A guess.
    Low,
    /// Likely.
    Medium,
    /// It says so.
    High,
}

/// Lines that stayed text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Kept"))]
pub(crate) struct KeptAnswer {
    /// The first, from 1.
    first_line: usize,
    /// The last.
    last_line: usize,
    /// The section that they are in.
    section: SectionKey,
    /// The heading that they stood below.
    heading: String,
}

/// A column of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ImportedColumn"))]
pub(crate) struct ColumnAnswer {
    /// Its name in the file.
    name: String,
    /// What it was taken for.
    holds: String,
}

/// What became nothing.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SetAside"))]
pub(crate) struct AsideAnswer {
    /// How many.
    n: usize,
    /// Why.
    because: String,
}

/// A document of a backup that could not be read.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "UnreadableDocument"))]
pub(crate) struct UnreadableAnswer {
    /// Its text, as it stands in the backup.
    raw: String,
    /// Why.
    because: String,
}

/// What became of entries that came into a postmortem.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ArrivedEntries"))]
pub(crate) struct ArrivedAnswer {
    /// So many are new.
    added: usize,
    /// So many were there already.
    known: usize,
    /// So many were there with other words, and stay as they are.
    changed: usize,
}

/// What was read, before anything is known of it.
fn nothing(kind: ImportKind) -> Imported {
    Imported {
        kind,
        documents: Vec::new(),
        recognised: Vec::new(),
        kept: Vec::new(),
        columns: Vec::new(),
        aside: Vec::new(),
        assumes_zone: false,
        lacks_day: false,
        unreadable: Vec::new(),
        arrived: None,
    }
}

pub(super) fn import_file(
    host: &Host<'_>,
    Bytes(bytes): Bytes,
    options: ImportOptions,
) -> Result<Imported, Failure> {
    let ImportOptions { name, zone, into, toil, seed, now } = options;
    let zone = match (zone, &into) {
        // Times that don't say their zone are on the clocks of the postmortem.
        (None, Some(Whole(into))) => into.zone.clone(),
        (zone, _) => create::known(host, "options.zone", zone)?,
    };
    let now = host.local(now.unwrap_or(host.now), &zone);
    let name = name.unwrap_or_default();
    // The same file gives the same ids, so that a repository sees no change where there is none.
    let seed = seed.unwrap_or_else(|| Id::<()>::named(&[&bytes]).bits());
    let ids = &mut Seeded::new(seed);
    let zones = |zone: &Zone, local: NaiveDateTime| host.instant(zone, local);
    let context = ReadContext { name: &name, now, zone: &zone, zones: &zones };
    if toil == Some(true) {
        return of_toil(&bytes, ids, context);
    }
    let read = import(&bytes, ids, context)?;
    match (read, into) {
        (Read::Feed(feed), Some(Whole(known))) => Ok(of_feed_into(&feed, known)),
        (_, Some(_)) => {
            let message = "only a chat, alerts and a table of times come into a postmortem, and this is something else";
            Err(Failure::argument("options.into", message))
        }
        (Read::Document(document), None) => {
            let documents = vec![Whole((*document).into())];
            Ok(Imported { documents, ..nothing(ImportKind::Document) })
        }
        (Read::Workspace(workspace), None) => Ok(of_workspace(*workspace)),
        (Read::Text(preview), None) => Ok(of_preview(*preview, ImportKind::Text)),
        (Read::Actions(actions), None) => Ok(of_actions(*actions, ids, context)),
        (Read::Feed(feed), None) => Ok(of_feed(&feed, ids, context)),
    }
}

fn of_toil(bytes: &[u8], ids: &mut Seeded, context: ReadContext<'_>) -> Result<Imported, Failure> {
    let table = toil::read_table(&decode(bytes, context.name)?.text, ids)?;
    let id = ids.document_id(context.now);
    let mut register = ToilRegister::new(id, String::new(), context.now);
    register.zone = context.zone.clone();
    let unread = match table {
        ToilTable::Activities(it) => {
            register.activities = it.activities.into_iter().map(Into::into).collect();
            it.unread
        }
        ToilTable::Weeks(it) => {
            register.weeks = it.weeks.into_iter().map(Into::into).collect();
            it.unread
        }
    };
    let documents = vec![Whole(register.into())];
    let aside = unread.iter().map(|it| AsideAnswer { n: 1, because: unread_cell(it) }).collect();
    Ok(Imported { documents, aside, ..nothing(ImportKind::Toil) })
}

/// What was not understood, and what became of it.
fn unread_cell(it: &toil::Unread) -> String {
    let toil::Unread { row, column, text, why } = it;
    let became = match why {
        toil::Why::NotUnderstood => "is not understood, and stands in the note of its row",
        toil::Why::IsMonth => "is a month, and what was measured of one is no week",
    };
    format!("line {row}: “{text}” in the column “{column}” {became}")
}

fn of_workspace(workspace: Workspace) -> Imported {
    let Workspace { documents, others, unreadable, .. } = workspace;
    let all = documents.into_iter().map(Document::from).chain(others);
    let unreadable = unreadable.into_iter();
    let documents: Vec<_> = all.map(Whole).collect();
    // A register or an assessment by itself is a document, and comes as a workspace of one.
    let kind = if documents.len() == 1 && unreadable.len() == 0 {
        ImportKind::Document
    } else {
        ImportKind::Backup
    };
    Imported {
        documents,
        unreadable: unreadable
            .map(|it| UnreadableAnswer { raw: it.raw, because: it.reason.to_string() })
            .collect(),
        ..nothing(kind)
    }
}

fn of_preview(preview: Preview, kind: ImportKind) -> Imported {
    let kept = preview.kept.into_iter().map(|it| KeptAnswer {
        first_line: it.first_line,
        last_line: it.last_line,
        section: it.section,
        heading: it.heading,
    });
    Imported {
        documents: vec![Whole(preview.document.into())],
        recognised: preview.recognised.into_iter().map(recognised).collect(),
        kept: kept.collect(),
        assumes_zone: preview.assumes_zone,
        ..nothing(kind)
    }
}

fn recognised(it: Recognised) -> RecognisedAnswer {
    let id = |it: &dyn ToString| Some(it.to_string());
    let (what, id) = match &it.what {
        What::Title => ("title", None),
        What::Date => ("date", None),
        What::Severity => ("severity", None),
        What::Authors => ("authors", None),
        What::Tags => ("tags", None),
        What::Section(key) => ("section", id(&key.key())),
        What::Zone => ("zone", None),
        What::Moment(key) => ("moment", id(&key.key())),
        What::Entry(it) => ("entry", id(it)),
        What::Action(it) => ("action", id(it)),
        What::Factor(it) => ("factor", id(it)),
        What::Cause => ("cause", None),
        What::Columns => ("columns", None),
        _ => ("other", None),
    };
    let confidence = match it.confidence {
        Confidence::Low => ConfidenceAnswer::Low,
        Confidence::Medium => ConfidenceAnswer::Medium,
        Confidence::High => ConfidenceAnswer::High,
    };
    let Recognised { line, last_line, as_written, .. } = it;
    RecognisedAnswer { what, id, line, last_line, confidence, as_written }
}

fn of_actions(actions: ActionsRead, ids: &mut Seeded, context: ReadContext<'_>) -> Imported {
    let column = |it: &afterword_formats::actions::ActionColumn| ColumnAnswer {
        name: it.name.clone(),
        holds: it.holds.key().to_owned(),
    };
    let columns = actions.columns.iter().map(column).collect();
    let preview = actions.into_preview(ids, context);
    Imported { columns, ..of_preview(preview, ImportKind::Actions) }
}

/// What a feed says beside its entries.
fn beside(feed: &Feed) -> Imported {
    let column = |it: &afterword_formats::feed::Column| ColumnAnswer {
        name: it.name.clone(),
        holds: it.holds.key().to_owned(),
    };
    let n_noise = feed.entries.iter().filter(|it| it.is_noise).count();
    let noise = (n_noise > 0).then(|| AsideAnswer {
        n: n_noise,
        because: "say only what the chat does by itself".to_owned(),
    });
    let aside = feed
        .aside
        .iter()
        .map(|it| AsideAnswer { n: it.n, because: it.reason.english().to_owned() });
    Imported {
        columns: feed.columns.iter().map(column).collect(),
        aside: noise.into_iter().chain(aside).collect(),
        assumes_zone: feed.assumes_zone,
        lacks_day: feed.lacks_day,
        ..nothing(ImportKind::Timeline)
    }
}

fn of_feed(feed: &Feed, ids: &mut Seeded, context: ReadContext<'_>) -> Imported {
    let Imported { documents, recognised, .. } =
        of_preview(feed.preview(ids, context), ImportKind::Timeline);
    Imported { documents, recognised, ..beside(feed) }
}

fn of_feed_into(feed: &Feed, mut known: Postmortem) -> Imported {
    let told = feed.told();
    let fates = fates(&known.timeline, &told);
    let count = |is: fn(&Fate) -> bool| fates.iter().filter(|it| is(it)).count();
    let arrived = ArrivedAnswer {
        added: count(|it| it.is_new()),
        known: count(|it| matches!(it, Fate::Known(_))),
        changed: count(|it| matches!(it, Fate::Changed(_))),
    };
    let new = told.into_iter().zip(&fates).filter(|it| it.1.is_new()).map(|it| it.0).collect();
    feed.facts.fill(&mut known);
    let documents = vec![Whole(known.absorb(new).into())];
    Imported { documents, arrived: Some(arrived), ..beside(feed) }
}

/// A model that was read.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct ModelImported {
    /// The model.
    model: Model,
    /// What the file was: JSON, YAML or CSV of our shape, or a model of others.
    origin: &'static str,
    /// What was not understood, or read in one of several ways.
    notes: Vec<ModelNote>,
    /// What may be a mistake.
    flaws: Vec<ModelNote>,
}

pub(super) fn import_model(
    _host: &Host<'_>,
    Files { names, bytes }: Files,
    options: ImportOptions,
) -> Result<ModelImported, Failure> {
    let mut rest = bytes.as_slice();
    let mut files = Vec::new();
    for FileLength { name, length } in &names {
        let (bytes, others) = rest.split_at(rest.len().min(*length));
        rest = others;
        let is_only = names.len() == 1 && name.is_empty();
        let name = if is_only { options.name.as_deref().unwrap_or_default() } else { name };
        files.push(ModelFile { name, bytes });
    }
    if files.is_empty() {
        return Err(Failure::argument("files", "there is no file"));
    }
    let read = read_model_files(&files).map_err(|it| {
        let first = it.problems.first().and_then(|it| it.at);
        Failure {
            line: first.map(|it| it.line),
            column: first.map(|it| it.column),
            ..Failure::new(Code::Unreadable, it.to_string())
        }
    })?;
    Ok(ModelImported {
        origin: read.origin.key(),
        model: read.model,
        notes: read.notes.into_iter().map(ModelNote::from).collect(),
        flaws: read.flaws.into_iter().map(ModelNote::from).collect(),
    })
}

#[cfg(feature = "typescript")]
mod typescript {
    use ts_rs::{Config, TS};

    use super::{Bytes, Files};

    /// What a file is handed over as.
    const DATA: &str = "string | Uint8Array | ArrayBuffer";

    macro_rules! handed {
        ($type:ty, $name:expr) => {
            impl TS for $type {
                type WithoutGenerics = Self;
                type OptionInnerType = Self;

                fn name(_: &Config) -> String {
                    $name
                }

                fn inline(_: &Config) -> String {
                    $name
                }
            }
        };
    }

    handed!(Bytes, DATA.to_owned());
    handed!(Files, format!("{DATA} | ModelFile[]"));
}
