//! Whole numbers and shares, typed the way people write them.

use afterword_core::amount::Share;
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{decimal, use_words, word};

/// One hundred percent, in parts per million.
const WHOLE: u32 = 1_000_000;
/// One percent, in parts per million.
const PERCENT: u32 = 10_000;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NumberFieldProps {
    pub label: AttrValue,
    /// `None` is not known, which is not zero.
    pub value: Option<u64>,
    pub on_change: Callback<Option<u64>>,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    /// What is counted, written after the number.
    #[prop_or_default]
    pub unit: AttrValue,
    /// The least and the most that is taken; what is beyond stays in the field and says so.
    #[prop_or((0, u64::MAX))]
    pub range: (u64, u64),
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A whole number; separators between thousands are tolerated and shown.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    use_words();
    let range = props.range;
    html! {
        <ParsedField<Option<u64>>
            label={&props.label}
            value={props.value}
            write={Callback::from(|value: Option<u64>| value.map_or_else(String::new, write_number))}
            read={Callback::from(move |text: String| within(range, read_number(&text)?))}
            on_change={&props.on_change}
            placeholder={&props.placeholder}
            hint={&props.hint}
            unit={&props.unit}
            hide_label={props.hide_label}
            class={props.class.clone()}
            id={props.id.clone()}
            inputmode="numeric"
            onkeydown={&props.onkeydown}
        />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PercentFieldProps {
    pub label: AttrValue,
    /// In parts per million: 12.5 % is 125,000.
    pub value: Option<u32>,
    pub on_change: Callback<Option<u32>>,
    /// Whether `0.9` is 90 %, as people say chances, and what is below a percent has to have its sign.
    #[prop_or_default]
    pub of_one: bool,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A share of a whole, in percent with up to four decimals.
#[component]
pub fn PercentField(props: &PercentFieldProps) -> Html {
    use_words();
    let of_one = props.of_one;
    let write = move |value: Option<u32>| match value {
        None => String::new(),
        Some(ppm) if of_one => write_signed(ppm),
        Some(ppm) => write_percent(ppm),
    };
    let echo = move |value: Option<u32>| match value {
        Some(ppm) => AttrValue::from(format!("{} %", write_percent(ppm))),
        None => AttrValue::default(),
    };
    html! {
        <ParsedField<Option<u32>>
            label={&props.label}
            value={props.value}
            write={Callback::from(write)}
            read={Callback::from(move |text: String| if of_one { read_share(&text) } else { read_percent(&text) })}
            echo={of_one.then(|| Callback::from(echo))}
            on_change={&props.on_change}
            placeholder={&props.placeholder}
            hint={&props.hint}
            unit="%"
            hide_label={props.hide_label}
            class={props.class.clone()}
            id={props.id.clone()}
            inputmode="decimal"
            onkeydown={&props.onkeydown}
        />
    }
}

/// Written with a narrow space between thousands, which no country takes for a decimal point.
pub(super) fn write_number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

fn read_number(text: &str) -> Result<Option<u64>, AttrValue> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = groups(text).and_then(|digits| digits.parse().ok());
    number.map(Some).ok_or_else(|| AttrValue::Static(word::NUMBER_SYNTAX.text()))
}

/// `number` if it lies in `range`, or says what does.
fn within((least, most): (u64, u64), number: Option<u64>) -> Result<Option<u64>, AttrValue> {
    if number.is_none_or(|it| (least..=most).contains(&it)) {
        return Ok(number);
    }
    let (least, most) = (write_number(least), write_number(most));
    Err(word::NUMBER_RANGE.fill(&[("least", &least), ("most", &most)]).into())
}

/// The digits of `text` without what stands between thousands.
///
/// A point or a comma counts only before three digits, or `1.5` would be read as fifteen.
fn groups(text: &str) -> Option<String> {
    let mut digits = String::new();
    let mut rest = text.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '0'..='9' => digits.push(ch),
            '.' | ',' => {
                let following: String = rest.clone().take(4).collect();
                let in_group = following.chars().take_while(char::is_ascii_digit).count();
                if digits.is_empty() || in_group != 3 {
                    return None;
                }
            }
            ' ' | '_' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}' if !digits.is_empty() => {
            }
            _ => return None,
        }
    }
    (!digits.is_empty()).then_some(digits)
}

fn write_percent(ppm: u32) -> String {
    let decimals = format!("{:04}", ppm % PERCENT);
    match decimals.trim_end_matches('0') {
        "" => (ppm / PERCENT).to_string(),
        decimals => decimal(&format!("{}.{decimals}", ppm / PERCENT)),
    }
}

fn read_percent(text: &str) -> Result<Option<u32>, AttrValue> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        return Ok(None);
    }
    let ppm = ppm(text).filter(|ppm| *ppm <= WHOLE);
    ppm.map(Some).ok_or_else(|| AttrValue::Static(word::SHARE_SYNTAX.text()))
}

/// The same, where `0.9` is 90 %.
fn read_share(text: &str) -> Result<Option<u32>, AttrValue> {
    match Share::read(text) {
        Some(share) => Ok(Some(share.millionths())),
        None => read_percent(text),
    }
}

/// A percentage that [`read_share`] reads: with its sign where it is no more than one and has decimals.
fn write_signed(ppm: u32) -> String {
    let sign = if ppm < PERCENT && ppm > 0 { " %" } else { "" };
    format!("{}{sign}", write_percent(ppm))
}

fn ppm(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 4 || whole.is_empty() {
        return None;
    }
    let decimals: u32 = format!("{decimals:0<4}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(PERCENT)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for text in ["1200000", "1 200 000", "1,200,000", "1.200.000", "1'200'000", " 1_200_000 "] {
            assert_eq!(read_number(text), Ok(Some(1_200_000)), "{text:?}");
        }
        assert_eq!(read_number("  "), Ok(None));
        for text in ["1.5", "12,34", "-3", "1e6", "many", ",500", "1,2345", "99999999999999999999"]
        {
            assert!(read_number(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn numbers_beyond_a_range_are_refused_with_it() {
        assert_eq!(within((1, 13), Some(13)), Ok(Some(13)));
        assert_eq!(within((1, 13), None), Ok(None));
        for beyond in [0, 14] {
            let said = within((1, 13), Some(beyond)).unwrap_err();
            assert!(said.contains("from 1 to 13"), "{said}");
        }
    }

    #[test]
    fn numbers_read_back_as_written() {
        for number in [0, 7, 999, 1000, 12_500, 1_000_000, u64::MAX] {
            assert_eq!(read_number(&write_number(number)), Ok(Some(number)));
        }
        assert_eq!(write_number(12_500), "12\u{202f}500");
    }

    #[test]
    fn shares_read_back_as_written() {
        for ppm in [0, 1, 10_000, 125_000, 999_999, WHOLE] {
            assert_eq!(read_percent(&write_percent(ppm)), Ok(Some(ppm)));
        }
        assert_eq!(read_percent("12,5 %"), Ok(Some(125_000)));
        assert_eq!(write_percent(125_000), "12.5");
        for ppm in [0, 1, 9_000, 10_000, 15_000, 905_000, WHOLE] {
            assert_eq!(read_share(&write_signed(ppm)), Ok(Some(ppm)));
        }
        assert_eq!(read_share("0,9"), Ok(Some(900_000)));
        assert_eq!([read_share("0.9 %"), read_share("")], [Ok(Some(9_000)), Ok(None)]);
        assert!(read_share("1.5.2").is_err());
        for text in ["101", "12.5.1", "-1", "0.00001", ".5", "half"] {
            assert!(read_percent(text).is_err(), "{text:?}");
        }
    }
}
