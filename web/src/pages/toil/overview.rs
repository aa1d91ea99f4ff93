//! All of a register on a page, for whoever decides, on screen and on paper.

use afterword_core::toil::{Every, Method, ProjectId};
use afterword_ui::draw::use_settled;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::toil::{
    Argued, Ladder, Most, RealisedTable, RegisterFigures, SprintsTable, Standing,
};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::chart::Shown;
use super::desk::ViewProps;
use super::out;
use super::plan::has_toil;
use super::removed::RemovedActions;
use crate::browser::page;
use crate::pages::desk::{Chart, PAUSE_MILLIS};
use crate::pages::tag::tag_button;
use crate::route::Route;
use crate::toil_view::ToilView;

/// How it stands, what takes the most, what is done about it, and what came of that.
#[component]
pub(super) fn Overview(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, register, on_edit, on_tag } = props;
    let today = session.today;
    let settled = use_settled(register, PAUSE_MILLIS, false);
    let trend = {
        let every = Every::of_weeks(register.weeks.len());
        use_memo((settled.clone(), every), |(register, every)| register.trend(*every))
    };
    let ranked = use_memo(settled.clone(), |it| it.ranked(Method::Payback));
    let (schedule, indicators) = {
        let known = (settled, today);
        let schedule = use_memo(known.clone(), |(it, today)| it.schedule(*today));
        (schedule, use_memo(known, |(it, today)| it.indicators(*today)))
    };
    let id = register.id;
    let href = use_callback((), move |project: ProjectId, ()| {
        Route::ToilRegister(id, ToilView::Project(project)).to_string()
    });
    let chart = |shown| {
        html! { <Chart<Shown> session={session.clone()} of={register.clone()} {shown} /> }
    };
    let is_printing = use_state_eq(|| false);
    {
        let setter = is_printing.setter();
        use_effect_with(*is_printing, move |is_printing| {
            let printing = is_printing.then(|| page::print(move || setter.set(false)));
            move || drop(printing)
        });
    }
    let print = {
        let setter = is_printing.setter();
        Callback::from(move |_: MouseEvent| setter.set(true))
    };
    let has_weeks = !trend.spans.is_empty();
    let is_built = register.projects.iter().any(|it| !it.stage.is_ahead());
    html! {
        <div class="toil-overview">
            <div class="button-row is-whole">
                { out::report_button(session, register) }
                { tag_button(on_tag) }
                <button type="button" class="button" onclick={print}>
                    <Icon name={IconName::Printer} />{ word::TOIL_PRINT.text() }
                </button>
            </div>
            <div class="is-whole"><RegisterFigures register={register.clone()} /></div>
            <Standing register={register.clone()} trend={trend.clone()} {today} {on_edit} />
            <section class="toil-section" aria-label={word::TOIL_MOST.text()}>
                <h2>{ word::TOIL_MOST.text() }</h2>
                <Most register={register.clone()} />
            </section>
            if has_weeks {
                { chart(Shown::Share(trend.every)) }
            }
            if !schedule.placed.is_empty() && has_toil(&schedule) {
                { chart(Shown::Expected(schedule.clone())) }
            }
            <section class="toil-section is-whole" aria-label={word::TOIL_AHEAD.text()}>
                <h2>{ word::TOIL_AHEAD.text() }</h2>
                <Argued register={register.clone()} {ranked} {schedule} href={href.clone()} />
            </section>
            <div class="toil-overview-column">
                if is_built {
                    <section class="toil-section" aria-label={word::TOIL_BUILT.text()}>
                        <h2>{ word::TOIL_BUILT.text() }</h2>
                        <RealisedTable register={register.clone()} {href} />
                    </section>
                }
                <RemovedActions ..props.clone() />
                <Ladder register={register.clone()} />
            </div>
            <div class="toil-overview-column"><SprintsTable {indicators} /></div>
        </div>
    }
}
