//! The timeline as a picture across the page: a fold above the entries, and a page of a report.

use afterword_core::draw::timeline::{TimelineStyle, draw};
use afterword_core::list::List;
use afterword_core::postmortem::{Entry, EntryId, Moments};
use afterword_core::time::Zone;
use yew::prelude::*;

use super::scale::of_entries;
use super::{Ask, filter::FEW};
use crate::draw::{Picture, use_drawing_words, use_printing, use_settled, use_size};
use crate::icon::{Icon, IconName};
use crate::menu::Menu;
use crate::postmortem::reach::DRAWN_TIMELINE;
use crate::shell::use_look;
use crate::words::{use_words, word};
use crate::{Form, Shell, outgoing_items};

/// How long after the last key it is drawn anew.
const PAUSE_MILLIS: i32 = 250;

/// The name that the fold is remembered by, and how it is called when it is open.
const DRAWN: &str = "timeline-drawn";
const OPEN: &str = "open";

/// As wide as a page of a report, at most; on a narrow screen it is drawn for the room that there is.
const WIDTH: f64 = 960.0;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TimelinePictureProps {
    pub(super) timeline: List<Entry>,
    pub(super) moments: Moments,
    pub(super) zone: Zone,
    pub(super) on_ask: Callback<(EntryId, Ask)>,
    pub(super) shell: Shell,
}

/// A button that shows the drawn timeline, and what can be done with it. It is drawn only while somebody looks at it.
#[component]
pub(super) fn TimelinePicture(props: &TimelinePictureProps) -> Html {
    use_words();
    let is_open = use_state_eq(|| props.shell.recalled(DRAWN) == OPEN);
    use_look(&props.shell, DRAWN.to_owned(), if *is_open { OPEN } else { "" }.to_owned());
    let is_printing = use_printing();
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let icon = if *is_open { IconName::ChevronDown } else { IconName::ChevronRight };
    // Three entries on a line say less than the list does.
    let is_drawn = *is_open || is_printing && props.timeline.len() > 2;
    html! {
        <div class="timeline-drawn">
            <div class="timeline-drawn-head">
                <button
                    type="button"
                    id={DRAWN_TIMELINE}
                    class="button is-quiet"
                    aria-expanded={is_open.to_string()}
                    {onclick}
                >
                    <Icon name={icon} />{ word::TIMELINE_DRAWN.text() }
                </button>
                <Menu
                    label={word::TIMELINE_TAKE.text()}
                    icon={IconName::Download}
                    items={outgoing_items(&Form::TIMELINE, &props.shell.take_out)}
                />
            </div>
            // A narrow page scrolls it, with keys as well.
            <div
                class="timeline-drawn-place"
                role={is_drawn.then_some("group")}
                aria-label={is_drawn.then(|| word::TIMELINE_DRAWN.text())}
                tabindex={is_drawn.then_some("0")}
            >
                if is_drawn {
                    <Drawn ..props.clone() />
                }
            </div>
        </div>
    }
}

/// The picture, as it was when the typing last paused.
#[component]
fn Drawn(props: &TimelinePictureProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let facts = (props.timeline.clone(), props.moments.clone(), props.zone.clone());
    let is_printing = use_printing();
    let facts = use_settled(&facts, PAUSE_MILLIS, is_printing);
    let shell = props.shell.clone();
    let place = use_node_ref();
    let room = use_size(&place).filter(|_| !is_printing).map_or(WIDTH, |it| it.width.min(WIDTH));
    let scene = use_memo((facts, room, words), move |((timeline, moments, zone), width, words)| {
        let postmortem = of_entries(timeline, moments, zone, &shell);
        draw(&postmortem, TimelineStyle { width: *width, has_legend: timeline.len() >= FEW, words })
    });
    let on_pick = {
        let on_ask = props.on_ask.clone();
        use_callback((), move |id: AttrValue, ()| {
            // A moment has a name too, which is no entry's.
            if let Ok(id) = id.parse() {
                on_ask.emit((id, Ask::Show));
            }
        })
    };
    html! { <div ref={place}><Picture {scene} {on_pick} /></div> }
}
