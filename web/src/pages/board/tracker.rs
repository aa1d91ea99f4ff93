//! Where issues are kept: asked for once, so that an action can be opened as one.

use afterword_formats::board::{Tracker, is_tracker_address};
use afterword_ui::dialog::Dialog;
use afterword_ui::fields::{Select, TextField};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::settings::TrackerPlace;

#[derive(PartialEq, Properties)]
pub(super) struct TrackerDialogProps {
    pub(super) open: bool,
    pub(super) tracker: Option<TrackerPlace>,
    /// Hears of the place, or that there is none.
    pub(super) on_tracker: Callback<Option<TrackerPlace>>,
    pub(super) on_close: Callback<()>,
}

/// Asks for the tracker and its address.
#[component]
pub(super) fn TrackerDialog(props: &TrackerDialogProps) -> Html {
    use_words();
    let tracker = use_state_eq(|| Tracker::GitHub);
    let address = use_state_eq(String::new);
    {
        let (tracker, address) = (tracker.setter(), address.setter());
        use_effect_with((props.open, props.tracker.clone()), move |(_, place)| {
            tracker.set(place.as_ref().map_or(Tracker::GitHub, |it| it.tracker));
            address.set(place.as_ref().map(|it| it.address.clone()).unwrap_or_default());
        });
    }
    let is_wrong = !address.trim().is_empty() && !is_tracker_address(&address);
    let hint = match is_wrong {
        true => word::BOARD_TRACKER_WRONG.fill(&[("tracker", &tracker.name())]),
        false => word::BOARD_TRACKER_HINT.text().to_owned(),
    };
    let onclick = {
        let (on_tracker, on_close) = (props.on_tracker.clone(), props.on_close.clone());
        let (tracker, address) = (*tracker, address.trim().to_owned());
        Callback::from(move |_: MouseEvent| {
            let place = TrackerPlace { tracker, address: address.clone() };
            on_tracker.emit((!address.is_empty()).then_some(place));
            on_close.emit(());
        })
    };
    let options = Tracker::ALL.map(|it| (it, AttrValue::Static(it.name())));
    let set = tracker.setter();
    let on_kind = Callback::from(move |it: Tracker| set.set(it));
    let set = address.setter();
    html! {
        <Dialog
            title={word::BOARD_TRACKER_TITLE.text()}
            open={props.open}
            on_close={&props.on_close}
            actions={html! {
                <button type="button" class="button primary" disabled={is_wrong} {onclick}>{ word::BOARD_KEEP.text() }</button>
            }}
        >
            { Select::new(word::BOARD_TRACKER_KIND.text(), *tracker, options, on_kind).html() }
            <TextField
                label={word::BOARD_TRACKER_ADDRESS.text()}
                kind="url"
                value={(*address).clone()}
                on_change={Callback::from(move |it| set.set(it))}
                placeholder="https://github.com/team/service"
                {hint}
                spellcheck={false}
            />
        </Dialog>
    }
}
