//! Markdown as a postmortem: what is recognised becomes fields, and the rest stays text.
//!
//! Any text is a document: reading never fails. Nothing is dropped: a word of the text is in the document, or it is a heading or
//! a column's name that was understood, and then it is in [`Preview::recognised`]. Drawings of ours repeat their lists and are passed over.

mod choices;
mod foreign;
mod own;
mod preview;
mod runs;

use std::fmt;

use afterword_core::id::Mint;
use afterword_core::time::{Instant, Zone};
use chrono::NaiveDateTime;

use super::text::one_line;
use crate::error::ReadError;
pub use choices::{Choices, LineChoice, SeverityChoice};
pub use preview::{Confidence, FoundDate, FrontMatter, Kept, Preview, Recognised, What};
pub use runs::{Became, Run};

/// What clocks showed where: the browser's database in the app, fixed offsets in a test or a script.
pub trait Zones {
    /// The instant at which the clocks of `zone` showed `local`; `None` for a zone that is not known.
    fn instant(&self, zone: &Zone, local: NaiveDateTime) -> Option<Instant>;
}

impl<F: Fn(&Zone, NaiveDateTime) -> Option<Instant>> Zones for F {
    fn instant(&self, zone: &Zone, local: NaiveDateTime) -> Option<Instant> {
        self(zone, local)
    }
}

/// What a reader has to be told, for it asks neither the clock nor the browser.
#[derive(Clone, Copy)]
pub struct ReadContext<'a> {
    /// The name of the file; empty if there is none. It may hold a title and a date.
    pub name: &'a str,
    /// The time at which a new document is begun.
    pub now: Instant,
    /// The zone of times that don't say theirs.
    pub zone: &'a Zone,
    /// What clocks showed where.
    pub zones: &'a dyn Zones,
}

impl ReadContext<'_> {
    /// What a file without any title is called: what its name says.
    pub(crate) fn title(&self) -> String {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or("");
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        one_line(&stem.replace(['-', '_'], " "))
    }
}

impl fmt::Debug for ReadContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, now, zone, .. } = self;
        f.debug_struct("ReadContext")
            .field("name", name)
            .field("now", now)
            .field("zone", zone)
            .finish_non_exhaustive()
    }
}

/// Reads `text`, written by us or by anybody.
pub fn read(text: &str, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
    read_as(text, ids, context, &Choices::default())
}

/// Reads `text` as somebody chose. Whatever was chosen, no word is lost; what can't be followed is in [`Preview::unfit`].
///
/// With ids that begin alike and the same choices it is the same document; with other choices, what stands on a line keeps its id.
///
/// ```
/// use afterword_core::time::Zone;
/// use afterword_formats::markdown::{Choices, LineChoice, ReadContext, read_as};
///
/// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
/// let zone = Zone::default();
/// let zones = |_: &Zone, local: chrono::NaiveDateTime| Some(local.and_utc().fixed_offset());
/// let context = ReadContext { name: "", now, zone: &zone, zones: &zones };
/// let mut choices = Choices::default();
/// choices.lines.insert(3, LineChoice::Action);
/// let read = read_as("# Outage\n\nAlert on empty pages.\n", &mut || 1, context, &choices);
/// assert_eq!(read.document.actions[0].title, "Alert on empty pages.");
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn read_as(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    choices: &Choices,
) -> Preview {
    let text = normal(text);
    match own::read(&text, ids) {
        Some(mut preview) => {
            preview.is_own = true;
            preview.unfit = choices.lines.keys().copied().chain(choices.title).collect();
            own::tell_lines(&text, &mut preview);
            preview
        }
        None => foreign::read(&text, ids, context, choices),
    }
}

/// Reads nothing of `text` but the items of its check-lists, which are actions.
pub(crate) fn read_checklist(text: &str, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
    foreign::read_checklist(&normal(text), ids, context)
}

/// Reads `text` if it is a file of ours, edited or not; `None` if its front matter is another's, or no longer says enough.
pub fn read_own(text: &str, ids: &mut impl Mint) -> Option<Preview> {
    own::read(&normal(text), ids)
}

/// Why [`read_own`] could not read `text`: the line of its front matter that is to blame, and what was expected there.
pub fn own_trouble(text: &str) -> ReadError {
    own::trouble(&normal(text))
}

/// `text` without the marks of a system.
fn normal(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}
