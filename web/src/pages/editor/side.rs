//! The pane at the side: what the review points out, the numbers, and the moments that they follow from.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Edit, MomentKey};
use afterword_core::severity::SeverityScheme;
use afterword_ui::Shell;
use afterword_ui::postmortem::{MetricsPanel, MomentsPanel};
use afterword_ui::review::ReviewPanel;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::review::Review;
use super::topbar::Pane;
use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(super) struct SideProps {
    /// Whether it is shown where it is a sheet.
    pub(super) is_open: bool,
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) review: Review,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) shell: Shell,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_moment: Callback<MomentKey>,
    /// Hears the keys of the sheet.
    pub(super) onkeydown: Callback<KeyboardEvent>,
    /// More panels, below the others.
    pub(super) children: Html,
}

/// The pane at the side; a sheet on a narrow page.
#[component]
pub(super) fn Side(props: &SideProps) -> Html {
    use_words();
    let SideProps { postmortem, review, shell, on_edit, .. } = props;
    html! {
        <aside
            id={Pane::Side.id()}
            tabindex="-1"
            onkeydown={&props.onkeydown}
            class={classes!("side", props.is_open.then_some("is-open"))}
            aria-label={word::PANE_SIDE.text()}
        >
            <ReviewPanel
                report={review.report.clone()}
                on_fix={&review.on_fix}
                on_go={&review.on_go}
                rules_href={Route::Rules.to_string()}
            />
            <MetricsPanel
                {postmortem}
                definitions={&review.definitions}
                scheme={&props.scheme}
                shell={shell.clone()}
                on_moment={&props.on_moment}
                report={review.report.clone()}
                on_go={&review.on_go}
            />
            <MomentsPanel {postmortem} {on_edit} {shell} report={review.report.clone()} />
            { props.children.clone() }
        </aside>
    }
}
