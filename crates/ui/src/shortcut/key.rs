//! All shortcuts by the place where they work.

use super::{Press, Shortcut};
use crate::words::{Text, word};

const ALT_UP: &[Press] = &[Press::alt("ArrowUp")];
const ALT_DOWN: &[Press] = &[Press::alt("ArrowDown")];
const ENTER: &[Press] = &[Press::key("Enter")];
const BACKSPACE: &[Press] = &[Press::key("Backspace")];

pub static PALETTE: Shortcut = Shortcut::new(&[Press::command("k")], &word::PALETTE_FIND);
pub static HELP: Shortcut = Shortcut::new(&[Press::key("?")], &word::KEYS_THESE);
pub static SEARCH: Shortcut = Shortcut::new(&[Press::key("/")], &word::KEYS_SEARCH);
pub static LEAVE: Shortcut = Shortcut::new(&[Press::key("Escape")], &word::KEYS_ESCAPE);

/// The browser's own, and no place of ours shows it: it is heard so that paper passes the door that every export passes.
pub static PRINT: Shortcut = Shortcut::new(&[Press::command("p")], &word::PRINT);

pub static UNDO: Shortcut = Shortcut::new(&[Press::command("z")], &word::UNDO);
pub static REDO: Shortcut =
    Shortcut::new(&[Press::command("z").shift(), Press::ctrl("y")], &word::REDO);

pub static ROW_NEXT: Shortcut =
    Shortcut::new(&[Press::key("j"), Press::key("ArrowDown")], &word::KEYS_NEXT_ROW);
pub static ROW_PREVIOUS: Shortcut =
    Shortcut::new(&[Press::key("k"), Press::key("ArrowUp")], &word::KEYS_PREVIOUS_ROW);
pub static ROW_PAGE_DOWN: Shortcut =
    Shortcut::new(&[Press::key("PageDown")], &word::KEYS_PAGE_DOWN);
pub static ROW_PAGE_UP: Shortcut = Shortcut::new(&[Press::key("PageUp")], &word::KEYS_PAGE_UP);
pub static ROW_FIRST: Shortcut = Shortcut::new(&[Press::key("Home")], &word::KEYS_FIRST);
pub static ROW_LAST: Shortcut = Shortcut::new(&[Press::key("End")], &word::KEYS_LAST);
pub static ROW_OPEN: Shortcut = Shortcut::new(ENTER, &word::KEYS_OPEN);

pub static CARD_PICK: Shortcut = Shortcut::new(&[Press::key("x")], &word::KEYS_CARD_PICK);
pub static CARD_CHANGE: Shortcut = Shortcut::new(ENTER, &word::KEYS_CARD_CHANGE);
pub static CARD_NEW: Shortcut = Shortcut::new(&[Press::key("n")], &word::BOARD_NEW);
pub static CARD_OPEN: Shortcut = Shortcut::new(&[Press::key("o")], &word::KEYS_CARD_OPEN);
pub static CARD_FORTH: Shortcut =
    Shortcut::new(&[Press::key("ArrowRight").shift()], &word::KEYS_CARD_FORTH);
pub static CARD_BACK: Shortcut =
    Shortcut::new(&[Press::key("ArrowLeft").shift()], &word::KEYS_CARD_BACK);
pub static LANE_NEXT: Shortcut = Shortcut::new(&[Press::key("ArrowRight")], &word::KEYS_LANE_NEXT);
pub static LANE_PREVIOUS: Shortcut =
    Shortcut::new(&[Press::key("ArrowLeft")], &word::KEYS_LANE_PREVIOUS);

pub static LINE_ADD: Shortcut = Shortcut::new(ENTER, &word::KEYS_LINE_ADD);

pub static ENTRY_NEXT: Shortcut = Shortcut::new(&[Press::key("ArrowDown")], &word::KEYS_NEXT_ROW);
pub static ENTRY_PREVIOUS: Shortcut =
    Shortcut::new(&[Press::key("ArrowUp")], &word::KEYS_PREVIOUS_ROW);
pub static ENTRY_FIRST: Shortcut = Shortcut::new(&[Press::key("Home")], &word::KEYS_FIRST);
pub static ENTRY_LAST: Shortcut = Shortcut::new(&[Press::key("End")], &word::KEYS_LAST);
pub static ENTRY_OPEN: Shortcut =
    Shortcut::new(&[Press::key("Enter"), Press::key("F2")], &word::KEYS_ENTRY_OPEN);
pub static ENTRY_TIME: Shortcut = Shortcut::new(&[Press::key("t")], &word::KEYS_ENTRY_TIME);
pub static ENTRY_REMOVE: Shortcut =
    Shortcut::new(&[Press::key("Delete")], &word::KEYS_ENTRY_REMOVE);
