//! What needs attention, what was dismissed, and how often warnings were right.

use std::rc::Rc;

use afterword_core::trends::{Judgement, NotTaken, Precision, Ruling};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::dismiss::DismissDialog;
use super::documents::documents;
use super::rulings::Ruled;
use super::sentence::{day, evidence, kind, percent, reason, recommended};
use crate::across::{Dismissed, TrendsShown, Warned};
use crate::browser::{clock, page};
use crate::session::Session;
use crate::toast::Said;

#[derive(Properties)]
pub(super) struct WarningsProps {
    pub(super) session: Session,
    pub(super) shown: Rc<TrendsShown>,
    pub(super) on_rule: Callback<Ruled>,
    /// Wants to see more of them.
    pub(super) on_more: Callback<()>,
}

/// Each answer is a new one.
impl PartialEq for WarningsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown)
            && self.on_rule == other.on_rule
            && self.on_more == other.on_more
    }
}

/// The element id of the heading, where the focus goes when a warning is gone.
const HEADING: &str = "trends-warnings";

/// Early warnings, before anything else.
#[component]
pub(super) fn Warnings(props: &WarningsProps) -> Html {
    use_words();
    let asked = use_state(|| None::<Warned>);
    let shown = &props.shown;
    use_focus_kept(shown.dismissed.len());
    let on_done = {
        let (asked, desk) = (asked.clone(), Desk::of(props));
        Callback::from(move |answer: Option<(NotTaken, String)>| {
            let warned = (*asked).clone();
            asked.set(None);
            if let (Some(warned), Some((reason, note))) = (warned, answer) {
                desk.rule(&warned, Judgement::Dismissed { reason, note });
            }
        })
    };
    let desk = Desk::of(props);
    let more = shown.n_warned.saturating_sub(shown.warned.len());
    html! {
        <section class="warnings" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ word::WARNINGS.text() }</h2>
            <div class="warning-list">
                for it in &shown.warned {
                    <article key={it.warning.key.clone()} class="warning">
                        { words(it) }
                        { buttons(&desk, it, &asked) }
                    </article>
                }
                if shown.warned.is_empty() {
                    <p key="none" class="quiet">{ word::WARNINGS_NONE.text() }</p>
                }
            </div>
            <div class="warnings-more">
                if more > 0 {
                    <button type="button" class="button" onclick={props.on_more.reform(|_: MouseEvent| ())}>
                        { word::WARNINGS_MORE.count(more) }
                    </button>
                }
            </div>
            <div>{ dismissed(&desk, &shown.dismissed) }</div>
            <div>{ precision(&shown.precision) }</div>
            <DismissDialog about={(*asked).as_ref().map(said)} {on_done} />
        </section>
    }
}

/// Puts the focus on the heading once a button is gone that had it: what was dismissed, or taken back, stands elsewhere then.
#[hook]
fn use_focus_kept(n_dismissed: usize) {
    let before = use_mut_ref(|| n_dismissed);
    use_effect_with(n_dismissed, move |n_dismissed| {
        if before.replace(*n_dismissed) != *n_dismissed {
            page::begin_at(HEADING);
        }
    });
}

/// What can be done about a warning.
#[derive(Clone)]
struct Desk {
    session: Session,
    on_rule: Callback<Ruled>,
}

impl Desk {
    fn of(props: &WarningsProps) -> Self {
        Self { session: props.session.clone(), on_rule: props.on_rule.clone() }
    }

    /// Rules on a warning, and offers to take that back.
    fn rule(&self, warned: &Warned, judgement: Judgement) {
        let words = match judgement {
            Judgement::Confirmed => &word::WARNING_CONFIRMED,
            Judgement::Dismissed { .. } => &word::WARNING_DISMISSED,
        };
        let key = warned.warning.key.clone();
        let ruling =
            Ruling { key: key.clone(), kind: warned.warning.kind(), at: clock::now(), judgement };
        self.on_rule.emit(Ruled::Made(ruling));
        let undo = self.on_rule.reform(move |()| Ruled::TakenBack(key.clone()));
        self.session.speak.emit(Said::with_undo(words.text(), undo));
    }

