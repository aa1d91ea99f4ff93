//! What of a document can leave the page, in which forms, and the menu that asks for it.

use afterword_core::Postmortem;
use afterword_core::causes::TreeId;
use afterword_core::causes::picture::Growth;
use afterword_core::list;
use afterword_core::postmortem::{SectionKey, TextField, TextPlace};
use yew::prelude::*;

use crate::icon::IconName;
use crate::menu::MenuItem;
use crate::words::{Text, on_keys, word};

/// A document, or a part of one, in a form that can leave the page.
///
/// It names what is wanted and holds nothing of it: what goes out is made of whatever the page's one door lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it as Markdown.
    Markdown,
    /// All of it as JSON.
    Json,
    /// All of it as a page that stands alone, its drawings in it.
    Html,
    /// All of it in a link.
    Link,
    /// All of it as a printout.
    Paper,
    /// All of it as a page of Confluence.
    Confluence,
    /// All of it as a page of MediaWiki.
    MediaWiki,
    /// All of it in the markup of Jira.
    Jira,
    /// The actions as a table.
    Actions,
    /// The days on which open actions are due, as entries for calendars.
    DueDates,
    /// The drawn timeline as SVG.
    TimelineSvg,
    /// The drawn timeline in points.
    TimelinePng,
    /// The timeline as a Gantt chart of Mermaid.
    TimelineMermaid,
    /// A drawn tree as SVG.
    TreeSvg(TreeId, Growth),
    /// A drawn tree in points.
    TreePng(TreeId, Growth),
    /// A tree as a flowchart of Mermaid.
    TreeMermaid(TreeId),
    /// A tree as an outline of plain text.
    TreeOutline(TreeId),
    /// The review meeting as an entry for calendars.
    Invitation,
}

/// How something leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Onto the clipboard.
    Copy,
    /// Into a file.
    Download,
    /// Onto paper.
    Print,
}

/// A wish to take something out of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// At once and for the team, unless something in it should be asked about.
    Now(Form, Way),
    /// In one of these forms, once the readers are chosen.
    Choose(Vec<Form>),
    /// As a widget on a page of somebody else.
    Tag,
}

/// Whether the drawn timeline and the drawn trees go along with a document as Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawings {
    /// The lists say it all.
    #[default]
    Nowhere,
    /// As diagrams in the text, which many places draw where it is pasted.
    Mermaid,
    /// As pictures in files of their own beside the text.
    Files,
}

impl Drawings {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nowhere, Self::Mermaid, Self::Files];

    /// Its name where it is remembered.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nowhere => "none",
            Self::Mermaid => "mermaid",
            Self::Files => "files",
        }
    }

    /// The one that was remembered by `key`; without drawings where that says nothing.
    pub fn of_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.key() == key).unwrap_or_default()
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        let name: &Text = match self {
            Self::Nowhere => &word::DRAWINGS_NOWHERE,
            Self::Mermaid => &word::DRAWINGS_MERMAID,
            Self::Files => &word::DRAWINGS_FILES,
        };
        name.text()
    }
}

/// Why a text is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTree {
    /// The line at which it stops being one, from 1.
    pub line: Option<usize>,
    /// In words.
    pub message: String,
}

impl Form {
    /// The forms of a whole document: four for people, three for wikis, the others for tools.
    pub const DOCUMENT: [Self; 10] = [
        Self::Markdown,
        Self::Link,
        Self::Html,
        Self::Paper,
        Self::Confluence,
        Self::MediaWiki,
        Self::Jira,
        Self::Json,
        Self::Actions,
        Self::DueDates,
    ];

    /// The forms of a timeline.
    pub const TIMELINE: [Self; 3] = [Self::TimelineMermaid, Self::TimelineSvg, Self::TimelinePng];

    /// The forms of a tree; a picture of it grows that way.
    pub fn of_tree(id: TreeId, growth: Growth) -> [Self; 4] {
        [
            Self::TreeOutline(id),
            Self::TreeMermaid(id),
            Self::TreeSvg(id, growth),
            Self::TreePng(id, growth),
        ]
    }

