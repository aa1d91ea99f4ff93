//! `<afterword-postmortem>`: a whole document, to be read.

use afterword_core::Postmortem as Document;
use afterword_core::amount::Share;
use afterword_core::postmortem::{Factor, MetricValue, Role, SectionKey};
use afterword_core::time::human;
use afterword_ui::words::{InWords as _, count, decimal, metric, money, use_words, word};
use yew::prelude::*;

use super::nothing::nothing;
use super::{actions, five_whys, timeline};
use crate::data;
use crate::el::{El, el, fact};
use crate::prose::prose;
use crate::stage::WidgetProps;

/// A postmortem with all that people read in it.
#[component]
pub(crate) fn Postmortem(props: &WidgetProps) -> Html {
    use_words();
    let read = use_memo(props.value.clone(), |value| data::postmortem(value));
    if !props.value.is_object() {
        return nothing();
    }
    let title = if read.title.is_empty() { word::UNTITLED.text() } else { &read.title };
    let when = read.happened_at().map(|it| word::DATE_DAY_MONTH_YEAR.day(it.date_naive()));
    let severity = read.severity.as_ref().map(|it| it.0.clone());
    let facts = [severity, Some(read.status().in_words().to_string()), when];
    let lists = [&read.services, &read.teams, &read.authors].map(|it| Some(it.join(", ")));
    let facts = facts.into_iter().chain(lists).flatten().filter(|it| !it.is_empty());
    let filled = read.filled_sections();
    let mut head = el("header");
    if props.wish.attribute("heading") != "none" {
        head = head.with(el("h2").class("title").part("title").text(title));
    }
    let line = facts.fold(el("p").class("facts"), |line, it| line.with(el("span").text(&it)));
    head = head.with(line).add(figures(&metrics(&read)));
    let mut all = el("article").class("widget").with(head);
    for key in filled {
        let heading = el("h3").part("heading").text(&heading(&read, &key));
        let part = el("section").key(key.key().to_owned()).part("section");
        all = all.with(part.with(heading).add(section(&read, &key, props)));
    }
    all.html()
}

/// A free section is called as its author called it.
fn heading(read: &Document, key: &SectionKey) -> AttrValue {
    let own = read.free_section(key).map(|it| it.heading.clone()).filter(|it| !it.is_empty());
    own.map_or_else(|| key.in_words(), AttrValue::from)
}

fn section(read: &Document, key: &SectionKey, props: &WidgetProps) -> Html {
    match key {
        SectionKey::Impact => {
            el("div").add(figures(&impact(read))).add(prose(&read.impact.text)).html()
        }
        SectionKey::Timeline => timeline::entries(read),
        SectionKey::Causes => {
            let trees = read.trees.iter();
            trees.fold(el("div"), |all, it| all.add(five_whys::outline(it))).html()
        }
        SectionKey::Factors => {
            let factors = read.factors.iter();
            factors.fold(el("ul").class("list"), |all, it| all.with(factor(it))).html()
        }
        SectionKey::Actions => actions::table(&read.actions, props.wish.today),
        SectionKey::People => figures(&people(read)),
        SectionKey::Free(_) => prose(read.free_section(key).map_or("", |it| &it.text)),
        field => prose(field.text_field().map_or("", |it| read.text(it))),
    }
}

type Fact = (AttrValue, String);

fn figures(facts: &[Fact]) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    let list = el("dl").class("figures").part("figures");
    facts.iter().fold(list, |list, it| list.with(fact(&it.0, &it.1))).html()
}

/// What follows from the moments.
fn metrics(read: &Document) -> Vec<Fact> {
    let known = data::metrics().into_iter();
    let measured = known.filter_map(|it| match it.measure(read) {
        MetricValue::Recorded { length, .. } => Some((metric(&it), human(length))),
        MetricValue::Invalid { .. } => {
            Some((metric(&it), word::METRIC_OUT_OF_ORDER.text().to_owned()))
        }
        _ => None,
    });
    measured.collect()
}

/// What was counted.
fn impact(read: &Document) -> Vec<Fact> {
    let it = &read.impact;
    let share = |it: Share| decimal(&it.to_string());
    let regions = (!it.regions.is_empty()).then(|| it.regions.join(", "));
    let facts = [
        (&word::IMPACT_USERS, it.users.map(count)),
        (&word::IMPACT_USERS_SHARE, it.users_share.map(share)),
        (&word::IMPACT_REQUESTS, it.requests.map(count)),
        (&word::IMPACT_REQUESTS_SHARE, it.requests_share.map(share)),
        (&word::IMPACT_TICKETS, it.tickets.map(count)),
        (&word::IMPACT_REVENUE, it.revenue.map(money)),
        (&word::IMPACT_DATA, it.data_loss.map(|it| it.in_words().to_string())),
        (&word::IMPACT_REGIONS, regions),
    ];
    facts.into_iter().filter_map(|(name, it)| Some((AttrValue::Static(name.text()), it?))).collect()
}

fn people(read: &Document) -> Vec<Fact> {
    let roles = &read.roles;
    let named = [
        (Role::Commander, &roles.commander),
        (Role::TechnicalLead, &roles.technical_lead),
        (Role::CommunicationsLead, &roles.communications_lead),
        (Role::Scribe, &roles.scribe),
    ];
    let named = named.into_iter().map(|(role, who)| (role.in_words(), who.clone()));
    let others =
        roles.others.iter().map(|it| (AttrValue::from(it.role.clone()), it.person.clone()));
    named.chain(others).filter(|it| !it.1.is_empty()).collect()
}

fn factor(factor: &Factor) -> El {
    let mut facts = el("p").class("facts").with(el("span").text(&factor.kind.in_words()));
    if let Some(accepted) = &factor.accepted {
        let risk = format!("{}: {}", word::COVER_RISK.text(), accepted.reason);
        facts = facts.with(el("span").text(&risk));
    }
    el("li").key(factor.id.to_string()).add(prose(&factor.text)).with(facts)
}