    fn take_back(&self, key: &str) {
        self.on_rule.emit(Ruled::TakenBack(key.to_owned()));
        self.session.say(word::WARNING_TAKEN_BACK.text());
    }
}

fn said(warned: &Warned) -> AttrValue {
    evidence(&warned.warning.evidence, warned.warning.actions.len()).into()
}

/// What a warning says, what to do about it, and what it rests on.
pub(in crate::pages) fn words(warned: &Warned) -> Html {
    html! {
        <div class="warning-words">
            <h3><Icon name={IconName::Alert} />{ kind(warned.warning.kind()) }</h3>
            <p>{ said(warned) }</p>
            <p class="warning-advice">{ recommended(warned.warning.recommended()) }</p>
            { documents(&warned.documents, warned.more) }
        </div>
    }
}

fn buttons(desk: &Desk, warned: &Warned, asked: &UseStateHandle<Option<Warned>>) -> Html {
    let about = kind(warned.warning.kind());
    let confirm = {
        let (desk, warned) = (desk.clone(), warned.clone());
        Callback::from(move |_: MouseEvent| match warned.confirmed {
            Some(_) => desk.take_back(&warned.warning.key),
            None => desk.rule(&warned, Judgement::Confirmed),
        })
    };
    let dismiss = {
        let (asked, warned) = (asked.setter(), warned.clone());
        Callback::from(move |_: MouseEvent| asked.set(Some(warned.clone())))
    };
    let label = match warned.confirmed {
        Some(at) => word::WARNING_RIGHT_SINCE.fill(&[("day", &day(at.date_naive()))]),
        None => word::WARNING_RIGHT.text().to_owned(),
    };
    html! {
        <div class="button-row" role="group" aria-label={about}>
            <button type="button" class="button" aria-pressed={warned.confirmed.is_some().to_string()} onclick={confirm}>{ label }</button>
            <button type="button" class="button" aria-haspopup="dialog" onclick={dismiss}>{ word::WARNING_DISMISS.text() }</button>
        </div>
    }
}

fn dismissed(desk: &Desk, all: &[Dismissed]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let row = |it: &Dismissed| {
        let (desk, key) = (desk.clone(), it.key.clone());
        let onclick = Callback::from(move |_: MouseEvent| desk.take_back(&key));
        let facts = [reason(it.reason).to_owned(), day(it.at.date_naive()), it.note.clone()];
        let facts: Vec<String> = facts.into_iter().filter(|it| !it.is_empty()).collect();
        html! {
            <li key={it.key.clone()}>
                <div>
                    <p><strong>{ kind(it.kind) }</strong>{ it.warned.as_ref().map(|it| html! { <span>{ " " }{ said(it) }</span> }) }</p>
                    <p class="quiet">{ facts.join(" · ") }</p>
                </div>
                <button type="button" class="button" {onclick}>{ word::WARNING_TAKE_BACK.text() }</button>
            </li>
        }
    };
    html! {
        <details class="dismissed">
            <summary>{ word::WARNINGS_DISMISSED.count(all.len()) }</summary>
            <ul>{ all.iter().map(row).collect::<Html>() }</ul>
        </details>
    }
}

/// How often warnings were right, of those that somebody ruled on.
fn precision(all: &[Precision]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let row = |it: &Precision| {
        let interval = match it.interval {
            Ok(interval) => word::PRECISION_INTERVAL
                .fill(&[("low", &percent(interval.low)), ("high", &percent(interval.high))]),
            Err(few) => word::PRECISION_FEW.fill(&[("n", &few.n), ("needed", &few.needed)]),
        };
        let said = word::PRECISION_OF.fill(&[
            ("kind", &kind(it.kind)),
            ("hits", &it.right.hits),
            ("of", &it.right.of),
            ("interval", &interval),
        ]);
        html! { <li key={it.kind.key()}>{ said }</li> }
    };
    html! {
        <details class="dismissed">
            <summary>{ word::PRECISION.text() }</summary>
            <ul class="precision">{ all.iter().map(row).collect::<Html>() }</ul>
        </details>
    }
}