    /// How it can leave.
    pub fn ways(self) -> &'static [Way] {
        match self {
            Self::Paper => &[Way::Print],
            Self::Link => &[Way::Copy],
            Self::Json
            | Self::Html
            | Self::Actions
            | Self::DueDates
            | Self::TimelinePng
            | Self::TreePng(..)
            | Self::Invitation => &[Way::Download],
            _ => &[Way::Copy, Way::Download],
        }
    }

    /// What it is called where one of several is chosen.
    pub fn name(self) -> &'static str {
        let name: &Text = match self {
            Self::Markdown => &word::FORM_MARKDOWN,
            Self::Json => &word::FORM_JSON,
            Self::Html => &word::FORM_HTML,
            Self::Link => &word::FORM_LINK,
            Self::Paper => &word::FORM_PAPER,
            Self::Confluence => &word::FORM_CONFLUENCE,
            Self::MediaWiki => &word::FORM_MEDIAWIKI,
            Self::Jira => &word::FORM_JIRA,
            Self::Actions => &word::FORM_ACTIONS,
            Self::DueDates => &word::FORM_DUE_DATES,
            Self::TimelineSvg | Self::TreeSvg(..) => &word::FORM_SVG,
            Self::TimelinePng | Self::TreePng(..) => &word::FORM_PNG,
            Self::TimelineMermaid | Self::TreeMermaid(_) => &word::FORM_MERMAID,
            Self::TreeOutline(_) => &word::FORM_OUTLINE,
            Self::Invitation => &word::WORKFLOW_CALENDAR,
        };
        name.text()
    }

    /// What letting it out that way is called.
    pub fn verb(self, way: Way) -> &'static str {
        let verb: &Text = match (self, way) {
            (Self::Paper, _) | (_, Way::Print) => &word::PRINT,
            (Self::Markdown, Way::Copy) => &word::COPY_MARKDOWN,
            (Self::Markdown, Way::Download) => &word::DOWNLOAD_MARKDOWN,
            (Self::Json, _) => &word::DOWNLOAD_JSON,
            (Self::Html, _) => &word::DOWNLOAD_HTML,
            (Self::Link, _) => &word::COPY_LINK,
            (Self::Confluence, Way::Copy) => &word::COPY_CONFLUENCE,
            (Self::Confluence, Way::Download) => &word::DOWNLOAD_CONFLUENCE,
            (Self::MediaWiki, Way::Copy) => &word::COPY_MEDIAWIKI,
            (Self::MediaWiki, Way::Download) => &word::DOWNLOAD_MEDIAWIKI,
            (Self::Jira, Way::Copy) => &word::COPY_JIRA,
            (Self::Jira, Way::Download) => &word::DOWNLOAD_JIRA,
            (Self::Actions, _) => &word::DOWNLOAD_ACTIONS,
            (Self::DueDates, _) => &word::DOWNLOAD_DUE_DATES,
            (Self::TimelineSvg | Self::TreeSvg(..), Way::Copy) => &word::COPY_SVG,
            (Self::TimelineSvg | Self::TreeSvg(..), Way::Download) => &word::DOWNLOAD_SVG,
            (Self::TimelinePng | Self::TreePng(..), _) => &word::DOWNLOAD_PNG,
            (Self::TimelineMermaid | Self::TreeMermaid(_), Way::Copy) => &word::COPY_MERMAID,
            (Self::TimelineMermaid | Self::TreeMermaid(_), Way::Download) => {
                &word::DOWNLOAD_MERMAID
            }
            (Self::TreeOutline(_), Way::Copy) => &word::COPY_OUTLINE,
            (Self::TreeOutline(_), Way::Download) => &word::DOWNLOAD_OUTLINE,
            (Self::Invitation, _) => &word::WORKFLOW_CALENDAR,
        };
        verb.text()
    }

    /// The part of `postmortem` that it shows and that is not there; `None` if it shows what it promises.
    ///
    /// A view for other readers may be without the part that somebody wants a picture of.
    pub fn lacks(self, postmortem: &Postmortem) -> Option<SectionKey> {
        match self {
            Self::TimelineSvg | Self::TimelinePng | Self::TimelineMermaid => {
                postmortem.timeline.is_empty().then_some(SectionKey::Timeline)
            }
            Self::TreeSvg(id, _)
            | Self::TreePng(id, _)
            | Self::TreeMermaid(id)
            | Self::TreeOutline(id) => {
                list::find(&postmortem.trees, id).is_none().then_some(SectionKey::Causes)
            }
            Self::Actions | Self::DueDates => {
                postmortem.actions.is_empty().then_some(SectionKey::Actions)
            }
            _ => None,
        }
    }

    /// Whether the text at `place` of `postmortem` goes out with it. The title does always, if only in a file's name.
    pub fn holds(self, place: TextPlace, postmortem: &Postmortem) -> bool {
        let part = match self {
            Self::Markdown
            | Self::Json
            | Self::Html
            | Self::Link
            | Self::Paper
            | Self::Confluence
            | Self::MediaWiki
            | Self::Jira => return true,
            Self::Actions | Self::DueDates => Some(SectionKey::Actions),
            Self::TimelineSvg | Self::TimelinePng | Self::TimelineMermaid => {
                Some(SectionKey::Timeline)
            }
            Self::TreeSvg(..) | Self::TreePng(..) | Self::TreeMermaid(_) | Self::TreeOutline(_) => {
                Some(SectionKey::Causes)
            }
            Self::Invitation => None,
        };
        place == TextPlace::Text(TextField::Title)
            || part.is_some() && place.section(postmortem) == part
    }

    /// Whether it is text that can be looked at before it goes.
    pub fn is_text(self) -> bool {
        !matches!(
            self,
            Self::Paper
                | Self::Link
                | Self::Html
                | Self::TimelineSvg
                | Self::TimelinePng
                | Self::TreeSvg(..)
                | Self::TreePng(..)
        )
    }
}

