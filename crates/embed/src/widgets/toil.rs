//! `<afterword-toil>`: what a register says of the work that is done by hand, or whether automating one chore pays.

use afterword_core::id::Id;
use afterword_core::toil::{
    Activity, Assumptions, BuildTime, Case, Period, Returns, Rhythm, Saving, Terms, Unit,
};
use afterword_ui::words::{InWords as _, use_words, word};
use serde_json::{Map, Value};
use yew::prelude::*;

use super::maturity::bar;
use crate::data::Fields;
use crate::el::{cell, el, fact, row_head, scroll};
use crate::form::{choice, figure, number, tenths};
use crate::stage::WidgetProps;

/// A register to be read, or the calculator.
#[component]
pub(crate) fn Toil(props: &WidgetProps) -> Html {
    use_words();
    let WidgetProps { value, wish, on_value } = props;
    let sum = use_state(|| Sum::read(value, &|name| wish.attribute(name).to_owned()));
    if Fields::of(value).get(&["activities"]).is_some() {
        return register(value);
    }
    let on_sum = {
        let (sum, on_value) = (sum.setter(), on_value.clone());
        Callback::from(move |next: Sum| {
            on_value.emit((next.value(), true));
            sum.set(next);
        })
    };
    html! {
        <section class="widget">
            <div class="fields">{ fields(&sum, &on_sum) }</div>
            <div role="status" part="result">{ result(&sum) }</div>
        </section>
    }
}

/// The names of what is asked, as attributes and members of the value have them; the first is how often it comes.
const ASKED: [&str; 7] =
    ["times", "minutes", "people", "build-hours", "upkeep-hours", "hourly-rate", "currency"];

/// A chore and what it takes to make it go away, as somebody typed it.
#[derive(Clone, Debug, PartialEq)]
struct Sum {
    typed: [String; ASKED.len()],
    per: Period,
}

impl Sum {
    fn read(value: &Value, attribute: &dyn Fn(&str) -> String) -> Self {
        let it = Fields::of(value);
        let of = |name: &str| {
            let own = it.text(&[&member(name), name]);
            if own.is_empty() { attribute(name) } else { own }
        };
        let mut typed = ASKED.map(of);
        if typed[2].is_empty() {
            typed[2] = "1".to_owned();
        }
        let per = of("per");
        let per = Period::ALL.into_iter().find(|it| it.key() == per).unwrap_or(Period::Week);
        Self { typed, per }
    }

    fn figure(&self, at: usize) -> Option<f64> {
        figure(&self.typed[at])
    }

    /// The hours that it takes in a year; `None` while it is not known how often it comes or how long it takes.
    fn hours_a_year(&self) -> Option<f64> {
        let mut activity = Activity::new(Id::from_bits(1), String::new());
        // Whole times and seconds are what a register counts in; a half is counted as whole ones of half the length.
        let (times, minutes) = (self.figure(0)?, self.figure(1)?);
        let count = times.ceil();
        activity.rhythm = Some(Rhythm { count: count as u32, per: self.per });
        activity.seconds = Some((minutes * 60.0 * times / count.max(1.0)).round() as u32);
        activity.people = self.figure(2).map(|it| it.round().clamp(1.0, 60_000.0) as u16);
        activity.hours_a_year(&Assumptions::default())
    }

    fn returns(&self) -> Option<Returns> {
        let hours_a_month = self.hours_a_year()? / 12.0;
        let saving = Saving { activity: Id::from_bits(1), hours_a_month, share: 1.0, growth: 1.0 };
        let case = Case {
            unit: Unit::Hours,
            savings: vec![saving],
            build_hours: self.figure(3)?,
            build_time: BuildTime::OfWork,
            upkeep_hours: self.figure(4).unwrap_or_default(),
            licences: 0.0,
            hourly: 1.0,
            worth: 1.0,
            success: 1.0,
        };
        Some(case.returns(Terms::of(&Assumptions::default())))
    }

    /// What was typed and what it comes to, as `change` tells it.
    fn value(&self) -> Value {
        let mut value = Map::new();
        let mut put = |name: String, it: Option<Value>| value.insert(name, it.unwrap_or_default());
        for (at, name) in ASKED.iter().enumerate() {
            let text =
                || Some(self.typed[at].as_str()).filter(|it| !it.is_empty()).map(Value::from);
            put(member(name), self.figure(at).map(Value::from).or_else(text));
        }
        put("per".to_owned(), Some(Value::from(self.per.key())));
        put("hoursAYear".to_owned(), self.hours_a_year().map(Value::from));
        let returns = self.returns();
        put(
            "paybackMonths".to_owned(),
            returns.as_ref().and_then(|it| it.payback_months).map(Value::from),
        );
        put("savedHours".to_owned(), returns.as_ref().map(|it| Value::from(it.benefit - it.cost)));
        put(
            "breakEvenHours".to_owned(),
            returns.and_then(|it| it.break_even_hours).map(Value::from),
        );
        Value::Object(value)
    }
}

/// `build-hours` → `buildHours`
fn member(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut all, part| {
        let (head, rest) = part.split_at(1);
        all += &head.to_ascii_uppercase();
        all += rest;
        all
    })
}

