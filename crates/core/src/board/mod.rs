//! The board: the actions of all documents, side by side.
//!
//! A document has a [`Card`] for each of its actions; everything here is a function of cards, a day and a policy. What changes an action is
//! an edit of its document, as it is anywhere else.
//!
//! | asked | answered by |
//! |---|---|
//! | which, and in which order? | [`Filter`], [`Sort`] |
//! | what can be asked for? | [`Choices`] |
//! | which come first, and how far are they? | [`in_groups`], [`in_lanes`] |
//! | how do they stand on the whole? | [`Overview`] |
//! | are more agreed on than done? | [`burn_up`] |
//! | who has how many? | [`owner_loads`] |

mod card;
mod choices;
mod filter;
mod group;
mod outgoing;
mod overview;
mod sort;
mod texts;

#[cfg(test)]
mod tests;

pub use card::{Card, CardKey, Ground};
pub use choices::{Choice, Choices};
pub use filter::{Filter, Standing};
pub use group::{Group, in_groups, in_lanes};
pub use overview::{Ages, BurnUp, OVERVIEW_AGES, Overview, OwnerLoad, burn_up, owner_loads};
pub use sort::{Sort, in_order};
pub use texts::board_words;
