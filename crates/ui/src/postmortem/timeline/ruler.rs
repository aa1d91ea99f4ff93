//! The scale of time beside the entries, with the moments pinned on it.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::draw::measure::{Style, wrap};
use afterword_core::draw::timeline::{Ruler, RulerFold, RulerMoment, mark};
use afterword_core::draw::{Anchor, Form, Group, Ink, Path, Shape, Stroke, Text};
use afterword_core::postmortem::{EntryId, EntryKind, Moment, MomentKey};
use web_sys::Element;
use yew::prelude::*;

use super::Ask;
use super::scale::spread;
use crate::draw::{nodes, use_drawing_words, use_size};
use crate::words::{moment_in_short, use_words, word};

/// Where the scale stands: what is left of it says when, what is right of it what.
const AXIS: f64 = 66.0;

/// The room that is kept free above and below, for half a letter.
const EDGE: f64 = 10.0;

/// How far apart the names of moments stand.
const FLAG_ROOM: f64 = 16.0;

/// How wide the whole is, and how wide the name of a moment may be.
const WIDTH: f64 = 172.0;
const NAME_WIDTH: f64 = 96.0;

#[derive(Clone, Debug, Properties)]
pub(super) struct TimeRulerProps {
    /// The times of the document; compared by its address.
    pub(super) times: Rc<Postmortem>,
    /// The entry that has the focus.
    pub(super) current: Option<EntryId>,
    pub(super) on_ask: Callback<(EntryId, Ask)>,
}

impl PartialEq for TimeRulerProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.times, &other.times)
            && self.current == other.current
            && self.on_ask == other.on_ask
    }
}

/// The scale of time: as long as the list or the window, whichever is shorter, so that it is always all in sight.
///
/// A mark goes to its entry, and so does a moment; the list says all of it in words, so only the moments are read from here.
#[component]
pub(super) fn TimeRuler(props: &TimeRulerProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let root = use_node_ref();
    // In steps, so that a list that grows line by line does not have its scale drawn at each.
    let height = use_size(&root).map_or(240.0, |it| (it.height / 8.0).floor() * 8.0);
    let ruler = use_memo(
        (ByAddress(props.times.clone()), height as i64, words),
        |(times, height, words)| Ruler::new(&times.0, *height as f64 - 2.0 * EDGE, words),
    );
    let ground = use_memo((ruler.clone(), ByAddress(props.times.clone())), |(ruler, times)| {
        let kinds = times.0.timeline.iter().map(|it| (it.id, it.kind)).collect();
        ground(ruler, &kinds)
    });
    let onclick = {
        let on_ask = props.on_ask.clone();
        Callback::from(move |event: MouseEvent| {
            let mark = event.target_dyn_into::<Element>();
            let mark = mark.and_then(|it| it.closest("[data-id]").ok().flatten());
            if let Some(id) = mark.and_then(|it| it.get_attribute("data-id")?.parse().ok()) {
                on_ask.emit((id, Ask::Show));
            }
        })
    };
    html! {
        <div class="timeline-scale">
            <div ref={&root} class="timeline-ruler">
                <svg
                    class="drawing ruler"
                    viewBox={format!("0 {} {WIDTH} {height}", -EDGE)}
                    role="group"
                    aria-label={word::TIMELINE_SCALE.text()}
                    {onclick}
                >
                    <g aria-hidden="true">{ (*ground).clone() }</g>
                    <g aria-hidden="true">{ here(&ruler, props.current) }</g>
                    { flags(&ruler, props, height - 2.0 * EDGE) }
                </svg>
            </div>
        </div>
    }
}

