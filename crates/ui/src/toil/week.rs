//! A week as a form: what went into it, as people say at its end or noted as they worked.

use std::rc::Rc;

use afterword_core::toil::{
    Assumptions, BudgetStatus, Category, Score, Source, ToilEdit, Week, WeekProblem, monday_of,
};
use yew::prelude::*;

use super::{hours, percent, share};
use crate::fields::{DateField, HoursField, NumberField, Select, TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WeekFormProps {
    pub week: Rc<Week>,
    /// Another week of the register is the same week of the same team.
    #[prop_or_default]
    pub is_repeated: bool,
    /// The budget that its share is held against.
    pub assumptions: Assumptions,
    /// The teams that others have, offered while typing.
    pub teams: Rc<[AttrValue]>,
    pub on_edit: Callback<ToilEdit>,
}

impl WeekFormProps {
    /// Hears of a choice, which is a step by itself.
    fn chosen<T: 'static>(&self, change: impl Fn(&mut Week, T) + 'static) -> Callback<T> {
        let week = self.week.clone();
        self.on_edit.reform(move |value| {
            let mut week = Week::clone(&week);
            change(&mut week, value);
            ToilEdit::Week(Box::new(week))
        })
    }

    /// Hears of what is typed into the field of that name.
    fn typed<T: 'static>(
        &self,
        field: &'static str,
        change: impl Fn(&mut Week, T) + 'static,
    ) -> Callback<T> {
        let week = self.week.clone();
        self.on_edit.reform(move |value| {
            let mut week = Week::clone(&week);
            change(&mut week, value);
            ToilEdit::Typed(Box::new(ToilEdit::Week(Box::new(week))), field)
        })
    }
}

/// The element id of a week's first number, for whoever leads there.
pub fn week_id(week: &Week) -> String {
    format!("toil-week-{}", week.id)
}

/// All that a register knows of a week, and what share toil had in it.
#[component]
pub fn WeekForm(props: &WeekFormProps) -> Html {
    use_words();
    let it = &props.week;
    let remove = {
        let id = it.id;
        props.on_edit.reform(move |_: MouseEvent| ToilEdit::RemoveWeek(id))
    };
    html! {
        <section class="toil-form" aria-label={week_name(it)}>
            <h3>{ week_name(it) }</h3>
            <p class="toil-verdict" role="status">{ week_verdict(it, &props.assumptions) }</p>
            if props.is_repeated {
                <p class="toil-caution">{ word::TOIL_WEEK_REPEATED.text() }</p>
            }
            { by_category(props) }
            { sums(props) }
            { about(props) }
            <button type="button" class="button" onclick={remove}>
                <Icon name={IconName::Trash} />{ word::TOIL_WEEK_REMOVE.text() }
            </button>
        </section>
    }
}

/// What people call a week.
pub(super) fn week_name(week: &Week) -> String {
    word::TOIL_WEEK_OF.fill(&[("day", &word::DATE_DAY_MON_YEAR.day(week.monday))])
}

/// The hours of each kind; a number alone is hours.
fn by_category(props: &WeekFormProps) -> Html {
    let it = &props.week;
    let field = |category: Category| {
        let on_change =
            props.typed(category.key(), move |it, minutes: Option<u32>| match minutes {
                Some(minutes) => drop(it.toil.insert(category, minutes)),
                None => drop(it.toil.remove(&category)),
            });
        let id = (category == Category::ALL[0]).then(|| AttrValue::from(week_id(it)));
        let value = it.toil.get(&category).copied();
        html! { <HoursField {id} label={category.in_words()} {value} {on_change} /> }
    };
    html! {
        <fieldset class="toil-fields is-narrow">
            <legend>{ word::TOIL_WEEK_BY_KIND.text() }</legend>
            { for Category::ALL.into_iter().map(field) }
        </fieldset>
    }
}

