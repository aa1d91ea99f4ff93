//! Routes, kept in the fragment of the address, so that any static host or subfolder will do.

use std::fmt;

use afterword_core::id::DocumentId;
use afterword_core::summary::Kind;
use afterword_ui::words::word;

use crate::address::IdAddress;
use crate::maturity_view::MaturityView;
use crate::toil_view::ToilView;

/// A page of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Route {
    /// All postmortems.
    #[default]
    Postmortems,
    /// A postmortem that is begun by going there: a shortcut of the installed app.
    New,
    /// One postmortem, being edited.
    Postmortem(DocumentId),
    /// The same, at the element of that id: `action-…`, `cause-…`, `factor-…`.
    PostmortemAt(DocumentId, IdAddress),
    /// The same postmortem as slides, for the review meeting.
    Present(DocumentId),
    /// The versions of a postmortem that were kept.
    Revisions(DocumentId),
    /// A document that is in the address itself. The number tells one such address from another.
    Shared(u32),
    /// The actions of all documents.
    Actions,
    /// The same, those of one list only.
    ActionList(DocumentId),
    /// The same, at the action of that element id.
    ActionListAt(DocumentId, IdAddress),
    /// What people do by hand, and what is done about it: the register that was changed last.
    Toil,
    /// The same, that register, and what of it.
    ToilRegister(DocumentId, ToilView),
    /// How well teams do what a model asks: all assessments, and the way to the next.
    Maturity,
    /// One assessment, and what of it.
    Assessment(DocumentId, MaturityView),
    /// A model of the workspace's own, being edited.
    Model(IdAddress),
    /// A ballot whose questions are in the address itself, or told by it. The number tells one such address from another.
    Ballot(u32),
    /// A ballot that comes back, in the address itself.
    BallotCode(u32),
    /// What needs somebody now, and how it goes.
    Home,
    /// Bringing documents in.
    Import,
    /// Bringing in what others tell, for the timeline of a postmortem.
    ImportInto(DocumentId),
    /// What incidents say together.
    Trends,
    /// What was learned in a month or a quarter.
    Report,
    /// The templates.
    Library,
    /// One template, to read or to edit.
    Template(IdAddress),
    /// What was thrown away and can come back.
    Trash,
    /// The person, the look, the storage.
    Settings,
    /// What a review points out, and why.
    Rules,
    /// The levels of severity, and what they promise.
    Severity,
    /// Whose metrics are measured, and which of the workspace's own.
    Metrics,
    /// The workspace as files: a folder on disk, and an archive.
    Folder,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// Reads a fragment, with or without its `#`.
    pub(crate) fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["" | "postmortems"] => Self::Postmortems,
            ["new"] => Self::New,
            ["postmortem", id] => id.parse().map_or(Self::Unknown, Self::Postmortem),
            ["postmortem", id, "present"] => id.parse().map_or(Self::Unknown, Self::Present),
            ["postmortem", id, "revisions"] => id.parse().map_or(Self::Unknown, Self::Revisions),
            ["postmortem", id, part] => match (id.parse(), part.parse()) {
                (Ok(id), Ok(part)) => Self::PostmortemAt(id, part),
                _ => Self::Unknown,
            },
            ["home"] => Self::Home,
            ["actions"] => Self::Actions,
            ["actions", id] => id.parse().map_or(Self::Unknown, Self::ActionList),
            ["actions", id, part] => match (id.parse(), part.parse()) {
                (Ok(id), Ok(part)) => Self::ActionListAt(id, part),
                _ => Self::Unknown,
            },
            ["toil"] => Self::Toil,
            ["toil", id] => id.parse().map_or(Self::Unknown, Self::toil_register),
            ["toil", id, view] => match (id.parse(), ToilView::parse(view)) {
                (Ok(id), Some(view)) => Self::ToilRegister(id, view),
                _ => Self::Unknown,
            },
            ["maturity"] => Self::Maturity,
            ["maturity", id] => id.parse().map_or(Self::Unknown, Self::assessment),
            ["maturity", "models", id] => id.parse().map_or(Self::Unknown, Self::Model),
            ["maturity", id, view] => match (id.parse(), MaturityView::parse(view)) {
                (Ok(id), Some(view)) => Self::Assessment(id, view),
                _ => Self::Unknown,
            },
            ["shared", letters] => Self::Shared(digest(letters)),
            ["ballot", first, ..] if !first.is_empty() => Self::Ballot(digest(path)),
            ["ballot-code", first, ..] if !first.is_empty() => Self::BallotCode(digest(path)),
            ["import"] => Self::Import,
            ["import", id] => id.parse().map_or(Self::Unknown, Self::ImportInto),
            ["trends"] => Self::Trends,
            ["report"] => Self::Report,
            ["library"] => Self::Library,
            ["library", id] => id.parse().map_or(Self::Unknown, Self::Template),
            ["trash"] => Self::Trash,
            ["settings"] => Self::Settings,
            ["rules"] => Self::Rules,
            ["severity"] => Self::Severity,
            ["metrics"] => Self::Metrics,
            ["folder"] => Self::Folder,
            _ => Self::Unknown,
        }
    }

    /// A register, as it opens.
    pub(crate) fn toil_register(id: DocumentId) -> Self {
        Self::ToilRegister(id, ToilView::default())
    }

    /// An assessment, as it opens.
    pub(crate) fn assessment(id: DocumentId) -> Self {
        Self::Assessment(id, MaturityView::default())
    }

    /// Where a document of that kind is found.
    pub(crate) fn of_document(kind: Kind, id: DocumentId) -> Self {
        match kind {
            Kind::Postmortem => Self::Postmortem(id),
            Kind::ActionList => Self::ActionList(id),
            Kind::ToilRegister => Self::toil_register(id),
            Kind::Assessment => Self::assessment(id),
        }
    }

    /// What a page of its kind is called in the program, whatever language is spoken. Two routes of one name are one page, which
    /// stays as it is when one leads to the other.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Postmortems => "postmortems",
            Self::Postmortem(_) | Self::PostmortemAt(..) | Self::Present(_) => "postmortem",
            Self::New => "new",
            Self::Home => "home",
            Self::Actions | Self::ActionList(_) | Self::ActionListAt(..) => "actions",
            Self::Toil | Self::ToilRegister(..) => "toil",
            Self::Maturity | Self::Assessment(..) | Self::Model(_) => "maturity",
            Self::Revisions(_) => "revisions",
            Self::Shared(_) => "shared",
            Self::Ballot(_) => "ballot",
            Self::BallotCode(_) => "ballot-code",
            Self::Import | Self::ImportInto(_) => "import",
            Self::Trends => "trends",
            Self::Report => "report",
            Self::Library => "library",
            Self::Template(_) => "template",
            Self::Trash => "trash",
            Self::Settings => "settings",
            Self::Rules => "rules",
            Self::Severity => "severity",
            Self::Metrics => "metrics",
            Self::Folder => "folder",
            Self::Unknown => "unknown",
        }
    }

    /// The page that brings something in from here: beside a document what others tell is for that one.
    pub(crate) fn import(self) -> Self {
        match self {
            Self::Postmortem(id) | Self::PostmortemAt(id, _) | Self::ImportInto(id) => {
                Self::ImportInto(id)
            }
            _ => Self::Import,
        }
    }

    /// Whether both show the same document on one page: it stays where it was scrolled to.
    pub(crate) fn is_beside(self, other: Self) -> bool {
        let document = |route: Self| match route {
            Self::Postmortem(id) | Self::PostmortemAt(id, _) | Self::Present(id) => Some(id),
            Self::ToilRegister(id, ToilView::Projects | ToilView::Project(_)) => Some(id),
            Self::Assessment(
                id,
                MaturityView::Assess
                | MaturityView::Question(_)
                | MaturityView::Workshop
                | MaturityView::Screen,
            ) => Some(id),
            _ => None,
        };
        document(self).is_some_and(|it| document(other) == Some(it))
    }

    /// What the window is called while this page is shown; a document's own title comes before it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Postmortems => word::POSTMORTEMS.text(),
            Self::Postmortem(_) | Self::PostmortemAt(..) => word::POSTMORTEM.text(),
            Self::New => word::NEW_POSTMORTEM.text(),
            Self::Home => word::HOME.text(),
            Self::Actions | Self::ActionList(_) | Self::ActionListAt(..) => word::ACTIONS.text(),
            Self::Toil | Self::ToilRegister(..) => word::TOIL.text(),
            Self::Maturity | Self::Assessment(..) => word::MATURITY.text(),
            Self::Model(_) => word::MODEL.text(),
            Self::Present(_) => word::MEETING.text(),
            Self::Revisions(_) => word::REVISIONS.text(),
            Self::Shared(_) => word::SHARED.text(),
            Self::Ballot(_) => word::BALLOT.text(),
            Self::BallotCode(_) => word::BALLOT_RETURNED.text(),
            Self::Import | Self::ImportInto(_) => word::IMPORT.text(),
            Self::Trends => word::TRENDS.text(),
            Self::Report => word::REPORT.text(),
            Self::Library => word::LIBRARY.text(),
            Self::Template(_) => word::TEMPLATE.text(),
            Self::Trash => word::TRASH.text(),
            Self::Settings => word::SETTINGS.text(),
            Self::Rules => word::RULES.text(),
            Self::Severity => word::SCHEME.text(),
            Self::Metrics => word::METRICS_AND_MOMENTS.text(),
            Self::Folder => word::FOLDER.text(),
            Self::Unknown => word::NOT_FOUND.text(),
        }
    }
}

