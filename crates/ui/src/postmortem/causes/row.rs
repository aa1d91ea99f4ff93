//! One cause in the outline: its text, and what is known about it at a glance.

use afterword_core::causes::{
    CauseChange, CauseId, CauseKind, CausesEdit, Confidence, TreeEdit, TreeId,
};
use afterword_core::draw::timeline::plain;
use afterword_core::postmortem::Edit;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::keys::{self, Command, Here, ends};
use super::rows::{At, Own};
use super::{more_id, row_id};
use crate::fields::TextArea;
use crate::icon::{Icon, IconName};
use crate::postmortem::entry_drag;
use crate::review::{Beside, Spot, note_id};
use crate::shortcut::Pressed;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CauseRowProps {
    pub(super) tree: TreeId,
    pub(super) cause: Own,
    pub(super) at: At,
    /// The question it answers, shown where it is not the one of the cause above.
    pub(super) question: Option<AttrValue>,
    /// The id of the element that shows the question.
    pub(super) question_id: AttrValue,
    /// How many causes are hidden behind it; `None` while they are shown.
    pub(super) n_hidden: Option<usize>,
    /// How many actions address it.
    pub(super) n_actions: usize,
    /// Whether the Tab key stops here: it does at one row of the tree.
    pub(super) is_current: bool,
    pub(super) is_open: bool,
    /// Whether it is the cause that is worked on, here or in the drawing.
    pub(super) is_selected: bool,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_ask: Callback<(CauseId, Command)>,
}

/// One cause in the outline.
#[component]
pub(super) fn CauseRow(props: &CauseRowProps) -> Html {
    use_words();
    let root = use_node_ref();
    let area = use_node_ref();
    use_depth(&root, props.at.depth);
    use_hints(&area, props);
    let cause = &props.cause;
    let (tree, id) = (props.tree, cause.id());
    let on_change = props.on_edit.reform(move |text| {
        Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Cause(id, CauseChange::Text(text))))
    });
    let class = classes!(
        "cause",
        cause.is_root().then_some("is-root"),
        (cause.is_root() && props.n_actions == 0).then_some("is-uncovered"),
        (cause.kind() == CauseKind::RuledOut).then_some("is-ruled-out"),
        props.is_selected.then_some("is-selected"),
    );
    let on_support = props.on_ask.reform(move |entry| (id, Command::Support(entry)));
    html! {
        <div
            ref={&root}
            {class}
            ondragover={entry_drag::on_drag_over()}
            ondrop={entry_drag::on_drop(on_support)}
        >
            <div class="cause-asked">
                if let Some(question) = &props.question {
                    <p id={&props.question_id} class="cause-question">{ question }</p>
                }
            </div>
            <div class="cause-line">
                { fold_button(props) }
                <TextArea
                    id={Some(AttrValue::from(row_id(id)))}
                    class="cause-text"
                    label={name(props.at)}
                    hide_label={true}
                    value={cause.text.clone()}
                    {on_change}
                    placeholder={word::CAUSE_PLACEHOLDER.text()}
                    onkeydown={on_key(props)}
                    onfocus={props.on_ask.reform(move |_: FocusEvent| (id, Command::Here))}
                    input_ref={&area}
                />
                { on_paper(&cause.text) }
                { marks(props) }
                <Beside spot={Spot::Cause(id)} />
                { more_button(props) }
            </div>
        </div>
    }
}

/// The words without the marks of Markdown, where it has some: paper shows these and not the field.
fn on_paper(text: &str) -> Html {
    let words = plain(text);
    html! {
        <>
            if words != text.trim() {
                <p class="cause-words on-paper" aria-hidden="true">{ words }</p>
            }
        </>
    }
}

fn name(at: At) -> String {
    let (level, n) = (at.depth + 1, at.position + 1);
    word::CAUSE_NAME.fill(&[("level", &level), ("n", &n), ("of", &at.of)])
}

/// Tells the style sheet how deep the row is.
#[hook]
fn use_depth(root: &NodeRef, depth: usize) {
    let root = root.clone();
    use_effect_with(depth, move |depth| {
        if let Some(root) = root.cast::<HtmlElement>() {
            root.style().set_property("--depth", &depth.to_string()).ok();
        }
    });
}

/// Lets the Tab key stop at one row only, and ties the text to its question.
#[hook]
fn use_hints(area: &NodeRef, props: &CauseRowProps) {
    let area = area.clone();
    let note = note_id(&Spot::Cause(props.cause.id()));
    let described_by = format!("{} {note}", props.question_id);
    use_effect_with((props.is_current, described_by), move |(is_current, described_by)| {
        if let Some(area) = area.cast::<HtmlElement>() {
            area.set_tab_index(if *is_current { 0 } else { -1 });
            area.set_attribute("aria-describedby", described_by).ok();
        }
    });
}