fn sums(props: &WeekFormProps) -> Html {
    let it = &props.week;
    let unknown_kind = it.toil.is_empty() || it.toil_minutes.is_some();
    html! {
        <div class="toil-fields is-narrow">
            if unknown_kind {
                <HoursField
                    label={word::TOIL_WEEK_TOIL.text()}
                    value={it.toil_minutes}
                    hint={word::TOIL_WEEK_TOIL_HINT.text()}
                    on_change={props.typed("toil", |it, minutes| it.toil_minutes = minutes)}
                />
            }
            <HoursField
                label={word::TOIL_WEEK_ALL.text()}
                value={it.all_minutes}
                hint={word::TOIL_WEEK_ALL_HINT.text()}
                on_change={props.typed("all", |it, minutes| it.all_minutes = minutes)}
            />
        </div>
    }
}

fn about(props: &WeekFormProps) -> Html {
    let it = &props.week;
    let sources = [
        (Source::Survey, AttrValue::Static(word::TOIL_SURVEY.text())),
        (Source::Log, AttrValue::Static(word::TOIL_LOG.text())),
    ];
    let moods: Vec<_> = std::iter::once((None, AttrValue::Static(word::TOIL_NOT_KNOWN.text())))
        .chain((1..=5).filter_map(Score::new).map(|it| (Some(it), it.mark().to_string().into())))
        .collect();
    // A day that was emptied leaves the week where it is.
    let on_day = props.chosen(|it, day: Option<_>| it.monday = day.map_or(it.monday, monday_of));
    html! {
        <>
            <div class="toil-fields is-narrow">
                <DateField label={word::TOIL_WEEK_DAY.text()} value={Some(it.monday)} on_change={on_day} />
                <TextField
                    label={word::TOIL_TEAM.text()}
                    value={it.team.clone()}
                    suggestions={props.teams.clone()}
                    on_change={props.typed("team", |it, team| it.team = team)}
                />
                { Select::new(word::TOIL_SOURCE.text(), it.source, sources, props.chosen(|it, source| it.source = source)).html() }
                { Select::new(word::TOIL_SENTIMENT.text(), it.sentiment, moods, props.chosen(|it, mood| it.sentiment = mood)).hint(word::TOIL_SENTIMENT_HINT.text()).html() }
                <NumberField
                    label={word::TOIL_WEEK_ERRORS.text()}
                    value={it.errors.map(u64::from)}
                    on_change={props.typed("errors", |it, n: Option<u64>| it.errors = n.map(|it| u32::try_from(it).unwrap_or(u32::MAX)))}
                />
                <HoursField
                    label={word::TOIL_RESOLVE.text()}
                    value={it.resolve_minutes}
                    on_change={props.typed("resolve", |it, minutes| it.resolve_minutes = minutes)}
                />
            </div>
            <TextArea
                label={word::TOIL_NOTE.text()}
                value={it.note.clone()}
                on_change={props.typed("note", |it, note| it.note = note)}
            />
        </>
    }
}

/// What a week amounts to, or what is missing or cannot be.
fn week_verdict(week: &Week, assumptions: &Assumptions) -> String {
    match week.problem() {
        Some(WeekProblem::NoWork) => return word::TOIL_WEEK_NO_WORK.text().into(),
        Some(WeekProblem::MoreThanAll) => return word::TOIL_WEEK_MORE.text().into(),
        Some(WeekProblem::SumsDiffer) => return word::TOIL_WEEK_DIFFER.text().into(),
        None => {}
    }
    let known = week.minutes_of_toil().zip(week.all_minutes).zip(week.share());
    let Some(((toil, all), part)) = known else {
        return word::TOIL_WEEK_SAY_MORE.text().into();
    };
    let told = word::TOIL_WEEK_VERDICT.fill(&[
        ("toil", &hours(toil as f64 / 60.0)),
        ("all", &hours(f64::from(all) / 60.0)),
        ("share", &percent(part)),
    ]);
    format!("{told} {}", against_budget(part, assumptions))
}

/// How a share stands against the budget, as a sentence.
pub(super) fn against_budget(part: f64, assumptions: &Assumptions) -> String {
    let text = match BudgetStatus::of(part, assumptions.budget) {
        BudgetStatus::Within => &word::TOIL_BUDGET_WITHIN,
        BudgetStatus::Near => &word::TOIL_BUDGET_NEAR,
        BudgetStatus::Over => &word::TOIL_BUDGET_OVER,
    };
    text.fill(&[("budget", &share(assumptions.budget))])
}
