//! One activity as a form: what it is, how often, how long, and what follows from that.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::amount::Share;
use afterword_core::toil::{
    Activity, ActivityId, Assumptions, Category, Caution, Caveat, Criterion, Growth, Level, Period,
    Rhythm, Score, ToilEdit, cautions,
};
use yew::prelude::*;

use super::{cost, hours, named};
use crate::fields::{
    CheckField, NamesField, NumberField, PercentField, SecondsField, Select, TextArea, TextField,
};
use crate::icon::{Icon, IconName};
use crate::words::{InWords, use_words, word};

/// The element id of the field with the name of an activity.
pub fn name_id(id: ActivityId) -> String {
    format!("activity-{id}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActivityFormProps {
    pub activity: Rc<Activity>,
    pub assumptions: Assumptions,
    /// The teams that others have, offered while typing.
    pub teams: Rc<[AttrValue]>,
    pub on_edit: Callback<ToilEdit>,
}

impl ActivityFormProps {
    /// Hears of a choice, which is a step by itself.
    fn chosen<T: 'static>(&self, change: impl Fn(&mut Activity, T) + 'static) -> Callback<T> {
        let activity = self.activity.clone();
        self.on_edit.reform(move |value| {
            let mut activity = Activity::clone(&activity);
            change(&mut activity, value);
            ToilEdit::Activity(Box::new(activity))
        })
    }

    /// Hears of what is typed into the field of that name.
    fn typed<T: 'static>(
        &self,
        field: &'static str,
        change: impl Fn(&mut Activity, T) + 'static,
    ) -> Callback<T> {
        let activity = self.activity.clone();
        self.on_edit.reform(move |value| {
            let mut activity = Activity::clone(&activity);
            change(&mut activity, value);
            ToilEdit::Typed(Box::new(ToilEdit::Activity(Box::new(activity))), field)
        })
    }
}

/// All of an activity, and the sentence that it amounts to.
#[component]
pub fn ActivityForm(props: &ActivityFormProps) -> Html {
    use_words();
    let it = &props.activity;
    let remove = {
        let id = it.id;
        props.on_edit.reform(move |_: MouseEvent| ToilEdit::RemoveActivity(id))
    };
    html! {
        <section class="toil-form" aria-label={named(it).to_owned()}>
            <TextField
                id={Some(AttrValue::from(name_id(it.id)))}
                label={word::TOIL_NAME.text()}
                value={it.name.clone()}
                placeholder={word::TOIL_NAME_PLACEHOLDER.text()}
                on_change={props.typed("name", |it, name| it.name = name)}
            />
            <p class="toil-verdict" role="status">{ verdict(it, &props.assumptions) }</p>
            <ul class="toil-cautions">
                for caution in cautions(it, &props.assumptions) {
                    <li>{ caution_said(&caution) }</li>
                }
            </ul>
            { effort(props) }
            { criteria(props) }
            { errors(props) }
            { about(props) }
            <button type="button" class="button" onclick={remove}>
                <Icon name={IconName::Trash} />{ word::TOIL_REMOVE.text() }
            </button>
        </section>
    }
}

/// What it takes in a year, and whether it is toil.
fn verdict(it: &Activity, assumptions: &Assumptions) -> String {
    let Some(a_year) = it.hours_a_year(assumptions) else {
        return word::TOIL_SAY_MORE.text().to_owned();
    };
    let takes = match cost(a_year, assumptions) {
        Some(cost) => word::TOIL_TAKES_COST.fill(&[("hours", &hours(a_year)), ("cost", &cost)]),
        None => word::TOIL_TAKES.fill(&[("hours", &hours(a_year))]),
    };
    let (n, from) = (it.n_criteria(), assumptions.toil_from);
    let word = if it.is_toil(assumptions) { &word::TOIL_COUNTS } else { &word::TOIL_COUNTS_NOT };
    format!("{takes} {}", word.fill(&[("n", &n), ("from", &from)]))
}

/// What speaks against automating something.
pub(super) fn caution_said(caution: &Caution) -> String {
    let why = match caution {
        Caution::RareAndCheap { hours: spent } => {
            word::TOIL_RARE.fill(&[("hours", &hours(*spent))])
        }
        Caution::Said(caveat) => caveat.in_words().to_string(),
    };
    word::TOIL_CAUTION.fill(&[("why", &why)])
}

fn effort(props: &ActivityFormProps) -> Html {
    let it = &props.activity;
    let count = it.rhythm.map(|it| u64::from(it.count));
    let per = it.rhythm.map_or(Period::Week, |it| it.per);
    let on_count = props.typed("count", |it, count: Option<u64>| {
        let per = it.rhythm.map_or(Period::Week, |it| it.per);
        let count = count.map(|it| u32::try_from(it).unwrap_or(u32::MAX));
        it.rhythm = count.map(|count| Rhythm { count, per });
    });
    let on_per = props.chosen(|it, per| {
        let count = it.rhythm.map_or(1, |it| it.count);
        it.rhythm = Some(Rhythm { count, per });
    });
    let periods: Vec<_> = Period::ALL.iter().map(|it| (*it, it.in_words())).collect();
    html! {
        <fieldset class="toil-fields">
            <legend>{ word::TOIL_EFFORT.text() }</legend>
            <NumberField label={word::TOIL_COUNT.text()} value={count} on_change={on_count} />
            { Select::new(word::TOIL_PER.text(), per, periods, on_per).html() }
            <SecondsField
                label={word::TOIL_EACH.text()}
                value={it.seconds}
                on_change={props.typed("seconds", |it, seconds| it.seconds = seconds)}
            />
            <NumberField
                label={word::TOIL_PEOPLE_EACH.text()}
                value={it.people.map(u64::from)}
                placeholder="1"
                on_change={props.typed("people", |it, n: Option<u64>| it.people = n.map(|it| u16::try_from(it).unwrap_or(u16::MAX)))}
            />
            <SecondsField
                label={word::TOIL_INTERRUPTION.text()}
                value={it.interruption_seconds}
                on_change={props.typed("interruption", |it, seconds| it.interruption_seconds = seconds)}
            />
            { growth(props) }
        </fieldset>
    }
}