fn fields(sum: &Sum, on_sum: &Callback<Sum>) -> Html {
    let labels = [
        &word::EMBED_TOIL_TIMES,
        &word::EMBED_TOIL_MINUTES,
        &word::EMBED_TOIL_PEOPLE,
        &word::EMBED_TOIL_BUILD,
        &word::EMBED_TOIL_UPKEEP,
        &word::EMBED_TOIL_RATE,
    ];
    let field = |(at, label): (usize, &&afterword_ui::words::Text)| {
        let (sum, on_sum) = (sum.clone(), on_sum.clone());
        let typed = sum.typed[at].clone();
        let on_text = Callback::from(move |text: String| {
            let mut next = sum.clone();
            next.typed[at] = text;
            on_sum.emit(next);
        });
        number(AttrValue::Static(label.text()), &typed, on_text)
    };
    let on_per = {
        let (sum, on_sum) = (sum.clone(), on_sum.clone());
        Callback::from(move |at: usize| {
            let per = Period::ALL.get(at).copied().unwrap_or(sum.per);
            on_sum.emit(Sum { per, ..sum.clone() });
        })
    };
    let periods = Period::ALL.map(|it| it.in_words());
    let chosen = Period::ALL.iter().position(|it| *it == sum.per).unwrap_or_default();
    html! {
        <>
            { for labels.iter().enumerate().take(1).map(field) }
            { choice(AttrValue::Static(word::EMBED_TOIL_PER.text()), &periods, chosen, on_per) }
            { for labels.iter().enumerate().skip(1).map(field) }
        </>
    }
}

fn result(sum: &Sum) -> Html {
    let Some(hours) = sum.hours_a_year() else {
        return el("p").class("note").text(word::EMBED_TOIL_ASKED.text()).html();
    };
    let rate = sum.figure(5);
    let currency = &sum.typed[6];
    let worth = |hours: f64| match rate {
        Some(rate) => {
            format!("{} ({} {currency})", in_hours(hours), tenths((hours * rate).round()))
                .replace(" )", ")")
        }
        None => in_hours(hours),
    };
    let returns = sum.returns();
    let mut facts = el("dl").class("figures").part("figures");
    facts = facts.with(fact(word::EMBED_TOIL_A_YEAR.text(), &worth(hours)));
    if let Some(returns) = returns {
        let payback = match returns.payback_months {
            Some(months) => word::EMBED_TOIL_MONTHS.count(months as usize),
            None => word::EMBED_TOIL_NEVER.text().to_owned(),
        };
        facts = facts.with(fact(word::EMBED_TOIL_PAYBACK.text(), &payback));
        facts =
            facts.with(fact(word::EMBED_TOIL_SAVED.text(), &worth(returns.benefit - returns.cost)));
        let most = returns.break_even_hours.map(in_hours).unwrap_or_default();
        facts = facts.with(fact(word::EMBED_TOIL_MOST.text(), &most));
    }
    facts.html()
}

fn in_hours(hours: f64) -> String {
    word::TOIL_HOURS.fill(&[("n", &tenths(hours))])
}

/// The activities of a register, the most work first.
fn register(value: &Value) -> Html {
    let assumptions = Assumptions::default();
    let mut rows: Vec<(String, f64)> = Vec::new();
    let list = Fields::of(value).list(&["activities"]);
    for (at, value) in list.iter().enumerate() {
        let activity = activity(Fields::of(value), at);
        rows.push((activity.name.clone(), activity.hours_a_year(&assumptions).unwrap_or_default()));
    }
    afterword_core::order::sort(&mut rows, |a, b| b.1.total_cmp(&a.1));
    let total: f64 = rows.iter().map(|it| it.1).sum();
    let title = Fields::of(value).text(&["title"]);
    let mut head = el("header");
    if !title.is_empty() {
        head = head.with(el("h2").class("title").part("title").text(&title));
    }
    let of = el("span").class("facts").text(word::EMBED_TOIL_A_YEAR.text());
    head =
        head.with(el("p").class("figure").part("figure").text(&in_hours(total)).text(" ").with(of));
    let most = rows.first().map_or(0.0, |it| it.1);
    let body = rows.iter().fold(el("tbody"), |body, (name, hours)| {
        let bar = el("td").add(bar(*hours, most));
        body.with(el("tr").with(row_head(name)).with(cell("number", &in_hours(*hours))).with(bar))
    });
    let table = scroll(word::EMBED_TOIL_A_YEAR.text(), el("table").part("table").with(body));
    el("section").class("widget").with(head).with(table).html()
}

fn activity(it: Fields<'_>, at: usize) -> Activity {
    let small = |names: &[&str]| it.count(names).and_then(|it| u32::try_from(it).ok());
    let mut activity = Activity::new(it.id(at), it.text(&["name", "title"]));
    activity.rhythm = it.get(&["rhythm"]).map(Fields::of).and_then(|it| {
        let count = u32::try_from(it.count(&["count"])?).ok()?;
        Some(Rhythm { count, per: it.choice(&["per"], &Period::ALL, Period::key)? })
    });
    activity.seconds = small(&["seconds"]);
    activity.people = small(&["people"]).and_then(|it| u16::try_from(it).ok());
    activity.interruption_seconds = small(&["interruptionSeconds"]);
    activity.error_share =
        small(&["errorShare"]).and_then(afterword_core::amount::Share::from_millionths);
    activity.error_seconds = small(&["errorSeconds"]);
    activity
}
