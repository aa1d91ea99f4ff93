//! The widgets, each a component of the data and the attributes of its element.

mod actions;
mod error_budget;
mod five_whys;
mod maturity;
mod nothing;
mod postmortem;
mod severity;
mod timeline;
mod toil;

use yew::prelude::*;

use self::actions::Actions;
use self::error_budget::ErrorBudget;
use self::five_whys::FiveWhys;
use self::maturity::Maturity;
pub(crate) use self::nothing::Unreadable;
use self::postmortem::Postmortem;
use self::severity::Severity;
use self::timeline::Timeline;
use self::toil::Toil;
use crate::stage::WidgetProps;
use crate::wish::Widget;

/// The widgets of a document and its parts; nothing for any other.
pub fn documents(props: WidgetProps) -> Html {
    let WidgetProps { wish, value, on_value } = props;
    match wish.widget {
        Widget::Postmortem => html! { <Postmortem {wish} {value} {on_value} /> },
        Widget::Timeline => html! { <Timeline {wish} {value} {on_value} /> },
        Widget::FiveWhys => html! { <FiveWhys {wish} {value} {on_value} /> },
        Widget::Actions => html! { <Actions {wish} {value} {on_value} /> },
        _ => Html::default(),
    }
}

/// The widgets that reckon; nothing for any other.
pub fn figures(props: WidgetProps) -> Html {
    let WidgetProps { wish, value, on_value } = props;
    match wish.widget {
        Widget::Maturity => html! { <Maturity {wish} {value} {on_value} /> },
        Widget::Toil => html! { <Toil {wish} {value} {on_value} /> },
        Widget::Severity => html! { <Severity {wish} {value} {on_value} /> },
        _ => Html::default(),
    }
}

/// The widget of an error budget; nothing for any other.
pub fn budget(props: WidgetProps) -> Html {
    let WidgetProps { wish, value, on_value } = props;
    match wish.widget {
        Widget::ErrorBudget => html! { <ErrorBudget {wish} {value} {on_value} /> },
        _ => Html::default(),
    }
}
