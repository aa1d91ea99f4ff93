//! `afterword import`: any text as a postmortem, and what other tools told into one.

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricCatalogue;
use afterword_formats::{Imported, json, markdown};

use crate::args::{ImportArgs, NewFormat, PreviewFormat};
use crate::failure::Failure;
use crate::{feed, input, preview, read};

/// What the file holds, as a postmortem.
pub(crate) fn import(args: &ImportArgs) -> Result<String, Failure> {
    let source = input::read(&args.file)?;
    if let Some(into) = &args.into {
        let known = read::document(&input::read(into)?, &args.read)?.document;
        return write(&feed::into(known, &source, args)?, args);
    }
    let preview = match feed::read(&source, args)? {
        Imported::Feed(feed) => feed::preview(&feed, &source, args),
        other => read::one(other, &source, &args.read)?,
    };
    match args.preview {
        None => write(&preview.document, args),
        Some(PreviewFormat::Json) => Ok(preview::write(&preview, &source.text())),
    }
}

fn write(document: &Postmortem, args: &ImportArgs) -> Result<String, Failure> {
    Ok(match args.to {
        NewFormat::Json => json::write(document),
        NewFormat::Markdown => {
            let template = read::template(&args.template, document)?;
            markdown::write(document, &template, MetricCatalogue::shipped())
        }
    })
}
