//! The moments of the incident, from which every duration follows.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::draw::timeline::plain;
use afterword_core::list::{self, List};
use afterword_core::postmortem::{DetectionSource, Edit, Entry, EntryId, Moment, MomentKey};
use afterword_core::time::AsWritten;
use afterword_core::workflow::review_meeting_key;
use yew::prelude::*;

use super::entry_picker::EntryPicker;
use super::moment_order::should_follow;
use super::moment_row::{MomentLine, MomentRow};
use super::timeline::stamp_of;
use crate::fields::{Select, TextField, use_typed};
use crate::newest::use_newest;
use crate::review::Report;
use crate::shell::Shell;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MomentsPanelProps {
    pub postmortem: Rc<Postmortem>,
    pub on_edit: Callback<Edit>,
    pub shell: Shell,
    /// What the last review found: entries that seem to tell a moment.
    #[prop_or_default]
    pub report: Option<Rc<Report>>,
}

/// The moments that every postmortem offers, and those of the document's own.
#[component]
pub fn MomentsPanel(props: &MomentsPanelProps) -> Html {
    use_words();
    let MomentsPanelProps { postmortem, on_edit, shell, .. } = props;
    let picking = use_state_eq(|| None::<MomentKey>);
    let named = use_newest(Vec::<MomentKey>::new);
    let on_pick = use_memo((), |()| {
        let picking = picking.setter();
        Callback::from(move |key: MomentKey| picking.set(Some(key)))
    });
    let on_name = {
        let named = named.clone();
        Callback::from(move |name: String| {
            named.set(named.iter().cloned().chain([MomentKey::from(name)]).collect());
        })
    };
    // Handed on only while it is looked at: an entry that is written does not draw the moments again.
    let timeline = if picking.is_some() { postmortem.timeline.clone() } else { List::new() };
    html! {
        <section class="panel moments" aria-labelledby="moments-heading">
            <h2 id="moments-heading">{ word::MOMENTS.text() }</h2>
            <p class="guidance">{ word::MOMENTS_GUIDANCE.text() }</p>
            <ul class="moment-list">
                for key in keys(postmortem, shell.moments.iter().chain(&*named)) {
                    <MomentRow
                        key={key.key().to_owned()}
                        line={line(props, &key)}
                        on_pick={&*on_pick}
                        {on_edit}
                        {shell}
                    />
                }
            </ul>
            <NameMoment {on_name} />
            { detection(postmortem.detection, on_edit) }
            <EntryPicker
                title={picking.as_ref().map_or_else(String::new, |it| word::MOMENT_WHEN.fill(&[("moment", &it.in_sentence())]))}
                open={picking.is_some()}
                {timeline}
                {shell}
                on_done={follow(&picking, on_edit)}
            />
        </section>
    }
}

/// The offered moments in the order of an incident, then those that are `named`, then the others that the document has. The review
/// meeting has a place of its own.
fn keys<'a>(
    postmortem: &'a Postmortem,
    named: impl Iterator<Item = &'a MomentKey>,
) -> Vec<MomentKey> {
    let mut keys = MomentKey::OFFERED.to_vec();
    for key in named.chain(postmortem.moments.keys()) {
        if !keys.contains(key) && *key != MomentKey::Published && *key != review_meeting_key() {
            keys.push(key.clone());
        }
    }
    keys
}

fn line(props: &MomentsPanelProps, key: &MomentKey) -> MomentLine {
    let MomentsPanelProps { postmortem, shell, .. } = props;
    let moment = postmortem.moments.get(key).copied();
    let instant = postmortem.instant_of(key).map(|it| AsWritten(shell.as_written(it)));
    let day = postmortem.happened_at().map(|it| shell.in_zone(it).date_naive());
    let too_early = should_follow(key, |it| postmortem.instant_of(it));
    let entry = match moment {
        Some(Moment::Entry(id)) => list::find(&postmortem.timeline, id),
        _ => None,
    };
    // What was found a moment ago may be gone, or recorded, by now.
    let suggested = props.report.iter().flat_map(|it| &it.suggested).find(|it| it.0 == *key);
    let suggested = suggested.filter(|_| moment.is_none());
    let suggested = suggested.and_then(|it| list::find(&postmortem.timeline, it.1));
    MomentLine {
        suggested: suggested.map(|it| (it.id, suggestion(it, shell))),
        follows: entry.map(|it| named(it)),
        day: day.unwrap_or(shell.today),
        instant,
        too_early,
        key: key.clone(),
    }
}

/// An entry as it is offered: its time and its first line.
fn suggestion(entry: &Entry, shell: &Shell) -> AttrValue {
    AttrValue::from(format!("{} {}", stamp_of(entry, shell), named(entry)))
}

/// How many letters of an entry are shown beside a moment.
const NAME_LETTERS: usize = 70;

/// The first line of an entry, as a name for it that leaves room for others.
fn named(entry: &Entry) -> AttrValue {
    let line = first_line(entry);
    let Some((end, _)) = line.char_indices().nth(NAME_LETTERS) else { return line };
    let end = line[..end].rfind(' ').unwrap_or(end);
    AttrValue::from(format!("{}…", &line[..end]))
}

/// The first line of an entry as it is read, without the marks of Markdown.
pub(super) fn first_line(entry: &Entry) -> AttrValue {
    match entry.text.lines().map(plain).find(|it| !it.is_empty()) {
        Some(line) => AttrValue::from(line),
        None => AttrValue::Static(word::ENTRY_WORDLESS.text()),
    }
}

fn follow(
    picking: &UseStateHandle<Option<MomentKey>>,
    on_edit: &Callback<Edit>,
) -> Callback<Option<EntryId>> {
    let (picking, on_edit) = (picking.clone(), on_edit.clone());
    Callback::from(move |entry: Option<EntryId>| {
        if let (Some(key), Some(entry)) = ((*picking).clone(), entry) {
            on_edit.emit(Edit::Moment(key, Some(Moment::Entry(entry))));
        }
        picking.set(None);
    })
}

fn detection(chosen: Option<DetectionSource>, on_edit: &Callback<Edit>) -> Html {
    let sources = DetectionSource::ALL.map(|it| (Some(it), it.in_words()));
    let options: Vec<_> =
        [(None, AttrValue::Static(word::NOT_SAID.text()))].into_iter().chain(sources).collect();
    html! {
        { Select::new(word::DETECTION_HOW.text(), chosen, options, on_edit.reform(Edit::Detection)).html() }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct NameMomentProps {
    on_name: Callback<String>,
}

/// A moment of the team's own begins with its name; it is part of the document once it has a time.
#[component]
fn NameMoment(props: &NameMomentProps) -> Html {
    use_words();
    let name = use_typed(String::new);
    let onsubmit = {
        let (name, on_name) = (name.clone(), props.on_name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = name.take().trim().to_owned();
            if !words.is_empty() {
                on_name.emit(words);
            }
        })
    };
    html! {
        <form class="name-moment" {onsubmit}>
            <TextField
                label={word::MOMENT_ANOTHER.text()}
                value={name.value()}
                placeholder={word::MOMENT_ANOTHER_PLACEHOLDER.text()}
                on_change={name.on_change()}
                input_ref={name.field()}
            />
            <button type="submit" class="button">{ word::ADD.text() }</button>
        </form>
    }
}
