//! The corners of the browser that the app touches, a file each.

pub(crate) mod broadcast;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod drafts;
pub(crate) mod fetch;
pub(crate) mod files;
pub(crate) mod folder;
pub(crate) mod hash;
pub(crate) mod idle;
pub(crate) mod ids;
pub(crate) mod lifecycle;
pub(crate) mod lock;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod png;
pub(crate) mod rule_words;
pub(crate) mod scroll;
pub(crate) mod storage;
pub(crate) mod task;
pub(crate) mod theme;
pub(crate) mod words;
pub(crate) mod worker;
pub(crate) mod zone;
