//! Two versions of a document: made one, and held side by side.

use afterword_core::Postmortem;
use afterword_core::diff::{self, Side, What};
use afterword_core::document::Document;
use afterword_core::postmortem::SectionKey;
use afterword_core::stored::Stored;
use afterword_core::{maturity, merge as core_merge, toil};
use serde::Serialize;

use crate::carrier::{carried, carrier};
use crate::failure::Failure;
use crate::host::Host;
use crate::whole::Whole;

/// Two versions made one.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Merged {
    /// The document: mine, with everything that only theirs changed.
    merged: Whole<Document>,
    /// What both changed, and mine was taken of. Only postmortems and lists of actions tell; of other kinds it is always empty.
    conflicts: Vec<ConflictAnswer>,
}

/// Two changes to one place that can't both stand.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Conflict"))]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConflictAnswer {
    /// The place, in words: “summary”, “owner of an action”.
    place: String,
    /// What stands there in the merged document.
    mine: String,
    /// What the other side wrote.
    theirs: String,
    /// The merged document with the other side's version in place.
    with_theirs: Whole<Document>,
}

/// One change between two versions of a postmortem.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Change {
    /// The part of the document that it is in; none for its head.
    section: Option<SectionKey>,
    /// What was changed: document, moment, audience, entry, factor, tree, cause, action or section.
    of: &'static str,
    /// Which part of it; empty where the thing as a whole came, went or moved.
    part: &'static str,
    /// What the thing is called; empty for the document itself.
    name: String,
    /// The change in one sentence, without a full stop.
    sentence: String,
    /// What became of a text, piece by piece; none for what is no text.
    text: Option<Vec<TextPiece>>,
}

/// A stretch of two versions of a text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct TextPiece {
    /// In which version it stands.
    side: PieceSide,
    /// The words.
    text: String,
}

/// In which of two versions something stands.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum PieceSide {
    /// In both.
    Both,
    /// In the one before.
    Before,
    /// In the one after.
    After,
}

pub(super) fn merge(
    _host: &Host<'_>,
    Whole(base): Whole<Document>,
    Whole(mine): Whole<Document>,
    Whole(theirs): Whole<Document>,
) -> Result<Merged, Failure> {
    for (name, it) in [("base", &base), ("theirs", &theirs)] {
        if it.kind() != mine.kind() || it.id() != mine.id() {
            let message =
                "this is another document than mine, and only versions of one can be merged";
            return Err(Failure::argument(name, message));
        }
    }
    Ok(match (base, mine, theirs) {
        (Document::Postmortem(base), Document::Postmortem(mine), Document::Postmortem(theirs)) => {
            settled([&base, &mine, &theirs], Document::from)
        }
        (Document::ActionList(base), Document::ActionList(mine), Document::ActionList(theirs)) => {
            let [base, mine, theirs] = [base, mine, theirs].map(|it| carrier(&it));
            settled([&base, &mine, &theirs], |it| carried(it).into())
        }
        (
            Document::ToilRegister(base),
            Document::ToilRegister(mine),
            Document::ToilRegister(theirs),
        ) => alone(toil::merge(&base, &mine, &theirs).into()),
        (Document::Assessment(base), Document::Assessment(mine), Document::Assessment(theirs)) => {
            alone(maturity::merge(&base, &mine, &theirs).into())
        }
        (_, mine, _) => alone(mine),
    })
}

fn alone(merged: Document) -> Merged {
    Merged { merged: Whole(merged), conflicts: Vec::new() }
}

fn settled([base, mine, theirs]: [&Postmortem; 3], document: fn(Postmortem) -> Document) -> Merged {
    let (merged, conflicts) = core_merge::merge(base, mine, theirs);
    let conflict = |it: core_merge::Conflict| {
        let mut with_theirs = merged.clone();
        // Where its target is gone, the document stays as it is.
        with_theirs.apply(it.take_theirs).ok();
        let with_theirs = Whole(document(with_theirs));
        ConflictAnswer { place: it.place, mine: it.mine, theirs: it.theirs, with_theirs }
    };
    let conflicts = conflicts.into_iter().map(conflict).collect();
    Merged { conflicts, merged: Whole(document(merged)) }
}

pub(super) fn diff(
    _host: &Host<'_>,
    Whole(before): Whole<Postmortem>,
    Whole(after): Whole<Postmortem>,
) -> Result<Vec<Change>, Failure> {
    let piece = |it: &diff::Piece| TextPiece {
        side: match it.side {
            Side::Both => PieceSide::Both,
            Side::Old => PieceSide::Before,
            Side::New => PieceSide::After,
        },
        text: it.text.clone(),
    };
    let answer = |it: diff::Change| Change {
        sentence: it.sentence(diff::english()),
        text: match &it.what {
            What::Text(text) => Some(text.pieces.iter().map(piece).collect()),
            _ => None,
        },
        of: it.thing.key(),
        section: it.section,
        part: it.part,
        name: it.name,
    };
    Ok(diff::of(&before, &after).into_iter().map(answer).collect())
}
