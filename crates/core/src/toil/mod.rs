//! Toil: how much of people's time goes into work that a machine could do, and what it is worth to have one do it.
//!
//! A [`ToilRegister`] holds [activities](Activity), [weeks](Week) that were measured, and [projects](Project) that automate. Everything
//! else is reckoned from these, and every figure has a unit in its name.
//!
//! | asked | answered by | after |
//! |---|---|---|
//! | how many hours does it take? | [`Activity::hours_a_year`] | occurrences × people × time, with errors |
//! | is it toil? | [`Activity::is_toil`] | Beyer and others, *Site Reliability Engineering*, chapter 5 |
//! | are we over budget? | [`Measure::share`], [`BudgetStatus::of`] | half of all work, unless a team decides otherwise |
//! | was a week entered twice? | [`ToilRegister::repeated_weeks`] | its Monday, and its team |
//! | when do we get there? | [`ToilRegister::trend`] | the line of least squares; Fieller 1954 |
//! | what does a project return? | [`Case::returns`] | net present value, payback, return on investment |
//! | how sure is that? | [`ToilRegister::simulate`] | PERT, ten thousand runs, seeded |
//! | what matters most? | [`ToilRegister::tornado`] | one figure after the other |
//! | what first? | [`ToilRegister::ranked`] | four methods, each with its reasons |
//! | what had better stay? | [`cautions`] | rare and cheap, changing, judgement, security |
//! | which sprint? | [`ToilRegister::schedule`], [`plan::plan`] | Held and Karp 1962 |
//! | what will be left of it? | [`Schedule::toil`] | hours by month, as projects are done |
//! | did it come true? | [`ToilRegister::realised`] | hours before and after |
//! | how do we fare? | [`ToilRegister::indicators`] | weeks, sprint by sprint |
//! | what of a table is new? | [`ToilRegister::arriving_activities`] | its name, and its team |
//! | what became of an action? | [`ToilRegister::report`] | the project that was made of it |
//! | what did actions remove? | [`removed`] | those that were done by automation |
//! | is it worth the time? | [`worth_the_time`] | *xkcd* 1205 |

mod activity;
mod arrival;
mod assumptions;
mod case;
mod caution;
mod edit;
mod guess;
mod indicators;
mod library;
mod merge;
mod origin;
mod outgoing;
mod pert;
pub mod plan;
mod project;
mod quick;
mod quick_entry;
mod rank;
mod register;
mod removed;
mod returns;
mod schedule;
mod simulate;
#[cfg(test)]
mod tests;
mod tornado;
mod track;
mod trend;
mod vocabulary;
mod week;

pub use activity::{Activity, ActivityId};
pub use arrival::{Arrival, Standing};
pub use assumptions::{Assumptions, Capacity, MOST_MONTHS};
pub use case::{BuildTime, Case, Lacking, Saving, Unit};
pub use caution::{Caution, cautions};
pub use edit::{Gone, Place, ToilEdit};
pub use guess::Guess;
pub use indicators::{Indicators, SprintFigures};
pub use library::{LIBRARY_LANGUAGES, library};
pub use merge::merge;
pub use origin::Report;
pub use pert::Pert;
pub use project::{Measured, Origin, Part, Project, ProjectId, RoadmapItem, Stage, StageChange};
pub use quick::{YEARS, worth_the_time};
pub use quick_entry::{read_activities, read_activity, read_seconds, seconds_written};
pub use rank::{Matrix, Method, Quadrant, Ranked};
pub use register::ToilRegister;
pub use removed::{Removed, removed};
pub use returns::{Balance, Returns, Terms};
pub use schedule::{Beginning, Far, FarDay, LeftOut, MonthOfToil, Schedule, Scheduled, Sprint};
pub use simulate::{Band, RUNS, Simulation, Spread};
pub use tornado::{End, Input, Swing};
pub use track::{Realised, RealisedSum};
pub use trend::{Every, Forecast, Reaching, Span, ToilTrend};
pub use vocabulary::{Category, Caveat, Criterion, Growth, Level, Period, Rhythm, Score};
pub use week::{BudgetStatus, Measure, Source, Week, WeekId, WeekProblem, monday_of};
