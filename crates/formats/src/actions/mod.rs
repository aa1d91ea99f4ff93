//! Actions coming in: tables whose columns are mapped, check-lists, and the board's own JSON.

mod board;
mod checklist;
pub(crate) mod days;
mod guess;
mod names;
mod row;
mod table;
mod uses;
mod values;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionList};
use afterword_core::id::Mint;
use serde::{Deserialize, Serialize};

use crate::markdown::{Confidence, Preview, ReadContext, What};

pub use board::read_board;
pub use checklist::read_checklist;
pub(crate) use names::{clearly_names_actions, is_description, named};
pub(crate) use table::{import, import_shaped};
pub use table::{read_table, read_table_in};
pub use uses::ActionUse;
pub(crate) use values::{is_no_priority, is_own_priority, is_own_state, priority, state};

/// Actions that a file holds, to be brought in somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionsRead {
    /// What the file is called, in words; may be empty.
    pub title: String,
    /// The columns of a table, in its order, and what each was taken for; none of JSON.
    pub columns: Vec<ActionColumn>,
    /// The line on which the columns are named, counted from one; 0 where there are none.
    pub header_line: usize,
    /// The actions, in the order of the file. No two have one id.
    pub rows: Vec<ActionRow>,
}

/// A column of a table of actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionColumn {
    /// Its name in the header.
    pub name: String,
    /// What it was taken for.
    pub holds: ActionUse,
}

/// An action and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Which line of a table, or which member of a list it is, counted from one.
    pub line: usize,
    /// The uses whose cells were not understood; what they say is in the detail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<ActionUse>,
}

/// A list that was taken out of an archive.
impl From<ActionList> for ActionsRead {
    fn from(list: ActionList) -> Self {
        let row = |(at, action): (usize, Rc<Action>)| ActionRow {
            action: Rc::unwrap_or_clone(action),
            line: at + 1,
            unread: Vec::new(),
        };
        Self {
            title: list.title,
            columns: Vec::new(),
            header_line: 0,
            rows: list.actions.into_iter().enumerate().map(row).collect(),
        }
    }
}

impl ActionsRead {
    /// A document of the actions, begun at `context.now`, and on which lines of a table they stand.
    ///
    /// ```
    /// use afterword_core::time::Zone;
    /// use afterword_formats::actions::read_table;
    /// use afterword_formats::markdown::ReadContext;
    ///
    /// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
    /// let zone = Zone::default();
    /// let zones = |_: &Zone, local: chrono::NaiveDateTime| Some(local.and_utc().fixed_offset());
    /// let context = ReadContext { name: "pool-outage.csv", now, zone: &zone, zones: &zones };
    /// let text = "Action,Owner\nAlert on pool size,Kim\n";
    ///
    /// let read = read_table(text, None, &mut || 1, context)?.unwrap();
    /// let preview = read.into_preview(&mut || 2, context);
    /// assert_eq!(preview.document.title, "pool outage");
    /// assert_eq!(preview.document.actions[0].owner, "Kim");
    /// assert_eq!(preview.recognised[1].line, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn into_preview(self, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
        let mut document = Postmortem::new(ids.document_id(context.now), context.now);
        document.zone = context.zone.clone();
        document.title = self.title;
        let mut preview = Preview::of(document);
        let is_table = !self.columns.is_empty();
        if is_table {
            let names: Vec<&str> = self.columns.iter().map(|it| it.name.as_str()).collect();
            let header = names.join(", ");
            preview.recognise(What::Columns, self.header_line, Confidence::High, &header);
        }
        for ActionRow { action, line, .. } in self.rows {
            if is_table {
                preview.recognise(What::Action(action.id), line, Confidence::High, &action.title);
            }
            preview.document.actions.push(Rc::new(action));
        }
        preview
    }
}
