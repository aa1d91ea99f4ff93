//! The toil that actions of postmortems removed: how much it is, and which they are.

use std::rc::Rc;

use afterword_core::actions::ActionId;
use afterword_core::id::DocumentId;
use afterword_core::toil::Removed;
use yew::prelude::*;

use super::{ProjectLink, hours, report_words};
use crate::words::{use_words, word};

/// An action that was done by automation.
#[derive(Clone, Debug, PartialEq)]
pub struct RemovedLine {
    pub document: DocumentId,
    pub action: ActionId,
    /// Where it stands.
    pub href: AttrValue,
    /// What was done.
    pub what: AttrValue,
    /// What people call its document.
    pub title: AttrValue,
    /// The project that was made of it.
    pub project: Option<ProjectLink>,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RemovedToilProps {
    pub removed: Removed,
    /// The first of the actions.
    pub lines: Rc<[RemovedLine]>,
    /// Hears of an action that is to become a project.
    pub on_make: Callback<(DocumentId, ActionId)>,
}

/// How much toil actions removed, and a line for each of the first of them.
#[component]
pub fn RemovedToil(props: &RemovedToilProps) -> Html {
    use_words();
    let RemovedToilProps { removed, lines, .. } = props;
    let n_more = removed.n().saturating_sub(lines.len());
    html! {
        <section class="toil-section" aria-labelledby="toil-removed">
            <h2 id="toil-removed">{ word::TOIL_REMOVED.text() }</h2>
            <p>{ summed(removed) }</p>
            <ul class="plain toil-removed">{ for lines.iter().map(|it| line(props, it)) }</ul>
            <p class="quiet">{ if n_more > 0 { word::HOME_MORE.count(n_more) } else { String::new() } }</p>
        </section>
    }
}

/// How many there are, and how many hours they removed as far as that is known.
fn summed(removed: &Removed) -> String {
    if removed.n() == 0 {
        return word::TOIL_REMOVED_NONE.text().to_owned();
    }
    let all = word::TOIL_REMOVED_COUNT.count(removed.n());
    let known = match removed.n_known {
        0 => word::TOIL_REMOVED_UNKNOWN.text().to_owned(),
        n => {
            let (hours, measured) = (signed(removed.hours), signed(removed.hours_measured));
            word::TOIL_REMOVED_HOURS.count_and(n, &[("hours", &hours), ("measured", &measured)])
        }
    };
    [all, known].join(" ")
}

/// Hours that may be fewer than none, where there is more to do than before.
fn signed(figure: f64) -> String {
    let sign = if figure < 0.0 { "−" } else { "" };
    [sign, &hours(figure.abs())].concat()
}

fn line(props: &RemovedToilProps, it: &RemovedLine) -> Html {
    let key = (it.document, it.action);
    let project = match &it.project {
        Some(ProjectLink { href, report }) => html! { <a {href}>{ report_words(report) }</a> },
        None => {
            let name = word::TOIL_MAKE_PROJECT_OF.fill(&[("what", &it.what)]);
            let onclick = props.on_make.reform(move |_: MouseEvent| key);
            html! {
                <button type="button" class="button is-quiet" aria-label={name} {onclick}>
                    { word::TOIL_MAKE_PROJECT.text() }
                </button>
            }
        }
    };
    let what = match it.what.trim() {
        "" => AttrValue::Static(word::ACTION_UNTITLED.text()),
        _ => it.what.clone(),
    };
    html! {
        <li key={format!("{}-{}", it.document, it.action)}>
            <span class="toil-removed-what"><a href={&it.href}>{ what }</a>{ " " }<span class="quiet">{ &it.title }</span></span>
            <span class="toil-removed-project">{ project }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_says_how_much_of_it_is_known() {
        let none = Removed::default();
        assert_eq!(summed(&none), "No action of a postmortem was done by automation yet.");
        let unknown = Removed { n_unknown: 1, ..none };
        assert!(summed(&unknown).starts_with("1 action of a postmortem was done by automation."));
        let known = Removed { hours: 396.0, hours_measured: 180.0, n_known: 2, n_unknown: 1 };
        assert_eq!(
            summed(&known),
            "3 actions of postmortems were done by automation. Of 2 it is known how much: 396 h a year, 180 h of them measured."
        );
        let worse = Removed { hours: -12.0, hours_measured: -12.0, n_known: 1, n_unknown: 0 };
        assert!(summed(&worse).contains("−12 h a year"));
    }
}
