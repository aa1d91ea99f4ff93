//! How the board is looked at, the filters kept under a name, and where issues are kept.

use afterword_core::board::{Filter, Sort};
use afterword_core::stored;
use afterword_formats::board::Tracker;
use afterword_ui::board::View;
use serde::{Deserialize, Serialize};

/// What is remembered of the board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct BoardSettings {
    /// As it was left, the words of a search aside.
    pub(super) view: View,
    /// The filters kept under a name, in the order they were kept.
    pub(super) kept: Vec<Kept>,
    pub(super) tracker: Option<TrackerPlace>,
    /// Whether all charts are shown.
    pub(super) has_charts: bool,
}

/// A filter that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) name: String,
    #[serde(default)]
    pub(super) filter: Filter,
    #[serde(default)]
    pub(super) sort: Sort,
    #[serde(default)]
    pub(super) reversed: bool,
}

/// Where issues are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TrackerPlace {
    pub(super) tracker: Tracker,
    pub(super) address: String,
}

/// What a shared line begins with.
const MARK: &str = "afterword-filter:";

impl Kept {
    /// The filter on one line, to be shared.
    pub(super) fn line(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("{MARK}{json}")
    }

    /// Reads such a line; `None` if it is none.
    pub(super) fn read(line: &str) -> Option<Self> {
        stored::from_json(line.trim().strip_prefix(MARK)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::board::Standing;

    use super::*;

    #[test]
    fn a_shared_line_reads_back() {
        let filter = Filter {
            owner: Some("Kim\n\"O\"".into()),
            standing: Some(Standing::Pressing),
            ..Filter::default()
        };
        let kept = Kept { name: "Mine".into(), filter, sort: Sort::Age, reversed: true };
        let line = kept.line();
        assert!(!line.contains('\n'), "{line}");
        assert_eq!(Kept::read(&format!("  {line}\n")), Some(kept));
        for wrong in ["", "Mine", "afterword-filter:", "afterword-filter:[]", "{\"name\":\"x\"}"] {
            assert_eq!(Kept::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn settings_of_another_version_read() {
        let settings: BoardSettings = serde_json::from_str(r#"{"kept":[{"name":"x"}]}"#).unwrap();
        assert_eq!(settings.kept[0].filter, Filter::default());
        assert_eq!(settings.view, View::default());
    }
}
