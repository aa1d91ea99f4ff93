//! Check-lists as actions.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::id::Mint;

use super::{ActionRow, ActionsRead};
use crate::markdown::read::read_checklist as read;
use crate::markdown::{ReadContext, What};

/// Reads every item of a check-list in `text` as an action, whatever heading it stands below: `- [ ] …`, `* [x] …`, `1. [ ] …`.
///
/// Each is read as below a heading that names actions: with its owner, the day when it is due, its ticket, and whether it is done. What is
/// indented below an item belongs to it, but for items with boxes of their own, which are actions, too. Items in fenced code are none, and
/// neither are boxes with nothing behind them. The title is the first heading, else what the file is called.
///
/// As in every text, no more than [`MAX_NODES`](crate::limits::MAX_NODES) things are recognised.
///
/// ```
/// use afterword_core::actions::ActionState;
/// use afterword_core::time::Zone;
/// use afterword_formats::actions::read_checklist;
/// use afterword_formats::markdown::ReadContext;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
/// let zone = Zone::default();
/// let zones = |_: &Zone, local: chrono::NaiveDateTime| Some(local.and_utc().fixed_offset());
/// let context = ReadContext { name: "notes.md", now, zone: &zone, zones: &zones };
/// let text = "# Weekly\n\nWe talked.\n\n- [ ] Alert on pool size (@kim, due 2026-12-01)\n- [x] Rotate keys\n";
///
/// let read = read_checklist(text, &mut || 1, context);
/// assert_eq!(read.title, "Weekly");
/// let first = &read.rows[0];
/// assert_eq!((first.action.title.as_str(), first.line), ("Alert on pool size", 5));
/// assert_eq!((first.action.owner.as_str(), first.action.due), ("@kim", Some("2026-12-01".parse()?)));
/// assert_eq!(read.rows[1].action.state, ActionState::Done);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_checklist(text: &str, ids: &mut impl Mint, context: ReadContext<'_>) -> ActionsRead {
    let preview = read(text, ids, context);
    let lines = preview.recognised.iter().filter_map(|it| match it.what {
        What::Action(id) => Some((id, it.line)),
        _ => None,
    });
    let lines: BTreeMap<_, usize> = lines.collect();
    let actions = preview.document.actions.into_iter().map(Rc::unwrap_or_clone);
    let row = |action: Action| {
        let line = lines.get(&action.id).copied().unwrap_or_default();
        ActionRow { action, line, unread: Vec::new() }
    };
    ActionsRead {
        title: preview.document.title,
        columns: Vec::new(),
        header_line: 0,
        rows: actions.map(row).collect(),
    }
}
