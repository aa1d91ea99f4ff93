//! Fields that are a change only when somebody is done with them: each change is a save of another document, and may move its row.

use std::rc::Rc;

use afterword_core::amount::work_written;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::fields::{DateField, TextArea, TextField, WorkField};
use crate::shortcut::key;
use crate::words::{use_words, word};

/// What is typed over a value.
struct Draft<T: 'static> {
    /// What the field shows.
    shown: T,
    is_typed: bool,
    /// The value is another one than the one that was begun from: somebody else has changed it meanwhile.
    is_conflict: bool,
    on_change: Callback<T>,
    /// Keeps what was typed.
    keep: Callback<()>,
    /// The same but in a conflict, in which that takes Enter.
    on_leave: Callback<FocusEvent>,
    onkeydown: Callback<KeyboardEvent>,
}

/// What is typed, and the value that it was begun from.
struct Typed<T> {
    text: T,
    from: T,
}

#[hook]
fn use_draft<T: Clone + PartialEq + 'static>(value: &T, on_commit: &Callback<T>) -> Draft<T> {
    let draft = use_state_eq(|| None::<T>);
    // Beside the state, for those who ask between two renders and when the field goes.
    let typed = use_mut_ref(|| None::<Typed<T>>);
    let newest = use_mut_ref(|| (value.clone(), on_commit.clone()));
    *newest.borrow_mut() = (value.clone(), on_commit.clone());
    let commit = use_callback((), {
        let (typed, newest) = (typed.clone(), newest.clone());
        move |(), ()| {
            let typed = typed.borrow_mut().take();
            let (value, on_commit) = newest.borrow().clone();
            if let Some(text) = typed.map(|it| it.text).filter(|it| *it != value) {
                on_commit.emit(text);
            }
        }
    });
    use_effect_with(commit.clone(), |commit| {
        let commit = commit.clone();
        move || commit.emit(())
    });
    let on_change = {
        let (draft, typed, newest) = (draft.setter(), typed.clone(), newest);
        Callback::from(move |text: T| {
            let begun = typed.borrow_mut().take().map(|it| it.from);
            let from = begun.unwrap_or_else(|| newest.borrow().0.clone());
            typed.replace(Some(Typed { text: text.clone(), from }));
            draft.set(Some(text));
        })
    };
    let is_conflict = {
        let typed = typed.borrow();
        typed.as_ref().is_some_and(|it| it.from != *value && it.text != *value)
    };
    let keep = {
        let draft = draft.setter();
        Callback::from(move |()| {
            commit.emit(());
            draft.set(None);
        })
    };
    let on_leave = match is_conflict {
        true => Callback::noop(),
        false => keep.reform(|_: FocusEvent| ()),
    };
    let onkeydown = {
        let (draft, keep) = (draft.clone(), keep.clone());
        Callback::from(move |event: KeyboardEvent| {
            if key::ROW_OPEN.hears(&event) {
                event.prevent_default();
                keep.emit(());
            } else if key::LEAVE.hears(&event) && draft.is_some() {
                event.prevent_default();
                typed.replace(None);
                draft.set(None);
            }
        })
    };
    let (shown, is_typed) = ((*draft).clone().unwrap_or_else(|| value.clone()), draft.is_some());
    Draft { shown, is_typed, is_conflict, on_change, keep, on_leave, onkeydown }
}

impl<T> Draft<T> {
    fn classes(&self) -> Classes {
        classes!("draft", self.is_typed.then_some("is-typed"))
    }