fn tab_stop(props: &CauseRowProps) -> &'static str {
    if props.is_current { "0" } else { "-1" }
}

fn fold_button(props: &CauseRowProps) -> Html {
    let id = props.cause.id();
    let n_causes = props.cause.n_causes();
    let onclick = props.on_ask.reform(move |_: MouseEvent| (id, Command::Fold));
    let (icon, label) = match props.n_hidden {
        Some(n) => (IconName::ChevronRight, word::CAUSE_SHOW_BEHIND.count(n)),
        None => (IconName::ChevronDown, word::CAUSE_HIDE_BEHIND.text().to_owned()),
    };
    html! {
        <span class="cause-fold">
            if n_causes > 0 {
                <button
                    type="button"
                    class="button icon-only is-quiet"
                    aria-expanded={props.n_hidden.is_none().to_string()}
                    aria-label={label}
                    tabindex={tab_stop(props)}
                    {onclick}
                >
                    <Icon name={icon} />
                </button>
            }
        </span>
    }
}

fn more_button(props: &CauseRowProps) -> Html {
    let id = props.cause.id();
    let onclick = props.on_ask.reform(move |_: MouseEvent| (id, Command::Details));
    let onkeydown = {
        let on_ask = props.on_ask.clone();
        Callback::from(move |event: KeyboardEvent| {
            let command = match event.key().as_str() {
                "F2" => Command::Write,
                "ArrowUp" => Command::Above,
                "ArrowDown" => Command::Below,
                _ => return,
            };
            event.prevent_default();
            on_ask.emit((id, command));
        })
    };
    html! {
        <button
            id={more_id(id)}
            type="button"
            class="button icon-only is-quiet cause-more"
            aria-expanded={props.is_open.to_string()}
            aria-label={word::CAUSE_DETAILS.text()}
            tabindex={tab_stop(props)}
            {onclick}
            {onkeydown}
        >
            <Icon name={IconName::More} />
        </button>
    }
}

/// What is known about it, in a few words.
fn marks(props: &CauseRowProps) -> Html {
    let cause = &props.cause;
    let mut marks: Vec<(&'static str, String)> = Vec::new();
    if cause.is_root() {
        marks.push(("is-root", word::MARK_ROOT.text().to_owned()));
    }
    match cause.kind() {
        CauseKind::Cause => {}
        CauseKind::Contributing => {
            marks.push(("is-kind", word::MARK_CONTRIBUTING.text().to_owned()));
        }
        CauseKind::RuledOut => marks.push(("is-kind", word::MARK_RULED_OUT.text().to_owned())),
    }
    match cause.confidence {
        Confidence::Hypothesis => {}
        Confidence::Supported => {
            marks.push(("is-supported", word::MARK_SUPPORTED.text().to_owned()));
        }
        Confidence::Confirmed => {
            marks.push(("is-confirmed", word::MARK_CONFIRMED.text().to_owned()));
        }
    }
    if let Some(category) = cause.category {
        marks.push(("is-category", category.in_sentence().to_string()));
    }
    match cause.evidence.len() {
        0 => {}
        n => marks.push(("is-evidence", word::MARK_EVIDENCE.count(n))),
    }
    match props.n_actions {
        0 if cause.is_root() => marks.push(("is-missing", word::MARK_NO_ACTION.text().to_owned())),
        0 => {}
        n => marks.push(("is-covered", word::ACTIONS_COUNT.count(n))),
    }
    if let Some(n) = props.n_hidden {
        marks.push(("is-hidden", format!("+{n}")));
    }
    html! {
        <span class="cause-marks">
            for (class, words) in marks {
                <span key={class} class={classes!("mark", class)}>{ words }</span>
            }
        </span>
    }
}

fn on_key(props: &CauseRowProps) -> Callback<KeyboardEvent> {
    let (on_ask, cause, at) = (props.on_ask.clone(), props.cause.clone(), props.at);
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let area = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
        let (is_at_top, is_at_bottom) = area.as_ref().map_or((true, true), ends);
        let here = Here {
            has_previous: at.position > 0,
            is_behind: at.depth > 0,
            is_blank: cause.text.is_empty() && cause.n_causes() == 0,
            is_at_top,
            is_at_bottom,
        };
        if let Some(command) = keys::command(&Pressed::new(&event), here) {
            event.prevent_default();
            on_ask.emit((cause.id(), command));
        }
    })
}
