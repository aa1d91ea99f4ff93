//! A sum of money with its currency.

use afterword_core::amount::Money;
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MoneyFieldProps {
    pub label: AttrValue,
    /// `None` is not known, which is not zero.
    pub value: Option<Money>,
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

/// A sum of money: an amount and three letters for its currency.
#[component]
pub fn MoneyField(props: &MoneyFieldProps) -> Html {
    use_words();
    html! {
        <ParsedField<Option<Money>>
            label={&props.label}
            value={props.value}
            write={Callback::from(|value: Option<Money>| {
                value.map_or_else(String::new, |it| it.to_string())
            })}
            read={Callback::from(|text: String| read(&text))}
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

fn read(text: &str) -> Result<Option<Money>, AttrValue> {
    match text.trim() {
        "" => Ok(None),
        text => text.to_uppercase().parse().map(Some).map_err(|_| word::MONEY_SYNTAX.text().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_as_people_write_them() {
        for (text, expected) in [("25000 USD", "25000 USD"), ("1,250.50eur", "1250.50 EUR")] {
            assert_eq!(read(text).unwrap().unwrap().to_string(), expected);
        }
        assert_eq!(read(" "), Ok(None));
        for text in ["25000", "USD", "-5 USD", "many EUR"] {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}
