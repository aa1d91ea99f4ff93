//! Numbers that are always there: how much something counts, how many days, and lists of figures.

use afterword_core::maturity::{Finite, Weight};
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{decimal, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WeightFieldProps {
    pub label: AttrValue,
    pub value: Weight,
    pub on_change: Callback<Weight>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// How much something counts among its kind, from 0 to 1,000.
#[component]
pub fn WeightField(props: &WeightFieldProps) -> Html {
    use_words();
    let read = |text: String| {
        let weight = number(&text).and_then(Weight::from_number);
        weight.ok_or_else(|| AttrValue::Static(word::MODEL_WEIGHT_SYNTAX.text()))
    };
    html! {
        <ParsedField<Weight>
            label={&props.label}
            value={props.value}
            write={Callback::from(|it: Weight| decimal(&it.number().to_string()))}
            read={Callback::from(read)}
            on_change={&props.on_change}
            placeholder=""
            hint={&props.hint}
            unit=""
            hide_label={false}
            class={props.class.clone()}
            id={props.id.clone()}
            inputmode="decimal"
            onkeydown={Callback::noop()}
        />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DaysFieldProps {
    pub label: AttrValue,
    pub value: u32,
    pub on_change: Callback<u32>,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// So many days, at least one.
#[component]
pub fn DaysField(props: &DaysFieldProps) -> Html {
    use_words();
    let read = |text: String| {
        let days = text.trim().parse().ok().filter(|it| (1..=MOST_DAYS).contains(it));
        days.ok_or_else(|| AttrValue::Static(word::MODEL_STALE_SYNTAX.text()))
    };
    html! {
        <ParsedField<u32>
            label={&props.label}
            value={props.value}
            write={Callback::from(|it: u32| it.to_string())}
            read={Callback::from(read)}
            on_change={&props.on_change}
            placeholder=""
            hint=""
            unit={word::MODEL_STALE_UNIT.text()}
            hide_label={false}
            class={Classes::new()}
            id={props.id.clone()}
            inputmode="numeric"
            onkeydown={Callback::noop()}
        />
    }
}

/// What is good for longer than a century is never stale.
const MOST_DAYS: u32 = 36_525;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FiguresFieldProps {
    pub label: AttrValue,
    pub value: Vec<Finite>,
    pub on_change: Callback<Vec<Finite>>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// Several numbers in a line.
#[component]
pub fn FiguresField(props: &FiguresFieldProps) -> Html {
    use_words();
    let write = |all: Vec<Finite>| {
        let all = all.iter().map(|it| decimal(&it.get().to_string()));
        all.collect::<Vec<String>>().join("  ")
    };
    let read = |text: String| {
        figures(&text).ok_or_else(|| AttrValue::Static(word::MODEL_THRESHOLDS_SYNTAX.text()))
    };
    html! {
        <ParsedField<Vec<Finite>>
            label={&props.label}
            value={props.value.clone()}
            write={Callback::from(write)}
            read={Callback::from(read)}
            on_change={&props.on_change}
            placeholder=""
            hint={&props.hint}
            unit=""
            hide_label={false}
            class={props.class.clone()}
            id={props.id.clone()}
            inputmode="text"
            onkeydown={Callback::noop()}
        />
    }
}

/// A number with a point or a comma. One with both could be read in two ways.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain =
        !text.is_empty() && text.chars().all(|it| it.is_ascii_digit() || "-.,".contains(it));
    let number = plain.then(|| text.replace(',', ".").parse::<f64>().ok())??;
    number.is_finite().then_some(number)
}

/// Numbers with spaces, semicolons or slashes between; a comma behind one parts as well.
fn figures(text: &str) -> Option<Vec<Finite>> {
    let parts = text.split(|it: char| it.is_whitespace() || matches!(it, ';' | '/'));
    let parts = parts.map(|it| it.trim_end_matches(',')).filter(|it| !it.is_empty());
    parts.map(|it| number(it).and_then(Finite::new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read =
            |text| figures(text).map(|it| it.into_iter().map(Finite::get).collect::<Vec<f64>>());
        assert_eq!(read("60, 50, 35, 20"), Some(vec![60.0, 50.0, 35.0, 20.0]));
        assert_eq!(read("0,5; 1.5 / -2"), Some(vec![0.5, 1.5, -2.0]));
        assert_eq!(read(""), Some(Vec::new()));
        assert_eq!([read("many"), read("1,000.5"), read("1e999")], [None, None, None]);
        assert_eq!(number("1,5").and_then(Weight::from_number), Weight::from_number(1.5));
    }
}
