//! Will the actions be done, and will they help?

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::family::actions as rule;
use super::lexicon::Lexicon;
use super::owners;
use super::place::action as action_edit;
use super::subject::{Sink, Subject};
use super::{ActionPart, Level, Need, Place, Rule, Value};
use crate::actions::{Action, ActionChange, ActionKind, Priority, Strength, strength_of_wording};
use crate::phrase::{Phrase, Wording};
use crate::postmortem::SectionKey;

pub(super) const RULES: [Rule; 12] = [
    rule("action-unowned", Level::Warning, 4, unowned).waiting_for(no_actions),
    rule("action-several-owners", Level::Warning, 2, several_owners).waiting_for(no_actions),
    rule("action-undated", Level::Warning, 3, undated).waiting_for(no_actions),
    rule("action-due-weekend", Level::Hint, 1, due_weekend).waiting_for(no_actions),
    rule("action-due-before-incident", Level::Warning, 1, due_before_incident)
        .waiting_for(no_actions),
    rule("action-due-before-created", Level::Warning, 1, due_before_created)
        .waiting_for(no_actions),
    rule("action-unverifiable", Level::Hint, 2, unverifiable).waiting_for(no_actions),
    rule("action-vague", Level::Warning, 3, vague).waiting_for(no_actions),
    rule("action-several-outcomes", Level::Hint, 1, several_outcomes).waiting_for(no_actions),
    rule("actions-only-weak", Level::Warning, 3, only_weak).waiting_for(no_actions),
    rule("actions-prevent-nothing", Level::Warning, 3, prevent_nothing).waiting_for(no_actions),
    // It only asks: one more action of no use would take it away.
    rule("actions-all-urgent", Level::Hint, 0, all_urgent).waiting_for(no_actions),
];

/// Whether actions are wanted, or tried, and there is none that counts.
pub(super) fn no_actions(it: &Subject<'_>) -> Option<Need> {
    ((it.wants_actions() || it.is_stripped) && it.actions.is_empty()).then_some(Need::Actions)
}

fn at(action: &Action, part: ActionPart) -> Place {
    Place::Action(action.id, part)
}

fn unowned(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, _) in it.open_actions().filter(|(it, _)| owners::is_nobody(&it.owner)) {
        sink.add(at(action, ActionPart::Owner)).text(&action.title);
    }
}

/// The first of them keeps it; the others are noted in the detail.
fn several_owners(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let people = owners::people(it.postmortem);
    for (action, _) in it.open_actions() {
        let Some((first, others)) = owners::several(&action.owner, &people) else { continue };
        let detail = match action.detail.trim_end() {
            "" => format!("With {others}"),
            detail => format!("{detail}\n\nWith {others}"),
        };
        let edits = vec![
            action_edit(action.id, ActionChange::Detail(detail)),
            action_edit(action.id, ActionChange::Owner(first.clone())),
        ];
        sink.add(at(action, ActionPart::Owner))
            .text(&first)
            .text(&others)
            .text(&action.title)
            .fix(edits);
    }
}

fn undated(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, _) in it.open_actions().filter(|(it, _)| it.due.is_none()) {
        sink.add(at(action, ActionPart::Due)).text(&action.title);
    }
}

fn due_weekend(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, _) in it.open_actions() {
        let Some(due) = action.due else { continue };
        if let Some(monday) = monday_after(due) {
            let edit = action_edit(action.id, ActionChange::Due(Some(monday)));
            let added = sink.add(at(action, ActionPart::Due)).value(Value::Day(due));
            added.value(Value::Day(monday)).text(&action.title).fix(vec![edit]);
        }
    }
}

/// The Monday after a Saturday or Sunday.
fn monday_after(day: NaiveDate) -> Option<NaiveDate> {
    let days = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => return None,
    };
    day.checked_add_signed(TimeDelta::days(days))
}

fn incident_day(it: &Subject<'_>) -> Option<NaiveDate> {
    it.postmortem.happened_at().map(|it| it.date_naive())
}

fn due_before_incident(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let Some(day) = incident_day(it) else { return };
    for (action, _) in it.open_actions() {
        if let Some(due) = action.due.filter(|due| *due < day) {
            let added = sink.add(at(action, ActionPart::Due));
            added.value(Value::Day(due)).value(Value::Day(day)).text(&action.title);
        }
    }
}

/// Says nothing where the action is due before the incident, which is said already.
fn due_before_created(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let incident = incident_day(it);
    for (action, _) in it.open_actions() {
        let Some((due, created)) = action.due.zip(action.created) else { continue };
        if due < created && incident.is_none_or(|day| day <= due) {
            let added = sink.add(at(action, ActionPart::Due));
            added.value(Value::Day(due)).value(Value::Day(created)).text(&action.title);
        }
    }
}

fn longest(phrases: &[Phrase], wording: &Wording, at: usize) -> Option<usize> {
    phrases.iter().filter_map(|it| it.length_at(wording, at)).max()
}

fn says_how(action: &Action) -> bool {
    !action.verification.trim().is_empty()
}