/// A growth that people would name: steps from a shrinking to a doubling.
fn growth(props: &ActivityFormProps) -> Html {
    let now = props.activity.growth;
    let mut steps: Vec<Growth> =
        [-500_000, -250_000, -100_000, 0, 100_000, 250_000, 500_000, 1_000_000]
            .into_iter()
            .filter_map(Growth::from_millionths)
            .collect();
    if !steps.contains(&now) {
        steps.push(now);
    }
    let name = |it: &Growth| {
        let percent = it.millionths() / 10_000;
        AttrValue::from(if percent > 0 { format!("+{percent} %") } else { format!("{percent} %") })
    };
    let options: Vec<_> = steps.iter().map(|it| (*it, name(it))).collect();
    let on_change = props.chosen(|it, growth| it.growth = growth);
    Select::new(word::TOIL_GROWTH.text(), now, options, on_change).html()
}

fn criteria(props: &ActivityFormProps) -> Html {
    let it = &props.activity;
    let check = |criterion: Criterion| {
        let on_change = props.chosen(move |it, is_met| toggle(&mut it.criteria, criterion, is_met));
        let checked = it.criteria.contains(&criterion);
        html! { <CheckField label={criterion.in_words()} {checked} {on_change} /> }
    };
    let all = props.chosen(|it, _: MouseEvent| it.criteria = Criterion::ALL.into());
    html! {
        <fieldset class="toil-checks">
            <legend>{ word::TOIL_CRITERIA.text() }</legend>
            { for Criterion::ALL.into_iter().map(check) }
            if it.n_criteria() < 6 {
                <button type="button" class="button" onclick={all}>{ word::TOIL_ALL_SIX.text() }</button>
            }
        </fieldset>
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, member: T, is_in: bool) {
    if is_in {
        set.insert(member);
    } else {
        set.remove(&member);
    }
}

fn errors(props: &ActivityFormProps) -> Html {
    let it = &props.activity;
    let marks: Vec<_> = [None]
        .into_iter()
        .chain((1..=5).map(Score::new))
        .map(|it| {
            (it, it.map_or(AttrValue::from("–"), |it| AttrValue::from(it.mark().to_string())))
        })
        .collect();
    html! {
        <fieldset class="toil-fields">
            <legend>{ word::TOIL_ERRORS.text() }</legend>
            <PercentField
                of_one=true
                label={word::TOIL_ERROR_SHARE.text()}
                value={it.error_share.map(Share::millionths)}
                on_change={props.typed("errors", |it, share: Option<u32>| it.error_share = share.and_then(Share::from_millionths))}
            />
            <SecondsField
                label={word::TOIL_ERROR_WORK.text()}
                value={it.error_seconds}
                on_change={props.typed("error-work", |it, seconds| it.error_seconds = seconds)}
            />
            { Select::new(word::TOIL_RISK.text(), it.risk, marks, props.chosen(|it, risk| it.risk = risk)).hint(word::TOIL_RISK_HINT.text()).html() }
            <CheckField
                label={word::TOIL_PAGES.text()}
                checked={it.pages}
                on_change={props.chosen(|it, pages| it.pages = pages)}
            />
        </fieldset>
    }
}

fn about(props: &ActivityFormProps) -> Html {
    let it = &props.activity;
    let categories: Vec<_> = [(None, AttrValue::from("–"))]
        .into_iter()
        .chain(Category::ALL.iter().map(|it| (Some(*it), it.in_words())))
        .collect();
    let levels: Vec<_> = Level::ALL
        .iter()
        .map(|it| (*it, AttrValue::from(format!("{} · {}", it.rung(), it.in_words()))))
        .collect();
    let caveat = |caveat: Caveat| {
        let on_change = props.chosen(move |it, is_so| toggle(&mut it.caveats, caveat, is_so));
        html! { <CheckField label={caveat.in_words()} checked={it.caveats.contains(&caveat)} {on_change} /> }
    };
    html! {
        <>
            <fieldset class="toil-fields">
                <legend>{ word::TOIL_ABOUT.text() }</legend>
                <TextField
                    label={word::TOIL_TEAM.text()}
                    value={it.team.clone()}
                    suggestions={props.teams.clone()}
                    on_change={props.typed("team", |it, team| it.team = team)}
                />
                <NamesField
                    label={word::TOIL_SERVICES.text()}
                    names={it.services.clone()}
                    on_change={props.chosen(|it, services| it.services = services)}
                />
                { Select::new(word::TOIL_CATEGORY.text(), it.category, categories, props.chosen(|it, category| it.category = category)).html() }
                { Select::new(word::TOIL_LEVEL.text(), it.level, levels, props.chosen(|it, level| it.level = level)).html() }
            </fieldset>
            <fieldset class="toil-checks">
                <legend>{ word::TOIL_CAVEATS.text() }</legend>
                { for Caveat::ALL.into_iter().map(caveat) }
            </fieldset>
            <TextArea
                label={word::TOIL_NOTE.text()}
                value={it.note.clone()}
                on_change={props.typed("note", |it, note| it.note = note)}
            />
        </>
    }
}
