//! All that there is to mend in a model, each leading to its place.

use std::rc::Rc;

use yew::prelude::*;

use super::findings::{Finding, ModelPart};
use crate::icon::{Icon, IconName};
use crate::words::{Text, use_words, word};

/// What has more findings has one reason for most of them.
const MOST: usize = 60;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FindingListProps {
    pub(super) findings: Rc<[Finding]>,
    pub(super) on_go: Callback<(ModelPart, AttrValue)>,
}

/// What keeps the model from being used, then what may be a mistake.
#[component]
pub(super) fn FindingList(props: &FindingListProps) -> Html {
    use_words();
    let (problems, flaws): (Vec<&Finding>, Vec<&Finding>) =
        props.findings.iter().partition(|it| it.is_problem);
    html! {
        <aside class="model-findings" aria-labelledby="model-findings-title">
            <h2 id="model-findings-title">{ word::MODEL_FINDINGS.text() }</h2>
            <div class="model-findings-all">
                if problems.is_empty() && flaws.is_empty() {
                    <p class="quiet">{ word::MODEL_FINDINGS_NONE.text() }</p>
                }
                { group(props, "problem", &word::MODEL_FINDINGS_PROBLEMS, &problems) }
                { group(props, "flaw", &word::MODEL_FINDINGS_FLAWS, &flaws) }
            </div>
        </aside>
    }
}

fn group(
    props: &FindingListProps,
    kind: &'static str,
    count: &'static Text,
    found: &[&Finding],
) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let line = |it: &Finding| {
        let place = (it.part.clone(), it.field.clone());
        let onclick = props.on_go.reform(move |_: MouseEvent| place.clone());
        html! {
            <button type="button" class="model-finding" data-kind={kind} {onclick}>
                <Icon name={if it.is_problem { IconName::Error } else { IconName::Alert }} />
                <span>
                    <strong>{ &it.of }</strong>{ " " }{ &it.words }
                </span>
            </button>
        }
    };
    html! {
        <section key={kind}>
            <h3>{ count.count(found.len()) }</h3>
            <ul class="plain">
                for (at, it) in found.iter().take(MOST).enumerate() {
                    <li key={at}>{ line(it) }</li>
                }
            </ul>
            if found.len() > MOST {
                <p class="quiet">{ word::MODEL_FINDINGS_MORE.count(found.len() - MOST) }</p>
            }
        </section>
    }
}
