//! The metrics that ship, read by hand.

use afterword_core::postmortem::{MetricDefinition, MomentKey, Occurrence};

use super::{Fields, read};

const SHIPPED: &str = include_str!("../../../core/data/metrics.json");

/// One definition a metric: those that hold where nobody chose others.
pub fn metrics() -> Vec<MetricDefinition> {
    let shipped = read(SHIPPED).unwrap_or_default();
    let list = shipped.as_array().map_or(&[][..], Vec::as_slice).iter().map(Fields::of);
    list.filter(|it| it.get(&["metric", "offered"]).is_none()).map(definition).collect()
}

fn definition(it: Fields<'_>) -> MetricDefinition {
    let keys = |name: &str| it.texts(&[name]).into_iter().map(MomentKey::from).collect();
    let which = |name: &str| match it.text(&[name]).as_str() {
        "first" => Occurrence::First,
        "last" => Occurrence::Last,
        _ => Occurrence::Preferred,
    };
    MetricDefinition {
        id: it.text(&["id"]),
        metric: String::new(),
        label: it.text(&["label"]),
        from: keys("from"),
        start: which("start"),
        to: keys("to"),
        end: which("end"),
        clock: Default::default(),
        offered: false,
        source: it.text(&["source"]),
    }
}
