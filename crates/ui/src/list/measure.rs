//! The one place that asks the browser how large a list is.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::window::Frame;
use crate::resize::Observer;

/// The parts of a list that its size is taken from.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Parts {
    /// What scrolls.
    pub(crate) list: NodeRef,
    /// The row of headings, which stays in sight at the top.
    pub(crate) head: NodeRef,
    /// As tall as all rows would be.
    pub(crate) canvas: NodeRef,
    /// The rows that are drawn.
    pub(crate) rows: NodeRef,
}

impl Parts {
    fn frame(&self) -> Option<Frame> {
        let list = self.list.cast::<Element>()?;
        let head = self.head.cast::<HtmlElement>().map_or(0, |it| it.offset_height());
        let first = self.rows.cast::<Element>()?.first_element_child()?;
        // A row may be as tall as several.
        let n_rows = first.get_attribute("data-rows").and_then(|it| it.parse::<u32>().ok());
        let frame = Frame {
            row: first.get_bounding_client_rect().height() / f64::from(n_rows.unwrap_or(1)),
            view: f64::from(list.client_height() - head),
        };
        (frame.row > 0.0).then_some(frame)
    }

    /// Makes the canvas as tall as `n_rows` rows, and puts those that are drawn where row `first` belongs.
    pub(crate) fn place(&self, frame: Frame, n_rows: usize, first: usize) {
        // Whole pixels: what writes fractions would be a hundredth of the program that is loaded first.
        let pixels = |n: usize| (n as f64 * frame.row).round() as u64;
        let height = format!("{}px", pixels(n_rows));
        let shift = format!("translateY({}px)", pixels(first));
        set(&self.canvas, "height", &height);
        set(&self.rows, "transform", &shift);
    }

    /// Scrolls so far that row `index` can be seen.
    pub(crate) fn show(&self, frame: Frame, index: usize) {
        if let Some(list) = self.list.cast::<Element>()
            && let Some(to) = frame.scroll_to_show(index, f64::from(list.scroll_top()))
        {
            list.set_scroll_top(to.ceil() as i32);
        }
    }
}

fn set(part: &NodeRef, property: &str, value: &str) {
    if let Some(part) = part.cast::<HtmlElement>() {
        // A browser that refuses a height leaves the list as tall as what is drawn: shorter, but not wrong.
        part.style().set_property(property, value).ok();
    }
}

/// The size of the list, kept up to date when the window, the text size or the first row changes.
#[hook]
pub(crate) fn use_frame(parts: &Parts) -> Frame {
    let frame = use_state_eq(|| Frame::GUESS);
    let setter = frame.setter();
    use_effect_with(parts.clone(), move |parts| {
        let measured = parts.clone();
        let observer = Observer::new(move || {
            if let Some(frame) = measured.frame() {
                setter.set(frame);
            }
        });
        for part in [&parts.list, &parts.rows] {
            if let (Some(observer), Some(part)) = (&observer, part.cast::<Element>()) {
                observer.observe(&part);
            }
        }
        move || drop(observer)
    });
    *frame
}
