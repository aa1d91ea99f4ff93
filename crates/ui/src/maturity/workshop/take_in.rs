//! Where ballots come in: a field for many codes or links, and a sentence for each of its lines.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, Ballot, Invitation};
use yew::prelude::*;

use super::lines::{Line, Outcome, read_lines};
use crate::fields::TextArea;
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TakeInProps {
    pub assessment: Rc<Assessment>,
    /// Takes a ballot, in the place of the one of its name.
    pub on_ballot: Callback<Ballot>,
}

/// Where ballots come in. Each line is answered; what is taken leaves the field, what is not stays to be looked at.
#[component]
pub fn TakeIn(props: &TakeInProps) -> Html {
    use_words();
    let text = use_state_eq(String::new);
    let lines = use_state_eq(Vec::<Line>::new);
    let take = {
        let (text, lines, props) = (text.clone(), lines.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let assessment = &props.assessment;
            let Some((invitation, workshop)) =
                Invitation::of(assessment).zip(assessment.workshop.as_ref())
            else {
                return;
            };
            let read = read_lines(&text, &invitation, workshop);
            for line in &read {
                if let Outcome::Taken(ballot) = &line.outcome {
                    props.on_ballot.emit(ballot.clone());
                }
            }
            let left = read.iter().filter(|it| it.outcome.is_refused()).map(|it| &*it.text);
            text.set(left.collect::<Vec<&str>>().join("\n"));
            lines.set(read);
        })
    };
    let decide = {
        let (lines, on_ballot) = (lines.clone(), props.on_ballot.clone());
        Callback::from(move |(at, is_replaced): (usize, bool)| {
            let mut decided = (*lines).clone();
            let Some(line) = decided.get_mut(at) else { return };
            if let (Outcome::Differs(ballot), true) = (&line.outcome, is_replaced) {
                on_ballot.emit(ballot.clone());
            }
            line.outcome = if is_replaced { Outcome::Replaced } else { Outcome::Kept };
            lines.set(decided);
        })
    };
    let on_change = {
        let text = text.setter();
        Callback::from(move |it: String| text.set(it))
    };
    html! {
        <form class="workshop-take-in" onsubmit={take}>
            <TextArea
                label={word::WORKSHOP_TAKE_IN_FIELD.text()}
                hint={word::WORKSHOP_TAKE_IN_HINT.text()}
                value={(*text).clone()}
                rows={4}
                spellcheck={false}
                {on_change}
            />
            <div class="button-row">
                <button type="submit" class="button primary">{ word::WORKSHOP_TAKE.text() }</button>
            </div>
            <p class="workshop-in" role="status">{ summary(&lines) }</p>
            <ol class="workshop-lines">
                for (at, line) in lines.iter().enumerate() {
                    { answered(at, line, &decide) }
                }
            </ol>
        </form>
    }
}

/// How many of the lines count now.
fn summary(lines: &[Line]) -> String {
    let taken =
        lines.iter().filter(|it| matches!(it.outcome, Outcome::Taken(_) | Outcome::Replaced));
    match lines.len() {
        0 => String::new(),
        n => word::WORKSHOP_TAKEN_OF.count_and(n, &[("taken", &taken.count())]),
    }
}

fn answered(at: usize, line: &Line, decide: &Callback<(usize, bool)>) -> Html {
    let (icon, kind) = match &line.outcome {
        Outcome::Taken(_) | Outcome::Replaced => (IconName::Check, "taken"),
        Outcome::Already | Outcome::Kept => (IconName::Info, "known"),
        Outcome::Differs(_) => (IconName::Help, "asked"),
        Outcome::Refused(_) => (IconName::Alert, "refused"),
    };
    let onclick = |is_replaced: bool| decide.reform(move |_: MouseEvent| (at, is_replaced));
    html! {
        <li key={at} data-outcome={kind}>
            <Icon name={icon} />
            <code>{ &line.text }</code>
            <span>{ line.outcome.sentence() }</span>
            <span class="button-row">
                if matches!(line.outcome, Outcome::Differs(_)) {
                    <button type="button" class="button" onclick={onclick(true)}>{ word::WORKSHOP_LINE_REPLACE.text() }</button>
                    <button type="button" class="button" onclick={onclick(false)}>{ word::WORKSHOP_LINE_KEEP.text() }</button>
                }
            </span>
        </li>
    }
}
