//! The side of the worker: jobs, done.

use afterword_core::id::{Mint as _, Seeded};
use afterword_core::maturity::Model;
use afterword_core::stored;
use afterword_core::time::{Instant, Zone, ZoneRules as _};
use afterword_formats::actions::{self, ActionsRead};
use afterword_formats::archive::Arrived;
use afterword_formats::encoding::decode;
use afterword_formats::feed::{self, Feed};
use afterword_formats::markdown::ReadContext;
use afterword_formats::maturity::{ModelError, ModelFile, ModelRead};
use afterword_formats::toil::{self, ToilTable};
use afterword_formats::{Imported, ReadError, archive, import_as, link, maturity, workspace};
use chrono::NaiveDateTime;
use serde::Serialize;

use super::{ActionsReading, FeedReading, Job, Reading, ToilReading};
use crate::browser::ids;
use crate::browser::zone::IntlZone;

/// Does the job, a [`Job`] as JSON, with the bytes of its file.
///
/// # Errors
///
/// A job of another version of the app: its page was loaded before this program was replaced.
pub(crate) fn answer(job: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let job = stored::from_json(job).map_err(|error| error.to_string())?;
    Ok(match job {
        Job::Import(reading) => json(&read(&reading, bytes)),
        Job::Link => {
            let document = str::from_utf8(bytes).map(stored::read);
            let document = document.map_err(|it| it.to_string())?.map_err(|it| it.to_string())?;
            link::write(&document).into_bytes()
        }
        Job::Unlink => {
            let letters = str::from_utf8(bytes).unwrap_or_default();
            json(&link::read(letters).map(|it| stored::write(&it)))
        }
        Job::Invite => {
            let invitation = str::from_utf8(bytes).map_err(|it| it.to_string())?;
            let invitation = stored::from_json(invitation).map_err(|it| it.to_string())?;
            maturity::write_invitation(&invitation).into_bytes()
        }
        Job::ModelYaml => {
            let model = str::from_utf8(bytes).map_err(|it| it.to_string())?;
            let model: Model = stored::from_json(model).map_err(|it| it.to_string())?;
            maturity::write_yaml(&model).into_bytes()
        }
        Job::Invited => {
            let letters = str::from_utf8(bytes).unwrap_or_default();
            json(&maturity::read_invitation(letters))
        }
        Job::Feed(reading) => json(&read_feed(&reading, bytes)),
        Job::Actions(reading) => json(&read_actions(&reading, bytes)),
        Job::Checklist(reading) => json(&read_checklist(&reading, bytes)),
        Job::Toil(reading) => json(&read_toil(&reading, bytes)),
        Job::Model(files) => json(&read_model(&files, bytes)),
        Job::Figures(name) => {
            json(&decode(bytes, &name).and_then(|it| maturity::read_figures(&it.text)))
        }
        Job::Unpack(name) => json(&unpack(&name, bytes)),
        Job::Pack => pack(bytes).unwrap_or_else(|error| json(&error)),
    })
}

/// Ids for what may get others when it is read again. They are minted in the same way as those that may not: the readers are compiled once
/// for each way.
fn fresh() -> Seeded {
    Seeded::new(ids::Random.bits())
}

fn json(answer: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(answer).expect("answers hold only what JSON can")
}

fn pack(backup: &[u8]) -> Result<Vec<u8>, ReadError> {
    let text = str::from_utf8(backup).map_err(|it| ReadError::new(it.to_string()))?;
    Ok(archive::write(&workspace::read(text)?))
}

/// The instant at which the clocks of `zone` showed `local`.
fn on_clocks(zone: &Zone, local: NaiveDateTime) -> Option<Instant> {
    IntlZone::of(zone).ok()?.instant(local)
}

fn read(reading: &Reading, bytes: &[u8]) -> Result<Imported, ReadError> {
    let Reading { name, now, zone, seed, choices } = reading;
    let context = ReadContext { name, now: *now, zone, zones: &on_clocks };
    import_as(bytes, &mut Seeded::new(*seed), context, choices)
}

/// An archive without any document may be that of a model. What tells of the archive itself is none.
fn unpack(name: &str, bytes: &[u8]) -> Result<Vec<Arrived>, ReadError> {
    let archive = archive::read(bytes, &mut fresh())?;
    let is_no_document = |it: &Arrived| {
        let of_archive = ["readme", "license", "licence", "notice", "changelog", "contributing"];
        let name = it.name.to_lowercase();
        of_archive.iter().any(|it| name.starts_with(it))
            || maturity::is_model(&it.name, it.text.as_bytes())
    };
    let is_without = archive.backup.is_none() && archive.others.iter().all(is_no_document);
    if is_without && maturity::is_model(name, bytes) {
        return Err(ReadError::model());
    }
    Ok(archive.into_arrived(name))
}

fn read_model(files: &[(String, usize)], bytes: &[u8]) -> Result<ModelRead, ModelError> {
    let mut rest = bytes;
    let mut parts = Vec::with_capacity(files.len());
    for (name, n_bytes) in files {
        let (bytes, others) = rest.split_at((*n_bytes).min(rest.len()));
        parts.push(ModelFile { name, bytes });
        rest = others;
    }
    maturity::read_model_files(&parts)
}

fn read_actions(reading: &ActionsReading, bytes: &[u8]) -> Result<Option<ActionsRead>, ReadError> {
    let ActionsReading { name, now, zone, seed, uses, order } = reading;
    let context = ReadContext { name, now: *now, zone, zones: &on_clocks };
    let text = decode(bytes, name)?.text;
    actions::read_table_in(&text, uses.as_deref(), *order, &mut Seeded::new(*seed), context)
}

fn read_checklist(reading: &ActionsReading, bytes: &[u8]) -> Result<ActionsRead, ReadError> {
    let ActionsReading { name, now, zone, seed, .. } = reading;
    let context = ReadContext { name, now: *now, zone, zones: &on_clocks };
    let text = decode(bytes, name)?.text;
    Ok(actions::read_checklist(&text, &mut Seeded::new(*seed), context))
}

fn read_toil(reading: &ToilReading, bytes: &[u8]) -> Result<ToilTable, ReadError> {
    let ToilReading { name, seed, may_be_lines } = reading;
    let text = decode(bytes, name)?.text;
    let read = if *may_be_lines { toil::read_lines } else { toil::read_table };
    read(&text, &mut Seeded::new(*seed))
}

fn read_feed(reading: &FeedReading, bytes: &[u8]) -> Result<Option<Feed>, ReadError> {
    let FeedReading { name, now, zone, options } = reading;
    let context = ReadContext { name, now: *now, zone, zones: &on_clocks };
    feed::read(&decode(bytes, name)?.text, &mut fresh(), context, options)
}
