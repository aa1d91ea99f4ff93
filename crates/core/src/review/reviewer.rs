//! A review that remembers: while somebody types, only the text that changed is read again.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::rc::Rc;

use super::people;
use super::prose::{Note, Reading, level_at, read, texts};
use super::rank::in_document_order;
use super::readiness::ready;
use super::subject::{Sink, Subject};
use super::{Context, Finding, Fix, Place, Readiness, rules};
use crate::claims::ClaimReader;
use crate::postmortem::Postmortem;
use crate::secrets;
use crate::wording::Wording;

/// Everything that a careful colleague would point out, in the order of the document.
///
/// Pure and total: any document may be reviewed, and the same document in the same context gives the same findings. It costs
/// time in proportion to the document. Whoever reviews a document again and again keeps a [`Reviewer`].
pub fn review(postmortem: &Postmortem, context: &Context<'_>) -> Vec<Finding> {
    Reviewer::default().review(postmortem, context)
}

/// Reviews one document again and again, as it is edited.
///
/// Rules about a text alone are the dear ones, so what they said is remembered beside a copy of the text. A copy rather than a
/// hash, for comparing costs less than hashing and is never wrong; rather than an address, for the long texts are copied with
/// every version of the document. Rules about the document as a whole look at it anew each time.
#[derive(Clone, Debug, Default)]
pub struct Reviewer {
    texts: BTreeMap<Place, Remembered>,
    claims: ClaimReader,
    /// The people as whom the texts were read.
    people: Vec<String>,
    /// The words that fixes put in place of secrets; English where nobody said otherwise.
    markers: Option<Rc<Wording>>,
    round: u32,
}

/// A text and what was noted about it.
#[derive(Clone, Debug)]
struct Remembered {
    text: Box<str>,
    notes: Vec<Note>,
    /// The last review in which the text was there.
    round: u32,
}

impl Reviewer {
    /// Has fixes put markers of another language in place of secrets: the words for what [`secrets`] finds.
    pub fn speak(&mut self, markers: Wording) {
        if self.markers.as_deref() != Some(&markers) {
            self.texts.clear();
            self.markers = Some(Rc::new(markers));
        }
    }

    /// What [`review`] returns, at the cost of what changed since the last time.
    pub fn review(&mut self, postmortem: &Postmortem, context: &Context<'_>) -> Vec<Finding> {
        let it = self.subject(postmortem, context);
        self.findings(&it)
    }

    /// What [`review`] and [`readiness`](super::readiness) return, for little more than the cost of one of them.
    pub fn report(
        &mut self,
        postmortem: &Postmortem,
        context: &Context<'_>,
    ) -> (Vec<Finding>, Readiness) {
        let it = self.subject(postmortem, context);
        let mut noted = Vec::new();
        self.add_notes(&it, &mut noted);
        let mut found = checked(&it);
        found.extend(noted.iter().cloned());
        let found = in_document_order(&it, found);
        (found, ready(it, noted))
    }

    /// The document and what is known about it, judged as it is.
    pub(super) fn subject<'a>(
        &mut self,
        postmortem: &'a Postmortem,
        context: &'a Context<'a>,
    ) -> Subject<'a> {
        Subject::new(postmortem, context, self.claims.read(postmortem))
    }

    /// The findings about `it`, judged as it says.
    pub(super) fn findings(&mut self, it: &Subject<'_>) -> Vec<Finding> {
        let mut found = checked(it);
        self.add_notes(it, &mut found);
        in_document_order(it, found)
    }

    pub(super) fn add_notes(&mut self, it: &Subject<'_>, found: &mut Vec<Finding>) {
        self.round = self.round.wrapping_add(1);
        let round = self.round;
        let people = people::named(it.postmortem);
        if !people.iter().eq(&self.people) {
            self.texts.clear();
            self.people = people.iter().map(|it| (*it).to_owned()).collect();
        }
        let markers = self.markers.clone();
        let markers = markers.as_deref().unwrap_or_else(|| secrets::english());
        texts(it.postmortem, &mut |place, text, kind| {
            if !text.is_empty() {
                let reading = Reading { text, kind, people: &people, markers };
                let notes = self.notes(place.clone(), reading);
                let on = notes.iter().filter(|note| !it.context.off.contains(note.rule.as_str()));
                found.extend(on.map(|note| finding(it, &place, text, note)));
            }
        });
        self.texts.retain(|_, it| it.round == round);
    }

    fn notes(&mut self, place: Place, reading: Reading<'_>) -> &[Note] {
        let (text, round) = (reading.text, self.round);
        let fresh = || Remembered { text: text.into(), notes: read(&reading), round };
        let remembered = match self.texts.entry(place) {
            Slot::Vacant(slot) => slot.insert(fresh()),
            Slot::Occupied(slot) => {
                let known = slot.into_mut();
                if *known.text != *text {
                    *known = fresh();
                }
                known
            }
        };
        remembered.round = round;
        &remembered.notes
    }
}

/// What the rules find that look at the document as a whole, rule by rule.
pub(super) fn checked(it: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_on = |id: &str| !it.context.off.contains(id);
    for rule in rules().iter().filter(|rule| is_on(rule.id.as_str())) {
        (rule.check)(it, &mut Sink { rule, found: &mut found });
    }
    found
}

fn finding(it: &Subject<'_>, place: &Place, text: &str, note: &Note) -> Finding {
    let mend = |instead: &String| {
        let mended = format!("{}{instead}{}", &text[..note.range.start], &text[note.range.end..]);
        Some(Fix { edits: vec![place.write(mended)?] })
    };
    Finding {
        rule: note.rule,
        level: level_at(note, it.status),
        place: place.clone(),
        range: Some(note.range.clone()),
        values: note.values.clone(),
        fix: note.instead.as_ref().and_then(mend),
        choices: Vec::new(),
    }
}
