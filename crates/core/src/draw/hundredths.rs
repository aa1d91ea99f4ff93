//! Coordinates on their way from a worker to its page: whole hundredths, which is as much as a picture shows of them.

use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_i64((value * 100.0).round() as i64)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(i64::deserialize(from)? as f64 / 100.0)
}
