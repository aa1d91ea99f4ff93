//! “This is …”: what somebody decides about the selected line.

use afterword_core::postmortem::SectionKey;
use afterword_formats::markdown::LineChoice;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::shortcut::{Shortcut, key};
use afterword_ui::words::{Text, use_words, word};
use yew::prelude::*;

use super::fate::section_name;
use super::fitting::Fitting;

/// What somebody wants of the reading.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pick {
    /// The selected line is that.
    Line(LineChoice),
    /// The selected line is the title.
    Title,
    /// The selected line is what it was read as.
    AsRead,
    /// Everything is as it was read.
    AllAsRead,
    /// The last decision is taken back.
    Undo,
}

#[derive(PartialEq, Properties)]
pub(super) struct ChooseProps {
    /// The selected line, counted from one.
    pub(super) line: usize,
    /// What stands on it.
    pub(super) text: AttrValue,
    /// What became of it, in words.
    pub(super) said: AttrValue,
    /// What was decided about it.
    pub(super) choice: Option<LineChoice>,
    pub(super) is_title: bool,
    /// What it can be chosen to be.
    pub(super) fitting: Fitting,
    /// Whether there is a decision to take back.
    pub(super) can_undo: bool,
    /// Whether anything at all was decided.
    pub(super) has_choices: bool,
    pub(super) on_pick: Callback<Pick>,
}

/// What a key or a button makes of a line.
pub(super) const KINDS: [(&Shortcut, &Text, LineChoice); 4] = [
    (&key::IMPORT_ENTRY, &word::ENTRY, LineChoice::Entry),
    (&key::IMPORT_ACTION, &word::IMPORT_ACTION, LineChoice::Action),
    (&key::IMPORT_CAUSE, &word::IMPORT_CAUSE, LineChoice::Cause),
    (&key::IMPORT_TEXT, &word::IMPORT_AS_TEXT, LineChoice::Text),
];

/// Names the button of the sections, for the key that opens it.
pub(super) const SECTIONS_ID: &str = "import-sections";

/// The selected line, what it was read as, and what else it could be.
#[component]
pub(super) fn Choose(props: &ChooseProps) -> Html {
    use_words();
    let ChooseProps { line, choice, fitting, on_pick, .. } = props;
    let pick = |pick: Pick| on_pick.reform(move |_: MouseEvent| pick.clone());
    let can_choose = *fitting != Fitting::Nothing;
    let button = |words: &'static str, keys: String, is_chosen: bool, it: Pick| {
        html! {
            <button
                type="button"
                class="button"
                aria-pressed={is_chosen.to_string()}
                title={keys}
                disabled={!can_choose}
                onclick={pick(it)}
            >
                { words }
            </button>
        }
    };
    // Where nothing fits, all are shown and none can be pressed: nothing moves while somebody goes through the lines.
    let is_shown = |it: &LineChoice| !can_choose || fitting.takes(it);
    let kinds = KINDS.into_iter().filter(|(.., it)| is_shown(it));
    let is_decided = choice.is_some() || props.is_title;
    html! {
        <section class="import-choose" aria-label={word::IMPORT_THIS_LINE.text()}>
            <p class="import-chosen-line">
                <strong>{ word::IMPORT_LINE_IS.fill(&[("n", line), ("what", &said(props))]) }</strong>
                <span class="import-chosen-text">{ &props.text }</span>
            </p>
            <div class="button-row" role="group" aria-label={word::IMPORT_THIS_IS.text()}>
                <span class="import-this-is" aria-hidden="true">{ word::IMPORT_THIS_IS.text() }</span>
                <span class="import-sections">
                    if !can_choose || fitting.is_anything() {
                        <Menu
                            id={SECTIONS_ID}
                            label={sections_label(choice)}
                            items={sections(can_choose, on_pick)}
                        />
                    }
                </span>
                for (keys, words, it) in kinds {
                    <span key={words.text()}>
                        { button(words.text(), keys.keys(), *choice == Some(it.clone()), Pick::Line(it)) }
                    </span>
                }
                <span class="import-title">
                    if !can_choose || fitting.takes_title() {
                        { button(word::TITLE.text(), String::new(), props.is_title, Pick::Title) }
                    }
                </span>
                <span class="import-above">
                    if is_shown(&LineChoice::Above) {
                        { button(word::IMPORT_ABOVE.text(), String::new(), *choice == Some(LineChoice::Above), Pick::Line(LineChoice::Above)) }
                    }
                </span>
                <button type="button" class="button" disabled={!is_decided} title={key::IMPORT_AS_READ.keys()} onclick={pick(Pick::AsRead)}>
                    { word::IMPORT_AS_READ.text() }
                </button>
            </div>
            <div class="button-row">
                <button type="button" class="button" disabled={!props.can_undo} title={key::UNDO.keys()} onclick={pick(Pick::Undo)}>
                    { word::UNDO.text() }
                </button>
                <button type="button" class="button" disabled={!props.has_choices} onclick={pick(Pick::AllAsRead)}>
                    { word::IMPORT_ALL_AS_READ.text() }
                </button>
            </div>
        </section>
    }
}

fn said(props: &ChooseProps) -> AttrValue {
    if props.said.is_empty() { word::EMPTY.text().into() } else { props.said.clone() }
}

/// The parts that a heading can begin; people and what a response cost are no text.
fn keys() -> impl Iterator<Item = SectionKey> {
    let fields = SectionKey::FIELDS.into_iter();
    let fields = fields.filter(|it| !matches!(it, SectionKey::People | SectionKey::Response));
    let free = ["root-cause", "detection", "resolution"];
    fields.chain(free.map(|it| SectionKey::Free(it.to_owned())))
}

fn sections_label(choice: &Option<LineChoice>) -> String {
    match choice {
        Some(LineChoice::Section(key)) => {
            word::IMPORT_SECTION.fill(&[("name", &section_name(key))])
        }
        _ => word::IMPORT_A_SECTION.text().to_owned(),
    }
}

fn sections(can_choose: bool, on_pick: &Callback<Pick>) -> Vec<MenuItem> {
    keys()
        .map(|key| {
            let name = section_name(&key);
            let pick = Pick::Line(LineChoice::Section(key));
            MenuItem::new(name, on_pick.reform(move |()| pick.clone())).disabled(!can_choose)
        })
        .collect()
}