/// Equal only to itself: comparing two documents takes longer than drawing one scale.
#[derive(Clone, Debug)]
struct ByAddress(Rc<Postmortem>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// All that does not change while one goes from entry to entry.
fn ground(ruler: &Ruler, kinds: &BTreeMap<EntryId, EntryKind>) -> Html {
    let mut group = Group::new("scale");
    let end = ruler.entries.iter().map(|it| it.end.unwrap_or(it.y)).fold(0.0, f64::max);
    let end = ruler.moments.iter().map(|it| it.y).fold(end, f64::max);
    if let Some((from, to)) = ruler.impact {
        let form = rect(AXIS - 5.0, from, 10.0, (to - from).max(2.0));
        group.push(Shape::filled(form, Ink::BadSoft));
    }
    group.push(line(AXIS, 0.0, AXIS, end, Ink::LineStrong));
    for fold in &ruler.folds {
        draw_fold(&mut group, fold);
    }
    for tick in &ruler.ticks {
        group.push(line(AXIS - 8.0, tick.y, AXIS, tick.y, Ink::LineStrong));
        let text = Text::new(AXIS - 12.0, tick.y + 4.0, 11.0, tick.label.clone());
        group.push(text.ink(Ink::InkFaint).anchor(Anchor::End));
    }
    for entry in ruler.entries.iter().filter(|it| !it.is_off_scale) {
        let mut own = Group { id: entry.id.to_string(), ..Group::new("ruler-entry") };
        if let Some(end) = entry.end {
            let form = rect(AXIS - 2.0, entry.y, 4.0, end - entry.y);
            own.push(Shape::filled(form, Ink::InkFaint));
        }
        let kind = kinds.get(&entry.id).copied().unwrap_or_default();
        mark(kind, AXIS, entry.y).into_iter().for_each(|it| own.push(it));
        group.push(own);
    }
    nodes::node(&group.into())
}

/// A stretch that is folded: the scale is broken, and beside the break is said how long it was quiet.
fn draw_fold(group: &mut Group, fold: &RulerFold) {
    let (top, bottom) = (fold.y + 6.0, fold.y + fold.height - 6.0);
    group.push(Shape::filled(rect(AXIS - 3.0, top, 6.0, bottom - top), Ink::Paper));
    let wave = Path::from(AXIS, top).to(AXIS - 4.0, top + 4.0).to(AXIS + 4.0, bottom - 4.0);
    let wave = Form::Path(wave.to(AXIS, bottom).finish());
    group.push(Shape::line(wave, Stroke::new(Ink::LineStrong, 1.0)));
    let lines = wrap(&fold.label, Style::regular(10.5), AXIS - 12.0, 2);
    let top = fold.y + fold.height / 2.0 + if lines.len() > 1 { -2.0 } else { 4.0 };
    let text = Text::new(AXIS - 12.0, top, 10.5, String::new());
    let text = Text { lines, leading: 12.0, ..text };
    group.push(text.ink(Ink::InkFaint).anchor(Anchor::End));
}

/// A ring around the entry that has the focus.
fn here(ruler: &Ruler, current: Option<EntryId>) -> Html {
    let Some(entry) = ruler.entries.iter().find(|it| Some(it.id) == current) else {
        return html! { <g /> };
    };
    let form = Form::Circle { x: AXIS, y: entry.y, radius: 9.0 };
    nodes::node(&Shape::line(form, Stroke::new(Ink::Accent, 2.0)).into())
}

/// The moments as flags, each of which goes to where it is pinned.
fn flags(ruler: &Ruler, props: &TimeRulerProps, end: f64) -> Html {
    let wanted: Vec<f64> = ruler.moments.iter().map(|it| it.y).collect();
    let places = spread(&wanted, FLAG_ROOM, end);
    html! {
        <g class="ruler-moments">
            for (moment, y) in ruler.moments.iter().zip(places) {
                { flag(moment, y, ruler, props) }
            }
        </g>
    }
}

fn flag(moment: &RulerMoment, y: f64, ruler: &Ruler, props: &TimeRulerProps) -> Html {
    let go = target(moment, ruler, props).map(|id| {
        let on_ask = props.on_ask.clone();
        Callback::from(move |()| on_ask.emit((id, Ask::Show)))
    });
    let go = go.unwrap_or_else(Callback::noop);
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                go.emit(());
            }
        })
    };
    html! {
        <g
            key={moment.key.key().to_owned()}
            class="ruler-moment"
            role="button"
            tabindex="0"
            aria-label={word::MOMENT_GO.fill(&[("moment", &moment.label)])}
            onclick={go.reform(|_: MouseEvent| ())}
            {onkeydown}
        >
            { nodes::node(&flag_shape(&moment.key, moment.y, y).into()) }
        </g>
    }
}

fn flag_shape(key: &MomentKey, at: f64, y: f64) -> Group {
    let mut group = Group::new("flag-shape");
    // What can be pressed is more than the letters.
    group.push(Shape::filled(rect(AXIS + 14.0, y - 8.0, WIDTH - AXIS - 16.0, 16.0), Ink::Paper));
    let way = Path::from(AXIS + 6.0, at).to(AXIS + 14.0, y).to(AXIS + 17.0, y);
    group.push(Shape::line(Form::Path(way.finish()), Stroke::new(Ink::Accent, 1.0)));
    let name =
        wrap(&moment_in_short(key), Style::regular(11.0), NAME_WIDTH, 1).pop().unwrap_or_default();
    group.push(Text::new(AXIS + 20.0, y + 4.0, 11.0, name).ink(Ink::Accent));
    group
}

/// The entry that a moment is, else the first that is not before it.
fn target(moment: &RulerMoment, ruler: &Ruler, props: &TimeRulerProps) -> Option<EntryId> {
    if let Some(Moment::Entry(id)) = props.times.moments.get(&moment.key) {
        return Some(*id);
    }
    let timed = || ruler.entries.iter().filter(|it| !it.is_off_scale);
    timed().find(|it| it.y >= moment.y - 0.01).or(timed().next_back()).map(|it| it.id)
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Form {
    Form::Rect { x, y, width, height, radius: 2.0 }
}

fn line(x: f64, y: f64, to_x: f64, to_y: f64, ink: Ink) -> Shape {
    let path = Path::from(x, y).to(to_x, to_y).finish();
    Shape::line(Form::Path(path), Stroke::new(ink, 1.0))
}