impl Way {
    /// Its sign on a button.
    pub fn icon(self) -> IconName {
        match self {
            Self::Copy => IconName::Copy,
            Self::Download => IconName::Download,
            Self::Print => IconName::Printer,
        }
    }
}

/// The items of a menu that lets `forms` out through the page's door: for other readers, then at once, what is copied first.
pub fn outgoing_items(forms: &[Form], take_out: &Callback<Outgoing>) -> Vec<MenuItem> {
    let chosen = forms.to_vec();
    let choose = take_out.reform(move |()| Outgoing::Choose(chosen.clone()));
    let mut items =
        vec![MenuItem::new(word::EXPORT_VIEW_CHOOSE.text(), choose).icon(IconName::Eye)];
    items.extend(items_now(forms, take_out));
    items
}

/// The items of the menu that lets the whole document out: for other readers, then by whom a form is for.
pub fn document_items(take_out: &Callback<Outgoing>) -> Vec<MenuItem> {
    let mut items = outgoing_items(&Form::DOCUMENT, take_out);
    items.truncate(1);
    let (people, rest) = Form::DOCUMENT.split_at(4);
    let (wikis, tools) = rest.split_at(3);
    for (name, forms) in [
        (&word::EXPORT_GROUP_PEOPLE, people),
        (&word::EXPORT_GROUP_WIKIS, wikis),
        (&word::EXPORT_GROUP_TOOLS, tools),
    ] {
        let mut group = items_now(forms, take_out);
        if forms == wikis {
            let on_select = take_out.reform(|()| Outgoing::Tag);
            group.push(MenuItem::new(word::TAG_ASK.text(), on_select).icon(IconName::ExternalLink));
        }
        group[0] = group[0].clone().group(name.text());
        items.extend(group);
    }
    items
}

/// What lets `forms` out at once, what is copied first.
fn items_now(forms: &[Form], take_out: &Callback<Outgoing>) -> Vec<MenuItem> {
    let mut items = Vec::new();
    for way in [Way::Copy, Way::Download, Way::Print] {
        for form in forms.iter().copied().filter(|it| it.ways().contains(&way)) {
            let on_select = take_out.reform(move |()| Outgoing::Now(form, way));
            let item = MenuItem::new(form.verb(way), on_select).icon(way.icon());
            items.push(if way == Way::Print { item.keys(on_keys("Ctrl P")) } else { item });
        }
    }
    items
}
