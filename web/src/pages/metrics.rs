//! What the workspace measures: whose definitions, which of its own, in which hours, and by which further moments.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::postmortem::{MetricDefinition, MomentKey};
use afterword_ui::measures::{MomentNames, OwnMetrics, SupportHoursForm};
use afterword_ui::review::MetricChooser;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::decisions::use_decisions;
use crate::browser::{ids, page, zone};
use crate::palette::{Command, Group, use_commands};
use crate::rulebook::{Decision, Rulebook};
use crate::session::Session;
use crate::toast::Said;

#[derive(PartialEq, Properties)]
pub(crate) struct MetricsPageProps {
    pub(crate) session: Session,
}

/// The metrics and moments of the workspace.
#[component]
pub(crate) fn MetricsPage(props: &MetricsPageProps) -> Html {
    use_words();
    let session = &props.session;
    let decisions = use_decisions(session);
    let (rulebook, decide) = (decisions.rulebook.clone(), decisions.edited.on_edit.clone());
    let zones = use_memo((), |()| {
        zone::known_zones().into_iter().map(AttrValue::from).collect::<Rc<[AttrValue]>>()
    });
    // An offer to take something back outlives the render that made it.
    let newest = use_mut_ref(|| None::<Desk>);
    let desk = rulebook.map(|rulebook| Desk { session: session.clone(), rulebook, decide });
    *newest.borrow_mut() = desk.clone();
    let on_restore = use_callback((), move |removed: Removed, ()| {
        let desk = newest.borrow().clone();
        desk.into_iter().for_each(|it| it.restore(&removed));
    });
    let edited = decisions.edited.clone();
    use_commands(session, move || {
        let press = Callback::from(|()| page::press("own-metric-add"));
        let focus = Callback::from(|()| {
            page::focus("moment-names");
        });
        let own = |id: &'static str, text: &'static str, run: Callback<()>| {
            Command::new(Group::Settings, id, text, run)
        };
        let own = [
            own("own-metric-add", word::OWN_METRIC_ADD.text(), press),
            own("moment-names", word::MOMENT_NAMES.text(), focus),
        ];
        edited.commands(Group::Settings).into_iter().chain(own).collect()
    });
    html! {
        <>
        { decisions.topbar(word::METRICS_AND_MOMENTS.text()) }
        <main class="page rules-page" id="main" tabindex="-1" aria-busy={desk.is_none().to_string()}>
            <header class="page-head"><h1>{ word::METRICS_AND_MOMENTS.text() }</h1></header>
            <div>{ desk.map(|it| it.sections((*zones).clone(), &on_restore)).unwrap_or_default() }</div>
        </main>
        </>
    }
}

/// What was removed, and where it stood.
#[derive(Clone)]
enum Removed {
    Metric(usize, Box<MetricDefinition>),
    Moment(usize, MomentKey),
}

/// The rulebook as it is now, and the way to change it.
#[derive(Clone)]
struct Desk {
    session: Session,
    rulebook: Rulebook,
    decide: Callback<Decision>,
}

impl Desk {
    fn sections(&self, zones: Rc<[AttrValue]>, on_restore: &Callback<Removed>) -> Html {
        let Self { rulebook, decide, .. } = self;
        let on_choose = decide.reform(|(metric, id)| Decision::Metric(metric, id));
        let offered = MomentKey::OFFERED.iter().chain([&MomentKey::Published]);
        let moments: Rc<[MomentKey]> = offered.chain(rulebook.moments.iter()).cloned().collect();
        html! {
            <>
                <MetricChooser key="choice" metrics={rulebook.metrics.clone()} {on_choose} />
                <OwnMetrics
                    key="own"
                    definitions={rulebook.own.clone()}
                    {moments}
                    hours={rulebook.hours().clone()}
                    on_change={decide.reform(Decision::Own)}
                    on_remove={self.on_remove(on_restore)}
                    mint={Callback::from(|()| format!("own-{:x}", ids::Random.bits()))}
                />
                <SupportHoursForm
                    key="hours"
                    hours={rulebook.hours().clone()}
                    {zones}
                    on_change={decide.reform(Decision::Hours)}
                />
                <MomentNames key="moments" moments={rulebook.moments.clone()} on_change={self.on_moments(on_restore)} />
            </>
        }
    }

    fn on_remove(&self, on_restore: &Callback<Removed>) -> Callback<String> {
        let (desk, on_restore) = (self.clone(), on_restore.clone());
        Callback::from(move |id: String| {
            let mut own = desk.rulebook.own.to_vec();
            let Some(at) = own.iter().position(|it| it.id == id) else { return };
            let removed = own.remove(at);
            desk.decide.emit(Decision::Own(own));
            let words = word::OWN_METRIC_REMOVED.fill(&[("name", &removed.label)]);
            desk.offer(words, Removed::Metric(at, Box::new(removed)), &on_restore);
        })
    }

    fn on_moments(&self, on_restore: &Callback<Removed>) -> Callback<Vec<MomentKey>> {
        let (desk, on_restore) = (self.clone(), on_restore.clone());
        Callback::from(move |moments: Vec<MomentKey>| {
            let before = desk.rulebook.moments.clone();
            desk.decide.emit(Decision::Moments(moments.clone()));
            let gone = before.iter().enumerate().find(|(_, it)| !moments.contains(it));
            if let Some((at, key)) = gone {
                let words = word::MOMENT_NAMES_REMOVED.fill(&[("name", &key.key())]);
                desk.offer(words, Removed::Moment(at, key.clone()), &on_restore);
            }
        })
    }

    /// Says what was removed, and offers to bring it back.
    fn offer(&self, words: String, removed: Removed, on_restore: &Callback<Removed>) {
        let undo = on_restore.reform(move |()| removed.clone());
        self.session.speak.emit(Said::with_undo(words, undo));
    }

    /// Puts what was removed where it stood, among whatever is there by now.
    fn restore(&self, removed: &Removed) {
        let decision = match removed {
            Removed::Metric(at, it) => {
                let mut own = self.rulebook.own.to_vec();
                own.insert((*at).min(own.len()), (**it).clone());
                Decision::Own(own)
            }
            Removed::Moment(at, it) => {
                let mut moments = self.rulebook.moments.to_vec();
                moments.insert((*at).min(moments.len()), it.clone());
                Decision::Moments(moments)
            }
        };
        self.decide.emit(decision);
        self.session.say(word::RESTORED.text());
    }
}
