//! All texts of a postmortem, in its order.

use super::TextPlace;
use crate::causes::Evidence;
use crate::postmortem::{ActionField, NameList, Postmortem, Role, SectionKey, TextField};

/// Every text that is not empty, with its place.
pub(super) fn of(it: &Postmortem) -> Vec<(TextPlace, &str)> {
    let mut found = Found(Vec::new());
    found.add_head(it);
    for key in SectionKey::FIELDS {
        match &key {
            SectionKey::Impact => {
                found.add(TextPlace::Text(TextField::Impact), &it.impact.text);
                found.add_names(it, NameList::Regions);
            }
            SectionKey::Timeline => found.add_timeline(it),
            SectionKey::Factors => found.add_factors(it),
            SectionKey::Causes => found.add_causes(it),
            SectionKey::Actions => found.add_actions(it),
            SectionKey::People => found.add_people(it),
            SectionKey::Response => found.add_response(it),
            key => {
                let field = key.text_field();
                field
                    .into_iter()
                    .for_each(|field| found.add(TextPlace::Text(field), it.text(field)));
            }
        }
    }
    for section in &it.extra {
        found.add(TextPlace::SectionHeading(section.id), &section.heading);
        found.add(TextPlace::Section(section.id), &section.text);
    }
    found.0
}

/// The texts found so far.
struct Found<'a>(Vec<(TextPlace, &'a str)>);

impl<'a> Found<'a> {
    fn add(&mut self, place: TextPlace, text: &'a str) {
        if !text.is_empty() {
            self.0.push((place, text));
        }
    }

    fn add_names(&mut self, it: &'a Postmortem, names: NameList) {
        for (at, name) in it.names(names).iter().enumerate() {
            self.add(TextPlace::Name(names, at), name);
        }
    }

    fn add_head(&mut self, it: &'a Postmortem) {
        for field in [TextField::Title, TextField::Incident] {
            self.add(TextPlace::Text(field), it.text(field));
        }
        for names in [NameList::Services, NameList::Teams, NameList::Tags] {
            self.add_names(it, names);
        }
        for (at, transition) in it.transitions.iter().enumerate() {
            self.add(TextPlace::TransitionWho(at), &transition.who);
            self.add(TextPlace::TransitionNote(at), &transition.note);
        }
    }

    fn add_people(&mut self, it: &'a Postmortem) {
        for role in Role::ALL {
            self.add(TextPlace::Role(role), it.roles.of(role));
        }
        for (at, named) in it.roles.others.iter().enumerate() {
            self.add(TextPlace::OtherRole(at), &named.role);
            self.add(TextPlace::OtherPerson(at), &named.person);
        }
        self.add_names(it, NameList::Authors);
        self.add_names(it, NameList::Reviewers);
    }

    fn add_timeline(&mut self, it: &'a Postmortem) {
        for entry in &it.timeline {
            self.add(TextPlace::EntryStamp(entry.id), &entry.stamp);
            self.add(TextPlace::Entry(entry.id), &entry.text);
            self.add(TextPlace::EntrySource(entry.id), &entry.source);
            for (at, link) in entry.links.iter().enumerate() {
                self.add(TextPlace::EntryLink(entry.id, at), link);
            }
        }
    }

    fn add_factors(&mut self, it: &'a Postmortem) {
        for factor in &it.factors {
            self.add(TextPlace::Factor(factor.id), &factor.text);
            self.add(TextPlace::FactorEvidence(factor.id), &factor.evidence);
            if let Some(risk) = &factor.accepted {
                self.add(TextPlace::Risk(factor.id), &risk.reason);
                self.add(TextPlace::RiskWho(factor.id), &risk.who);
            }
        }
    }

    fn add_causes(&mut self, it: &'a Postmortem) {
        for tree in &it.trees {
            self.add(TextPlace::Problem(tree.id()), &tree.problem);
            for cause in tree.walk().map(|it| it.cause) {
                self.add(TextPlace::Question(cause.id()), &cause.question);
                self.add(TextPlace::Cause(cause.id()), &cause.text);
                for (at, evidence) in cause.evidence.iter().enumerate() {
                    if let Evidence::Link(text) | Evidence::Note(text) = evidence {
                        self.add(TextPlace::Evidence(cause.id(), at), text);
                    }
                }
            }
        }
    }

    fn add_actions(&mut self, it: &'a Postmortem) {
        for action in &it.actions {
            for field in ActionField::ALL {
                self.add(TextPlace::Action(action.id, field), action.text(field));
            }
            self.add(TextPlace::ActionSource(action.id), &action.source);
            for (at, change) in action.history.iter().enumerate() {
                self.add(TextPlace::ActionWho(action.id, at), &change.who);
            }
        }
    }

    fn add_response(&mut self, it: &'a Postmortem) {
        for (at, effort) in it.response.efforts.iter().enumerate() {
            self.add(TextPlace::Effort(at), &effort.role);
        }
        for (at, answer) in it.response.feedback.iter().enumerate() {
            self.add(TextPlace::Feedback(at), &answer.text);
        }
    }
}
