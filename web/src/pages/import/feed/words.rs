//! What is said of a feed.

use afterword_formats::feed::{AsideReason, ColumnUse, Feed, FeedKind};
use afterword_ui::words::{Text, word};
use yew::AttrValue;

use crate::pages::import::columns::Holding;

/// What it is, and how many entries it has.
pub(super) fn title(feed: &Feed) -> String {
    let kind = match feed.kind {
        FeedKind::Chat => word::FEED_CHAT.text(),
        FeedKind::Slack => word::FEED_SLACK.text(),
        FeedKind::Table => word::FEED_TABLE.text(),
        named => named.name(),
    };
    format!("{kind}: {}", word::COUNT_ENTRIES.count(feed.entries.len()))
}

/// What the source says of the incident as a whole.
pub(super) fn facts(feed: &Feed) -> String {
    let facts = &feed.facts;
    let services = facts.services.join(", ");
    let parts = [facts.title.as_str(), &facts.severity, &services];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What became no entry, and why.
pub(super) fn aside(feed: &Feed) -> String {
    let parts: Vec<String> = feed.aside.iter().map(|it| of_reason(it.reason).count(it.n)).collect();
    match parts.is_empty() {
        true => String::new(),
        false => word::FEED_ASIDE.fill(&[("what", &parts.join(", "))]),
    }
}

fn of_reason(reason: AsideReason) -> &'static Text {
    match reason {
        AsideReason::Deleted => &word::FEED_ASIDE_DELETED,
        AsideReason::Wordless => &word::FEED_ASIDE_WORDLESS,
        AsideReason::Repeated => &word::FEED_ASIDE_REPEATED,
        AsideReason::Unknown => &word::FEED_ASIDE_UNKNOWN,
        AsideReason::Column => &word::FEED_ASIDE_COLUMN,
    }
}

impl Holding for ColumnUse {
    const NOTHING: Self = Self::Nothing;

    fn offered() -> Vec<(Self, AttrValue)> {
        Self::ALL.iter().map(|it| (*it, AttrValue::Static(of_use(*it)))).collect()
    }

    /// There is one column of times, one of days and one of zones.
    fn is_single(self) -> bool {
        matches!(self, Self::Time | Self::Date | Self::Zone)
    }
}

/// What a column holds.
fn of_use(holds: ColumnUse) -> &'static str {
    match holds {
        ColumnUse::Time => word::FEED_USE_TIME.text(),
        ColumnUse::Date => word::FEED_USE_DATE.text(),
        ColumnUse::Zone => word::FEED_USE_ZONE.text(),
        ColumnUse::Text => word::FEED_USE_TEXT.text(),
        ColumnUse::Who => word::FEED_USE_WHO.text(),
        ColumnUse::Kind => word::FEED_USE_KIND.text(),
        ColumnUse::Link => word::FEED_USE_LINK.text(),
        ColumnUse::Key => word::FEED_USE_KEY.text(),
        ColumnUse::Nothing => word::FEED_USE_NOTHING.text(),
    }
}
