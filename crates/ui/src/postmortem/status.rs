//! Where the document stands, how it got there, and the way on.

use afterword_core::postmortem::{Edit, StatusKind, Transition};
use afterword_core::review::rules;
use yew::prelude::*;

use super::reach::{NEXT_STEP, OTHER_STEPS};
use super::status_dialog::StatusDialog;
use crate::badge::StatusBadge;
use crate::icon::IconName;
use crate::menu::{Menu, MenuItem};
use crate::review::texts;
use crate::shell::Shell;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StatusControlProps {
    pub(super) transitions: Vec<Transition>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The status with a button for the usual next step, a menu for the others, and its history.
#[component]
pub(super) fn StatusControl(props: &StatusControlProps) -> Html {
    use_words();
    let asked = use_state_eq(|| None::<StatusKind>);
    let status = props.transitions.last().map_or(StatusKind::Draft, |it| it.to);
    let ask = |to: StatusKind| {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(Some(to)))
    };
    let items = others(status).iter().map(|to| {
        let icon = if *to == StatusKind::Draft { IconName::Restore } else { IconName::Check };
        MenuItem::new(verb(*to), ask(*to)).icon(icon)
    });
    let on_done = {
        let (asked, shell, on_edit) = (asked.setter(), props.shell.clone(), props.on_edit.clone());
        Callback::from(move |transition: Option<Transition>| {
            asked.set(None);
            if let Some(transition) = transition {
                shell.announce(word::STATUS_NOW.fill(&[("status", &transition.to.in_words())]));
                on_edit.emit(Edit::Transition(transition));
            }
        })
    };
    html! {
        <div class="status-control" role="group" aria-label={word::STATUS.text()}>
            <span class="field-label">{ word::STATUS.text() }</span>
            <div class="status-line">
                <StatusBadge {status} />
                { next_button(status, &ask) }
                <Menu
                    id={OTHER_STEPS}
                    label={word::STATUS_OTHER.text()}
                    items={items.collect::<Vec<_>>()}
                    icon={IconName::More}
                />
            </div>
            { history(props) }
            <StatusDialog to={*asked} shell={&props.shell} {on_done} />
        </div>
    }
}

fn next_button(status: StatusKind, ask: &dyn Fn(StatusKind) -> Callback<()>) -> Html {
    let Some(to) = next(status) else { return html! { <span /> } };
    let onclick = ask(to).reform(|_: MouseEvent| ());
    html! { <button type="button" id={NEXT_STEP} class="button" {onclick}>{ verb(to) }</button> }
}

/// The usual next step.
pub(super) fn next(status: StatusKind) -> Option<StatusKind> {
    match status {
        StatusKind::Draft => Some(StatusKind::InReview),
        StatusKind::InReview => Some(StatusKind::Approved),
        StatusKind::Approved => Some(StatusKind::Published),
        StatusKind::Published => None,
    }
}

/// The steps that are possible, but seldom meant.
fn others(status: StatusKind) -> &'static [StatusKind] {
    match status {
        StatusKind::Draft => &[StatusKind::Approved, StatusKind::Published],
        StatusKind::InReview => &[StatusKind::Published, StatusKind::Draft],
        StatusKind::Approved => &[StatusKind::InReview, StatusKind::Draft],
        StatusKind::Published => &[StatusKind::Draft],
    }
}

/// What a button that leads to `to` says.
pub(super) fn verb(to: StatusKind) -> &'static str {
    match to {
        StatusKind::Draft => word::STATUS_TO_DRAFT.text(),
        StatusKind::InReview => word::STATUS_TO_REVIEW.text(),
        StatusKind::Approved => word::STATUS_APPROVE.text(),
        StatusKind::Published => word::STATUS_PUBLISH.text(),
    }
}

fn history(props: &StatusControlProps) -> Html {
    if props.transitions.is_empty() {
        return html! { <span /> };
    }
    html! {
        <details class="status-history">
            <summary>{ word::STATUS_HISTORY.text() }</summary>
            <ol>
                for (at, transition) in props.transitions.iter().enumerate() {
                    { step(at, transition, &props.shell) }
                }
            </ol>
        </details>
    }
}

fn step(at: usize, transition: &Transition, shell: &Shell) -> Html {
    let when = word::DATE_STAMP.date(shell.in_zone(transition.at).naive_local());
    let who = match transition.who.trim() {
        "" => String::new(),
        who => format!(" {}", word::STATUS_STEP_BY.fill(&[("who", &who)])),
    };
    html! {
        <li key={at}>
            <strong>{ transition.to.in_words() }</strong>
            { who }
            { ", " }
            <time class="number" datetime={transition.at.to_rfc3339()}>{ when }</time>
            <p class="status-note">{ &transition.note }</p>
            <p class="status-overrides">{ overridden(transition) }</p>
        </li>
    }
}

/// Which errors were left when it was published, by the names of their rules.
fn overridden(transition: &Transition) -> String {
    if transition.overrides.is_empty() {
        return String::new();
    }
    let title = |id: &str| match rules().iter().find(|it| it.id.as_str() == id) {
        Some(rule) => texts().rule(rule.id).title.clone(),
        // A rule of another version is named as it is recorded.
        None => id.to_owned(),
    };
    let titles = transition.overridden_in_words(&title);
    word::GATE_OVERRIDDEN.fill(&[("rules", &titles.join("; "))])
}