pub static ENTRY_UP: Shortcut = Shortcut::new(ALT_UP, &word::KEYS_ENTRY_UP);
pub static ENTRY_DOWN: Shortcut = Shortcut::new(ALT_DOWN, &word::KEYS_ENTRY_DOWN);

pub static FACTOR_NEXT: Shortcut = Shortcut::new(ENTER, &word::KEYS_FACTOR_NEXT);
pub static FACTOR_UP: Shortcut = Shortcut::new(ALT_UP, &word::MOVE_UP);
pub static FACTOR_DOWN: Shortcut = Shortcut::new(ALT_DOWN, &word::MOVE_DOWN);
pub static FACTOR_REMOVE: Shortcut = Shortcut::new(BACKSPACE, &word::KEYS_FACTOR_REMOVE);

pub static CAUSE_NEXT: Shortcut = Shortcut::new(ENTER, &word::KEYS_NEXT_CAUSE);
pub static CAUSE_BEHIND: Shortcut =
    Shortcut::new(&[Press::command("Enter")], &word::KEYS_CAUSE_BEHIND);
pub static CAUSE_DEEPER: Shortcut = Shortcut::new(&[Press::key("Tab")], &word::KEYS_CAUSE_DEEPER);
pub static CAUSE_HIGHER: Shortcut =
    Shortcut::new(&[Press::key("Tab").shift()], &word::KEYS_CAUSE_UP);
pub static CAUSE_UP: Shortcut = Shortcut::new(ALT_UP, &word::MOVE_UP);
pub static CAUSE_DOWN: Shortcut = Shortcut::new(ALT_DOWN, &word::MOVE_DOWN);
pub static CAUSE_ABOVE: Shortcut = Shortcut::new(&[Press::key("ArrowUp")], &word::KEYS_CAUSE_ABOVE);
pub static CAUSE_BELOW: Shortcut =
    Shortcut::new(&[Press::key("ArrowDown")], &word::KEYS_CAUSE_BELOW);
pub static CAUSE_ROOT: Shortcut = Shortcut::new(&[Press::alt("r")], &word::KEYS_CAUSE_ROOT);
pub static CAUSE_KIND: Shortcut = Shortcut::new(&[Press::alt("k")], &word::KEYS_CAUSE_KIND);
pub static CAUSE_CONFIDENCE: Shortcut =
    Shortcut::new(&[Press::alt("c")], &word::KEYS_CAUSE_CONFIDENCE);
pub static CAUSE_EVIDENCE: Shortcut = Shortcut::new(&[Press::alt("l")], &word::KEYS_CAUSE_EVIDENCE);
pub static CAUSE_ACTION: Shortcut = Shortcut::new(&[Press::alt("a")], &word::KEYS_CAUSE_ACTION);
pub static CAUSE_DETAILS: Shortcut =
    Shortcut::new(&[Press::alt("Enter")], &word::KEYS_CAUSE_DETAILS);
pub static CAUSE_FOLD: Shortcut = Shortcut::new(&[Press::alt(".")], &word::KEYS_CAUSE_FOLD);
pub static CAUSE_REMOVE: Shortcut =
    Shortcut::new(&[Press::command("Backspace").shift()], &word::KEYS_CAUSE_REMOVE);
pub static CAUSE_REMOVE_EMPTY: Shortcut = Shortcut::new(BACKSPACE, &word::KEYS_CAUSE_REMOVE_EMPTY);

pub static ACTION_NEXT: Shortcut = Shortcut::new(ENTER, &word::ACTION_NEXT);
pub static ACTION_UP: Shortcut = Shortcut::new(ALT_UP, &word::MOVE_UP);
pub static ACTION_DOWN: Shortcut = Shortcut::new(ALT_DOWN, &word::MOVE_DOWN);
pub static ACTION_DETAILS: Shortcut = Shortcut::new(&[Press::alt("Enter")], &word::ACTION_DETAILS);

// A remote sends the keys that turn pages.
pub static SLIDE_NEXT: Shortcut = Shortcut::new(
    &[Press::key("ArrowRight"), Press::key("PageDown"), Press::key(" ")],
    &word::MEETING_NEXT,
);
pub static SLIDE_PREVIOUS: Shortcut = Shortcut::new(
    &[Press::key("ArrowLeft"), Press::key("PageUp"), Press::key(" ").shift()],
    &word::MEETING_PREVIOUS,
);
pub static SLIDE_FIRST: Shortcut = Shortcut::new(&[Press::key("Home")], &word::KEYS_FIRST);
pub static SLIDE_LAST: Shortcut = Shortcut::new(&[Press::key("End")], &word::KEYS_LAST);
pub static SLIDE_DOWN: Shortcut = Shortcut::new(&[Press::key("ArrowDown")], &word::MEETING_DOWN);
pub static SLIDE_UP: Shortcut = Shortcut::new(&[Press::key("ArrowUp")], &word::MEETING_UP);
pub static SLIDE_CLOCK: Shortcut = Shortcut::new(&[Press::key("p")], &word::MEETING_CLOCK);
pub static SLIDE_FULL: Shortcut = Shortcut::new(&[Press::key("f")], &word::MEETING_FULL);

