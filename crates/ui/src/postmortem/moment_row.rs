//! One moment: its time, where that comes from, and whether it fits the others.

use afterword_core::postmortem::{Edit, EntryId, Moment, MomentKey};
use afterword_core::time::{AsWritten, Instant};
use chrono::NaiveDate;
use yew::prelude::*;

use crate::fields::MomentField;
use crate::icon::IconName;
use crate::menu::{Menu, MenuItem};
use crate::review::{Beside, Spot};
use crate::shell::Shell;
use crate::words::{InWords, use_words, word};

/// What the row of a moment shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MomentLine {
    pub(super) key: MomentKey,
    /// Its time on the clocks of the document's zone.
    pub(super) instant: Option<AsWritten>,
    /// The entry that it follows, by its first line.
    pub(super) follows: Option<AttrValue>,
    /// The entry that seems to tell it, and how it is offered.
    pub(super) suggested: Option<(EntryId, AttrValue)>,
    /// The moment that it should not be earlier than, but is.
    pub(super) too_early: Option<MomentKey>,
    /// The day of a time that is typed alone.
    pub(super) day: NaiveDate,
}

/// The element id of the field of the moment `key`.
pub fn moment_id(key: &MomentKey) -> String {
    let plain: String = key
        .key()
        .chars()
        .map(|it| if it.is_alphanumeric() { it.to_ascii_lowercase() } else { '-' })
        .collect();
    format!("moment-{plain}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct MomentRowProps {
    pub(super) line: MomentLine,
    /// Asks which entry the moment is to follow.
    pub(super) on_pick: Callback<MomentKey>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// One moment with its field and its menu.
#[component]
pub(super) fn MomentRow(props: &MomentRowProps) -> Html {
    use_words();
    let MomentRowProps { line, on_edit, shell, .. } = props;
    let on_change = {
        let key = line.key.clone();
        on_edit.reform(move |it: Option<Instant>| Edit::Moment(key.clone(), it.map(Moment::At)))
    };
    html! {
        <li class={classes!("moment", line.too_early.is_some().then_some("is-out-of-order"))}>
            <MomentField
                id={moment_id(&line.key)}
                label={line.key.in_words()}
                value={line.instant}
                default_date={line.day}
                clocks={&shell.clocks}
                asks={line.follows.is_none()}
                placeholder={line.day.format("%Y-%m-%d 14:32").to_string()}
                hint={hint(line)}
                {on_change}
            />
            <Beside spot={Spot::Moment(line.key.clone())} />
            <Menu
                label={word::OPTIONS_OF.fill(&[("what", &line.key.in_sentence())])}
                items={items(props)}
                icon={IconName::More}
            />
            <span class="moment-suggested">
                if let Some((entry, words)) = &line.suggested {
                    { suggested(props, *entry, words) }
                }
            </span>
        </li>
    }
}

/// Offers to have the moment follow an entry, in one press.
fn suggested(props: &MomentRowProps, entry: EntryId, words: &AttrValue) -> Html {
    let key = props.line.key.clone();
    let label = word::MOMENT_TAKE_ENTRY.fill(&[("moment", &key.in_sentence()), ("entry", words)]);
    let onclick = props
        .on_edit
        .reform(move |_: MouseEvent| Edit::Moment(key.clone(), Some(Moment::Entry(entry))));
    html! {
        <button type="button" class="button quiet metric-ask" aria-label={label} {onclick}>
            { word::MOMENT_IS_ENTRY.fill(&[("entry", words)]) }
        </button>
    }
}

fn hint(line: &MomentLine) -> String {
    let follows = line.follows.as_ref().map(|entry| match line.instant {
        Some(_) => word::MOMENT_FOLLOWS.fill(&[("entry", entry)]),
        None => word::MOMENT_FOLLOWS_UNKNOWN.fill(&[("entry", entry)]),
    });
    let order = line
        .too_early
        .as_ref()
        .map(|other| word::MOMENT_EARLIER.fill(&[("moment", &other.in_sentence())]));
    order.into_iter().chain(follows).collect::<Vec<String>>().join(" ")
}

fn items(props: &MomentRowProps) -> Vec<MenuItem> {
    let MomentRowProps { line, on_pick, on_edit, shell } = props;
    let key = line.key.clone();
    let pick = on_pick.reform({
        let key = key.clone();
        move |()| key.clone()
    });
    let set = |moment: Option<Moment>| {
        let key = key.clone();
        on_edit.reform(move |()| Edit::Moment(key.clone(), moment))
    };
    let now = {
        let (key, shell) = (key.clone(), shell.clone());
        on_edit.reform(move |()| Edit::Moment(key.clone(), Some(Moment::At(shell.now()))))
    };
    let mut items = vec![
        MenuItem::new(word::MOMENT_TAKE.text(), pick).icon(IconName::Link),
        MenuItem::new(word::MOMENT_NOW.text(), now).icon(IconName::Clock),
    ];
    if line.follows.is_some() && line.instant.is_some() {
        let kept = set(line.instant.map(|it| Moment::At(it.0)));
        items.push(MenuItem::new(word::MOMENT_UNFOLLOW.text(), kept).icon(IconName::Lock));
    }
    let is_set = line.instant.is_some() || line.follows.is_some();
    items.push(MenuItem::new(word::CLEAR.text(), set(None)).icon(IconName::X).disabled(!is_set));
    items
}
