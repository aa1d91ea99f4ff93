//! Two people changed the same place: both versions side by side, and a choice.

use std::rc::Rc;

use afterword_core::merge::Conflict;
use afterword_core::postmortem::Edit;
use yew::prelude::*;

use super::words::capitalised;
use crate::dialog::Dialog;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ConflictDialogProps {
    /// What could not be merged. The dialog is shown while there is something in it.
    pub conflicts: Rc<[Conflict]>,
    /// The edits that make what was chosen so; none where every choice is to keep mine.
    pub on_resolve: Callback<Vec<Edit>>,
    /// The person wants to decide later; the document holds their own version meanwhile.
    pub on_close: Callback<()>,
}

/// What to do about one conflict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    #[default]
    Mine,
    Theirs,
    Both,
}

/// Asks about each place that was changed in two ways. Nothing is lost meanwhile: the document holds *mine*, the dialog *theirs*.
#[component]
pub fn ConflictDialog(props: &ConflictDialogProps) -> Html {
    use_words();
    let conflicts = props.conflicts.clone();
    let choices = use_state(Vec::<Choice>::new);
    {
        let choices = choices.setter();
        use_effect_with(conflicts.clone(), move |it| {
            choices.set(vec![Choice::default(); it.len()]);
        });
    }
    let on_choose = {
        let choices = choices.clone();
        Callback::from(move |(at, choice): (usize, Choice)| {
            let mut next = (*choices).clone();
            if let Some(place) = next.get_mut(at) {
                *place = choice;
            }
            choices.set(next);
        })
    };
    let onclick = {
        let (conflicts, choices) = (conflicts.clone(), choices.clone());
        props.on_resolve.reform(move |_: MouseEvent| edits(&conflicts, &choices))
    };
    let later = props.on_close.reform(|_: MouseEvent| ());
    let actions = html! {
        <>
            <button type="button" class="button" onclick={later}>{ word::CONFLICT_LATER.text() }</button>
            <button type="button" class="button primary" {onclick}>{ word::CONFLICT_APPLY.text() }</button>
        </>
    };
    html! {
        <Dialog
            class="is-wide"
            title={title(conflicts.len())}
            open={!conflicts.is_empty()}
            on_close={&props.on_close}
            {actions}
        >
            <p class="guidance">
                { word::CONFLICT_GUIDANCE.text() }
            </p>
            for (at, conflict) in conflicts.iter().enumerate() {
                { one(at, conflict, choices.get(at).copied().unwrap_or_default(), &on_choose) }
            }
        </Dialog>
    }
}

fn title(n: usize) -> String {
    word::CONFLICT_TITLE.count(n)
}

fn edits(conflicts: &[Conflict], choices: &[Choice]) -> Vec<Edit> {
    let chosen = conflicts.iter().zip(choices);
    chosen
        .filter_map(|(conflict, choice)| match choice {
            Choice::Mine => None,
            Choice::Theirs => Some(conflict.take_theirs.clone()),
            Choice::Both => conflict.keep_both.clone(),
        })
        .collect()
}

fn one(
    at: usize,
    conflict: &Conflict,
    choice: Choice,
    on_choose: &Callback<(usize, Choice)>,
) -> Html {
    let radio = |to: Choice, label: &'static str| {
        let id = format!("conflict-{at}-{}", to as u8);
        let onchange = on_choose.reform(move |_: Event| (at, to));
        html! {
            <span class="conflict-choice">
                <input
                    id={id.clone()}
                    type="radio"
                    name={format!("conflict-{at}")}
                    checked={choice == to}
                    {onchange}
                />
                <label for={id}>{ label }</label>
            </span>
        }
    };
    let both = conflict.keep_both.is_some();
    html! {
        <fieldset key={at} class="conflict-place">
            <legend>{ capitalised(&conflict.place) }</legend>
            <div class="conflict">
                { version(word::CONFLICT_MINE.text(), &conflict.mine) }
                { version(word::CONFLICT_THEIRS.text(), &conflict.theirs) }
            </div>
            <div class="conflict-choices">
                { radio(Choice::Mine, word::CONFLICT_KEEP_MINE.text()) }
                { radio(Choice::Theirs, word::CONFLICT_TAKE_THEIRS.text()) }
                <span>{ if both { radio(Choice::Both, word::KEEP_BOTH.text()) } else { Html::default() } }</span>
            </div>
        </fieldset>
    }
}

fn version(whose: &'static str, text: &str) -> Html {
    html! {
        <figure class="conflict-version">
            <figcaption>{ whose }</figcaption>
            if text.trim().is_empty() {
                <p class="is-missing">{ word::EMPTY.text() }</p>
            } else {
                <p class="conflict-text">{ text }</p>
            }
        </figure>
    }
}
