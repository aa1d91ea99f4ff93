//! Which sprint each project goes into, and what that leaves of the toil.

use std::rc::Rc;

use afterword_core::toil::{ProjectId, Schedule, ToilRegister};
use afterword_ui::draw::use_settled;
use afterword_ui::toil::{CapacityForm, ScheduleTable};
use afterword_ui::words::{use_words, word};
use chrono::NaiveDate;
use yew::prelude::*;

use super::chart::Shown;
use super::desk::ViewProps;
use crate::pages::desk::{Chart, PAUSE_MILLIS};
use crate::route::Route;
use crate::toil_view::ToilView;

/// From so many projects on comparing all plans takes long enough to be felt: whoever types goes on until they have paused for longer.
const MANY: usize = 14;
const LONG_PAUSE_MILLIS: i32 = 1_000;

fn n_ahead(register: &ToilRegister) -> usize {
    register.projects.iter().filter(|it| it.stage.is_ahead()).count()
}

/// The plan of a register, drawn anew when somebody pauses.
#[component]
pub(super) fn Plan(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, register, on_edit, .. } = props;
    let today = session.today;
    let pause = if n_ahead(register) > MANY { LONG_PAUSE_MILLIS } else { PAUSE_MILLIS };
    let settled = use_settled(register, pause, false);
    let schedule = use_memo((settled, today), |(register, today)| register.schedule(*today));
    let id = register.id;
    let href = use_callback((), move |project: ProjectId, ()| {
        Route::ToilRegister(id, ToilView::Project(project)).to_string()
    });
    let begins: Rc<[NaiveDate]> = schedule.sprints.iter().map(|it| it.begins).collect();
    let chart = |shown| {
        html! { <Chart<Shown> session={session.clone()} of={register.clone()} {shown} /> }
    };
    html! {
        <>
            <section class="toil-section is-wide" aria-label={word::TOIL_SCHEDULE.text()}>
                <h2>{ word::TOIL_SCHEDULE.text() }</h2>
                if !schedule.placed.is_empty() {
                    { chart(Shown::Sprints(schedule.clone())) }
                }
                <ScheduleTable register={register.clone()} schedule={schedule.clone()} {href} />
            </section>
            if has_toil(&schedule) {
                { chart(Shown::Expected(schedule)) }
            } else if !register.activities.is_empty() {
                <p class="quiet">{ expected_none(register) }</p>
            }
            <CapacityForm assumptions={register.assumptions.clone()} {begins} {on_edit} />
        </>
    }
}

/// Whether there is any toil of which a share can be expected.
pub(super) fn has_toil(schedule: &Schedule) -> bool {
    schedule.toil.iter().any(|it| it.share.is_some() && it.hours_without > 0.0)
}

/// Why nothing is expected.
fn expected_none(register: &ToilRegister) -> &'static str {
    match register.assumptions.capacity.people {
        0 => word::TOIL_EXPECTED_NOBODY.text(),
        _ => word::TOIL_EXPECTED_NONE.text(),
    }
}
