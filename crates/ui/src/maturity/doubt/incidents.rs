//! An answer is disproved by an incident: by which, and what it shows.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, Capability};
use chrono::NaiveDate;
use yew::prelude::*;

use super::{MOST_SHOWN, scored, why_field};
use crate::dialog::Dialog;
use crate::fields::TextField;
use crate::words::{use_words, word};

/// An incident that may disprove an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    pub id: DocumentId,
    pub title: AttrValue,
    /// When it happened, as far as that is known.
    pub day: Option<NaiveDate>,
    /// What was hit.
    pub services: Vec<String>,
}

impl Incident {
    /// Whether each of `words` stands in its title or among its services, without regard to capitals.
    fn has(&self, words: &str) -> bool {
        let text =
            [&[self.title.to_string()], &self.services[..]].concat().join(" ").to_lowercase();
        words.to_lowercase().split_whitespace().all(|it| text.contains(it))
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DisprovedByProps {
    pub assessment: Rc<Assessment>,
    /// The question whose answer is doubted.
    pub capability: Rc<Capability>,
    /// The incidents, the newest first.
    pub incidents: Rc<[Incident]>,
    /// Hears which it is, and what it shows.
    pub on_disproved: Callback<(Incident, String)>,
    pub on_close: Callback<()>,
}

/// Asks for it. It is on the page only while it is open.
#[component]
pub fn DisprovedBy(props: &DisprovedByProps) -> Html {
    use_words();
    let DisprovedByProps { assessment, capability, incidents, on_close, .. } = props;
    let wanted = use_state(String::new);
    let chosen = use_state_eq(|| None::<DocumentId>);
    let why = use_state_eq(String::new);
    if incidents.is_empty() {
        return html! {
            <Dialog title={word::DOUBT_BY.text()} open={true} {on_close}>
                <p>{ word::DOUBT_NO_INCIDENT.text() }</p>
            </Dialog>
        };
    }
    let on_change = {
        let wanted = wanted.setter();
        Callback::from(move |text: String| wanted.set(text))
    };
    let (mut shown, mut n_more) = (Vec::new(), 0);
    for it in incidents.iter() {
        let is_wanted = it.has(&wanted);
        if *chosen == Some(it.id) || (is_wanted && shown.len() < MOST_SHOWN) {
            shown.push(it);
        } else if is_wanted {
            n_more += 1;
        }
    }
    let said = match () {
        () if shown.is_empty() => word::DOUBT_NO_INCIDENT_FOUND.text().to_owned(),
        () if n_more > 0 => word::DOUBT_MORE.count(n_more),
        () => String::new(),
    };
    let found = incidents.iter().find(|it| *chosen == Some(it.id)).cloned();
    let is_ready = found.is_some() && !why.trim().is_empty();
    let disproved = {
        let (on_disproved, why) = (props.on_disproved.clone(), why.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(found) = found.clone() {
                on_disproved.emit((found, why.trim().to_owned()));
            }
        })
    };
    let choice = |it: &Incident| {
        let id = it.id;
        let onchange = {
            let chosen = chosen.setter();
            Callback::from(move |_: Event| chosen.set(Some(id)))
        };
        let day = it.day.map(|it| word::DATE_DAY_MON_YEAR.day(it));
        let facts: Vec<String> = day.into_iter().chain(it.services.iter().cloned()).collect();
        html! {
            <li key={id.to_string()}>
                <label>
                    <input type="radio" name="doubt-incident" checked={*chosen == Some(id)} {onchange} />
                    <span class="doubt-answer">
                        <strong>{ &it.title }</strong>
                        <span class="quiet">{ facts.join(" · ") }</span>
                    </span>
                </label>
            </li>
        }
    };
    html! {
        <Dialog
            title={word::DOUBT_BY.text()}
            open={true}
            class="doubt-dialog"
            {on_close}
            actions={html! {
                <>
                    <span class="quiet">{ if is_ready { "" } else { word::DOUBT_MISSING_INCIDENT.text() } }</span>
                    <button type="button" class="button primary" disabled={!is_ready} onclick={disproved}>
                        { word::DOUBT_REOPEN.text() }
                    </button>
                </>
            }}
        >
            { doubted(assessment, capability) }
            <div class="doubt-answers">
                <TextField
                    label={word::DOUBT_SEARCH_INCIDENT.text()}
                    kind="search"
                    value={(*wanted).clone()}
                    spellcheck={false}
                    {on_change}
                />
                <fieldset>
                    <legend>{ word::DOUBT_INCIDENTS.text() }</legend>
                    <ul class="plain">{ for shown.into_iter().map(choice) }</ul>
                    <p class="quiet" role="status">{ said }</p>
                </fieldset>
            </div>
            { why_field(&why) }
        </Dialog>
    }
}

/// The answer that is doubted: its score, and what that claims.
fn doubted(assessment: &Assessment, capability: &Capability) -> Html {
    let claims = assessment.claims();
    let claim = claims.iter().find(|it| it.capability.id == capability.id);
    html! {
        <p class="doubt-answer">
            <span>
                <strong>{ &capability.name }</strong>
                { " " }
                <span class="number">{ claim.map(|it| scored(assessment, it)) }</span>
            </span>
            <span class="quiet">{ claim.map(|it| it.statement()) }</span>
        </p>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn an_incident_is_found_by_its_title_and_what_was_hit() {
        let it = Incident {
            id: DocumentId::v7(1, [0; 10]),
            title: "Checkout Outage".into(),
            day: None,
            services: vec!["payments".into()],
        };
        assert!(it.has("  outage PAY ") && it.has(""));
        assert!(!it.has("outage search"));
    }
}
