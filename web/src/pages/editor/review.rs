//! The review of the document on the desk: after a pause, in idle time, never while a key is answered.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Edit, MetricDefinition, StatusKind};
use afterword_core::review::{Context, Finding, Gate, Reviewer};
use afterword_core::secrets;
use afterword_ui::review::{Gatekeeper, Mending, Remarks, Report, Spot, reach};
use afterword_ui::words::{use_words, word, wording};
use afterword_ui::{Action, Shell};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::clocks::KnownClocks;
use super::topbar::Pane;
use crate::browser::idle;
use crate::rulebook::Rulebook;
use crate::session::{Preferences, Session};

/// How long after the last key a review begins.
const PAUSE_MILLIS: u32 = 300;

/// What the desk knows from its last review.
#[derive(Clone, PartialEq)]
pub(super) struct Review {
    /// For the parts of the document.
    pub(super) remarks: Remarks,
    /// Nothing before the first review.
    pub(super) report: Option<Rc<Report>>,
    pub(super) on_fix: Callback<Mending>,
    pub(super) on_go: Callback<Rc<Finding>>,
    /// For whoever asks to publish.
    pub(super) gatekeeper: Gatekeeper,
    /// What is measured, and by whose definition.
    pub(super) definitions: Rc<[MetricDefinition]>,
}

/// One version of the document, the same only as itself.
#[derive(Clone)]
struct Version(Rc<Postmortem>);

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Everything a review needs, as the last render had it.
#[derive(Clone)]
struct Judge {
    session: Session,
    shell: Shell,
    rulebook: Option<Rulebook>,
    zone: Rc<KnownClocks>,
}

impl Judge {
    /// Calls `work` with what a review of `postmortem` depends on; not before the rulebook is read.
    fn with<T>(&self, postmortem: &Postmortem, work: impl FnOnce(&Context<'_>) -> T) -> Option<T> {
        let rulebook = self.rulebook.as_ref()?;
        let context = Context {
            now: self.shell.now(),
            today: self.shell.today,
            zone: &*self.zone,
            template: self.session.template(&postmortem.template)?,
            scheme: &self.session.scheme,
            metrics: &rulebook.metrics,
            off: &rulebook.off,
        };
        Some(work(&context))
    }
}

/// What the workspace has decided, as far as it is read.
pub(super) struct Workspace<'a> {
    pub(super) session: &'a Session,
    pub(super) rulebook: Option<Rulebook>,
}

