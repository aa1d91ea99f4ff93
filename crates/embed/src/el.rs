//! Elements made by calls.
//!
//! `html!` writes out the code of each element where it stands, and that is most of what a module of many small elements weighs. What has
//! no listener is made here, by functions that there are once; what has one is written with the macro.

use yew::prelude::*;
use yew::virtual_dom::VTag;

/// An element that is being made. What holds it is small, because it is handed on with each call.
pub(crate) struct El(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub(crate) fn el(name: &'static str) -> El {
    El(Box::new(VTag::new(name)))
}

impl El {
    /// Its class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.set("class", AttrValue::Static(class))
    }

    /// The name by which a page may reach it.
    pub(crate) fn part(self, part: &'static str) -> Self {
        self.set("part", AttrValue::Static(part))
    }

    /// Any other attribute.
    #[inline(never)]
    pub(crate) fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// What it is among its siblings.
    #[inline(never)]
    pub(crate) fn key(mut self, key: String) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// A text in it.
    #[inline(never)]
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.add_child(Html::from(text));
        self
    }

    /// Something in it.
    #[inline(never)]
    pub(crate) fn add(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// An element in it.
    #[inline(never)]
    pub(crate) fn with(self, child: El) -> Self {
        self.add(child.html())
    }

    /// It, whole.
    #[inline(never)]
    pub(crate) fn html(self) -> Html {
        (*self.0).into()
    }
}

/// A region that scrolls by itself where it is wider than its place.
pub(crate) fn scroll(label: &'static str, inside: El) -> El {
    el("div")
        .class("scroll")
        .set("role", AttrValue::Static("group"))
        .set("tabindex", AttrValue::Static("0"))
        .set("aria-label", AttrValue::Static(label))
        .with(inside)
}

/// A cell of a row.
pub(crate) fn cell(class: &'static str, text: &str) -> El {
    el("td").class(class).text(text)
}

/// What names a row.
pub(crate) fn row_head(text: &str) -> El {
    el("th").set("scope", AttrValue::Static("row")).text(text)
}

/// A figure with its name.
pub(crate) fn fact(name: &str, value: &str) -> El {
    let value = el("dd").class("number").text(value);
    el("div").key(name.to_owned()).with(el("dt").text(name)).with(value)
}