    /// What is said below the field while `theirs` is what somebody else made of it.
    fn hint(&self, theirs: &str) -> AttrValue {
        let hint = self.is_conflict.then(|| word::BOARD_MEANWHILE.fill(&[("theirs", &theirs)]));
        hint.unwrap_or_default().into()
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DraftFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    /// Hears of a text that is another one, on Enter and when the field is left.
    pub on_commit: Callback<String>,
    /// Whether nothing at all is a text, too; else an emptied field is as it was.
    #[prop_or_default]
    pub can_be_empty: bool,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub suggestions: Rc<[AttrValue]>,
    #[prop_or(true)]
    pub hide_label: bool,
    /// Whether it takes several lines; then Enter begins one.
    #[prop_or_default]
    pub has_lines: bool,
}

/// A text. Enter keeps a line, `Esc` takes back what was typed. Enter keeps it, `Esc` takes back what was typed.
#[component]
pub fn DraftField(props: &DraftFieldProps) -> Html {
    use_words();
    let on_commit = {
        let (on_commit, can_be_empty) = (props.on_commit.clone(), props.can_be_empty);
        let before = props.value.clone();
        Callback::from(move |text: AttrValue| {
            let text = text.trim();
            if text != before.trim() && (can_be_empty || !text.is_empty()) {
                on_commit.emit(text.to_owned());
            }
        })
    };
    let draft = use_draft(&props.value, &on_commit);
    let (class, hint) = (draft.classes(), draft.hint(&props.value));
    if props.has_lines {
        let onkeydown = draft.onkeydown;
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if !key::ROW_OPEN.hears(&event) {
                onkeydown.emit(event);
            }
        });
        return html! {
            <TextArea
                id={Some(props.id.clone())}
                {class}
                label={&props.label}
                hide_label={props.hide_label}
                {hint}
                rows={3}
                value={draft.shown}
                on_change={draft.on_change.reform(AttrValue::from)}
                placeholder={&props.placeholder}
                {onkeydown}
                onblur={draft.on_leave}
            />
        };
    }
    html! {
        <TextField
            id={Some(props.id.clone())}
            {class}
            label={&props.label}
            hide_label={props.hide_label}
            {hint}
            value={draft.shown}
            on_change={draft.on_change.reform(AttrValue::from)}
            placeholder={&props.placeholder}
            suggestions={&props.suggestions}
            onkeydown={draft.onkeydown}
            onblur={draft.on_leave}
        />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DraftDateProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: Option<NaiveDate>,
    /// Hears of a day that is another one: at once if it was chosen in the calendar, on Enter and when the field is left if it was typed.
    pub(super) on_commit: Callback<Option<NaiveDate>>,
    #[prop_or(true)]
    pub(super) hide_label: bool,
}

/// A day. While it is typed, what a browser calls the day changes with each digit, so it counts when somebody is done.
#[component]
pub(super) fn DraftDate(props: &DraftDateProps) -> Html {
    use_words();
    let draft = use_draft(&props.value, &props.on_commit);
    let by_keys = use_mut_ref(|| false);
    let on_change = {
        let (by_keys, typed, keep) = (by_keys.clone(), draft.on_change.clone(), draft.keep.clone());
        Callback::from(move |day: Option<NaiveDate>| {
            typed.emit(day);
            if !*by_keys.borrow() {
                keep.emit(());
            }
        })
    };
    let onkeydown = {
        let by_keys = by_keys.clone();
        draft.onkeydown.reform(move |event: KeyboardEvent| {
            by_keys.replace(true);
            event
        })
    };
    let onpointerdown = Callback::from(move |_: PointerEvent| _ = by_keys.replace(false));
    let theirs = match props.value {
        Some(day) => word::DATE_DAY_MON_YEAR.day(day),
        None => word::BOARD_NO_DATE.text().to_owned(),
    };
    html! {
        <div class={draft.classes()} {onpointerdown} onfocusout={draft.on_leave.clone()}>
            <DateField
                id={Some(props.id.clone())}
                label={&props.label}
                hide_label={props.hide_label}
                hint={draft.hint(&theirs)}
                value={draft.shown}
                {on_change}
                {onkeydown}
            />
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DraftWorkProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    /// In minutes; `None` is not known.
    pub(super) value: Option<u32>,
    /// Hears of another length when the field is left.
    pub(super) on_commit: Callback<Option<u32>>,
}

/// How long somebody works. It means another length with each letter, so it counts when somebody is done.
#[component]
pub(super) fn DraftWork(props: &DraftWorkProps) -> Html {
    use_words();
    let draft = use_draft(&props.value, &props.on_commit);
    let theirs = props.value.map_or_else(String::new, |it| work_written(it.into()));
    let hint = draft.hint(&theirs);
    html! {
        <div class="draft-work" onfocusout={draft.on_leave} onkeydown={draft.onkeydown}>
            <p class="draft-conflict" role="status">{ hint }</p>
            <WorkField
                id={Some(props.id.clone())}
                label={&props.label}
                value={draft.shown}
                on_change={draft.on_change}
            />
        </div>
    }
}
