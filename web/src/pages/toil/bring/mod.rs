//! A table or a few lines into a register: pasted or chosen, looked at, taken in as one step.

mod coming;
mod common;
mod reading;

use std::rc::Rc;

use afterword_core::toil::{Standing, ToilEdit, ToilRegister};
use afterword_formats::toil::{ToilTable, Unread, Why};
use afterword_ui::dialog::Dialog;
use afterword_ui::draw::use_settled;
use afterword_ui::fields::TextArea;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::coming::Coming;
pub(super) use self::common::CommonButton;
use self::reading::{Outcome, use_reading};
use crate::incoming::{self, Incoming, Queue};
use crate::pages::import::picked::Picked;
use crate::pages::import::table::{PickTable, beginning};
use crate::palette::{Command, Group, use_commands};
use crate::session::Session;

/// How long after the last key the text is read, in milliseconds.
const PAUSE: i32 = 150;

/// How many cells that were not understood are named.
const N_UNREAD: usize = 20;

/// How much of such a cell is shown, in characters.
const MAX_CHARS: usize = 60;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BringButtonProps {
    pub(super) session: Session,
    pub(super) register: Rc<ToilRegister>,
    pub(super) on_edit: Callback<ToilEdit>,
}

/// The button that brings in a table of activities or of weeks, with its dialog.
#[component]
pub(super) fn BringButton(props: &BringButtonProps) -> Html {
    use_words();
    let is_open = use_state_eq(|| false);
    let set = is_open.setter();
    let on_open = Callback::from(move |()| set.set(true));
    let onclick = on_open.reform(|_: MouseEvent| ());
    use_commands(&props.session, move || {
        vec![Command::new(Group::Document, "toil-bring", word::TOIL_BRING.text(), on_open.clone())]
    });
    let set = is_open.setter();
    let on_close = Callback::from(move |()| set.set(false));
    let BringButtonProps { session, register, on_edit } = props.clone();
    html! {
        <div class="toil-bring-button">
            <button type="button" class="button" {onclick}>
                <Icon name={IconName::Upload} />{ word::TOIL_BRING.text() }
            </button>
            if *is_open {
                <Bring {session} {register} {on_edit} {on_close} />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BringProps {
    pub(super) session: Session,
    pub(super) register: Rc<ToilRegister>,
    pub(super) on_edit: Callback<ToilEdit>,
    pub(super) on_close: Callback<()>,
    /// The lines that it begins with; without any, a table is asked for.
    #[prop_or_default]
    pub(super) lines: Option<AttrValue>,
}

/// The dialog that shows what a table, or lines, would bring into a register, and brings it in. It stands for as long as it is open.
#[component]
pub(super) fn Bring(props: &BringProps) -> Html {
    use_words();
    let text = use_state_eq(|| props.lines.clone().unwrap_or_default());
    let file = use_state_eq(|| None::<Rc<Incoming>>);
    let settled = use_settled(&*text, PAUSE, false);
    let is_typing = file.is_none() && *text != settled;
    let source = use_memo((settled, (*file).clone()), |(text, file)| source(text, file.as_ref()));
    let reading = use_reading(&source, props.lines.is_some());
    let table = reading.outcome.as_ref().and_then(|it| it.as_ref().ok()).cloned();
    let coming = use_memo((table, props.register.clone()), |(table, register)| {
        table.as_ref().map(|it| Rc::new(Coming::of(it, register)))
    });
    let picked = use_state(Picked::<Standing>::default);
    let title = match props.lines {
        Some(_) => word::TOIL_BRING_LINES_TITLE.text(),
        None => word::TOIL_BRING_TITLE.text(),
    };
    let is_going = reading.is_going || is_typing;
    let actions = actions(props, (*coming).as_ref(), &picked, is_going);
    html! {
        <Dialog {title} open={true} on_close={&props.on_close} class="is-wide toil-bring" {actions}>
            { given(props, &text, &file) }
            <div class="toil-bring-said" role="status">{ said(reading.outcome.as_ref()) }</div>
            <div>
                if let Some(coming) = &*coming {
                    { preview(coming, &picked) }
                }
            </div>
        </Dialog>
    }
}

/// What is read: the file, else what is in the field.
fn source(text: &AttrValue, file: Option<&Rc<Incoming>>) -> Option<Rc<Incoming>> {
    let pasted = || {
        let bytes = text.as_bytes().to_vec();
        Rc::new(Incoming { bytes, ..Incoming::default() })
    };
    file.cloned().or_else(|| (!text.trim().is_empty()).then(pasted))
}

type Text = UseStateHandle<AttrValue>;
type File = UseStateHandle<Option<Rc<Incoming>>>;

/// Where the text is pasted, or a file chosen.
fn given(props: &BringProps, text: &Text, file: &File) -> Html {
    let is_table = props.lines.is_none();
    let (label, hint) = match is_table {
        true => (word::TOIL_BRING_TEXT.text(), word::TOIL_BRING_TEXT_HINT.text()),
        false => (word::TOIL_BRING_LINES.text(), word::TOIL_NEXT_HINT_LINES.text()),
    };
    let on_change = {
        let (text, file) = (text.setter(), file.setter());
        Callback::from(move |it: String| {
            text.set(it.into());
            file.set(None);
        })
    };
    html! {
        <div class="toil-bring-given">
            <TextArea {label} {hint} value={(**text).clone()} rows={4} spellcheck={false} class="paste" {on_change} />
            if is_table { { chooser(text, file) } }
        </div>
    }
}

/// The field for a file, and the name of the one that was chosen.
fn chooser(text: &Text, file: &File) -> Html {
    let on_queue = {
        let (text, file) = (text.setter(), file.setter());
        Callback::from(move |it: Queue| {
            text.set(AttrValue::default());
            file.set(Some(it.current().clone().legible()));
        })
    };
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        incoming::read_all(input.files(), on_queue.clone());
        // Or the same file, mended, could not be chosen again.
        input.set_value("");
    });
    let name = file.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    html! {
        <div class="toil-bring-file">
            <label class="button file-button">
                <Icon name={IconName::Upload} />{ word::TOIL_BRING_FILE.text() }
                <input type="file" class="visually-hidden" accept=".csv,.tsv,.txt,text/csv,text/plain" {onchange} />
            </label>
            <span class="quiet">{ name }</span>
        </div>
    }
}

/// Why it can't be brought in, or that there is nothing to bring.
fn said(outcome: Option<&Outcome>) -> Html {
    let is_empty = |it: &ToilTable| match it {
        ToilTable::Activities(it) => it.activities.is_empty(),
        ToilTable::Weeks(it) => it.weeks.is_empty(),
    };
    match outcome {
        Some(Err(why)) => html! { <p class="banner" data-kind="danger">{ why }</p> },
        Some(Ok(table)) if is_empty(table) => {
            let words = match **table {
                ToilTable::Activities(_) => word::TOIL_BRING_NO_ROW.text(),
                ToilTable::Weeks(_) => word::TOIL_BRING_NO_WEEK.text(),
            };
            html! { <p class="banner" data-kind="warning">{ words }</p> }
        }
        _ => Html::default(),
    }
}

/// What comes in, row by row, and what was not understood.
fn preview(coming: &Rc<Coming>, picked: &UseStateHandle<Picked<Standing>>) -> Html {
    let standings = coming.standings.clone();
    let on_pick = {
        let (set, rows) = (picked.setter(), standings.clone());
        Callback::from(move |it: Picked<Standing>| set.set(it.about(rows.clone())))
    };
    let shown = {
        let coming = coming.clone();
        Callback::from(move |at: usize| coming.shown(at))
    };
    html! {
        <div class="toil-bring-preview">
            if !standings.is_empty() {
                <PickTable<Standing>
                    label={word::TOIL_BRING_ROWS.text()}
                    names={coming.names()}
                    {standings}
                    picked={picked.of(&coming.standings)}
                    {on_pick}
                    {shown}
                />
            }
            { unread(&coming.unread) }
        </div>
    }
}

/// The cells that were not understood, each with its place.
fn unread(cells: &[Unread]) -> Html {
    let cell = |(at, it): (usize, &Unread)| {
        let text = beginning(it.text.trim(), MAX_CHARS);
        let place = match &*it.column {
            _ if it.why == Why::IsMonth => {
                word::TOIL_BRING_MONTH.fill(&[("line", &it.row), ("text", &text)])
            }
            "" => word::TOIL_BRING_CELL_BESIDE.fill(&[("line", &it.row), ("text", &text)]),
            name => word::TOIL_BRING_CELL.fill(&[
                ("line", &it.row),
                ("column", &beginning(name, MAX_CHARS)),
                ("text", &text),
            ]),
        };
        html! { <li key={at}>{ place }</li> }
    };
    let n_left = cells.len().saturating_sub(N_UNREAD);
    html! {
        <div class="toil-bring-unread">
            if !cells.is_empty() {
                <p>{ word::TOIL_BRING_UNREAD.count(cells.len()) }</p>
                <ul>{ for cells.iter().take(N_UNREAD).enumerate().map(cell) }</ul>
            }
            if n_left > 0 { <p>{ word::TOIL_BRING_UNREAD_MORE.count(n_left) }</p> }
        </div>
    }
}

fn actions(
    props: &BringProps,
    coming: Option<&Rc<Coming>>,
    picked: &UseStateHandle<Picked<Standing>>,
    is_going: bool,
) -> Html {
    let rows = coming.map(|it| picked.of(&it.standings).rows(&it.standings)).unwrap_or_default();
    let n = rows.len();
    let words =
        coming.map_or_else(|| word::TOIL_BRING_NOTHING.text().to_owned(), |it| it.take_in(n));
    let onclick = {
        let (props, coming) = (props.clone(), coming.cloned());
        Callback::from(move |_: MouseEvent| {
            let Some(coming) = &coming else { return };
            props.on_edit.emit(coming.edit(&rows));
            props.session.say(coming.taken_in(rows.len()));
            props.on_close.emit(());
        })
    };
    html! {
        <>
            <button type="button" class="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                { word::CANCEL.text() }
            </button>
            <button type="button" class="button primary" disabled={n == 0 || is_going} {onclick}>{ words }</button>
        </>
    }
}
