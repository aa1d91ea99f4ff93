//! `<afterword-timeline>`: what happened when.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Entry, in_order};
use afterword_ui::words::{InWords as _, use_words, word};
use serde_json::Value;
use yew::prelude::*;

use super::nothing::nothing;
use crate::data;
use crate::el::{El, el};
use crate::prose::prose;
use crate::stage::WidgetProps;
use crate::times::stamp;

/// The timeline of a postmortem, or a list of entries.
#[component]
pub(crate) fn Timeline(props: &WidgetProps) -> Html {
    use_words();
    let postmortem = use_memo(props.value.clone(), |value| match &**value {
        Value::Array(list) => {
            let mut postmortem = data::postmortem(&Value::Null);
            postmortem.timeline = data::entries(list);
            postmortem
        }
        value => data::postmortem(value),
    });
    if postmortem.timeline.is_empty() {
        return nothing();
    }
    el("section").class("widget").add(entries(&postmortem)).html()
}

/// The entries, each day under its date, with the moments that they are.
pub(super) fn entries(postmortem: &Postmortem) -> Html {
    let mut last = None;
    let rows = in_order(&postmortem.timeline).into_iter().map(|entry| {
        let day = entry.time.start().map(|it| it.date_naive());
        let is_new = day.is_some() && day != last;
        last = day.or(last);
        let day = day.filter(|_| is_new).map(|it| word::DATE_WEEKDAY.day(it));
        row(postmortem, entry, day)
    });
    let list = rows.fold(el("ol").class("entries").part("list"), El::with);
    let mut all = el("div").with(list);
    let zone = postmortem.zone.name();
    if !zone.is_empty() {
        all = all.with(el("p").class("facts").text(&word::EMBED_ZONE.fill(&[("zone", &zone)])));
    }
    all.html()
}

fn row(postmortem: &Postmortem, entry: &Rc<Entry>, day: Option<String>) -> El {
    let mut facts = el("p").class("facts").with(el("span").text(&entry.kind.in_words()));
    for key in postmortem.moments.keys() {
        if postmortem.entry_of(key).is_some_and(|it| it.id == entry.id) {
            facts = facts.with(el("span").class("mark is-moment").text(&key.in_words()));
        }
    }
    if !entry.source.is_empty() {
        facts = facts.with(el("span").text(&entry.source));
    }
    let mut row = el("li").key(entry.id.to_string()).class("entry").part("entry");
    if let Some(day) = day {
        row = row.with(el("span").class("entry-day").text(&day));
    }
    row = row.with(el("span").class("entry-time").text(&stamp(entry)));
    row.with(el("div").class("entry-what").add(prose(&entry.text)).with(facts))
}
