//! `afterword import`: any text as a postmortem, in JSON.

use afterword_formats::json;

use crate::args::{ImportArgs, PreviewFormat};
use crate::failure::Failure;
use crate::{input, preview, read};

/// What the file holds, as JSON.
pub(crate) fn import(args: &ImportArgs) -> Result<String, Failure> {
    let source = input::read(&args.file)?;
    let read = read::document(&source, &args.read)?;
    Ok(match args.preview {
        None => json::write(read.document()),
        Some(PreviewFormat::Json) => preview::write(&read, &String::from_utf8_lossy(&source.bytes)),
    })
}
