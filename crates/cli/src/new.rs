//! `afterword new`: an empty postmortem with the sections of a template.

use afterword_core::Postmortem;
use afterword_core::id::Mint as _;
use afterword_core::postmortem::MetricCatalogue;
use afterword_formats::{json, markdown};

use crate::args::{NewArgs, NewFormat};
use crate::failure::Failure;
use crate::{clocks, read};

/// The document.
pub(crate) fn new(args: &NewArgs) -> Result<String, Failure> {
    let template = read::named_template(&args.template)?;
    let (now, mut ids) = (clocks::now(), read::fresh());
    let mut document = Postmortem::new(ids.document_id(now), now);
    document.title = args.title.trim().to_owned();
    document.template = template.id.clone();
    document.zone = args.zone.clone();
    Ok(match args.to {
        NewFormat::Markdown => {
            markdown::write_blank(&document, &template, MetricCatalogue::shipped())
        }
        NewFormat::Json => json::write(&document),
    })
}
