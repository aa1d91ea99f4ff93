//! The root of what is drawn in one element: nothing, or the widget that it asks for.

use std::rc::Rc;

use afterword_ui::words::Words;
use serde_json::Value;
use yew::prelude::*;

use crate::data;
use crate::prose::Fill;
use crate::widgets::Unreadable;
use crate::wish::Wish;

/// Hears the value of a widget, as JSON, and whether somebody changed it.
pub type OnValue = Callback<(Value, bool)>;

/// How a program draws the widgets that are linked into it.
#[derive(Clone, Copy, Debug)]
pub struct Draw(fn(WidgetProps) -> Html);

impl Draw {
    /// Draws by `draw`.
    pub fn new(draw: fn(WidgetProps) -> Html) -> Self {
        Self(draw)
    }
}

/// A program has one, so it is never a reason to draw again.
impl PartialEq for Draw {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StageProps {
    /// Draws the widget.
    pub draw: Draw,
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
pub struct WidgetProps {
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
    let StageProps { draw, wish, turn, words, fill, on_value } = props;
    let text = wish.as_ref().and_then(|it| it.text.clone());
    let read = use_memo(text, |text| match text {
        Some(text) if !text.trim().is_empty() => data::read(text).map(Rc::new),
        _ => Ok(Rc::new(Value::Null)),
    });
    let drawn = match (wish, &*read) {
        (None, _) => html! { <div key="nothing"></div> },
        (Some(wish), Ok(value)) => {
            let (wish, value, on_value) = (wish.clone(), value.clone(), on_value.clone());
            let of = WidgetProps { wish, value, on_value };
            html! { <Chosen key={*turn} draw={*draw} {of} /> }
        }
        (Some(_), Err(why)) => html! { <Unreadable key="unreadable" why={why.clone()} /> },
    };
    html! {
        <ContextProvider<Words> context={*words}>
            <ContextProvider<Fill> context={fill.clone()}>{ drawn }</ContextProvider<Fill>>
        </ContextProvider<Words>>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ChosenProps {
    draw: Draw,
    of: WidgetProps,
}

#[component]
fn Chosen(props: &ChosenProps) -> Html {
    (props.draw.0)(props.of.clone())
}