pub static WORKSHOP_NEXT: Shortcut =
    Shortcut::new(&[Press::key("ArrowRight"), Press::key("PageDown")], &word::WORKSHOP_NEXT);
pub static WORKSHOP_PREVIOUS: Shortcut =
    Shortcut::new(&[Press::key("ArrowLeft"), Press::key("PageUp")], &word::WORKSHOP_PREVIOUS);
pub static WORKSHOP_REVEAL: Shortcut =
    Shortcut::new(&[Press::key(" ")], &word::KEYS_WORKSHOP_REVEAL);
pub static WORKSHOP_LEVEL: Shortcut = Shortcut::new(DIGITS, &word::KEYS_WORKSHOP_LEVEL);
pub static WORKSHOP_HALF: Shortcut =
    Shortcut::new(&[Press::key("."), Press::key(",")], &word::KEYS_ASSESS_HALF);
pub static WORKSHOP_HALF_MORE: Shortcut =
    Shortcut::new(&[Press::key("+")], &word::KEYS_WORKSHOP_HALF_MORE);
pub static WORKSHOP_HALF_LESS: Shortcut =
    Shortcut::new(&[Press::key("-")], &word::KEYS_WORKSHOP_HALF_LESS);
pub static WORKSHOP_TIMER: Shortcut = Shortcut::new(&[Press::key("t")], &word::KEYS_WORKSHOP_TIMER);
pub static WORKSHOP_FULL: Shortcut = Shortcut::new(&[Press::key("f")], &word::MEETING_FULL);

pub static IMPORT_NEXT: Shortcut = Shortcut::new(&[Press::key("n")], &word::IMPORT_NEXT);
pub static IMPORT_PREVIOUS: Shortcut = Shortcut::new(&[Press::key("p")], &word::IMPORT_PREVIOUS);
pub static IMPORT_SECTION: Shortcut = Shortcut::new(&[Press::key("s")], &word::KEYS_IMPORT_SECTION);
pub static IMPORT_ENTRY: Shortcut = Shortcut::new(&[Press::key("e")], &word::KEYS_IMPORT_ENTRY);
pub static IMPORT_ACTION: Shortcut = Shortcut::new(&[Press::key("a")], &word::KEYS_IMPORT_ACTION);
pub static IMPORT_CAUSE: Shortcut = Shortcut::new(&[Press::key("c")], &word::KEYS_IMPORT_CAUSE);
pub static IMPORT_TEXT: Shortcut = Shortcut::new(&[Press::key("t")], &word::KEYS_IMPORT_TEXT);
pub static IMPORT_AS_READ: Shortcut = Shortcut::new(BACKSPACE, &word::KEYS_IMPORT_AS_READ);
pub static IMPORT_ACCEPT: Shortcut =
    Shortcut::new(&[Press::command("Enter")], &word::KEYS_IMPORT_ACCEPT);

const DIGITS: &[Press] = &[
    Press::key("0"),
    Press::key("1"),
    Press::key("2"),
    Press::key("3"),
    Press::key("4"),
    Press::key("5"),
    Press::key("6"),
    Press::key("7"),
    Press::key("8"),
    Press::key("9"),
];

/// Heard by [`Saying`](crate::maturity::Saying), which knows digits by their place, too.
pub static ASSESS_LEVEL: Shortcut = Shortcut::new(DIGITS, &word::KEYS_ASSESS_LEVEL);
pub static ASSESS_HALF: Shortcut =
    Shortcut::new(&[Press::key("."), Press::key(",")], &word::KEYS_ASSESS_HALF);
pub static ASSESS_NEXT: Shortcut = Shortcut::new(
    &[Press::key("Enter"), Press::key("ArrowRight"), Press::key("j")],
    &word::KEYS_ASSESS_NEXT,
);
pub static ASSESS_PREVIOUS: Shortcut =
    Shortcut::new(&[Press::key("ArrowLeft"), Press::key("k")], &word::KEYS_ASSESS_PREVIOUS);
pub static ASSESS_UP: Shortcut =
    Shortcut::new(&[Press::key("ArrowDown"), Press::key("+")], &word::KEYS_ASSESS_UP);
pub static ASSESS_DOWN: Shortcut =
    Shortcut::new(&[Press::key("ArrowUp"), Press::key("-")], &word::KEYS_ASSESS_DOWN);
pub static ASSESS_NOT_APPLICABLE: Shortcut =
    Shortcut::new(&[Press::key("n")], &word::KEYS_ASSESS_NOT_APPLICABLE);
