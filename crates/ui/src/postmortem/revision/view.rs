//! One earlier version beside the document as it is now.

use yew::prelude::*;

use super::diff::{Line, Part, Piece, Tag, changes};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RevisionViewProps {
    /// When the version is from, in words.
    pub title: AttrValue,
    /// The version as Markdown.
    pub older: AttrValue,
    /// The document as it is now, as Markdown.
    pub newer: AttrValue,
    /// Asks to put the version in place of the document.
    pub on_restore: Callback<()>,
}

/// What changed since a version, by section, and the way back to it.
#[component]
pub fn RevisionView(props: &RevisionViewProps) -> Html {
    use_words();
    let texts = (props.older.clone(), props.newer.clone());
    let parts = use_memo(texts, |(older, newer)| changes(older, newer));
    let onclick = props.on_restore.reform(|_: MouseEvent| ());
    html! {
        <section class="revision-view" aria-label={word::REVISION_CHANGES.fill(&[("version", &props.title)])}>
            <header class="revision-head">
                <h2>{ word::REVISION_CHANGED.fill(&[("version", &props.title)]) }</h2>
                <button type="button" class="button" disabled={parts.is_empty()} {onclick}>
                    <Icon name={IconName::Restore} />
                    { word::REVISION_RESTORE.text() }
                </button>
            </header>
            <p class="guidance">
                { if parts.is_empty() { word::REVISION_SAME.text() } else { word::REVISION_UNDOABLE.text() } }
            </p>
            for (at, part) in parts.iter().enumerate() {
                { part_of(at, part) }
            }
        </section>
    }
}

fn part_of(at: usize, part: &Part) -> Html {
    let heading = if part.heading.is_empty() { word::REVISION_TOP.text() } else { &part.heading };
    html! {
        <section key={at} class="diff-part">
            <h3>{ heading }</h3>
            <div class="diff">
                for (at, line) in part.lines.iter().enumerate() {
                    { line_of(at, line) }
                }
            </div>
        </section>
    }
}

fn line_of(at: usize, line: &Line) -> Html {
    match line {
        Line::Gap => {
            html! { <p key={at} class="diff-gap" aria-label={word::REVISION_GAP.text()}>{ "…" }</p> }
        }
        Line::Pieces(pieces) => html! {
            <p key={at} class="diff-line">
                for (at, piece) in pieces.iter().enumerate() {
                    { piece_of(at, piece) }
                }
            </p>
        },
    }
}

fn piece_of(at: usize, piece: &Piece) -> Html {
    match piece.tag {
        Tag::Both => html! { <span key={at}>{ &piece.text }</span> },
        Tag::Old => html! { <del key={at}>{ &piece.text }</del> },
        Tag::New => html! { <ins key={at}>{ &piece.text }</ins> },
    }
}
