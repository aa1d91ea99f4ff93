//! The answers that an incident may disprove, to be ticked: the likeliest first, the others by a search.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::maturity::{Assessment, CapabilityId, Claim, Doubtful};
use afterword_core::postmortem::Postmortem;
use yew::prelude::*;

use super::{MOST_SHOWN, scored};
use crate::fields::TextField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AnswersProps {
    pub(super) assessment: Rc<Assessment>,
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) chosen: BTreeSet<CapabilityId>,
    pub(super) on_choose: Callback<CapabilityId>,
}

/// The search, and what it finds.
#[component]
pub(super) fn Answers(props: &AnswersProps) -> Html {
    use_words();
    let AnswersProps { assessment, postmortem, chosen, on_choose } = props;
    let wanted = use_state(String::new);
    let guesses =
        use_memo((assessment.clone(), postmortem.id), |_| assessment.doubtful(postmortem));
    let on_change = {
        let wanted = wanted.setter();
        Callback::from(move |text: String| wanted.set(text))
    };
    let all = ranked(assessment, postmortem, &guesses);
    let is_searching = !wanted.trim().is_empty();
    let is_offered = |at: usize, claim: &Claim<'_>| match is_searching {
        true => claim.has(&wanted),
        false => guesses.is_empty() || at < guesses.len(),
    };
    let (mut shown, mut n_more) = (Vec::new(), 0);
    for (at, claim) in all.iter().enumerate() {
        let is_wanted = is_offered(at, claim);
        // What is ticked stays in sight, whatever is searched for.
        if chosen.contains(&claim.capability.id) || (is_wanted && shown.len() < MOST_SHOWN) {
            shown.push(claim);
        } else if is_wanted || !is_searching {
            n_more += 1;
        }
    }
    let said = match () {
        () if shown.is_empty() => word::DOUBT_NONE_FOUND.text().to_owned(),
        () if n_more > 0 => word::DOUBT_MORE.count(n_more),
        () => String::new(),
    };
    html! {
        <div class="doubt-answers">
            <TextField
                label={word::DOUBT_SEARCH.text()}
                kind="search"
                value={(*wanted).clone()}
                spellcheck={false}
                {on_change}
            />
            <fieldset>
                <legend>{ word::DOUBT_ANSWERS.text() }</legend>
                <ul class="plain">
                    { for shown.into_iter().map(|it| answer(it, props, &guesses, on_choose)) }
                </ul>
                <p class="quiet" role="status">{ said }</p>
            </fieldset>
        </div>
    }
}

/// All answers that can be doubted still: those that share words first, the others in the order of the model.
fn ranked<'a>(
    assessment: &'a Assessment,
    postmortem: &Postmortem,
    guesses: &[Doubtful],
) -> Vec<Claim<'a>> {
    let claims = assessment.claims();
    let guessed = |it: &Claim<'_>| guesses.iter().any(|guess| guess.capability == it.capability.id);
    let doubted = |it: &Claim<'_>| {
        assessment.open_doubts(&it.capability.id).any(|it| it.postmortem == postmortem.id)
    };
    let of = |guess: &Doubtful| claims.iter().find(|it| it.capability.id == guess.capability);
    let first = guesses.iter().filter_map(of);
    let rest = claims.iter().filter(|it| !guessed(it) && !doubted(it));
    first.chain(rest).copied().collect()
}

fn answer(
    claim: &Claim<'_>,
    props: &AnswersProps,
    guesses: &[Doubtful],
    on_choose: &Callback<CapabilityId>,
) -> Html {
    let id = claim.capability.id.clone();
    let guess = guesses.iter().find(|it| it.capability == id);
    let words = guess.map(|it| word::DOUBT_SHARES.fill(&[("words", &it.words.join(", "))]));
    let checked = props.chosen.contains(&id);
    let key = id.to_string();
    let onchange = on_choose.reform(move |_: Event| id.clone());
    html! {
        <li {key}>
            <label>
                <input type="checkbox" {checked} {onchange} />
                <span class="doubt-answer">
                    <span>
                        <strong>{ &claim.capability.name }</strong>
                        { " " }
                        <span class="number">{ scored(&props.assessment, claim) }</span>
                    </span>
                    <span class="quiet">{ claim.statement() }</span>
                    <span class="doubt-shares quiet">{ words }</span>
                </span>
            </label>
        </li>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::history::Editable as _;
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Answer, AssessmentEdit, HalfSteps, Model, Reopened};

    use super::*;

    #[test]
    fn what_is_likely_comes_first_and_what_is_in_doubt_is_not_offered() {
        let text = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions":
            [{"id": "d", "name": "D", "capabilities": [
                {"id": "a", "name": "Alerts", "statements": ["a"]}, {"id": "b", "name": "Backups", "statements": ["b"]},
                {"id": "c", "name": "Capacity", "statements": ["c"]}]}]}"#;
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let model = Rc::new(Model::read(text).unwrap().0);
        let mut it = Assessment::new(DocumentId::v7(1, [0; 10]), String::new(), model, now);
        for id in ["a", "b", "c"] {
            let answer = Box::new(Answer::of(HalfSteps::level(1)));
            it.apply(AssessmentEdit::Answer(id.parse().unwrap(), answer)).unwrap();
        }
        let mut postmortem = Postmortem::new(DocumentId::v7(2, [0; 10]), now);
        postmortem.title = "No capacity for the backups".into();
        let order = |it: &Assessment| -> Vec<String> {
            let guesses = it.doubtful(&postmortem);
            let all = ranked(it, &postmortem, &guesses);
            all.into_iter().map(|it| it.capability.name.clone()).collect()
        };
        assert_eq!(order(&it), ["Backups", "Capacity", "Alerts"]);
        let doubt = Reopened {
            capability: "b".parse().unwrap(),
            postmortem: postmortem.id,
            title: String::new(),
            on: now.date_naive(),
            why: String::new(),
            settled: None,
        };
        it.apply(AssessmentEdit::Reopen(Box::new(doubt))).unwrap();
        assert_eq!(order(&it), ["Capacity", "Alerts"]);
    }
}
