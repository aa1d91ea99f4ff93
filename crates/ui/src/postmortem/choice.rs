//! Choices that may be left open.

use crate::words::InWords;
use yew::AttrValue;

/// `all` by their names, after a first choice that is none of them and is called `none`.
pub(crate) fn pick<T: Copy + InWords>(
    none: impl Into<AttrValue>,
    all: &[T],
) -> Vec<(Option<T>, AttrValue)> {
    let named = all.iter().map(|it| (Some(*it), it.in_words()));
    [(None, none.into())].into_iter().chain(named).collect()
}
