//! The moments that a workspace names besides those of every postmortem.

use std::rc::Rc;

use afterword_core::postmortem::{MAX_MOMENT_LETTERS, MomentKey, MomentNameError};
use yew::prelude::*;

use crate::fields::NamesField;
use crate::words::{InWords as _, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MomentNamesProps {
    pub moments: Rc<[MomentKey]>,
    /// Hears of all of them after one came or went.
    pub on_change: Callback<Vec<MomentKey>>,
}

/// The names, and what is wrong with the one that was not taken.
#[component]
pub fn MomentNames(props: &MomentNamesProps) -> Html {
    use_words();
    let problem = use_state_eq(AttrValue::default);
    let on_change = {
        let (problem, on_change) = (problem.setter(), props.on_change.clone());
        Callback::from(move |names: Vec<String>| {
            let (moments, refused) = read(&names);
            problem.set(refused.unwrap_or_default());
            on_change.emit(moments);
        })
    };
    html! {
        <section class="rule-family" aria-labelledby="moment-names-heading">
            <h2 id="moment-names-heading">{ word::MOMENT_NAMES.text() }</h2>
            <p class="guidance rules-lead">{ word::MOMENT_NAMES_LEAD.text() }</p>
            <div class="metric-choices">
                <NamesField
                    id={Some(AttrValue::Static("moment-names"))}
                    label={word::MOMENT_NAMES_FIELD.text()}
                    names={props.moments.iter().map(|it| it.key().to_owned()).collect::<Vec<_>>()}
                    placeholder={word::MOMENT_ANOTHER_PLACEHOLDER.text()}
                    {on_change}
                />
            </div>
            <p class="template-problem" role="status">{ (*problem).clone() }</p>
        </section>
    }
}

/// The moments of `names`, and why one of them is none.
fn read(names: &[String]) -> (Vec<MomentKey>, Option<AttrValue>) {
    let (mut moments, mut refused) = (Vec::new(), None);
    for name in names {
        let is_taken = MomentKey::OFFERED
            .iter()
            .any(|it| it.in_words().to_lowercase() == name.trim().to_lowercase());
        match MomentKey::own(name) {
            Ok(_) if is_taken => refused = Some(refusal(MomentNameError::Taken, name)),
            Ok(key) if !moments.contains(&key) => moments.push(key),
            Ok(_) => {}
            Err(error) => refused = Some(refusal(error, name)),
        }
    }
    (moments, refused)
}

fn refusal(error: MomentNameError, name: &str) -> AttrValue {
    AttrValue::from(match error {
        MomentNameError::TooLong => word::SCHEME_LONG_KEY.fill(&[("n", &MAX_MOMENT_LETTERS)]),
        MomentNameError::Taken => word::MOMENT_NAMES_TAKEN.fill(&[("name", &name)]),
        _ => word::FAULT_EMPTY.text().to_owned(),
    })
}
