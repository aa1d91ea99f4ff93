//! The review meeting: when it is, and the file that puts it into calendars.

use afterword_core::postmortem::{Edit, Moment};
use afterword_core::time::{AsWritten, Instant};
use afterword_core::workflow::review_meeting_key;
use yew::prelude::*;

use crate::fields::MomentField;
use crate::icon::{Icon, IconName};
use crate::postmortem::reach::CALENDAR;
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct MeetingProps {
    /// On the clocks of the document's zone.
    pub(super) at: Option<AsWritten>,
    /// How long it takes by its agenda.
    pub(super) minutes: u32,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_calendar: Callback<()>,
    pub(super) shell: Shell,
}

/// The time of the meeting, kept as a moment of the document.
#[component]
pub(super) fn Meeting(props: &MeetingProps) -> Html {
    use_words();
    let MeetingProps { at, minutes, on_edit, on_calendar, shell } = props;
    let on_change = on_edit
        .reform(|it: Option<Instant>| Edit::Moment(review_meeting_key(), it.map(Moment::At)));
    let hint = match at {
        Some(_) => word::WORKFLOW_MEETING_HINT.fill(&[("minutes", minutes)]),
        None => String::new(),
    };
    html! {
        <div class="workflow-meeting">
            <MomentField
                id="review-meeting"
                label={word::WORKFLOW_MEETING.text()}
                value={*at}
                default_date={shell.today}
                clocks={&shell.clocks}
                placeholder={shell.today.format("%Y-%m-%d 14:00").to_string()}
                {hint}
                {on_change}
            />
            <div class="workflow-calendar">
                if at.is_some() {
                    <button type="button" id={CALENDAR} class="button" onclick={on_calendar.reform(|_: MouseEvent| ())}>
                        <Icon name={IconName::Calendar} />{ word::WORKFLOW_CALENDAR.text() }
                    </button>
                }
            </div>
        </div>
    }
}