pub static ASSESS_CLEAR: Shortcut = Shortcut::new(&[Press::key("u")], &word::KEYS_ASSESS_CLEAR);
pub static ASSESS_TARGET: Shortcut = Shortcut::new(&[Press::key("t")], &word::KEYS_ASSESS_TARGET);
pub static ASSESS_EVIDENCE: Shortcut =
    Shortcut::new(&[Press::key("e")], &word::KEYS_ASSESS_EVIDENCE);
pub static ASSESS_NOTE: Shortcut = Shortcut::new(&[Press::key("c")], &word::KEYS_ASSESS_NOTE);

/// Every shortcut, by the place where it works.
pub static ALL: [(&Text, &[&Shortcut]); 13] = [
    (&word::KEYS_EVERYWHERE, &[&PALETTE, &HELP, &SEARCH, &LEAVE]),
    (
        &word::KEYS_LIST,
        &[&ROW_NEXT, &ROW_PREVIOUS, &ROW_PAGE_DOWN, &ROW_PAGE_UP, &ROW_FIRST, &ROW_LAST, &ROW_OPEN],
    ),
    (
        &word::KEYS_BOARD,
        &[
            &CARD_PICK,
            &CARD_CHANGE,
            &CARD_OPEN,
            &CARD_NEW,
            &LANE_NEXT,
            &LANE_PREVIOUS,
            &CARD_FORTH,
            &CARD_BACK,
        ],
    ),
    (&word::KEYS_DOCUMENT, &[&UNDO, &REDO]),
    (&word::KEYS_LINES, &[&LINE_ADD]),
    (
        &word::TIMELINE,
        &[
            &ENTRY_NEXT,
            &ENTRY_PREVIOUS,
            &ENTRY_FIRST,
            &ENTRY_LAST,
            &ENTRY_OPEN,
            &ENTRY_TIME,
            &ENTRY_REMOVE,
            &ENTRY_UP,
            &ENTRY_DOWN,
        ],
    ),
    (&word::KEYS_FACTORS, &[&FACTOR_NEXT, &FACTOR_UP, &FACTOR_DOWN, &FACTOR_REMOVE]),
    (
        &word::KEYS_CAUSES,
        &[
            &CAUSE_NEXT,
            &CAUSE_BEHIND,
            &CAUSE_DEEPER,
            &CAUSE_HIGHER,
            &CAUSE_ABOVE,
            &CAUSE_BELOW,
            &CAUSE_UP,
            &CAUSE_DOWN,
            &CAUSE_ROOT,
            &CAUSE_KIND,
            &CAUSE_CONFIDENCE,
            &CAUSE_EVIDENCE,
            &CAUSE_ACTION,
            &CAUSE_DETAILS,
            &CAUSE_FOLD,
            &CAUSE_REMOVE,
            &CAUSE_REMOVE_EMPTY,
        ],
    ),
    (
        &word::KEYS_IMPORT,
        &[
            &IMPORT_NEXT,
            &IMPORT_PREVIOUS,
            &IMPORT_SECTION,
            &IMPORT_ENTRY,
            &IMPORT_ACTION,
            &IMPORT_CAUSE,
            &IMPORT_TEXT,
            &IMPORT_AS_READ,
            &IMPORT_ACCEPT,
        ],
    ),
    (
        &word::MATURITY,
        &[
            &ASSESS_LEVEL,
            &ASSESS_HALF,
            &ASSESS_NEXT,
            &ASSESS_PREVIOUS,
            &ASSESS_UP,
            &ASSESS_DOWN,
            &ASSESS_NOT_APPLICABLE,
            &ASSESS_CLEAR,
            &ASSESS_TARGET,
            &ASSESS_EVIDENCE,
            &ASSESS_NOTE,
        ],
    ),
    (&word::ACTIONS, &[&ACTION_NEXT, &ACTION_UP, &ACTION_DOWN, &ACTION_DETAILS]),
    (
        &word::MEETING,
        &[
            &SLIDE_NEXT,
            &SLIDE_PREVIOUS,
            &SLIDE_FIRST,
            &SLIDE_LAST,
            &SLIDE_DOWN,
            &SLIDE_UP,
            &SLIDE_CLOCK,
            &SLIDE_FULL,
        ],
    ),
    (
        &word::WORKSHOP,
        &[
            &WORKSHOP_NEXT,
            &WORKSHOP_PREVIOUS,
            &WORKSHOP_REVEAL,
            &WORKSHOP_LEVEL,
            &WORKSHOP_HALF,
            &WORKSHOP_HALF_MORE,
            &WORKSHOP_HALF_LESS,
            &WORKSHOP_TIMER,
            &WORKSHOP_FULL,
        ],
    ),
];
