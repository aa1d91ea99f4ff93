//! Choices that may be left open.

use yew::AttrValue;

/// `all` by their names, after a first choice that is none of them and is called `none`.
pub(super) fn pick<T: Copy + ToString>(
    none: &'static str,
    all: &[T],
) -> Vec<(Option<T>, AttrValue)> {
    let named = all.iter().map(|it| (Some(*it), AttrValue::from(it.to_string())));
    [(None, AttrValue::Static(none))].into_iter().chain(named).collect()
}
