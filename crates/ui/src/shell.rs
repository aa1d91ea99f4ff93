//! What the page lends to the components: names, time and a voice, so that none of them looks for these itself.

use std::rc::Rc;

use afterword_core::causes::CauseTree;
use afterword_core::id::Id;
use afterword_core::postmortem::MomentKey;
use afterword_core::time::{ClockTime, Instant, ZoneRules};
use chrono::{NaiveDate, NaiveDateTime};
use yew::html::ImplicitClone;
use yew::{AttrValue, Callback, hook, use_effect_with};

use crate::clocks::Clocks;
use crate::outgoing::{NoTree, Outgoing};

/// What a component may ask of the page it stands on.
///
/// A page makes one and lends clones of it: a copy costs a few pointers, and two copies of one compare equal, so a component
/// that holds one is not drawn again because of it. It changes when the day, the document's zone or the workspace's moments do.
#[derive(Clone, Debug, PartialEq)]
pub struct Shell {
    /// Sixty-four fresh random bits.
    pub mint: Callback<(), u64>,
    /// The time, in the document's zone.
    pub now: Callback<(), Instant>,
    /// The day, in the document's zone.
    pub today: NaiveDate,
    /// The clocks of the document's zone.
    pub clocks: Clocks,
    /// The same instant as the clocks of the document's zone show it.
    pub in_zone: Callback<Instant, Instant>,
    /// The moments that the workspace names besides those of every postmortem.
    pub moments: Rc<[MomentKey]>,
    /// What the person at the keyboard calls themselves; may be empty.
    pub who: AttrValue,
    /// Says a sentence to those who listen to the page instead of looking at it.
    pub announce: Callback<AttrValue>,
    /// Takes something out of the page, and says that it did.
    pub take_out: Callback<Outgoing>,
    /// Reads a tree out of a text: a list, a chain, questions and answers, a flowchart.
    pub read_tree: Callback<AttrValue, Result<CauseTree, NoTree>>,
    /// Goes to where a chat, alerts or a table is brought into this timeline.
    pub bring_in: Callback<()>,
    /// How this person looked at the thing of that name the last time.
    pub recall: Callback<AttrValue, Option<AttrValue>>,
    /// Remembers how they look at it: its name, and whatever tells.
    pub keep: Callback<(AttrValue, AttrValue)>,
}

/// Cheap to copy, so `shell={&props.shell}` may do it unsaid.
impl ImplicitClone for Shell {}

impl Shell {
    /// A fresh name for a thing of the kind that the caller needs.
    pub fn id<K>(&self) -> Id<K> {
        Id::from_bits(self.mint.emit(()))
    }

    /// The time, in the document's zone.
    pub fn now(&self) -> Instant {
        self.now.emit(())
    }

    /// The instant at which the clocks of the document's zone show `local`; `None` if the zone knows no such time.
    pub fn resolve(&self, local: NaiveDateTime) -> Option<Instant> {
        self.clocks.instant(local)
    }

    /// `instant` as the clocks of the document's zone show it.
    pub fn in_zone(&self, instant: Instant) -> Instant {
        self.in_zone.emit(instant)
    }

    /// `instant` as a field shows it: as the clocks show it, but a time that they skipped as somebody wrote it, to be asked about.
    pub fn as_written(&self, instant: Instant) -> Instant {
        let shown = self.in_zone(instant);
        let is_as_shown = shown.offset() == instant.offset();
        if is_as_shown || ClockTime::changed_at(instant, &self.clocks).is_none() {
            shown
        } else {
            instant
        }
    }

    /// How this person looked at the thing called `name` the last time; empty if they left it as it ships.
    pub fn recalled(&self, name: &str) -> String {
        let recalled = self.recall.emit(AttrValue::from(name.to_owned()));
        recalled.map(|it| it.to_string()).unwrap_or_default()
    }

    /// Says `words` to those who listen to the page instead of looking at it.
    pub fn announce(&self, words: impl Into<AttrValue>) {
        self.announce.emit(words.into());
    }
}

/// Remembers how somebody looks at the thing called `name` whenever that changes; empty is as it ships.
#[hook]
pub(crate) fn use_look(shell: &Shell, name: String, look: String) {
    let shell = shell.clone();
    use_effect_with((name, look), move |(name, look)| {
        if shell.recalled(name) != *look {
            shell.keep.emit((name.clone().into(), look.clone().into()));
        }
    });
}
