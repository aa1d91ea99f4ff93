//! Every importer, as a table: a new one is a line, and is then given all that was made to break readers.

#![allow(dead_code, reason = "a file of tests uses some of it")]

use afterword_formats::feed::{self, FeedOptions};
use afterword_formats::{
    ReadError, Trouble, actions, csv, html, import, json, link, maturity, mermaid, outline,
    severity, template, workspace,
};

use crate::reading::{preview, with_context};

/// A function that reads bytes.
pub(crate) struct Importer {
    pub(crate) name: &'static str,
    /// Whether it takes JSON and nothing else.
    pub(crate) is_json: bool,
    /// Whether it refuses what has more than 25 MB itself; of the rest, [`any`] does.
    pub(crate) limits_bytes: bool,
    /// Reads, and says whether there was something to be read.
    pub(crate) read: fn(&str) -> Result<(), ReadError>,
}

/// All of them, but the one that takes bytes of any kind: [`any`].
pub(crate) const ALL: [Importer; 19] = [
    Importer {
        name: "Markdown",
        is_json: false,
        limits_bytes: false,
        read: |it| done(Ok(preview(it))),
    },
    Importer {
        name: "prose",
        is_json: false,
        limits_bytes: false,
        read: |it| done(Ok(html::prose(it, 1))),
    },
    Importer {
        name: "document",
        is_json: true,
        limits_bytes: true,
        read: |it| done(json::read(it)),
    },
    Importer {
        name: "backup",
        is_json: true,
        limits_bytes: false,
        read: |it| done(workspace::read(it)),
    },
    Importer {
        name: "template",
        is_json: true,
        limits_bytes: true,
        read: |it| done(template::read(it)),
    },
    Importer {
        name: "severity",
        is_json: true,
        limits_bytes: true,
        read: |it| done(severity::read(it)),
    },
    Importer {
        name: "model",
        is_json: false,
        limits_bytes: true,
        read: |it| match maturity::read_model("model.yaml", it.as_bytes()) {
            Ok(_) => Ok(()),
            Err(error) => Err(ReadError {
                at: error.problems[0].at,
                message: error.to_string(),
                trouble: Trouble::Other,
            }),
        },
    },
    Importer {
        name: "figures",
        is_json: false,
        limits_bytes: true,
        read: |it| done(maturity::read_figures(it)),
    },
    Importer {
        name: "invitation",
        is_json: false,
        limits_bytes: false,
        read: |it| done(maturity::read_invitation(it)),
    },
    Importer {
        name: "flowchart",
        is_json: false,
        limits_bytes: true,
        read: |it| done(mermaid::read(it, &mut || 7)),
    },
    Importer {
        name: "outline",
        is_json: false,
        limits_bytes: true,
        read: |it| done(outline::read(it, &mut || 7)),
    },
    Importer {
        name: "table",
        is_json: false,
        limits_bytes: true,
        read: |it| done(csv::Table::parse(it)),
    },
    Importer {
        name: "table of actions",
        is_json: false,
        limits_bytes: true,
        read: |it| {
            let uses = actions::ActionUse::ALL;
            let read = |name, uses| {
                with_context(name, |mut ids, context| {
                    actions::read_table(it, uses, &mut ids, context)
                })
            };
            done(read("x", None))?;
            done(read("x.csv", None))?;
            done(read("x", Some(&uses)))
        },
    },
    Importer {
        name: "check-list",
        is_json: false,
        limits_bytes: false,
        read: |it| {
            done(Ok(with_context("x", |mut ids, context| {
                actions::read_checklist(it, &mut ids, context)
            })))
        },
    },
    Importer {
        name: "board",
        is_json: true,
        limits_bytes: true,
        read: |it| done(actions::read_board(it)),
    },
    Importer {
        name: "feed",
        is_json: false,
        limits_bytes: true,
        read: |it| {
            let options = FeedOptions::default();
            done(with_context("x", |mut ids, context| feed::read(it, &mut ids, context, &options)))
        },
    },
    Importer {
        name: "UTF-16",
        is_json: false,
        limits_bytes: false,
        read: |it| {
            let text = it.trim_start_matches('\u{feff}');
            let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
            let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
            let read = any("x", &bytes);
            // What is in it counts, and not how it is held.
            assert_eq!(read, any("x", text.as_bytes()));
            read
        },
    },
    Importer {
        name: "Windows-1252",
        is_json: false,
        limits_bytes: false,
        read: |it| {
            // Most letters become others, and some none.
            let bytes: Vec<u8> = it.chars().map(|it| u32::from(it) as u8).collect();
            any("x.csv", &bytes)
        },
    },
    Importer { name: "link", is_json: false, limits_bytes: false, read: |it| done(link::read(it)) },
];

/// Reads a file of any kind.
pub(crate) fn any(name: &str, bytes: &[u8]) -> Result<(), ReadError> {
    done(with_context(name, |mut ids, context| import(bytes, &mut ids, context)))
}

fn done<T>(read: Result<T, ReadError>) -> Result<(), ReadError> {
    read.map(drop)
}
