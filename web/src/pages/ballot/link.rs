//! The links of ballots: what a link says of the questions, and the questions that a link leads to.
//!
//! A link holds all questions, packed, as long as nobody else has them. Of a model that ships it only says which one and which of its
//! questions: everybody who can open the link has that model too. Such a link is short enough for a camera.

use std::fmt;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{
    Assessment, CapabilityId, Invitation, Model, ShippedModel, Workshop, WorkshopId,
};
use afterword_formats::qr;
use afterword_formats::{ReadError, Trouble};
use afterword_ui::maturity::workshop::{QrCode, percent_decoded, percent_encoded};
use afterword_ui::words::{Language, word};
use chrono::DateTime;

use crate::browser::fetch;
use crate::io::{self, IoError};
use crate::pages::maturity::place;

/// What a link begins with that names a model.
const OF_MODEL: &str = "of";
/// The form of such a link.
const FORM: &str = "1";
/// What stands for the model's own names of its levels.
const OWN: &str = "-";

/// Why a link leads to no questions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LinkError {
    /// What is packed in it can't be read.
    Packed(IoError),
    /// The model that it names is not here, or is another by now.
    OtherModel,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Packed(IoError::Unreadable(ReadError { trouble: Trouble::Short, .. })) => {
                f.write_str(word::SHARED_SHORT.text())
            }
            Self::Packed(error) => f.write_str(&word::SHARED_UNREADABLE.fill(&[("error", error)])),
            Self::OtherModel => f.write_str(word::BALLOT_OTHER_MODEL.text()),
        }
    }
}

/// The fragment of the link to the ballots of the workshop of `assessment`; `None` where it has none.
pub(crate) async fn fragment(assessment: &Assessment) -> Option<Result<String, IoError>> {
    let invitation = Invitation::of(assessment)?;
    let short = of_model(assessment, &invitation);
    if let Some(short) = short
        && named(&short).await.is_ok_and(|it| it == invitation)
    {
        return Some(Ok(format!("#/ballot/{short}")));
    }
    Some(io::invite(&invitation).await.map(|letters| format!("#/ballot/{letters}")))
}

/// The questions that `letters`, which stand behind `ballot/` in an address, lead to.
pub(crate) async fn open(letters: &str) -> Result<Invitation, LinkError> {
    match letters.split('/').next() {
        Some(OF_MODEL) => named(letters).await,
        _ => io::invited(letters).await.map_err(LinkError::Packed),
    }
}

/// `text` for cameras; `None` where few of them would read it.
pub(crate) fn code(text: &str) -> Option<QrCode> {
    /// The most bytes that a phone reads from a wall.
    const READABLE: usize = 1_000;
    let code = (text.len() <= READABLE).then(|| qr::encode(text)).flatten()?;
    Some(QrCode { size: code.size, path: code.path.into() })
}

/// A link that names a model, taken apart.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    model: String,
    language: String,
    fingerprint: u32,
    workshop: WorkshopId,
    is_named: bool,
    naming: String,
    /// The places of the questions in the model.
    questions: Vec<usize>,
    title: String,
}

impl Named {
    fn read(letters: &str) -> Option<Self> {
        let parts: Vec<&str> = letters.split('/').collect();
        let [_, FORM, model, language, fingerprint, workshop, named, naming, questions, title] =
            parts.as_slice()
        else {
            return None;
        };
        Some(Self {
            model: (*model).to_owned(),
            language: (*language).to_owned(),
            fingerprint: u32::from_str_radix(fingerprint, 16).ok()?,
            workshop: workshop.parse().ok()?,
            is_named: *named == "named",
            naming: (*naming).to_owned(),
            questions: read_places(questions)?,
            title: percent_decoded(title),
        })
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { model, language, fingerprint, workshop, naming, .. } = self;
        let named = if self.is_named { "named" } else { OWN };
        let (questions, title) = (places(&self.questions), percent_encoded(&self.title));
        write!(
            f,
            "{OF_MODEL}/{FORM}/{model}/{language}/{fingerprint:x}/{workshop}/{named}/{naming}/{questions}/{title}"
        )
    }
}

