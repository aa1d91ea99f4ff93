//! An answer that an incident disproves, asked beside its question: by which of the incidents that were published since.

use std::cmp::Reverse;
use std::rc::Rc;

use afterword_core::maturity::{Assessment, AssessmentEdit, Capability, Reopened};
use afterword_core::postmortem::StatusKind;
use afterword_core::summary::Summary;
use afterword_ui::maturity::{DisprovedBy, Incident};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::task;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct DoubtDialogProps {
    pub(super) session: Session,
    pub(super) assessment: Rc<Assessment>,
    pub(super) capability: Rc<Capability>,
    pub(super) on_edit: Callback<AssessmentEdit>,
    /// What can be chosen; closed without.
    pub(super) incidents: Option<Rc<[Incident]>>,
    pub(super) on_close: Callback<()>,
}

/// The dialog that asks which incident it is.
#[component]
pub(super) fn DoubtDialog(props: &DoubtDialogProps) -> Html {
    use_words();
    let DoubtDialogProps { session, assessment, capability, incidents, on_close, .. } = props;
    let on_disproved = {
        let (session, id, name) = (session.clone(), capability.id.clone(), capability.name.clone());
        let (on_edit, on_close) = (props.on_edit.clone(), on_close.clone());
        Callback::from(move |(incident, why): (Incident, String)| {
            on_close.emit(());
            let doubt = Reopened {
                capability: id.clone(),
                postmortem: incident.id,
                title: incident.title.to_string(),
                on: session.today,
                why,
                settled: None,
            };
            on_edit.emit(AssessmentEdit::Reopen(Box::new(doubt)));
            session.say_here.emit(word::DOUBT_REOPENED.fill(&[("name", &name)]).into());
        })
    };
    html! {
        <div class="maturity-doubting">
            if let Some(incidents) = incidents {
                <DisprovedBy
                    assessment={assessment.clone()}
                    capability={capability.clone()}
                    incidents={incidents.clone()}
                    {on_disproved}
                    {on_close}
                />
            }
        </div>
    }
}

/// Lists the incidents that can be chosen, when somebody asks for them, and gives them to `found`.
pub(super) fn look_for(
    session: &Session,
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    found: Callback<Rc<[Incident]>>,
) {
    let (session, assessment, capability) =
        (session.clone(), assessment.clone(), capability.clone());
    task::spawn(async move {
        match session.store.list().await {
            Ok(listing) => found.emit(since(&assessment, &capability, listing.summaries)),
            Err(error) => session.say(word::DOUBT_NOT_READ_INCIDENTS.fill(&[("error", &error)])),
        }
    });
}

/// The incidents that were published since `assessment` began and don't disprove the answer to `capability` already, the newest first.
fn since(
    assessment: &Assessment,
    capability: &Capability,
    summaries: Vec<Summary>,
) -> Rc<[Incident]> {
    let is_known = |it: &Summary| {
        assessment.open_doubts(&capability.id).any(|doubt| doubt.postmortem == it.id)
    };
    let is_since =
        |it: &Summary| it.status == StatusKind::Published && it.updated_at >= assessment.created_at;
    let mut all: Vec<Summary> =
        summaries.into_iter().filter(|it| is_since(it) && !is_known(it)).collect();
    all.sort_by_key(|it| Reverse(it.happened_at.unwrap_or(it.created_at)));
    all.into_iter().map(incident).collect()
}

fn incident(it: Summary) -> Incident {
    let title = match it.title.trim() {
        "" => word::UNTITLED.text().into(),
        title => title.to_owned().into(),
    };
    let day = it.happened_at.map(|it| it.naive_local().date());
    Incident { id: it.id, title, day, services: it.services }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::history::Editable as _;
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::Model;
    use afterword_core::postmortem::Transition;
    use chrono::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn what_was_published_since_is_offered_and_what_disproves_it_already_is_not() {
        let now = DateTime::UNIX_EPOCH.fixed_offset();
        let at = |days: i64| now + TimeDelta::days(days);
        let text = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions":
            [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a"]}]}]}"#;
        let model = Rc::new(Model::read(text).unwrap().0);
        let mut assessment =
            Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model, at(5));
        let published = |n: u64, saved: i64, is_published: bool| {
            let mut it = Postmortem::new(DocumentId::v7(n, [0; 10]), at(n as i64));
            it.title = format!(" Outage {n} ");
            if is_published {
                it.transitions.push(Transition {
                    to: StatusKind::Published,
                    at: at(saved),
                    who: String::new(),
                    note: String::new(),
                    overrides: Vec::new(),
                });
            }
            Summary::of(&it, at(saved))
        };
        let all = vec![
            published(1, 4, true),
            published(2, 6, true),
            published(3, 7, true),
            published(4, 8, false),
        ];
        let capability = assessment.capabilities().next().unwrap().1.clone();
        let titles = |it: &Assessment| -> Vec<String> {
            let found = since(it, &capability, all.clone());
            found.iter().map(|it| it.title.to_string()).collect()
        };
        assert_eq!(titles(&assessment), ["Outage 3", "Outage 2"]);
        let doubt = Reopened {
            capability: capability.id.clone(),
            postmortem: DocumentId::v7(3, [0; 10]),
            title: String::new(),
            on: now.date_naive(),
            why: String::new(),
            settled: None,
        };
        assessment.apply(AssessmentEdit::Reopen(Box::new(doubt))).unwrap();
        assert_eq!(titles(&assessment), ["Outage 2"]);
    }
}
