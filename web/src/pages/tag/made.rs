//! What is made of a choice: the text to paste, the file beside it, and what is shown of it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::maturity::Plan;
use afterword_core::stored::Stored as _;
use afterword_core::template::Template;
use afterword_formats::tag::{
    self, Data, DataAddress, Looks, Page, Picture, ScriptAddress, Snapshot, Tag, Widget,
};
use afterword_formats::{file_name, maturity, toil};
use afterword_ui::words::{Words, drawing, word};
use yew::prelude::*;

use super::address::Script;
use super::choice::{Choice, Taken, Way};
use super::subject::{Subject, name};
use crate::browser::clock;
use crate::browser::page;
use crate::browser::zone::on_its_clocks;
use crate::session::Session;

/// What is made.
#[derive(Clone, PartialEq)]
pub(super) struct Made {
    /// What is to be pasted; nothing while something is missing.
    pub(super) snippet: Option<AttrValue>,
    /// The data, for a file; what it is called is empty where there is none.
    pub(super) data: Option<AttrValue>,
    pub(super) file_name: AttrValue,
    /// The drawing, for a file.
    pub(super) picture: Option<(AttrValue, AttrValue)>,
    /// What it is called.
    pub(super) title: AttrValue,
    pub(super) shown: Shown,
}

/// What the preview shows.
#[derive(Clone, PartialEq)]
pub(super) enum Shown {
    /// Nothing that could be shown is there yet.
    Nothing,
    /// The page of a frame at that address.
    Frame(AttrValue),
    /// Drawings, and text.
    Snapshot(Rc<Snapshot>),
}

/// Makes it, anew where something of it has changed.
#[hook]
pub(super) fn use_made(
    session: &Session,
    subject: &Subject,
    view: &Option<Rc<Postmortem>>,
    choice: &Choice,
    script: &Script,
) -> Made {
    let words = Words::spoken();
    // What its readers don't get is in no title and in no name of a file either.
    let subject = &match (subject, view) {
        (Subject::Postmortem { metrics, .. }, Some(view)) => {
            Subject::Postmortem { postmortem: view.clone(), metrics: metrics.clone() }
        }
        (other, _) => other.clone(),
    };
    let of = (subject.clone(), view.clone(), choice.widget, choice.tree);
    let data = {
        let session = session.clone();
        use_memo(of.clone(), move |(subject, view, widget, tree)| {
            data(&session, subject, view.as_deref(), *widget, *tree)
        })
    };
    let snapshot = {
        let session = session.clone();
        use_memo((of, choice.way, words), move |((subject, view, widget, tree), way, _)| {
            (*way == Way::Snapshot)
                .then(|| snapshot(&session, subject, view.as_deref(), *widget, *tree))
                .flatten()
                .map(Rc::new)
        })
    };
    let key = (subject.clone(), choice.clone(), script.address.clone().ok(), script.own.clone());
    let made = use_memo(
        (key, data, snapshot, words),
        |((subject, choice, script, own), data, snapshot, _)| {
            let of =
                Of { subject, choice, data: data.as_ref(), snapshot: snapshot.as_ref().as_ref() };
            of.made(script.as_deref(), own.as_deref())
        },
    );
    (*made).clone()
}

/// The data of a widget.
#[derive(Clone, PartialEq)]
struct Given {
    /// JSON, if it has any.
    json: Option<String>,
    /// JSON that it needs besides.
    besides: Option<(&'static str, String)>,
    /// Whether it is not known yet.
    is_waiting: bool,
}

fn data(
    session: &Session,
    subject: &Subject,
    view: Option<&Postmortem>,
    widget: Widget,
    tree: Option<afterword_core::causes::TreeId>,
) -> Given {
    let given = |json: String| Given { json: Some(json), besides: None, is_waiting: false };
    match subject {
        Subject::Postmortem { .. } => match view {
            Some(view) => given(tag::of_postmortem(&on_its_clocks(view), widget, tree)),
            None => Given { json: None, besides: None, is_waiting: true },
        },
        Subject::Actions(actions) => given(tag::of_board(word::ACTIONS.text(), &actions.json)),
        Subject::Register(it) => {
            // The widget shows what takes how long, and nothing else.
            let mut shown = it.0.clone();
            shown.weeks.clear();
            shown.projects.clear();
            for activity in shown.activities.iter_mut().map(Rc::make_mut) {
                activity.team.clear();
                activity.note.clear();
                activity.services.clear();
            }
            given(shown.to_json())
        }
        Subject::Assessment(it) => {
            let mut shown = it.0.clone();
            shown.plan = Plan::default();
            shown.previous = None;
            given(shown.to_json())
        }
        Subject::Calculators => {
            let scheme = (widget == Widget::Severity).then(|| tag::of_severity(&session.scheme));
            let besides = scheme.flatten().map(|it| ("scheme", it));
            Given { json: None, besides, is_waiting: false }
        }
    }
}

fn snapshot(
    session: &Session,
    subject: &Subject,
    view: Option<&Postmortem>,
    widget: Widget,
    tree: Option<afterword_core::causes::TreeId>,
) -> Option<Snapshot> {
    let today = clock::now().date_naive();
    let spoken = Words::spoken().language().code();
    match subject {
        Subject::Postmortem { metrics, .. } => {
            let document = on_its_clocks(view?);
            let bare = Template::plain();
            let template = session.template(&document.template).unwrap_or(&bare);
            Some(tag::snapshot(&document, widget, tree, template, metrics, &drawing()))
        }
        Subject::Actions(actions) => Some(Snapshot::of_markdown(&actions.markdown)),
        Subject::Register(it) => {
            let words = toil::report_words(spoken).or_else(|| toil::report_words("en"))?;
            Some(tag::of_register(&it.0, today, words))
        }
        Subject::Assessment(it) => {
            let words = maturity::report_words(spoken).or_else(|| maturity::report_words("en"))?;
            Some(tag::of_assessment(&it.0, today, words))
        }
        Subject::Calculators if widget == Widget::Severity => {
            let columns = [&word::TAG_LEVEL, &word::TAG_LEVEL_NAME, &word::TAG_LEVEL_MEANING];
            Some(tag::of_scheme(&session.scheme, columns.map(|it| it.text())))
        }
        Subject::Calculators => None,
    }
}

/// What it is made of.
struct Of<'a> {
    subject: &'a Subject,
    choice: &'a Choice,
    data: &'a Given,
    snapshot: Option<&'a Rc<Snapshot>>,
}

