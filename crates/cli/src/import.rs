//! `afterword import`: any text as a postmortem, in JSON.

use afterword_formats::json;

use crate::args::{ImportArgs, PreviewFormat};
use crate::failure::Failure;
use crate::{input, preview, read};

/// What the file holds, as JSON.
pub(crate) fn import(args: &ImportArgs) -> Result<String, Failure> {
    let source = input::read(&args.file)?;
    let preview = read::document(&source, &args.read)?;
    Ok(match args.preview {
        None => json::write(&preview.document),
        Some(PreviewFormat::Json) => {
            preview::write(&preview, &String::from_utf8_lossy(&source.bytes))
        }
    })
}
