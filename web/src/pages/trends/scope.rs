//! The bar that says which incidents are looked at.

use std::rc::Rc;

use afterword_core::trends::Step;
use afterword_ui::fields::{DateField, Select};
use afterword_ui::words::{Text, use_words, word};
use yew::prelude::*;

use super::view::{Span, View};
use crate::across::Choices;
use crate::pages::names::names;

#[derive(PartialEq, Properties)]
pub(super) struct ScopeBarProps {
    pub(super) view: Rc<View>,
    pub(super) choices: Choices,
    pub(super) on_change: Callback<View>,
}

/// Days, team, service, label, and by how long periods are counted.
#[component]
pub(super) fn ScopeBar(props: &ScopeBarProps) -> Html {
    use_words();
    let ScopeBarProps { view, choices, .. } = props;
    let spans = Span::ALL.map(|it| (it, AttrValue::from(it.name())));
    let steps = [
        (Step::Week, &word::TRENDS_STEP_WEEK),
        (Step::Month, &word::TRENDS_STEP_MONTH),
        (Step::Quarter, &word::TRENDS_STEP_QUARTER),
    ];
    let steps = steps.map(|(step, name): (Step, &Text)| (step, AttrValue::from(name.text())));
    let span = change(props, |view, it| view.span = it);
    let step = change(props, |view, it| view.step = it);
    html! {
        <div class="scope-bar" role="group" aria-label={word::TRENDS_SCOPE.text()}>
            { Select::new(word::TRENDS_DAYS.text(), view.span, spans, span).html() }
            <div class="scope-days">{ own_days(props) }</div>
            <div class="scope-problem" role="status">
                { view.is_turned_round().then(|| html! { <p class="trends-failed">{ word::TRENDS_TURNED_ROUND.text() }</p> }) }
            </div>
            { names(&word::TRENDS_TEAM, &view.team, &choices.teams, change(props, |view, it| view.team = it)) }
            { names(&word::TRENDS_SERVICE, &view.service, &choices.services, change(props, |view, it| view.service = it)) }
            { names(&word::TRENDS_TAG, &view.tag, &choices.tags, change(props, |view, it| view.tag = it)) }
            { Select::new(word::TRENDS_STEP.text(), view.step, steps, step).html() }
        </div>
    }
}

fn change<T: 'static>(props: &ScopeBarProps, set: fn(&mut View, T)) -> Callback<T> {
    let view = props.view.clone();
    props.on_change.reform(move |it| {
        let mut changed = View::clone(&view);
        set(&mut changed, it);
        changed
    })
}

fn own_days(props: &ScopeBarProps) -> Html {
    let view = &props.view;
    if view.span != Span::Own {
        return Html::default();
    }
    html! {
        <>
            <DateField key="from" label={word::TRENDS_FROM.text()} value={view.from} on_change={change(props, |view, it| view.from = it)} />
            <DateField key="to" label={word::TRENDS_TO.text()} value={view.to} on_change={change(props, |view, it| view.to = it)} />
        </>
    }
}
