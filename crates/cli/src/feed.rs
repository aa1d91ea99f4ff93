//! What chats, alerting and status pages told, as a postmortem or into one.

use afterword_core::Postmortem;
use afterword_core::postmortem::{Fate, fates};
use afterword_core::time::Zone;
use afterword_formats::csv::Table;
use afterword_formats::feed::{self, ColumnUse, Feed, FeedKind, FeedOptions};
use afterword_formats::markdown::Preview;
use afterword_formats::{Imported, ReadError};

use crate::args::ImportArgs;
use crate::failure::Failure;
use crate::input::Source;
use crate::read::{self, Names};

/// Reads `source`; a feed as the arguments have it.
pub(crate) fn read(source: &Source, args: &ImportArgs) -> Result<Imported, Failure> {
    read_in(source, args, &args.read.zone)
}

fn read_in(source: &Source, args: &ImportArgs, zone: &Zone) -> Result<Imported, Failure> {
    let imported = read::read_in(source, zone)?;
    let has_options = args.day.is_some() || !args.columns.is_empty();
    let is_ours = matches!(imported, Imported::Document(_) | Imported::Workspace(_));
    if !has_options || is_ours {
        return Ok(imported);
    }
    let text = source.text();
    let failed = |error: ReadError| Failure::read(&source.name, &error);
    let columns = match args.columns.as_slice() {
        [] => None,
        named => {
            let table = Table::parse(&text).map_err(failed)?;
            Some(feed::named_columns(&table.header.cells, named).map_err(failed)?)
        }
    };
    // Whoever says what its columns hold says that it is a table.
    let name = match columns {
        Some(_) => format!("{}.csv", source.name),
        None => source.name.clone(),
    };
    let options = FeedOptions { day: args.day, columns };
    let mut ids = Names::of(&source.bytes);
    let read =
        read::with_context(&name, zone, |context| feed::read(&text, &mut ids, context, &options));
    Ok(read.map_err(failed)?.map_or(imported, |it| Imported::Feed(Box::new(it))))
}

/// A postmortem whose timeline is what `feed` tells.
pub(crate) fn preview(feed: &Feed, source: &Source, args: &ImportArgs) -> Preview {
    say_what_was_assumed(feed, source, &args.read.zone);
    say(source, feed, &vec![Fate::New; feed.told().len()], false);
    let mut ids = Names::of(&source.bytes);
    read::with_context(&source.name, &args.read.zone, |context| feed.preview(&mut ids, context))
}

/// `known` with whatever `source` tells that it does not have.
pub(crate) fn into(
    known: Postmortem,
    source: &Source,
    args: &ImportArgs,
) -> Result<Postmortem, Failure> {
    // Times that don't say their zone are on the clocks of the postmortem.
    let zone = if args.read.zone == Zone::default() { &known.zone } else { &args.read.zone };
    let Imported::Feed(feed) = read_in(source, args, zone)? else {
        let message =
            "this is no chat, no alerts and no table, so nothing of it goes into a timeline";
        let hint = format!(
            "read as entries are {}, lines of a chat, and tables with a column of times",
            feed::UNDERSTOOD
        );
        return Err(Failure::of(&source.name, message).hint(hint));
    };
    say_what_was_assumed(&feed, source, zone);
    let told = feed.told();
    let fates = fates(&known.timeline, &told);
    say(source, &feed, &fates, args.update);
    let is_wanted = |it: &Fate| it.is_new() || args.update && matches!(it, Fate::Changed(_));
    let wanted = told.into_iter().zip(&fates).filter(|it| is_wanted(it.1)).map(|it| it.0);
    let mut known = known;
    feed.facts.fill(&mut known);
    Ok(known.absorb(wanted.collect()))
}

fn say_what_was_assumed(feed: &Feed, source: &Source, zone: &Zone) {
    if feed.assumes_zone {
        eprintln!("{}: note: {}", source.name, read::assumed(zone));
    }
    if feed.lacks_day {
        eprintln!(
            "{}: note: nothing says the day of its times, so they are kept as they are written (--day says it)",
            source.name
        );
    }
    let has_times = feed.columns.iter().any(|it| it.holds == ColumnUse::Time);
    if feed.kind == FeedKind::Table && (feed.entries.is_empty() || !has_times) {
        let names: Vec<&str> = feed.columns.iter().map(|it| it.name.as_str()).collect();
        eprintln!(
            "{}: note: no column was taken for times, or none for texts; say which are with --columns time=…,text=… (its columns: {})",
            source.name,
            names.join(", ")
        );
    }
}

/// Says what became of the entries.
fn say(source: &Source, feed: &Feed, fates: &[Fate], updates: bool) {
    let count = |is: &dyn Fn(&Fate) -> bool| fates.iter().filter(|it| is(it)).count();
    let n_changed = count(&|it| matches!(it, Fate::Changed(_)));
    let mut parts = vec![
        format!("{} added", count(&|it| it.is_new())),
        format!("{} already there", count(&|it| matches!(it, Fate::Known(_)))),
    ];
    if n_changed > 0 {
        let what =
            if updates { "updated" } else { "with other words there (--update takes these)" };
        parts.push(format!("{n_changed} {what}"));
    }
    let n_noise = feed.entries.iter().filter(|it| it.is_noise).count();
    let n_aside = n_noise + feed.aside.iter().map(|it| it.n).sum::<usize>();
    if n_aside > 0 {
        let aside = feed.aside.iter().map(|it| (it.n, it.reason.english()));
        let noise = (n_noise, "say only what the chat does by itself");
        let why = [noise].into_iter().chain(aside).filter(|it| it.0 > 0);
        let why = why.map(|(n, why)| format!("{n} {why}"));
        parts.push(format!("{n_aside} set aside ({})", why.collect::<Vec<_>>().join(", ")));
    }
    eprintln!("{}: {}: {}", source.name, feed.kind.name(), parts.join(", "));
}
