//! What an element asks to be drawn.

use std::collections::BTreeMap;

use afterword_core::time::Instant;
use chrono::NaiveDate;
use serde_json::Value;

use crate::data::instant;
use crate::times::day;

/// The widgets, by the ends of their tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Widget {
    /// `<afterword-postmortem>`
    Postmortem,
    /// `<afterword-timeline>`
    Timeline,
    /// `<afterword-five-whys>`
    FiveWhys,
    /// `<afterword-actions>`
    Actions,
    /// `<afterword-error-budget>`
    ErrorBudget,
    /// `<afterword-maturity>`
    Maturity,
    /// `<afterword-toil>`
    Toil,
    /// `<afterword-severity>`
    Severity,
}

impl Widget {
    const ALL: [(&str, Self); 8] = [
        ("postmortem", Self::Postmortem),
        ("timeline", Self::Timeline),
        ("five-whys", Self::FiveWhys),
        ("actions", Self::Actions),
        ("error-budget", Self::ErrorBudget),
        ("maturity", Self::Maturity),
        ("toil", Self::Toil),
        ("severity", Self::Severity),
    ];

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.0 == name).map(|it| it.1)
    }
}

/// What an element asks for: which widget, of which data, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Which widget.
    pub widget: Widget,
    /// Its data, as JSON; `None` if the element has none.
    pub text: Option<String>,
    /// Files that it may need besides, such as a `model`, by the attribute that names them.
    pub files: BTreeMap<String, String>,
    /// The tag of the language that it is to speak.
    pub language: String,
    /// The day where the reader is.
    pub today: NaiveDate,
    /// The time where the reader is.
    pub now: Instant,
    /// The other attributes of the element.
    pub attributes: BTreeMap<String, String>,
}

impl Wish {
    /// Reads what `js/elements.js` writes; `None` if it is no wish.
    ///
    /// ```
    /// use afterword_embed::{Widget, Wish};
    ///
    /// let json = r#"{"widget": "timeline", "today": "2026-03-10", "now": "2026-03-10T09:00:00Z", "offset": 60, "attributes": {"lang": "de"}}"#;
    /// let wish = Wish::read(json).unwrap();
    /// assert_eq!((wish.widget, wish.attribute("lang")), (Widget::Timeline, "de"));
    /// assert_eq!(wish.now.to_rfc3339(), "2026-03-10T10:00:00+01:00");
    /// ```
    pub fn read(json: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(json).ok()?;
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let now = instant(text("now")?)?;
        let offset = value.get("offset").and_then(Value::as_i64).unwrap_or_default();
        let offset = i32::try_from(offset * 60).ok().and_then(chrono::FixedOffset::east_opt)?;
        let today = day(text("today")?)?;
        let attributes = texts(value.get("attributes"));
        Some(Self {
            widget: Widget::of(text("widget")?)?,
            text: text("text").map(str::to_owned),
            files: texts(value.get("files")),
            language: text("language").unwrap_or_default().to_owned(),
            today: attributes.get("today").and_then(|it| day(it)).unwrap_or(today),
            now: now.with_timezone(&offset),
            attributes,
        })
    }

    /// The attribute called `name`, without spaces around it; empty if the element has none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", |it| it.trim())
    }

    /// Whether the element has an attribute called `name` that says no more than that, or does not say “false”.
    pub fn is_set(&self, name: &str) -> bool {
        self.attributes.get(name).is_some_and(|it| it.trim() != "false")
    }
}

fn texts(value: Option<&Value>) -> BTreeMap<String, String> {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    let mut texts = BTreeMap::new();
    for (name, text) in members.filter_map(|(name, it)| Some((name, it.as_str()?))) {
        texts.insert(name.clone(), text.to_owned());
    }
    texts
}