impl Of<'_> {
    fn made(&self, script: Option<&ScriptAddress>, own: Option<&ScriptAddress>) -> Made {
        let (stem, title) = (self.stem(), self.title());
        let has_data = self.data.json.is_some();
        let file_name = if has_data { format!("{stem}.json") } else { String::new() };
        let file_name = AttrValue::from(file_name);
        let picture = self.snapshot.and_then(|it| it.pictures.first());
        let picture = picture.filter(|_| self.choice.taken == Taken::Picture);
        let picture_name = format!("{stem}.svg");
        let snippet = match self.choice.way {
            _ if self.data.is_waiting => None,
            Way::Snapshot => self.taken(picture, &picture_name),
            Way::Tag => self.tag(&file_name).and_then(|it| {
                // Where the page has the script already, its address is not asked for.
                let elsewhere = (self.choice.page != Page::Html).then_some(own).flatten();
                script.or(elsewhere).map(|script| tag::tag(&it, self.choice.page, script))
            }),
            Way::Frame => self.tag(&file_name).and_then(|it| {
                script.map(|script| tag::frame(&it, &title, self.choice.frame, script))
            }),
        };
        Made {
            snippet: snippet.map(AttrValue::from),
            data: self.data.json.clone().map(AttrValue::from),
            file_name,
            picture: picture.map(|it| (picture_name.into(), it.svg.clone().into())),
            title: title.into(),
            shown: self.shown(own),
        }
    }

    fn stem(&self) -> String {
        let widget = self.choice.widget.key();
        match self.subject {
            Subject::Postmortem { postmortem, .. } if self.choice.widget == Widget::Postmortem => {
                file_name::of(postmortem)
            }
            Subject::Postmortem { postmortem, .. } => {
                format!("{}-{widget}", file_name::of(postmortem))
            }
            other => {
                let words = file_name::words(&other.title());
                if words.is_empty() { widget.to_owned() } else { format!("{words}-{widget}") }
            }
        }
    }

    fn title(&self) -> String {
        let name = name(self.choice.widget, self.subject);
        match self.subject.title().as_str() {
            "" => name.to_string(),
            title => format!("{name}: {title}"),
        }
    }

    fn looks(&self) -> Looks {
        let choice = self.choice;
        Looks {
            theme: choice.theme,
            language: choice.language.map(|it| it.code().to_owned()),
            is_editable: choice.is_editable,
            besides: self.data.besides.clone(),
        }
    }

    fn of(&self, data: Data) -> Tag {
        Tag { widget: self.choice.widget, data, looks: self.looks() }
    }

    fn inside(&self) -> Data {
        self.data.json.clone().map_or(Data::None, Data::Inside)
    }

    /// The tag; nothing while the address of its file is none.
    fn tag(&self, file_name: &AttrValue) -> Option<Tag> {
        if !self.choice.in_file || self.data.json.is_none() {
            return Some(self.of(self.inside()));
        }
        let address = DataAddress::parse(&self.choice.file_address(file_name)).ok()?;
        Some(self.of(Data::File(address)))
    }

    fn taken(&self, picture: Option<&Picture>, name: &str) -> Option<String> {
        let snapshot = self.snapshot?;
        match self.choice.taken {
            Taken::Html => Some(snapshot.html.clone()),
            Taken::Plain => Some(snapshot.plain.clone()),
            Taken::Markdown => Some(snapshot.markdown.clone()),
            Taken::Picture => picture.map(|it| tag::image(name, &it.title)),
        }
    }

    /// The widget as the one beside this app draws it, of the data itself wherever a page would have it from.
    fn shown(&self, own: Option<&ScriptAddress>) -> Shown {
        if self.choice.way == Way::Snapshot {
            return self.snapshot.map_or(Shown::Nothing, |it| Shown::Snapshot(it.clone()));
        }
        match own.filter(|_| !self.data.is_waiting) {
            Some(own) => {
                let address = tag::address(&self.of(self.inside()), own);
                Shown::Frame(format!("{address}&id=preview&parent={}", page::origin()).into())
            }
            None => Shown::Nothing,
        }
    }
}
