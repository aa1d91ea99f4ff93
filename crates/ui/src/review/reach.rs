//! The way from a finding to what it speaks of.

use std::ops::Range;

use afterword_core::postmortem::TextField;
use afterword_core::review::{ActionPart, EntryPart, FactorPart, Finding, Place};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::Spot;
use crate::postmortem::section_id;

/// Where to look, from the most exact to what is surely there: selectors, each for one element.
struct Way {
    /// What has to be pressed first, so that the field is there.
    open: Option<String>,
    fields: Vec<String>,
}

/// Scrolls to what `finding` speaks of and puts the focus there; a field of text is opened, and the words in question are selected
/// in the next turn of the browser. `text` is what stands at the place now, `spot` where its mark is.
pub fn reach(
    finding: &Finding,
    spot: &Spot,
    text: Option<&str>,
    later: impl FnOnce(Box<dyn FnOnce()>),
) {
    let way = way(&finding.place, spot);
    if let Some(opener) = way.open.as_deref().and_then(find) {
        opener.click();
    }
    let range = finding.range.clone().zip(text).and_then(|(range, text)| in_utf16(text, &range));
    // What opens is drawn after this.
    later(Box::new(move || {
        if let Some(field) = way.fields.iter().find_map(|it| find(it)) {
            show(&field);
            select(&field, range);
        }
    }));
}

/// Scrolls to the element called `id` and puts the focus there, if it is there.
pub(super) fn focus_on(id: &str) {
    if let Some(field) = find(&by_id(id)) {
        show(&field);
    }
}

fn way(place: &Place, spot: &Spot) -> Way {
    let section = match spot {
        Spot::Section(key) => Some(section_id(key)),
        _ => None,
    };
    let heading = section.as_ref().map(|it| by_id(&format!("{it}-heading")));
    let mut fields = Vec::new();
    let mut open = None;
    match place {
        Place::Text(TextField::Title) => {
            fields.push("[aria-describedby~='remarks-title']".to_owned());
        }
        Place::Text(_) | Place::Free(_) => {
            if let Some(section) = &section {
                let section = by_id(section);
                open = Some(format!("{section} .markdown-edit"));
                fields.push(format!("{section} textarea.prose"));
                fields.push(format!("{section} .markdown-edit"));
            }
        }
        Place::Severity => fields.push(".severity-field select".to_owned()),
        Place::Status => fields.push(".status-control button".to_owned()),
        Place::Moment(key) => fields.push(by_id(&crate::postmortem::moment_id(key))),
        Place::Entry(id, part) => {
            let row = by_id(&format!("entry-{id}"));
            let field = if *part == EntryPart::Time { "time" } else { "text" };
            open = Some(if field == "time" { format!("{row} .entry-stamp") } else { row.clone() });
            fields.extend([by_id(&format!("entry-{id}-{field}")), row]);
        }
        Place::Tree(id) => fields.push(by_id(&format!("problem-{id}"))),
        Place::Cause(_, id, _) => fields.push(by_id(&format!("cause-{id}"))),
        Place::Factor(id, part) => {
            let row = by_id(&format!("factor-{id}"));
            let item = format!("li:has({row})");
            match part {
                FactorPart::Evidence => fields.push(format!("{item} .factor-evidence textarea")),
                FactorPart::Cover | FactorPart::Risk => {
                    open = Some(format!("{item} .cover-state[aria-expanded='false']"));
                    fields.push(format!("{item} .cover-state"));
                }
                FactorPart::Text => {}
            }
            fields.push(row);
        }
        Place::Action(id, part) => {
            let row = by_id(&format!("action-{id}"));
            let item = format!("li:has({row})");
            let at = |class: &str, field: &str| format!("{item} .action-{class} {field}");
            match part {
                ActionPart::Title => {}
                ActionPart::Owner => fields.push(at("owner", "input")),
                ActionPart::Due => fields.push(at("due", "input")),
                ActionPart::Priority => fields.push(at("priority", "select")),
                ActionPart::State => fields.push(at("state", "select")),
                ActionPart::Verification | ActionPart::Tracker | ActionPart::Detail => {
                    open = Some(format!("{item} .action-more[aria-expanded='false']"));
                    fields.push(match part {
                        ActionPart::Verification => at("verification", "input"),
                        ActionPart::Tracker => at("tracker", "input"),
                        _ => at("detail", ".markdown-edit"),
                    });
                }
            }
            fields.push(row);
        }
        Place::Heading(_) => fields.extend(heading.as_ref().map(|it| format!("{it} input"))),
        Place::Section(_) | Place::Role(_) | Place::Feedback(_) => {
            fields.extend(section.as_ref().map(|it| {
                format!("{} .section-body :is(.markdown-edit,input,textarea,select)", by_id(it))
            }));
        }
    }
    fields.extend(heading);
    Way { open, fields }
}

fn by_id(id: &str) -> String {
    format!("[id='{}']", id.replace('\'', ""))
}

fn find(selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn show(field: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    field.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        field.focus().ok();
    }
}

fn select(field: &HtmlElement, range: Option<(u32, u32)>) {
    let Some((start, end)) = range else { return };
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_selection_range(start, end).ok();
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        // Refused by inputs that hold no text; there is nothing to select there.
        input.set_selection_range(start, end).ok();
    }
}

/// A range of bytes as the browser counts; `None` where the text has become another.
fn in_utf16(text: &str, range: &Range<usize>) -> Option<(u32, u32)> {
    let length = |it: &str| u32::try_from(it.encode_utf16().count()).ok();
    let start = length(text.get(..range.start)?)?;
    Some((start, start + length(text.get(range.clone())?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_as_the_browser_does() {
        assert_eq!(in_utf16("aé😀b", &(1..3)), Some((1, 2)));
        assert_eq!(in_utf16("aé😀b", &(3..7)), Some((2, 4)));
        assert_eq!(in_utf16("é", &(1..2)), None);
        assert_eq!(in_utf16("a", &(0..9)), None);
    }
}
