//! The timeline on the wall: what happened when, day by day.

use afterword_core::Postmortem;
use yew::prelude::*;

use crate::icon::Icon;
use crate::markdown::Markdown;
use crate::postmortem::timeline::{kind_icon, stamp_of};
use crate::shell::Shell;
use crate::words::{InWords, word};

/// Every entry in the order of time, each day under its date.
pub(super) fn entries(postmortem: &Postmortem, shell: &Shell) -> Html {
    let mut last = None;
    let rows = postmortem.timeline_in_order().into_iter().map(|entry| {
        let day = entry.time.start().map(|it| shell.in_zone(it).date_naive());
        let is_new = day.is_some() && day != last;
        last = day.or(last);
        let named = day.filter(|_| is_new).map(|it| word::DATE_WEEKDAY.day(it));
        html! {
            <li key={entry.id.to_string()} class="slide-entry">
                <span class="slide-day" hidden={named.is_none()}>{ named.unwrap_or_default() }</span>
                <span class="slide-time number">{ stamp_of(entry, shell) }</span>
                <span class="slide-kind" title={entry.kind.in_words()}>
                    <Icon name={kind_icon(entry.kind)} />
                    <span class="visually-hidden">{ entry.kind.in_words() }</span>
                </span>
                <Markdown text={entry.text.clone()} />
            </li>
        }
    });
    html! { <ol class="slide-timeline">{ for rows }</ol> }
}
