//! What there can be a tag of.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::maturity::Assessment;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::secrets;
use afterword_core::toil::ToilRegister;
use afterword_formats::tag::Widget;
use afterword_ui::words::{word, wording};
use yew::prelude::*;

/// What the tag is of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Subject {
    /// A postmortem, and by whose definitions the workspace measures.
    Postmortem { postmortem: Rc<Postmortem>, metrics: Rc<MetricCatalogue> },
    /// Actions of many documents.
    Actions(Rc<Actions>),
    /// A register of toil, without secrets.
    Register(Rc<(ToilRegister, usize)>),
    /// An assessment, without secrets and without what only its team may know.
    Assessment(Rc<(Assessment, usize)>),
    /// Nothing: what is asked on the page is all there is.
    Calculators,
}

/// Actions as the board takes them out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Actions {
    pub(crate) json: String,
    pub(crate) markdown: String,
    /// How many keys and passwords were left out.
    pub(crate) n_secrets: usize,
}

impl Subject {
    /// A register, as it may leave.
    pub(crate) fn register(register: &ToilRegister) -> Self {
        Self::Register(Rc::new(register.without_secrets(&wording("secrets", secrets::english()))))
    }

    /// An assessment, as it may leave: what was found, without who took part and what they noted.
    pub(crate) fn assessment(assessment: &Assessment) -> Self {
        let (mut clean, n) = assessment.without_secrets(&wording("secrets", secrets::english()));
        clean.about.facilitator.clear();
        clean.about.participants.clear();
        clean.workshop = None;
        clean.exceptions.clear();
        clean.reopened.clear();
        for answer in clean.answers.values_mut().map(Rc::make_mut) {
            answer.note.clear();
            answer.agreed.clear();
            answer.evidence.clear();
        }
        Self::Assessment(Rc::new((clean, n)))
    }

    /// The widgets that show it.
    pub(super) fn widgets(&self) -> Vec<Widget> {
        match self {
            Self::Postmortem { postmortem, .. } => {
                let parts = [
                    (Widget::Timeline, postmortem.timeline.is_empty()),
                    (Widget::FiveWhys, postmortem.trees.is_empty()),
                    (Widget::Actions, postmortem.actions.is_empty()),
                ];
                let filled = parts.into_iter().filter(|it| !it.1).map(|it| it.0);
                [Widget::Postmortem].into_iter().chain(filled).collect()
            }
            Self::Actions(_) => vec![Widget::Actions],
            Self::Register(_) => vec![Widget::Toil],
            Self::Assessment(_) => vec![Widget::Maturity],
            Self::Calculators => vec![Widget::Severity, Widget::ErrorBudget, Widget::Toil],
        }
    }

    /// How many keys and passwords were left out.
    pub(super) fn n_secrets(&self) -> usize {
        match self {
            Self::Actions(actions) => actions.n_secrets,
            Self::Register(it) => it.1,
            Self::Assessment(it) => it.1,
            // Its readers are chosen in the dialog, and its secrets there.
            Self::Postmortem { .. } | Self::Calculators => 0,
        }
    }

    /// What it is called.
    pub(super) fn title(&self) -> String {
        let title = match self {
            Self::Postmortem { postmortem, .. } => postmortem.title.trim(),
            Self::Register(it) => it.0.title.trim(),
            Self::Assessment(it) => it.0.title.trim(),
            Self::Actions(_) | Self::Calculators => "",
        };
        title.to_owned()
    }
}

/// What a widget is called here.
pub(super) fn name(widget: Widget, subject: &Subject) -> AttrValue {
    let name = match widget {
        Widget::Postmortem => &word::POSTMORTEM,
        Widget::Timeline => &word::TIMELINE,
        Widget::FiveWhys => &word::TAG_WIDGET_FIVE_WHYS,
        Widget::Actions => &word::ACTIONS,
        Widget::Maturity => &word::MATURITY,
        Widget::Toil if *subject == Subject::Calculators => &word::TAG_WIDGET_CALCULATOR,
        Widget::Toil => &word::TOIL,
        Widget::ErrorBudget => &word::TAG_WIDGET_ERROR_BUDGET,
        Widget::Severity => &word::TAG_WIDGET_SEVERITY,
    };
    name.text().into()
}
