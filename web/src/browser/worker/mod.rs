//! Programs beside the page.

mod jobs;
mod start;

pub(crate) use jobs::{Reply, Worker};
