//! A sum of money with its currency.

use afterword_core::amount::{Currency, Money, MoneyProblem};
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{decimal_mark, money, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MoneyFieldProps {
    pub label: AttrValue,
    /// `None` is not known, which is not zero.
    pub value: Option<Money>,
    /// The currency of a sum that names none; without one it is asked for.
    #[prop_or_default]
    pub usual: Option<Currency>,
    pub on_change: Callback<Option<Money>>,
    #[prop_or(AttrValue::Static("25000 USD"))]
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

/// A sum of money: an amount and its currency, written the way people write them and said back as they were read.
#[component]
pub fn MoneyField(props: &MoneyFieldProps) -> Html {
    use_words();
    let usual = props.usual;
    let write = |value: Option<Money>| value.map_or_else(String::new, money);
    html! {
        <ParsedField<Option<Money>>
            label={&props.label}
            value={props.value}
            write={Callback::from(write)}
            read={Callback::from(move |text: String| read(&text, usual))}
            echo={Callback::from(move |value| AttrValue::from(write(value)))}
            on_change={&props.on_change}
            placeholder={&props.placeholder}
            hint={&props.hint}
            unit=""
            hide_label={props.hide_label}
            class={props.class.clone()}
            id={props.id.clone()}
            inputmode="text"
            onkeydown={&props.onkeydown}
        />
    }
}

fn read(text: &str, usual: Option<Currency>) -> Result<Option<Money>, AttrValue> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Money::read(text, decimal_mark(), usual).map(Some).map_err(|it| said(it).into())
}

fn said(problem: MoneyProblem) -> String {
    match problem {
        MoneyProblem::NoAmount => word::MONEY_SYNTAX.text().to_owned(),
        MoneyProblem::NoCurrency => word::MONEY_CURRENCY.text().to_owned(),
        MoneyProblem::TooFine => word::MONEY_FINE.text().to_owned(),
        MoneyProblem::Either(one, other) => {
            word::MONEY_EITHER.fill(&[("one", &money(one)), ("other", &money(other))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_as_people_write_them() {
        let read = |text: &str, usual: Option<Currency>| {
            super::read(text, usual).map(|it| it.map(|it| it.to_string()).unwrap_or_default())
        };
        for (text, expected) in [("25000 USD", "25000 USD"), ("1,250.50eur", "1250.50 EUR")] {
            assert_eq!(read(text, None), Ok(expected.to_owned()));
        }
        assert_eq!(read("90", "EUR".parse().ok()), Ok("90 EUR".to_owned()));
        assert_eq!(read(" ", None), Ok(String::new()));
    }

    #[test]
    fn what_is_not_stored_says_what_to_write() {
        let problem = |text: &str| read(text, None).unwrap_err();
        assert!(problem("1.234 EUR").contains("1,234 EUR or 1.23 EUR"));
        assert_eq!(problem("25000"), word::MONEY_CURRENCY.text());
        assert_eq!(problem("0.125 EUR"), word::MONEY_FINE.text());
        for text in ["USD", "-5 USD", "many EUR"] {
            assert_eq!(problem(text), word::MONEY_SYNTAX.text(), "{text:?}");
        }
    }
}
