//! What is decided about the text as a whole: how bad it was, the day, the zone of its times, the order of its dates.

use std::rc::Rc;

use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_core::stamp::DayOrder;
use afterword_core::time::Zone;
use afterword_formats::markdown::{Choices, Preview, SeverityChoice, What};
use afterword_ui::fields::{DateField, Select};
use afterword_ui::words::{level, use_words, word};
use chrono::NaiveDate;
use yew::prelude::*;

use crate::browser::zone::known_zones;

#[derive(PartialEq, Properties)]
pub(super) struct SettingsProps {
    /// What was understood; nothing of a file of ours, which says all of it itself.
    pub(super) understood: Option<Understood>,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) choices: Rc<Choices>,
    pub(super) on_choices: Callback<Choices>,
    /// The zone of times that don't say theirs.
    pub(super) zone: Zone,
    pub(super) on_zone: Callback<Zone>,
}

/// What was understood of the text as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Understood {
    severity: Option<SeverityKey>,
    date: Option<NaiveDate>,
    zone: Zone,
    /// Whether the text says the zone.
    says_zone: bool,
    assumes_zone: bool,
    assumed_order: Option<DayOrder>,
}

impl Understood {
    /// That of `preview`, unless it is of a file of ours.
    pub(super) fn of(preview: &Preview) -> Option<Self> {
        (!preview.is_own).then(|| Self {
            severity: preview.document.severity.clone(),
            date: preview.date.as_ref().map(|it| it.date),
            zone: preview.document.zone.clone(),
            says_zone: preview.recognised.iter().any(|it| it.what == What::Zone),
            assumes_zone: preview.assumes_zone,
            assumed_order: preview.assumed_order,
        })
    }
}

/// The fields, each with what was understood.
#[component]
pub(super) fn TextSettings(props: &SettingsProps) -> Html {
    use_words();
    let Some(understood) = &props.understood else {
        return html! { <div class="import-settings"></div> };
    };
    html! {
        <div class="import-settings">
            { severity_of(props, understood) }
            { date_of(props, understood) }
            { zone_in(props, understood) }
            <div>{ understood.assumed_order.map(|it| order_of(props, it)) }</div>
        </div>
    }
}

/// What decides something else about the text, and leaves the rest as it was decided.
fn deciding<T>(props: &SettingsProps, decide: impl Fn(&mut Choices, T) + 'static) -> Callback<T> {
    let choices = props.choices.clone();
    props.on_choices.reform(move |it| {
        let mut choices = (*choices).clone();
        decide(&mut choices, it);
        choices
    })
}

/// How bad it was: a level of the workspace's, or what the text calls it.
fn severity_of(props: &SettingsProps, understood: &Understood) -> Html {
    let (scheme, read) = (&props.scheme, understood.severity.clone());
    let levels = scheme.levels().iter().map(|it| (Some(it.key.clone()), level(it)));
    let not_said = [(None, AttrValue::Static(word::IMPORT_NOT_SAID.text()))];
    let as_written = read.as_ref().filter(|it| scheme.level(it).is_none());
    let as_written = as_written.map(|it| (Some(it.clone()), AttrValue::from(it.to_string())));
    let options: Vec<_> = not_said.into_iter().chain(levels).chain(as_written).collect();
    let says_so = props.choices.severity.is_none() && read.is_some();
    let hint = if says_so { word::IMPORT_TEXT_SAYS_SO.text() } else { "" };
    let on_change = deciding(props, |choices, it: Option<SeverityKey>| {
        choices.severity = Some(it.map_or(SeverityChoice::NotSaid, SeverityChoice::Level));
    });
    Select::new(word::SEVERITY.text(), read, options, on_change).hint(hint).html()
}

/// The zone of the times that don't say theirs. One that the text says is overruled for this text alone; any other is for what is
/// looked at next, too.
fn zone_in(props: &SettingsProps, understood: &Understood) -> Html {
    let is_said = understood.says_zone;
    if !is_said && props.choices.zone.is_none() {
        let hint = match understood.assumes_zone {
            true => word::IMPORT_ZONE_ASSUMED.text(),
            false => word::IMPORT_ZONE_CLOCKS.text(),
        };
        return zone_field(&props.zone, hint, &props.on_zone);
    }
    let hint = if is_said { word::IMPORT_TEXT_SAYS_SO.text() } else { "" };
    let on_change = deciding(props, |choices, it| choices.zone = Some(it));
    zone_field(&understood.zone, hint, &on_change)
}

/// Which zone was assumed, to be chosen.
pub(in crate::pages::import) fn zone_of(zone: &Zone, on_zone: &Callback<Zone>) -> Html {
    zone_field(zone, word::IMPORT_ZONE_ASSUMED.text(), on_zone)
}

fn zone_field(zone: &Zone, hint: &'static str, on_change: &Callback<Zone>) -> Html {
    let known = known_zones().into_iter().filter_map(|it| Some((it.parse().ok()?, it.into())));
    let mut options: Vec<(Zone, AttrValue)> = known.collect();
    if options.iter().all(|(it, _)| it != zone) {
        options.insert(0, (zone.clone(), AttrValue::from(zone.to_string())));
    }
    let field = Select::new(word::IMPORT_ZONE.text(), zone.clone(), options, on_change.clone());
    field.hint(hint).html()
}

/// In which order dates of numbers were read, to be chosen.
fn order_of(props: &SettingsProps, order: DayOrder) -> Html {
    let options = vec![
        (DayOrder::MonthFirst, AttrValue::Static(word::IMPORT_MONTH_FIRST.text())),
        (DayOrder::DayFirst, AttrValue::Static(word::IMPORT_DAY_FIRST.text())),
    ];
    let on_change = deciding(props, |choices, it| choices.order = Some(it));
    let order = Select::new(word::IMPORT_ORDER.text(), order, options, on_change);
    order.hint(word::IMPORT_ORDER_ASSUMED.text()).html()
}

/// The day of the incident, to be put right.
fn date_of(props: &SettingsProps, understood: &Understood) -> Html {
    let on_change = deciding(props, |choices, it| choices.date = it);
    html! { <DateField label={word::IMPORT_DAY.text()} value={understood.date} {on_change} /> }
}
