//! Charts: each figure of trends and of the board as a value that can be drawn, read as a table, and told in a sentence.
//!
//! A [`Chart`] is made from figures by one function, says its title, its unit, how many it is made of and what its intervals are, and is
//! drawn on the same [scene](crate::draw) as trees and timelines, as wide as is asked. Where there is too little to draw, it says why, and
//! that sentence is the chart. What colour says is said by a shape as well, and every number of the picture is in the [`Table`].
//!
//! | figures | chart |
//! |---|---|
//! | [`series`](crate::trends::series), [`counts`](crate::trends::counts) | [`by_period`], [`by_dimension`] |
//! | the same with its [`Rest`](crate::trends::Rest) | [`by_period`], [`response_by_period`] |
//! | [`factor_pareto`](crate::trends::factor_pareto) | [`factors`] |
//! | [`rhythm`](crate::trends::rhythm) | [`rhythm`] |
//! | [`response_times`](crate::trends::response_times) | [`response_times`], [`response_by_period`] |
//! | [`promises_kept`](crate::trends::promises_kept), [`culture`](crate::trends::culture) | [`promises_kept`], [`culture`] |
//! | [`track_record`](crate::trends::track_record), [`forecast`](crate::trends::forecast) | [`forecast`] |
//! | [`burn_up`](crate::board::burn_up), [`Overview`](crate::board::Overview), [`owner_loads`](crate::board::owner_loads) | [`burn_up`], [`ages`], [`action_kinds`], [`owners`] |
//! | [`Returns`](crate::toil::Returns) with its [`Simulation`](crate::toil::Simulation), [`Swing`](crate::toil::Swing) | [`payback`], [`tornado`] |
//! | [`ToilTrend`](crate::toil::ToilTrend), what a plan makes of it | [`toil_share`], [`expected_toil`] |
//! | [`Plan`](crate::toil::plan::Plan) | [`sprint_plan`] |
//! | [`Profile`], [`progress`](crate::maturity::progress) of a team | [`maturity_profile`], [`maturity_progress`] |
//! | [`Roadmap`](crate::maturity::Roadmap) | [`roadmap`] |
//! | [`ErrorBudget`](crate::error_budget::ErrorBudget) | [`error_budget`] |
//!
//! ```
//! use afterword_core::chart::{ChartStyle, ages};
//! use afterword_core::draw::Words;
//!
//! let words = Words::english();
//! let chart = ages(&[4, 2, 0, 1], &words);
//! assert_eq!(chart.n, "n = 7 open actions");
//! let scene = chart.draw(ChartStyle { width: 480.0, has_text: true, words: &words });
//! assert_eq!(scene.outline()[3].text, "More than 90 days: 1");
//! assert_eq!(ages(&[0; 4], &words).too_little(), Some("No action is open."));
//! ```

mod axis;
mod calendar;
mod columns;
mod curve;
mod drawn;
mod figure;
mod grid;
mod lanes;
mod lines;
mod make;
mod mark;
mod model;
mod panels;
mod phases;
mod plane;
mod rows;
mod sheet;
mod swings;
mod table;
mod wheel;

pub use axis::{Axis, Tick, Unit};
pub use calendar::{Band, bands, years};
pub use drawn::Drawn;
pub use make::{
    PlanRow, Profile, ProfileRow, SwingRow, action_kinds, ages, burn_up, by_dimension, by_period,
    culture, error_budget, expected_toil, factors, forecast, maturity_profile, maturity_progress,
    owners, payback, promises_kept, response_by_period, response_times, rhythm, roadmap,
    sprint_plan, toil_share, tornado,
};
pub use model::Chart;
pub use sheet::ChartStyle;
pub use table::{Cell, Table};
