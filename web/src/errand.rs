//! What any page may ask for, and only the program with all pages does: it takes whole documents in hand, whose reading and writing would
//! make the first program larger by almost a third.

use afterword_core::template::TemplateId;
use yew::prelude::*;

use crate::part::{Handed, Part};
use crate::session::Session;

/// Something to be done, here or in the program with all pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// Begin with an empty document of this template.
    Begin(TemplateId),
    /// Open the example workspace.
    Examples,
    /// Download a backup.
    Backup,
    /// Show the list, of which a summary has to be made again from its document.
    List,
}

const BEGIN: &str = "begin ";
const EXAMPLES: &str = "examples";
const BACKUP: &str = "backup";
const LIST: &str = "list";

impl Errand {
    /// What one program calls it to the other.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Begin(template) => format!("{BEGIN}{template}"),
            Self::Examples => EXAMPLES.to_owned(),
            Self::Backup => BACKUP.to_owned(),
            Self::List => LIST.to_owned(),
        }
    }

    /// What the other one called so.
    pub(crate) fn read(written: &str) -> Option<Self> {
        match written {
            EXAMPLES => Some(Self::Examples),
            BACKUP => Some(Self::Backup),
            LIST => Some(Self::List),
            _ => written.strip_prefix(BEGIN).map(|id| Self::Begin(TemplateId(id.to_owned()))),
        }
    }
}

/// Does the errand that `asked` holds, or has it done by the program that can, which gets the rest of `handed` along.
#[hook]
pub(crate) fn use_errands<P: Part>(
    asked: &UseStateHandle<Option<Errand>>,
    session: &Session,
    handed: Handed,
) {
    let (setter, session) = (asked.setter(), session.clone());
    use_effect_with((**asked).clone(), move |asked| {
        let Some(errand) = asked.clone() else { return };
        match P::run(&session, errand) {
            Ok(()) => setter.set(None),
            // It stays asked for until the other one is there: a second click hands over nothing twice.
            Err(errand) => Handed { errand: Some(errand), ..handed }.hand_over(),
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_program_asks_for_the_other_does() {
        let template = TemplateId("a name of two".to_owned());
        for errand in [Errand::Begin(template), Errand::Examples, Errand::Backup, Errand::List] {
            assert_eq!(Errand::read(&errand.written()), Some(errand));
        }
        assert_eq!(Errand::read(""), None);
    }
}
