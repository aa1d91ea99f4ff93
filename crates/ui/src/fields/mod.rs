//! Fields: the leaf components that know DOM events, so that nothing above them has to.
//!
//! A field of free text is controlled: what was typed goes up, is stored, and comes back as `value`. A field with a syntax
//! (numbers, shares, moments) keeps the words in a [draft](draft) and sends up only what it understood; what it could not, it has the
//! page keep ([`Drafts`]). Both answer to the value that comes down, so undo works in every field.

mod caret;
mod check;
mod clock_change;
mod date;
mod decimals;
mod draft;
mod drafts;
mod guess;
mod hours;
mod label;
mod lines;
mod markdown;
mod measure;
mod moment;
mod moment_text;
mod money;
mod names;
mod number;
mod parsed;
mod seconds;
mod select;
mod text;
mod text_area;
mod typed;
mod work;

pub use check::{CheckField, CheckFieldProps};
pub use clock_change::{ClockChange, ClockChangeProps, offset, time_of_day};
pub use date::{DateField, DateFieldProps};
pub use decimals::{
    DaysField, DaysFieldProps, FiguresField, FiguresFieldProps, WeightField, WeightFieldProps,
};
pub use drafts::{Drafts, Keeper, Unread, use_keeper};
pub use guess::{GuessField, GuessFieldProps, Guessed};
pub use hours::{HoursField, HoursFieldProps};
pub use lines::{LinesField, LinesFieldProps};
pub use markdown::{MarkdownField, MarkdownFieldProps};
pub use measure::{Measure, Measured, window_number, window_of};
pub use moment::{MomentField, MomentFieldProps};
pub use moment_text::{Reading, read_moment};
pub use money::{MoneyField, MoneyFieldProps};
pub use names::{NamesField, NamesFieldProps};
pub use number::{NumberField, NumberFieldProps, PercentField, PercentFieldProps};
pub use seconds::{SecondsField, SecondsFieldProps};
pub use select::Select;
pub use text::{TextField, TextFieldProps};
pub use text_area::{TextArea, TextAreaProps};
pub use typed::{Typed, use_typed};
pub use work::{WorkField, WorkFieldProps};