/// The fragment of an address that holds a document in those letters.
pub(crate) fn shared(letters: &str) -> String {
    format!("#/shared/{letters}")
}

/// The letters in such a fragment; empty where there are none.
pub(crate) fn letters_of(fragment: &str) -> &str {
    fragment.trim_start_matches(['#', '/']).strip_prefix("shared/").unwrap_or_default()
}

/// What stands in such a fragment behind `ballot/`; empty where nothing does.
pub(crate) fn ballot_of(fragment: &str) -> &str {
    fragment.trim_start_matches(['#', '/']).strip_prefix("ballot/").unwrap_or_default()
}

/// The hash of Fowler, Noll and Vo, 32 bits of it: enough to see that another link was opened.
fn digest(letters: &str) -> u32 {
    letters.bytes().fold(0x811c_9dc5, |hash, it| (hash ^ u32::from(it)).wrapping_mul(0x0100_0193))
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // What is in the letters is known to the address alone.
            Self::Postmortems
            | Self::Unknown
            | Self::Shared(_)
            | Self::Ballot(_)
            | Self::BallotCode(_) => f.write_str("#/"),
            Self::Postmortem(id) => write!(f, "#/postmortem/{id}"),
            Self::PostmortemAt(id, part) => write!(f, "#/postmortem/{id}/{part}"),
            Self::Present(id) => write!(f, "#/postmortem/{id}/present"),
            Self::New => f.write_str("#/new"),
            Self::Home => f.write_str("#/home"),
            Self::Actions => f.write_str("#/actions"),
            Self::ActionList(id) => write!(f, "#/actions/{id}"),
            Self::ActionListAt(id, part) => write!(f, "#/actions/{id}/{part}"),
            Self::Toil => f.write_str("#/toil"),
            Self::ToilRegister(id, view) => write!(f, "#/toil/{id}{view}"),
            Self::Maturity => f.write_str("#/maturity"),
            Self::Assessment(id, view) => write!(f, "#/maturity/{id}{view}"),
            Self::Model(address) => write!(f, "#/maturity/models/{address}"),
            Self::Revisions(id) => write!(f, "#/postmortem/{id}/revisions"),
            Self::Import => f.write_str("#/import"),
            Self::ImportInto(id) => write!(f, "#/import/{id}"),
            Self::Trends => f.write_str("#/trends"),
            Self::Report => f.write_str("#/report"),
            Self::Library => f.write_str("#/library"),
            Self::Template(address) => write!(f, "#/library/{address}"),
            Self::Trash => f.write_str("#/trash"),
            Self::Settings => f.write_str("#/settings"),
            Self::Rules => f.write_str("#/rules"),
            Self::Severity => f.write_str("#/severity"),
            Self::Metrics => f.write_str("#/metrics"),
            Self::Folder => f.write_str("#/folder"),
        }
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::toil::ProjectId;

    use super::*;

    #[test]
    fn routes_read_back() {
        let id = DocumentId::v7(1, [2; 10]);
        let routes = [
            Route::Postmortems,
            Route::Postmortem(id),
            Route::PostmortemAt(id, "cause-0f3zk9qw2m1t".parse().unwrap()),
            Route::Present(id),
            Route::Revisions(id),
            Route::New,
            Route::Home,
            Route::Actions,
            Route::ActionList(id),
            Route::ActionListAt(id, "action-0f3zk9qw2m1t".parse().unwrap()),
            Route::Toil,
            Route::toil_register(id),
            Route::ToilRegister(id, ToilView::Weeks),
            Route::ToilRegister(id, ToilView::Project(ProjectId::from_bits(5))),
            Route::ToilRegister(id, ToilView::Basis),
            Route::Maturity,
            Route::assessment(id),
            Route::Assessment(id, MaturityView::Question(17)),
            Route::Assessment(id, MaturityView::Table),
            Route::Assessment(id, MaturityView::Workshop),
            Route::Assessment(id, MaturityView::Screen),
            Route::Assessment(id, MaturityView::Results),
            Route::Assessment(id, MaturityView::Roadmap),
            Route::Assessment(id, MaturityView::Figures),
            Route::Assessment(id, MaturityView::About),
            Route::Model("samm_2.1".parse().unwrap()),
            Route::Import,
            Route::ImportInto(id),
            Route::Trends,
            Route::Report,
            Route::Library,
            Route::Template("near-miss".parse().unwrap()),
            Route::Trash,
            Route::Settings,
            Route::Rules,
            Route::Severity,
            Route::Metrics,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn a_link_holds_a_document() {
        let fragment = shared("1ab-_");
        assert_eq!(letters_of(&fragment), "1ab-_");
        assert_ne!(Route::parse(&fragment), Route::parse(&shared("1ab-A")));
        assert!(matches!(Route::parse(&fragment), Route::Shared(_)));
        assert_eq!(letters_of("#/shared"), "");
    }

    #[test]
    fn a_ballot_is_in_its_address() {
        let ballot = Route::parse("#/ballot/1ab-_");
        assert!(matches!(ballot, Route::Ballot(_)));
        assert_ne!(ballot, Route::parse("#/ballot/1ab-A"));
        assert_eq!(ballot_of("#/ballot/of/on-call-health/en"), "of/on-call-health/en");
        assert!(matches!(Route::parse("#/ballot-code/7K2M-9QXA/Ada"), Route::BallotCode(_)));
        assert_eq!(Route::parse("#/ballot/"), Route::Unknown);
    }

    #[test]
    fn addresses_that_lead_nowhere_say_so() {
        for fragment in [
            "#/nowhere",
            "#/postmortem/x",
            "#/postmortem//revisions",
            "#/postmortem/x/cause-x",
            "#/import/x",
            "#/library/a b",
        ] {
            assert_eq!(Route::parse(fragment), Route::Unknown, "{fragment}");
        }
        assert_eq!(Route::parse(""), Route::Postmortems);
        assert_eq!(Route::parse("#"), Route::Postmortems);
    }
}