/// Reviews `present` after each pause. `newest` lends the document as it is when it is asked.
#[hook]
pub(super) fn use_review(
    workspace: Workspace<'_>,
    present: &Rc<Postmortem>,
    newest: &Callback<(), Rc<Postmortem>>,
    shell: &Shell,
    dispatch: &Callback<Action>,
    pane: &UseStateSetter<Option<Pane>>,
) -> Review {
    let Workspace { session, rulebook } = workspace;
    let spoken = use_words();
    let reviewer = use_mut_ref(Reviewer::default);
    let remarks = use_memo((), |()| Remarks::default());
    let report = use_state(|| None::<Rc<Report>>);
    let zone = use_memo(present.zone.clone(), KnownClocks::of);
    let judge =
        Judge { session: session.clone(), shell: shell.clone(), rulebook: rulebook.clone(), zone };
    {
        let (reviewer, remarks) = (reviewer.clone(), remarks.clone());
        let (setter, newest, judge) = (report.setter(), newest.clone(), judge.clone());
        let is_first = report.is_none();
        let depends = (Version(present.clone()), rulebook.clone(), shell.today, spoken);
        use_effect_with(depends, move |_| {
            let work = move || {
                let postmortem = newest.emit(());
                let reviewer = &mut *reviewer.borrow_mut();
                reviewer.speak(wording("secrets", secrets::english()));
                let report = judge.with(&postmortem, |context| {
                    let (findings, readiness) = reviewer.report(&postmortem, context);
                    Report::new(findings, readiness, &postmortem, context.template)
                });
                if let Some(report) = report {
                    remarks.show(&report.findings, &postmortem);
                    setter.set(Some(Rc::new(report)));
                }
            };
            let pause = if is_first { 0 } else { PAUSE_MILLIS };
            let timer = Timeout::new(pause, move || idle::run(work));
            move || drop(timer)
        });
    }
    let held = use_mut_ref(|| judge.clone());
    *held.borrow_mut() = judge;
    let gate = {
        let (newest, held, reviewer) = (newest.clone(), held.clone(), reviewer.clone());
        use_callback((), move |status: StatusKind, ()| {
            let postmortem = newest.emit(());
            let judge = held.borrow().clone();
            let blocking = judge.with(&postmortem, |context| {
                reviewer.borrow_mut().missing(&postmortem, context, status)
            });
            Gate { blocking: blocking.unwrap_or_default() }
        })
    };
    let on_fix = {
        let (newest, say) = (newest.clone(), session.say.clone());
        use_callback(dispatch.clone(), move |asked: Mending, dispatch| {
            let postmortem = newest.emit(());
            let judge = held.borrow().clone();
            // Found anew: what was typed since must not be undone by an older text.
            let found = judge
                .with(&postmortem, |context| reviewer.borrow_mut().review(&postmortem, context));
            let finding = &asked.finding;
            let is_it = |it: &Finding| {
                (it.rule, &it.place, &it.range, &it.values)
                    == (finding.rule, &finding.place, &finding.range, &finding.values)
            };
            let found = found.into_iter().flatten().find(is_it);
            match found.and_then(|it| edits_of(it, &asked)) {
                Some(edits) => dispatch.emit(Action::Edits(edits)),
                None => say.emit(word::REVIEW_CHANGED.text().into()),
            }
        })
    };
    let on_go = {
        let newest = newest.clone();
        use_callback(pane.clone(), move |finding: Rc<Finding>, pane| {
            pane.set(None);
            let postmortem = newest.emit(());
            let spot = Spot::of(&finding.place, &postmortem);
            let text = finding.place.text(&postmortem);
            reach(&finding, &spot, text, |then| {
                Timeout::new(0, then).forget();
            });
        })
    };
    let report = (*report).clone();
    let definitions = use_memo(rulebook, |rulebook| match rulebook {
        Some(rulebook) => rulebook.metrics.chosen().into_iter().cloned().collect(),
        None => Rc::<[MetricDefinition]>::from(MetricDefinition::shipped()),
    });
    let definitions = (*definitions).clone();
    let on_sign = use_callback(session.clone(), |name: AttrValue, session| {
        if session.preferences.name.trim().is_empty() {
            let name = name.to_string();
            let preferences = Preferences { name, ..Preferences::clone(&session.preferences) };
            session.set_preferences.emit(preferences);
        }
    });
    let gatekeeper = Gatekeeper { gate, on_go: on_go.clone(), on_sign };
    Review { remarks: (*remarks).clone(), report, on_fix, on_go, gatekeeper, definitions }
}

/// The edits of `found` that were asked for; `None` if it offers something else by now.
fn edits_of(found: Finding, asked: &Mending) -> Option<Vec<Edit>> {
    let Some(at) = asked.choice else { return found.fix.map(|it| it.edits) };
    let shown = &asked.finding.choices.get(at)?.words;
    found.choices.into_iter().find(|it| it.words == *shown).map(|it| it.edits)
}

#[derive(PartialEq, Properties)]
pub(super) struct ReviewVoiceProps {
    pub(super) report: Option<Rc<Report>>,
}

/// Says how many findings there are after their number changed, to those who listen; the first review says nothing.
#[component]
pub(super) fn ReviewVoice(props: &ReviewVoiceProps) -> Html {
    use_words();
    let said = use_state_eq(String::new);
    let last = use_mut_ref(|| None::<usize>);
    let n = props.report.as_ref().map(|it| it.findings.len());
    {
        let said = said.setter();
        use_effect_with(n, move |n| {
            let Some(n) = *n else { return };
            if last.replace(Some(n)).is_some() {
                said.set(match n {
                    0 => word::REVIEW_COUNT_NONE.text().to_owned(),
                    n => word::REVIEW_COUNT.count(n),
                });
            }
        });
    }
    html! { <p class="visually-hidden" role="status">{ (*said).clone() }</p> }
}
