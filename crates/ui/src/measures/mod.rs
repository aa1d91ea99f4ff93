//! What a workspace measures by its own rules: metrics, the hours in which it gives support, and further moments.

mod moments;
mod own_metric;
mod own_metrics;
mod support_hours;

pub use moments::{MomentNames, MomentNamesProps};
pub use own_metrics::{OwnMetrics, OwnMetricsProps};
pub use support_hours::{SupportHoursForm, SupportHoursFormProps};
