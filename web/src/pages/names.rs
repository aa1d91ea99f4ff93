//! A choice of one team, service or label among those that incidents name.

use afterword_ui::fields::Select;
use afterword_ui::words::{Text, word};
use yew::prelude::*;

/// A choice among `all` names, each with its incidents; the one that was chosen may be there no more.
pub(super) fn names(
    label: &Text,
    chosen: &Option<String>,
    all: &[(String, usize)],
    on_change: Callback<Option<String>>,
) -> Html {
    let gone = chosen.iter().filter(|name| !all.iter().any(|it| it.0 == **name));
    let gone = gone.map(|name| (Some(name.clone()), AttrValue::from(name.clone())));
    let known = all.iter().map(|(name, n)| {
        let text = word::TRENDS_NAME_COUNT.fill(&[("name", name), ("n", n)]);
        (Some(name.clone()), AttrValue::from(text))
    });
    let first = (None, AttrValue::from(word::TRENDS_EVERY.text()));
    let options: Vec<(Option<String>, AttrValue)> =
        std::iter::once(first).chain(gone).chain(known).collect();
    Select::new(label.text(), chosen.clone(), options, on_change).html()
}
