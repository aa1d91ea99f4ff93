//! What a view may still say too much, spot by spot: leave it, remove it, or go and mend it.

use std::collections::BTreeSet;

use afterword_core::postmortem::TextPlace;
use afterword_core::secrets::Grade;
use afterword_core::view::{LeakKind, View};
use afterword_core::wording::Wording;
use yew::prelude::*;

use super::excerpt::{excerpt, marked};
use crate::fields::CheckField;
use crate::postmortem::place::Headings;
use crate::postmortem::words::capitalised;
use crate::words::{use_words, word};

/// One spot, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) place: TextPlace,
    message: String,
    heading: AttrValue,
    excerpt: [String; 3],
    /// Whether it is removed unless the person says otherwise: what is personal or secret, but not what only may be a name.
    is_alarm: bool,
    /// Whether it goes out in the chosen form.
    is_held: bool,
}

/// The spots of `view`, in its order; `holds` says which places go out.
pub(super) fn spots(
    view: &View,
    holds: &dyn Fn(TextPlace) -> bool,
    headings: &Headings,
    words: &Wording,
    secrets: &Wording,
) -> Vec<Spot> {
    let texts = view.document.texts();
    // Both are in the order of the document, so that one walk finds all.
    let mut texts = texts.iter().peekable();
    let mut spots = Vec::with_capacity(view.leaks.len());
    for leak in &view.leaks {
        while texts.next_if(|(place, _)| *place != leak.place).is_some() {}
        let text = texts.peek().map_or("", |(_, text)| *text);
        let section = leak.place.section(&view.document);
        spots.push(Spot {
            place: leak.place,
            message: capitalised(&leak.message(words, secrets)),
            heading: headings.get(section.as_ref()),
            excerpt: excerpt(text, &leak.range),
            is_alarm: matches!(&leak.kind, LeakKind::Found(hit) if hit.kind.grade() == Grade::Alarm),
            is_held: holds(leak.place),
        });
    }
    spots
}

/// Which spots are removed: as proposed, but for those that the person decided differently.
pub(super) fn is_removed(spots: &[Spot], differing: &BTreeSet<usize>, at: usize) -> bool {
    spots.get(at).is_some_and(|it| it.is_alarm != differing.contains(&at))
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SpotListProps {
    pub(super) spots: std::rc::Rc<Vec<Spot>>,
    pub(super) differing: BTreeSet<usize>,
    /// Whether names were looked for, too.
    pub(super) for_names: bool,
    /// The person decides differently about a spot.
    pub(super) on_toggle: Callback<usize>,
    pub(super) on_jump: Callback<TextPlace>,
}

/// The spots, each with its place and its words.
#[component]
pub(super) fn SpotList(props: &SpotListProps) -> Html {
    use_words();
    let SpotListProps { spots, differing, .. } = props;
    if !spots.iter().any(|it| it.is_held) {
        let searched =
            if props.for_names { &word::EXPORT_SCAN_NO_NAMES } else { &word::EXPORT_SCAN_NOTHING };
        return html! { <p class="guidance">{ searched.text() }</p> };
    }
    html! {
        <div class="spots">
            <p class="guidance">{ word::EXPORT_SCAN_HOW.text() }</p>
            <ul class="spot-list" aria-label={word::EXPORT_SCAN.text()}>
                for (at, spot) in spots.iter().enumerate().filter(|(_, it)| it.is_held) {
                    { row(at, spot, is_removed(spots, differing, at), props) }
                }
            </ul>
        </div>
    }
}

fn row(at: usize, spot: &Spot, is_removed: bool, props: &SpotListProps) -> Html {
    let on_change = props.on_toggle.reform(move |_: bool| at);
    let place = spot.place;
    let onclick = props.on_jump.reform(move |_: MouseEvent| place);
    html! {
        <li key={at} class="spot">
            <CheckField
                label={word::EXPORT_REMOVE.fill(&[("what", &spot.message)])}
                checked={is_removed}
                {on_change}
            />
            { marked(&spot.excerpt, is_removed) }
            <button type="button" class="button quiet" {onclick}>
                { word::EXPORT_MEND.fill(&[("place", &spot.heading)]) }
            </button>
        </li>
    }
}
