//! Programs beside the page.

mod jobs;
mod service;
mod start;

pub(crate) use jobs::{Reply, Worker};
pub(crate) use service::Service;
