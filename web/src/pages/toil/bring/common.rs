//! What many teams do by hand, to be ticked: a register is rarely begun from nothing.

use std::rc::Rc;

use afterword_core::toil::{Standing, library};
use afterword_ui::dialog::Dialog;
use afterword_ui::words::{Words, use_words, word};
use yew::prelude::*;

use super::coming::Coming;
use super::{BringButtonProps, BringProps};
use crate::browser::ids;
use crate::pages::import::picked::Picked;
use crate::pages::import::table::PickTable;
use crate::palette::{Command, Group, use_commands};

/// The button that offers common toil, with its dialog.
#[component]
pub(in crate::pages::toil) fn CommonButton(props: &BringButtonProps) -> Html {
    use_words();
    let is_open = use_state_eq(|| false);
    let set = is_open.setter();
    let on_open = Callback::from(move |()| set.set(true));
    let onclick = on_open.reform(|_: MouseEvent| ());
    use_commands(&props.session, move || {
        vec![Command::new(
            Group::Document,
            "toil-common",
            word::TOIL_COMMON.text(),
            on_open.clone(),
        )]
    });
    let set = is_open.setter();
    let on_close = Callback::from(move |()| set.set(false));
    let BringButtonProps { session, register, on_edit } = props.clone();
    html! {
        <div>
            <button type="button" class="button" {onclick}>{ word::TOIL_COMMON.text() }</button>
            if *is_open {
                <Common {session} {register} {on_edit} {on_close} />
            }
        </div>
    }
}

/// What the register lacks of common toil: nothing is ticked, since nobody has all of it.
#[component]
fn Common(props: &BringProps) -> Html {
    use_words();
    let language = Words::spoken().language().code();
    let coming = use_memo((language, props.register.clone()), |(language, register)| {
        Rc::new(Coming::new_of(library(language, &mut ids::Random), register))
    });
    let standings = coming.standings.clone();
    let picked = use_state(Picked::<Standing>::default);
    // Until somebody ticks one.
    let current = match picked.is_of(&standings) {
        true => (*picked).clone(),
        false => Picked::all(&standings, false),
    };
    let on_pick = {
        let (set, rows) = (picked.setter(), standings.clone());
        Callback::from(move |it: Picked<Standing>| set.set(it.about(rows.clone())))
    };
    let shown = {
        let coming = coming.clone();
        Callback::from(move |at: usize| coming.shown(at))
    };
    let actions = actions(props, &coming, current.rows(&standings));
    html! {
        <Dialog title={word::TOIL_COMMON_TITLE.text()} open={true} on_close={&props.on_close} class="is-wide" {actions}>
            <p>{ word::TOIL_COMMON_LEAD.text() }</p>
            <div class="toil-bring-preview">
                if standings.is_empty() {
                    <p>{ word::TOIL_COMMON_ALL.text() }</p>
                } else {
                    <PickTable<Standing>
                        label={word::TOIL_COMMON_TITLE.text()}
                        names={coming.names()}
                        {standings}
                        picked={current}
                        {on_pick}
                        {shown}
                    />
                }
            </div>
        </Dialog>
    }
}

fn actions(props: &BringProps, coming: &Rc<Coming>, rows: Vec<usize>) -> Html {
    let n = rows.len();
    let onclick = {
        let (props, coming) = (props.clone(), coming.clone());
        Callback::from(move |_: MouseEvent| {
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
            <button type="button" class="button primary" disabled={n == 0} {onclick}>
                { word::TOIL_COMMON_ADD.count(n) }
            </button>
        </>
    }
}
