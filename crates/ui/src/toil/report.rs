//! What a project of toil reports to where it comes from, in words; and what an action shows of its project.

use afterword_core::actions::ActionId;
use afterword_core::toil::Report;
use yew::prelude::*;

use super::hours;
use crate::icon::{Icon, IconName};
use crate::words::{InWords as _, use_words, word};

/// What draws what became of an action in a register of toil; the page lends it as context.
///
/// It is asked only by what shows everything about an action, so that nothing is looked up for those that are only in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectOfAction(pub Callback<ActionId, Html>);

/// How a project stands: its stage, and what it saves or is to save.
pub fn report_words(report: &Report) -> String {
    let stage = report.stage.in_sentence();
    match (report.realised, report.promised) {
        (Some(saved), _) if saved < 0.0 => {
            word::TOIL_STANDS_WORSE.fill(&[("stage", &stage), ("hours", &hours(-saved))])
        }
        (Some(saved), _) => {
            word::TOIL_STANDS_SAVED.fill(&[("stage", &stage), ("hours", &hours(saved))])
        }
        (None, Some(promised)) => {
            word::TOIL_STANDS_PROMISED.fill(&[("stage", &stage), ("hours", &hours(promised))])
        }
        (None, None) => stage.to_string(),
    }
}

/// A project that was made of an action, as the action shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectLink {
    pub href: AttrValue,
    pub report: Report,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActionProjectProps {
    /// The project of the action; `None` if there is none.
    pub project: Option<ProjectLink>,
    /// Hears that the action is to become a project.
    pub on_make: Callback<()>,
}

/// The project that an action became, with what it reports; or the button that makes one.
#[component]
pub fn ActionProject(props: &ActionProjectProps) -> Html {
    use_words();
    let inside = match &props.project {
        Some(ProjectLink { href, report }) => html! {
            <a {href}>{ word::TOIL_OF_PROJECT.fill(&[("how", &report_words(report))]) }</a>
        },
        None => html! {
            <button type="button" class="button is-quiet" onclick={props.on_make.reform(|_: MouseEvent| ())}>
                <Icon name={IconName::Toil} />{ word::TOIL_MAKE_PROJECT.text() }
            </button>
        },
    };
    html! { <p class="action-project">{ inside }</p> }
}

#[cfg(test)]
mod tests {
    use afterword_core::toil::Stage;

    use super::*;

    #[test]
    fn a_project_says_what_was_measured_else_what_was_promised() {
        let words = |stage, promised, realised| report_words(&Report { stage, promised, realised });
        assert_eq!(words(Stage::Planned, None, None), "planned");
        assert_eq!(words(Stage::Building, Some(216.0), None), "building · promised 216 h a year");
        let measured = words(Stage::Measured, Some(216.0), Some(180.0));
        assert_eq!(measured, "measured · 180 h a year saved");
        let worse = words(Stage::RolledOut, None, Some(-12.5));
        assert_eq!(worse, "rolled out · takes 12.5 h a year more than before");
    }
}
