//! The root of what is drawn in one element: nothing, or the widget that it asks for.

use std::rc::Rc;

use afterword_ui::words::Words;
use serde_json::Value;
use yew::prelude::*;

use crate::data;
use crate::prose::Fill;
use crate::widgets::{
    Actions, ErrorBudget, FiveWhys, Maturity, Postmortem, Severity, Timeline, Toil, Unreadable,
};
use crate::wish::{Widget, Wish};

/// Hears the value of a widget, as JSON, and whether somebody changed it.
pub type OnValue = Callback<(Value, bool)>;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StageProps {
    /// What is drawn; nothing while no element has this root.
    pub wish: Option<Rc<Wish>>,
    /// Another number is another widget, whatever it asks for: nothing of the one before stays.
    pub turn: u32,
    /// The words that it speaks.
    pub words: Words,
    /// Fills in prose.
    pub fill: Fill,
    /// Hears of its value.
    pub on_value: OnValue,
}

/// What a widget is made of: its data, read, and what was asked.
#[derive(Clone, Debug, Properties)]
pub(crate) struct WidgetProps {
    pub(crate) wish: Rc<Wish>,
    /// The data of the element; null if it has none.
    pub(crate) value: Rc<Value>,
    pub(crate) on_value: OnValue,
}

/// Data is compared by its address.
impl PartialEq for WidgetProps {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.wish, &other.wish) || self.wish == other.wish)
            && Rc::ptr_eq(&self.value, &other.value)
            && self.on_value == other.on_value
    }
}

/// Draws a widget, or says why it can't be drawn.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let StageProps { wish, turn, words, fill, on_value } = props;
    let text = wish.as_ref().and_then(|it| it.text.clone());
    let read = use_memo(text, |text| match text {
        Some(text) if !text.trim().is_empty() => data::read(text).map(Rc::new),
        _ => Ok(Rc::new(Value::Null)),
    });
    let drawn = match (wish, &*read) {
        (None, _) => html! { <div key="nothing"></div> },
        (Some(wish), Ok(value)) => {
            let (wish, value, on_value) = (wish.clone(), value.clone(), on_value.clone());
            html! { <Chosen key={*turn} {wish} {value} {on_value} /> }
        }
        (Some(_), Err(why)) => html! { <Unreadable key="unreadable" why={why.clone()} /> },
    };
    html! {
        <ContextProvider<Words> context={*words}>
            <ContextProvider<Fill> context={fill.clone()}>{ drawn }</ContextProvider<Fill>>
        </ContextProvider<Words>>
    }
}

#[component]
fn Chosen(props: &WidgetProps) -> Html {
    let WidgetProps { wish, value, on_value } = props.clone();
    match wish.widget {
        Widget::Postmortem => html! { <Postmortem {wish} {value} {on_value} /> },
        Widget::Timeline => html! { <Timeline {wish} {value} {on_value} /> },
        Widget::FiveWhys => html! { <FiveWhys {wish} {value} {on_value} /> },
        Widget::Actions => html! { <Actions {wish} {value} {on_value} /> },
        Widget::ErrorBudget => html! { <ErrorBudget {wish} {value} {on_value} /> },
        Widget::Maturity => html! { <Maturity {wish} {value} {on_value} /> },
        Widget::Toil => html! { <Toil {wish} {value} {on_value} /> },
        Widget::Severity => html! { <Severity {wish} {value} {on_value} /> },
    }
}
