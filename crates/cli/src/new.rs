//! `afterword new`: an empty postmortem with the sections of a template.

use afterword_core::Postmortem;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::postmortem::MetricCatalogue;
use afterword_formats::{json, markdown};

use crate::args::{NewArgs, NewFormat};
use crate::failure::Failure;
use crate::{clocks, read};

/// The document.
pub(crate) fn new(args: &NewArgs) -> Result<String, Failure> {
    let template = read::named_template(&args.template)?;
    let (now, mut ids) = (clocks::now(), read::fresh());
    let mut random = [0; 10];
    random[..8].copy_from_slice(&ids.bits().to_le_bytes());
    random[8..].copy_from_slice(&ids.bits().to_le_bytes()[..2]);
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    let mut document = Postmortem::new(DocumentId::v7(millis, random), now);
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