/// Whether it names a figure to reach. A ticket's number is none.
fn names_figure(wording: &Wording) -> bool {
    let is_figure = |at: &usize| {
        let is_number = wording.word(*at).starts_with(|it: char| it.is_ascii_digit());
        is_number && !wording.gap_before(*at).ends_with('#')
    };
    (0..wording.len()).any(|at| is_figure(&at))
}

/// Only of wording that is known to have no end; most titles say by their verb when they are done.
fn unverifiable(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let open_ended = &Lexicon::english().open_ended;
    for (action, wording) in it.open_actions() {
        let is_open = longest(open_ended, wording, 0).is_some() && !names_figure(wording);
        if is_open && !says_how(action) && vague_verb(action, wording).is_none() {
            sink.add(at(action, ActionPart::Verification)).text(&action.title);
        }
    }
}

/// The words by which the title names no outcome. A way to verify it gives an inquiry one, a figure or another verb (“review and
/// update”) an improvement as well, but nothing helps “be careful”.
fn vague_verb(action: &Action, wording: &Wording) -> Option<String> {
    let lexicon = Lexicon::english();
    let goes_on = |n: &usize| !["and", "or", "then"].contains(&wording.word(*n));
    let open = |phrases| longest(phrases, wording, 0).filter(goes_on).filter(|_| !says_how(action));
    let n = longest(&lexicon.attention, wording, 0)
        .or_else(|| open(&lexicon.inquiry))
        .or_else(|| open(&lexicon.improving).filter(|_| !names_figure(wording)))?;
    Some((0..n).map(|at| wording.word(at)).collect::<Vec<&str>>().join(" "))
}

fn vague(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, wording) in it.open_actions() {
        if let Some(verb) = vague_verb(action, wording) {
            sink.add(at(action, ActionPart::Title)).value(Value::Text(verb)).text(&action.title);
        }
    }
}

fn several_outcomes(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, wording) in it.open_actions() {
        if let Some(second) = second_outcome(wording) {
            sink.add(at(action, ActionPart::Title)).value(Value::Text(second)).text(&action.title);
        }
    }
}

/// The verb of a second outcome, after *and*, *then* or a semicolon.
///
/// Both verbs have to be known to bring something about, and what looks like it is left alone: a pair of verbs with one object
/// (“find and fix it”), a word for the first outcome after the second verb (“… and enable it”), what the first outcome is for
/// (“… to disable A and enable B”), and a noun that is a verb as well (“backup and update jobs”), unless an article follows it.
fn second_outcome(wording: &Wording) -> Option<String> {
    let lexicon = Lexicon::english();
    let stands = |phrases: &[Phrase], at| longest(phrases, wording, at).is_some();
    let begins = stands(&lexicon.second_outcome, 0) || stands(&lexicon.second_or_noun, 0);
    let end = (1..wording.len()).find(|at| stands(&lexicon.purposes, *at)).unwrap_or(wording.len());
    let joins = |at: &usize| {
        let is_after_and = ["and", "then", "plus"].contains(&wording.word(at - 1)) && *at > 2;
        is_after_and || wording.gap_before(*at).contains(';')
    };
    (1..end).filter(|at| begins && joins(at)).find_map(|at| {
        let sure = longest(&lexicon.second_outcome, wording, at).map(|n| (n, false));
        let either = || longest(&lexicon.second_or_noun, wording, at).map(|n| (n, true));
        let (n, needs_article) = sure.or_else(either)?;
        let is_new = !stands(&lexicon.same_thing, at + n);
        let is_verb = !needs_article || stands(&lexicon.articles, at + n);
        (is_new && is_verb).then(|| wording.word(at).to_owned())
    })
}

/// Those that were decided against count for nothing; one of unknown strength may be strong.
fn only_weak(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let is_weak =
        |(it, wording): &(&Action, Wording)| strength(it, wording) == Some(Strength::Document);
    if it.live_actions().next().is_some() && it.live_actions().all(is_weak) {
        sink.add(Place::Section(SectionKey::Actions));
    }
}

fn strength(action: &Action, wording: &Wording) -> Option<Strength> {
    action.strength.or_else(|| strength_of_wording(wording))
}

/// An action that might prevent or detect something gets the benefit of the doubt.
fn prevent_nothing(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let might = |(it, wording): &(&Action, Wording)| match it.kind {
        Some(kind) => matches!(kind, ActionKind::Prevent | ActionKind::Detect),
        None => !matches!(strength(it, wording), Some(Strength::Document | Strength::Procedure)),
    };
    if it.live_actions().next().is_some() && !it.live_actions().any(might) {
        sink.add(Place::Section(SectionKey::Actions));
    }
}

/// Two may well be urgent together; from three on the priority tells them no longer apart.
fn all_urgent(it: &Subject<'_>, sink: &mut Sink<'_>) {
    const MANY: usize = 3;
    let n = it.open_actions().count();
    if n >= MANY && it.open_actions().all(|(it, _)| it.priority == Some(Priority::P0)) {
        sink.add(Place::Section(SectionKey::Actions)).value(Value::Count(n));
    }
}
