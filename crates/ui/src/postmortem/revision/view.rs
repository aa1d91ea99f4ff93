//! Two versions of a document compared, and the way back to one of them.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::diff::{self, Shown, Side, TextDiff};
use afterword_core::template::Template;
use afterword_core::time::Instant;
use yew::prelude::*;

use super::changes::{Line, Part, parts};
use crate::icon::{Icon, IconName};
use crate::postmortem::place::Headings;
use crate::words::{use_words, word, wording};

/// How many characters of what did not change are kept on either side of a change.
const CONTEXT: usize = 80;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RevisionViewProps {
    /// What it is: “What changed since …”.
    pub title: AttrValue,
    pub older: Rc<Postmortem>,
    pub newer: Rc<Postmortem>,
    /// The templates of the workspace, for the headings.
    pub templates: Rc<Vec<Template>>,
    /// An instant as the clocks of the document's zone show it.
    pub in_zone: Callback<Instant, Instant>,
    /// Asks to put the chosen version in place of the document; `None` if that is what the document is.
    pub on_restore: Option<Callback<()>>,
    /// Stands under the title: what the version is compared with.
    #[prop_or_default]
    pub children: Html,
}

/// What changed from one version to another, a sentence a change, by section; texts word by word.
#[component]
pub fn RevisionView(props: &RevisionViewProps) -> Html {
    let words = use_words();
    let RevisionViewProps { older, newer, templates, in_zone, .. } = props.clone();
    let parts = use_memo((older, newer, templates, in_zone, words), |it| {
        let (older, newer, templates, in_zone, _) = it;
        let headings = Headings::of(templates, &[newer, older]);
        let words = wording("diff", diff::english());
        parts(older, newer, &headings, &words, &|it| in_zone.emit(it))
    });
    let onclick = {
        let on_restore = props.on_restore.clone();
        Callback::from(move |_: MouseEvent| on_restore.iter().for_each(|it| it.emit(())))
    };
    html! {
        <section class="revision-view" aria-label={&props.title}>
            <header class="revision-head">
                <h2>{ &props.title }</h2>
                <button type="button" class="button" disabled={props.on_restore.is_none()} {onclick}>
                    <Icon name={IconName::Restore} />
                    { word::REVISION_RESTORE.text() }
                </button>
            </header>
            { props.children.clone() }
            <p class="guidance" role="status">{ said(&parts, props.on_restore.is_some()) }</p>
            <div class="revision-parts">
                for (at, part) in parts.iter().enumerate() {
                    { part_of(at, part) }
                }
            </div>
        </section>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChangeListProps {
    pub older: Rc<Postmortem>,
    pub newer: Rc<Postmortem>,
    /// The templates of the workspace, for the headings.
    pub templates: Rc<Vec<Template>>,
    /// An instant as the clocks of the document's zone show it.
    pub in_zone: Callback<Instant, Instant>,
}

/// What changed from one document to another, by section, and nothing else.
#[component]
pub fn ChangeList(props: &ChangeListProps) -> Html {
    let words = use_words();
    let parts = use_memo((props.clone(), words), |(it, _)| {
        let headings = Headings::of(&it.templates, &[&it.newer, &it.older]);
        let words = wording("diff", diff::english());
        parts(&it.older, &it.newer, &headings, &words, &|at| it.in_zone.emit(at))
    });
    html! {
        <div class="revision-parts">
            for (at, part) in parts.iter().enumerate() {
                { part_of(at, part) }
            }
        </div>
    }
}

/// How much there is to read, and that nothing is lost by going back.
fn said(parts: &[Part], can_restore: bool) -> String {
    let n = parts.iter().map(|it| it.lines.len()).sum::<usize>();
    match (n, can_restore) {
        (0, _) => word::REVISION_SAME.text().to_owned(),
        (_, true) => [&word::REVISION_COUNT.count(n), word::REVISION_UNDOABLE.text()].join(" "),
        (_, false) => word::REVISION_COUNT.count(n),
    }
}

fn part_of(at: usize, part: &Part) -> Html {
    html! {
        <section key={at} class="diff-part">
            <h3>{ &part.heading }</h3>
            <ul class="changes">
                for (at, line) in part.lines.iter().enumerate() {
                    { change(at, line) }
                }
            </ul>
        </section>
    }
}

fn change(at: usize, line: &Line) -> Html {
    html! {
        <li key={at} class="change">
            <p class="change-sentence">{ &line.sentence }</p>
            { line.text.as_ref().map(text) }
        </li>
    }
}

fn text(diff: &TextDiff) -> Html {
    let piece = |(at, shown): (usize, Shown<'_>)| match shown {
        Shown::Gap => html! {
            <span key={at} class="diff-gap" role="img" aria-label={word::REVISION_GAP.text()}>{ " … " }</span>
        },
        Shown::Text(Side::Both, text) => html! { <span key={at}>{ text }</span> },
        Shown::Text(Side::Old, text) => html! { <del key={at}>{ text }</del> },
        Shown::Text(Side::New, text) => html! { <ins key={at}>{ text }</ins> },
    };
    html! {
        <div class="diff">
            for piece in diff.excerpt(CONTEXT).into_iter().enumerate().map(piece) {
                { piece }
            }
        </div>
    }
}