/// The link that names the model of `assessment`, if it is called as one that ships.
fn of_model(assessment: &Assessment, invitation: &Invitation) -> Option<String> {
    let model = &assessment.model;
    ShippedModel::named(model.id.as_str())?;
    let all: Vec<&CapabilityId> = model.capabilities().map(|it| &it.1.id).collect();
    let place = |id: &CapabilityId| all.iter().position(|it| *it == id);
    let questions: Option<Vec<usize>> =
        invitation.questions.iter().map(|it| place(&it.id)).collect();
    let naming = assessment.about.naming.as_ref();
    let named = Named {
        model: model.id.to_string(),
        language: model.language.clone(),
        fingerprint: invitation.fingerprint,
        workshop: invitation.workshop,
        is_named: invitation.is_named,
        naming: naming.map_or_else(|| OWN.to_owned(), ToString::to_string),
        questions: questions?,
        title: invitation.title.clone(),
    };
    Some(named.to_string())
}

/// The questions that a link that names a model leads to, if that model is here and is the same.
async fn named(letters: &str) -> Result<Invitation, LinkError> {
    let named = Named::read(letters).ok_or(LinkError::OtherModel)?;
    let known = ShippedModel::named(&named.model).ok_or(LinkError::OtherModel)?;
    let language = Language::of_tag(&named.language).ok_or(LinkError::OtherModel)?;
    let text = fetch::text(&place(known, language)).await.map_err(|_| LinkError::OtherModel)?;
    let (model, _) = Model::read(&text).map_err(|_| LinkError::OtherModel)?;
    let invitation = invitation(&named, model).ok_or(LinkError::OtherModel)?;
    match invitation.fingerprint == named.fingerprint {
        true => Ok(invitation),
        false => Err(LinkError::OtherModel),
    }
}

/// The invitation to a workshop on the questions of `model` that `named` names.
fn invitation(named: &Named, model: Model) -> Option<Invitation> {
    let all: Vec<CapabilityId> = model.capabilities().map(|it| it.1.id.clone()).collect();
    let order: Option<Vec<CapabilityId>> =
        named.questions.iter().map(|it| all.get(*it).cloned()).collect();
    // Nothing is stored of it, so its name and its time are nobody's.
    let (id, now) = (DocumentId::v7(0, [0; 10]), DateTime::UNIX_EPOCH.fixed_offset());
    let mut assessment = Assessment::new(id, named.title.clone(), Rc::new(model), now);
    assessment.about.naming = named.naming.parse().ok().filter(|_| named.naming != OWN);
    let (order, is_named) = (order?, named.is_named);
    assessment.workshop =
        Some(Rc::new(Workshop { order, is_named, ..Workshop::new(named.workshop) }));
    Invitation::of(&assessment)
}

/// Places in order, those that follow one another as the first and the last: `0-11.14.20-25`.
fn places(all: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in all {
        match runs.last_mut() {
            Some((_, last)) if *at == *last + 1 => *last = *at,
            _ => runs.push((*at, *at)),
        }
    }
    let written = runs.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    written.collect::<Vec<String>>().join(".")
}

/// Reads what [`places`] wrote.
fn read_places(text: &str) -> Option<Vec<usize>> {
    /// No model that ships has more questions.
    const MOST: usize = 1_000;
    let mut all = Vec::new();
    for run in text.split('.') {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        if last >= MOST || all.len() >= MOST {
            return None;
        }
        all.extend(first..=last);
    }
    Some(all)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn places_that_follow_one_another_are_written_once() {
        for (all, written) in
            [(vec![0, 1, 2, 3], "0-3"), (vec![4, 0, 1, 9], "4.0-1.9"), (vec![7], "7")]
        {
            assert_eq!(places(&all), written);
            assert_eq!(read_places(written), Some(all));
        }
        for text in ["", "a", "1-", "0-999999999"] {
            assert_eq!(read_places(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_link_that_names_a_model_is_short_and_comes_back() {
        let path =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../static/models/operational-excellence.en.json");
        let read = || Model::read(&std::fs::read_to_string(path).unwrap()).unwrap().0;
        let (id, now) = (DocumentId::v7(0, [0; 10]), DateTime::UNIX_EPOCH.fixed_offset());
        let mut assessment = Assessment::new(id, "Größe / 2".to_owned(), Rc::new(read()), now);
        assessment.about.naming = assessment.model.namings.first().map(|it| it.id.clone());
        assessment.workshop = Some(Rc::new(Workshop::new(WorkshopId::from_bits(u64::MAX))));
        let invitation_of = Invitation::of(&assessment).unwrap();
        let letters = of_model(&assessment, &invitation_of).unwrap();
        assert!(letters.len() < 150, "{letters}");
        let named = Named::read(&letters).unwrap();
        assert_eq!(invitation(&named, read()), Some(invitation_of));
    }
}
