//! All questions of an assessment in one table, whose cells take keys.

use afterword_core::maturity::CapabilityId;
use afterword_ui::maturity::{Progress, ScoreTable, TargetOfAll};
use afterword_ui::words::use_words;
use yew::prelude::*;

use super::assess::route;
use super::desk::ViewProps;

/// The table, how much is answered, and the target of everything.
#[component]
pub(super) fn Table(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, assessment, on_edit, .. } = props;
    let href = use_callback(assessment.model.clone(), {
        let assessment = assessment.clone();
        move |id: CapabilityId, _| AttrValue::from(route(&assessment, &id).to_string())
    });
    let on_open = use_callback(assessment.model.clone(), {
        let (assessment, go) = (assessment.clone(), session.go.clone());
        move |id: CapabilityId, _| go.emit(route(&assessment, &id))
    });
    html! {
        <section class="maturity-table">
            <div class="maturity-table-head">
                <Progress assessment={assessment.clone()} />
                <TargetOfAll assessment={assessment.clone()} {on_edit} />
            </div>
            <ScoreTable assessment={assessment.clone()} {on_edit} {href} {on_open} />
        </section>
    }
}
