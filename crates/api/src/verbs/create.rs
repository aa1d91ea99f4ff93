//! Documents in which nothing is written yet.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::maturity::{Assessment, Model, Problem};
use afterword_core::template::{Template, TemplateId};
use afterword_core::time::{Instant, Zone};
use afterword_core::toil::ToilRegister;
use serde::Deserialize;

use crate::arguments::optional;
use crate::failure::Failure;
use crate::host::Host;
use crate::whole::Whole;

/// How a document begins.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct CreateOptions {
    /// Its name across devices, a UUID; a fresh one of version 7 if it is left out.
    id: Option<DocumentId>,
    /// What people call it.
    title: Option<String>,
    /// The zone of its clocks; that of the machine if it is left out.
    zone: Option<Zone>,
    /// When it is begun; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

/// How a postmortem begins.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct PostmortemOptions {
    /// Its name across devices, a UUID; a fresh one of version 7 if it is left out.
    id: Option<DocumentId>,
    /// What people call it.
    title: Option<String>,
    /// The template that lays it out: standard, brief, learning-review, correction-of-error, security-incident, near-miss or game-day.
    template: Option<String>,
    /// The zone of its clocks; that of the machine if it is left out.
    zone: Option<Zone>,
    /// When it is begun; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

/// How an assessment begins.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct AssessmentOptions {
    /// Its name across devices, a UUID; a fresh one of version 7 if it is left out.
    id: Option<DocumentId>,
    /// What people call it.
    title: Option<String>,
    /// Whose work is assessed.
    team: Option<String>,
    /// The zone of its clocks; that of the machine if it is left out.
    zone: Option<Zone>,
    /// When it is begun; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

optional!(CreateOptions, PostmortemOptions, AssessmentOptions);

/// What every document begins with.
struct Beginning {
    id: DocumentId,
    title: String,
    zone: Zone,
    now: Instant,
}

impl Beginning {
    fn of(host: &Host<'_>, options: CreateOptions) -> Result<Self, Failure> {
        let CreateOptions { id, title, zone, now } = options;
        let zone = known(host, "options.zone", zone)?;
        let now = host.local(now.unwrap_or(host.now), &zone);
        let id = id.unwrap_or_else(|| host.ids().document_id(now));
        Ok(Self { id, title: title.unwrap_or_default(), zone, now })
    }
}

/// The zone that was asked for, else that of the machine.
pub(super) fn known(host: &Host<'_>, path: &str, zone: Option<Zone>) -> Result<Zone, Failure> {
    match zone {
        Some(zone) if !host.knows(&zone) => Err(Failure::no_zone(path, &zone)),
        zone => Ok(zone.unwrap_or_else(|| host.zone.clone())),
    }
}

pub(super) fn postmortem(
    host: &Host<'_>,
    options: PostmortemOptions,
) -> Result<Whole<Postmortem>, Failure> {
    let PostmortemOptions { id, title, template, zone, now } = options;
    let Beginning { id, title, zone, now } =
        Beginning::of(host, CreateOptions { id, title, zone, now })?;
    let template =
        template.map(|it| shipped(&it)).transpose()?.map_or_else(TemplateId::default, |it| it.id);
    Ok(Whole(Postmortem { title, zone, template, ..Postmortem::new(id, now) }))
}

/// The shipped template of that name.
pub(super) fn shipped(asked: &str) -> Result<Template, Failure> {
    let mut all = Template::shipped();
    let found = all.iter().position(|it| it.id.0 == asked);
    found.map(|at| all.swap_remove(at)).ok_or_else(|| {
        let names: Vec<String> = Template::shipped_covers().into_iter().map(|it| it.id.0).collect();
        let message = format!("there is no template “{asked}”; there are {}", names.join(", "));
        Failure::not_found("options.template", message)
    })
}

pub(super) fn action_list(
    host: &Host<'_>,
    options: CreateOptions,
) -> Result<Whole<ActionList>, Failure> {
    let Beginning { id, title, zone, now } = Beginning::of(host, options)?;
    Ok(Whole(ActionList { zone, ..ActionList::new(id, title, now) }))
}

pub(super) fn toil_register(
    host: &Host<'_>,
    options: CreateOptions,
) -> Result<Whole<ToilRegister>, Failure> {
    let Beginning { id, title, zone, now } = Beginning::of(host, options)?;
    Ok(Whole(ToilRegister { zone, ..ToilRegister::new(id, title, now) }))
}

pub(super) fn assessment(
    host: &Host<'_>,
    model: Model,
    options: AssessmentOptions,
) -> Result<Whole<Assessment>, Failure> {
    if let Some(problem) = model.problems().first() {
        let message = format!("no assessment begins with a model that is not whole: {problem}");
        return Err(Failure::argument(place(problem), message));
    }
    let AssessmentOptions { id, title, team, zone, now } = options;
    let Beginning { id, title, zone, now } =
        Beginning::of(host, CreateOptions { id, title, zone, now })?;
    let mut assessment = Assessment::new(id, title, Rc::new(model), now);
    assessment.zone = zone;
    assessment.about.team = team.unwrap_or_default();
    Ok(Whole(assessment))
}

fn place(problem: &Problem) -> String {
    crate::path::within("model", &problem.path)
}
