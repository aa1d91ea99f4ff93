//! An item of a roadmap becomes an action: what is to be done, by whom, until when, and in which list.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, Phase, Plan, Step};
use chrono::NaiveDate;
use yew::prelude::*;

use super::name;
use crate::dialog::Dialog;
use crate::fields::{DateField, Select, TextField};
use crate::words::{use_words, word};

/// An action that is to be made of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Making {
    /// What is to be done.
    pub title: String,
    pub owner: String,
    pub due: Option<NaiveDate>,
    /// The list that it goes into; a new one without.
    pub list: Option<DocumentId>,
}

/// What an action of `step` is called: what is true once it is done, else where it leads.
pub fn title_of_step(assessment: &Assessment, step: &Step) -> String {
    let level = u8::try_from(step.to / 1_000).unwrap_or(u8::MAX);
    let name = name(assessment, &step.capability);
    let capability = assessment.model.capability(&step.capability);
    match capability.map_or("", |it| it.1.statement(level)) {
        "" => word::ROADMAP_ACTION_TITLE.fill(&[("name", &name), ("level", &level)]),
        statement => word::ROADMAP_ACTION_OF.fill(&[("name", &name), ("statement", &statement)]),
    }
}

/// The last day of a phase, counted from today where the plan says no day; none of the last.
pub fn due_of(phase: Phase, plan: &Plan, today: NaiveDate) -> Option<NaiveDate> {
    let begins = Some(plan.begins.unwrap_or(today));
    phase.days(&Plan { begins, ..plan.clone() })?.1?.pred_opt()
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MakeActionProps {
    /// What the dialog begins with; closed without.
    pub begun: Option<Making>,
    /// The lists that there are, each by its title.
    pub lists: Rc<[(DocumentId, AttrValue)]>,
    pub on_make: Callback<Making>,
    pub on_close: Callback<()>,
}

/// Asks for what an action has to have.
#[component]
pub fn MakeAction(props: &MakeActionProps) -> Html {
    use_words();
    let making = use_state_eq(Making::default);
    {
        let making = making.setter();
        use_effect_with(props.begun.clone(), move |begun| {
            making.set(begun.clone().unwrap_or_default());
        });
    }
    let change = |change: fn(&mut Making, String)| {
        let making = making.clone();
        Callback::from(move |text: String| {
            let mut next = (*making).clone();
            change(&mut next, text);
            making.set(next);
        })
    };
    let on_due = {
        let making = making.clone();
        Callback::from(move |due| making.set(Making { due, ..(*making).clone() }))
    };
    let on_list = {
        let making = making.clone();
        Callback::from(move |list| making.set(Making { list, ..(*making).clone() }))
    };
    let make = {
        let making = making.clone();
        props.on_make.reform(move |_: MouseEvent| (*making).clone())
    };
    let own = props.lists.iter().map(|(id, title)| (Some(*id), title.clone()));
    let new = [(None, AttrValue::Static(word::BOARD_NEW_LIST.text()))];
    let options: Vec<(Option<DocumentId>, AttrValue)> = own.chain(new).collect();
    let is_empty = making.title.trim().is_empty();
    html! {
        <Dialog
            title={word::ROADMAP_MAKE_ACTION.text()}
            open={props.begun.is_some()}
            on_close={&props.on_close}
            actions={html! {
                <button type="button" class="button primary" disabled={is_empty} onclick={make}>{ word::ROADMAP_MAKE.text() }</button>
            }}
        >
            <TextField label={word::ACTION_WHAT.text()} value={making.title.clone()} on_change={change(|it, text| it.title = text)} />
            <div class="maturity-fields">
                <TextField label={word::ACTION_OWNER.text()} value={making.owner.clone()} on_change={change(|it, text| it.owner = text)} />
                <DateField label={word::ACTION_DUE.text()} value={making.due} on_change={on_due} />
                { Select::new(word::BOARD_NEW_INTO.text(), making.list, options, on_list).html() }
            </div>
        </Dialog>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_ends_with_its_phase() {
        let today: NaiveDate = "2025-10-06".parse().unwrap();
        let plan = Plan::default();
        assert_eq!(due_of(Phase::QuickWins, &plan, today), "2025-10-19".parse().ok());
        assert_eq!(due_of(Phase::Later, &plan, today), None);
        let later = Plan { begins: "2026-01-05".parse().ok(), ..plan };
        assert_eq!(due_of(Phase::FirstMonth, &later, today), "2026-02-01".parse().ok());
    }
}
