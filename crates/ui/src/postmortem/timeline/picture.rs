//! The timeline as a picture across the page: a fold above the entries, and a page of a report.

use std::rc::Rc;

use afterword_core::draw::Scene;
use afterword_core::draw::timeline::{TimelineStyle, draw};
use afterword_core::list::List;
use afterword_core::postmortem::{Entry, EntryId, Moments};
use afterword_core::time::Zone;
use yew::prelude::*;

use super::scale::of_entries;
use super::{Ask, filter::FEW};
use crate::draw::{Picture, use_drawing_words, use_printing, use_settled};
use crate::icon::{Icon, IconName};
use crate::menu::{Menu, MenuItem};
use crate::postmortem::reach::DRAWN_TIMELINE;
use crate::words::{Text, use_words, word};
use crate::{Outgoing, Shell, Taken, Way};

/// How long after the last key it is drawn anew.
const PAUSE_MILLIS: i32 = 250;

/// As wide as a page of a report; it is shrunk to whatever room there is.
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
    let is_open = use_state_eq(|| false);
    let is_printing = use_printing();
    let words = use_drawing_words();
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let scene: Rc<dyn Fn() -> Rc<Scene>> = Rc::new({
        let (props, words) = (props.clone(), words);
        move || {
            let postmortem = of_entries(&props.timeline, &props.moments, &props.zone, &props.shell);
            Rc::new(draw(
                &postmortem,
                TimelineStyle { width: WIDTH, has_legend: true, words: &words },
            ))
        }
    });
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
                    items={outgoing(props, scene)}
                />
            </div>
            <div class="timeline-drawn-place">
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
    let facts = use_settled(&facts, PAUSE_MILLIS);
    let shell = props.shell.clone();
    let scene = use_memo((facts, words), move |((timeline, moments, zone), words)| {
        let postmortem = of_entries(timeline, moments, zone, &shell);
        draw(&postmortem, TimelineStyle { width: WIDTH, has_legend: timeline.len() >= FEW, words })
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
    html! { <Picture {scene} {on_pick} /> }
}

/// The forms in which it leaves the page.
fn outgoing(props: &TimelinePictureProps, scene: Rc<dyn Fn() -> Rc<Scene>>) -> Vec<MenuItem> {
    let item = |label: &Text, icon: IconName, how: Way, what: Rc<dyn Fn() -> Taken>| {
        let on_select = props.shell.take_out.reform(move |()| Outgoing { what: what(), how });
        MenuItem::new(label.text(), on_select).icon(icon)
    };
    let svg: Rc<dyn Fn() -> Taken> = Rc::new({
        let scene = scene.clone();
        move || Taken::Svg(scene())
    });
    let png: Rc<dyn Fn() -> Taken> = Rc::new(move || Taken::Png(scene()));
    let mermaid: Rc<dyn Fn() -> Taken> = Rc::new(|| Taken::TimelineMermaid);
    vec![
        item(&word::COPY_MERMAID, IconName::Copy, Way::Copy, mermaid.clone()),
        item(&word::COPY_SVG, IconName::Copy, Way::Copy, svg.clone()),
        item(&word::DOWNLOAD_MERMAID, IconName::Download, Way::Download, mermaid),
        item(&word::DOWNLOAD_SVG, IconName::Download, Way::Download, svg),
        item(&word::DOWNLOAD_PNG, IconName::Download, Way::Download, png),
    ]
}
