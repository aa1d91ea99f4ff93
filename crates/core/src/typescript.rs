//! What the types of documents are in TypeScript, where no derive can tell: names that are parsed, and keys to which anybody may add.

use std::any::type_name;

use ts_rs::{Config, TS};

use crate::id::{DocumentId, Id};
use crate::maturity::Slug;
use crate::postmortem::{MomentKey, SectionKey};

/// The last part of the name of `K`: what an id is the id of.
fn kind<K>() -> &'static str {
    let name = type_name::<K>();
    name.rsplit("::").next().unwrap_or(name)
}

macro_rules! named {
    ($type:ty, <$($k:ident)?>, $name:expr) => {
        impl<$($k: 'static)?> TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &Config) -> String {
                $name
            }

            fn inline(_: &Config) -> String {
                $name
            }
        }
    };
}

named!(Id<K>, <K>, format!("Id<\"{}\">", kind::<K>()));
named!(Slug<K>, <K>, format!("Id<\"{}\">", kind::<K>()));
named!(DocumentId, <>, "Id<\"Document\">".to_owned());

/// Keys that ship, and any other that somebody made.
macro_rules! open_keys {
    ($type:ty, $name:literal, $docs:literal, $keys:expr) => {
        impl TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn docs() -> Option<String> {
                Some(format!("/**\n * {}\n */\n", $docs))
            }

            fn name(_: &Config) -> String {
                $name.to_owned()
            }

            fn inline(_: &Config) -> String {
                let keys = $keys;
                let known: Vec<String> =
                    keys.iter().map(|it| format!("\"{}\"", it.key())).collect();
                format!("{} | (string & {{}})", known.join(" | "))
            }

            fn decl(cfg: &Config) -> String {
                format!("type {} = {};", $name, Self::inline(cfg))
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some(concat!($name, ".ts").into())
            }
        }
    };
}

open_keys!(
    MomentKey,
    "MomentKey",
    "A named instant of an incident: those that ship, and any other by the name that a workspace gave it.",
    MomentKey::OFFERED.iter().chain([&MomentKey::Published]).collect::<Vec<_>>()
);
open_keys!(
    SectionKey,
    "SectionKey",
    "A part of a postmortem: those that have fields of their own, and free sections by the name that their template gives them.",
    SectionKey::FIELDS
);
