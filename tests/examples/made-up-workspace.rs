//! A backup of a made-up workspace, to be brought into the app: `made-up-workspace COUNT > backup.json`.
//!
//! The last of its incidents happened on the day that is named as the second argument, by default on 22 November 2026.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;

use afterword_core::Postmortem;
use afterword_formats::workspace;
use afterword_tests::made_up;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let count = args.next().map_or(Ok(300), |it| it.parse())?;
    let day = args.next().unwrap_or_else(|| "2026-11-22".to_owned());
    let until = chrono::DateTime::parse_from_rfc3339(&format!("{day}T09:00:00Z"))?;
    let documents: Vec<Postmortem> = made_up::workspace(1, count, until).collect();
    let backup = workspace::write(&documents, &BTreeMap::new(), until);
    std::io::stdout().write_all(backup.as_bytes())?;
    Ok(())
}
