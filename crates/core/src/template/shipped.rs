//! The templates that ship: files of one language, compiled in.

use super::{Template, TemplateId, TemplateSection};
use crate::postmortem::SectionKey;
use crate::stored;

const ENGLISH: [&str; 7] = [
    include_str!("../../data/templates/en/standard.json"),
    include_str!("../../data/templates/en/brief.json"),
    include_str!("../../data/templates/en/learning-review.json"),
    include_str!("../../data/templates/en/correction-of-error.json"),
    include_str!("../../data/templates/en/security-incident.json"),
    include_str!("../../data/templates/en/near-miss.json"),
    include_str!("../../data/templates/en/game-day.json"),
];

impl TemplateId {
    /// The language of the words of the template, as a tag such as `en`; known of those that ship alone.
    pub fn language(&self) -> Option<&'static str> {
        const IDS: [&str; 7] = [
            "standard",
            "brief",
            "learning-review",
            "correction-of-error",
            "security-incident",
            "near-miss",
            "game-day",
        ];
        IDS.contains(&&*self.0).then_some("en")
    }
}

impl Template {
    /// The templates that ship, as they are offered.
    ///
    /// Of one template in two languages the id and the sections are the same, so that a document may change between them; only
    /// the words differ.
    pub fn shipped() -> Vec<Self> {
        let read = |json| stored::from_json(json).expect("a test reads these files");
        ENGLISH.into_iter().map(read).collect()
    }

    /// The templates that ship, without their sections: all that choosing one takes, for a program that has to be small.
    ///
    /// ```
    /// use afterword_core::template::Template;
    ///
    /// assert_eq!(Template::shipped_covers()[1].name, "Brief");
    /// ```
    pub fn shipped_covers() -> Vec<Self> {
        stored::from_json(include_str!("../../data/templates/en/covers.json"))
            .expect("a test reads this file")
    }

    /// A layout for a document whose template is not here: every field under its plain heading, and no guidance.
    ///
    /// ```
    /// use afterword_core::postmortem::SectionKey;
    /// use afterword_core::template::Template;
    ///
    /// assert_eq!(Template::plain().sections.len(), SectionKey::FIELDS.len());
    /// ```
    pub fn plain() -> Self {
        let bare = |section: SectionKey| TemplateSection {
            heading: section.plain_heading().to_owned(),
            section,
            guidance: String::new(),
            required: Vec::new(),
        };
        Self {
            id: TemplateId("plain".to_owned()),
            name: String::new(),
            purpose: String::new(),
            sections: SectionKey::FIELDS.into_iter().map(bare).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::severity::SeverityScheme;

    #[test]
    fn the_shipped_templates_have_no_fault_and_names_of_their_own() {
        let (templates, scheme) = (Template::shipped(), SeverityScheme::shipped());
        let mut names = BTreeSet::new();
        for template in &templates {
            assert_eq!(template.check(), [], "{}", template.name);
            assert_eq!(template.unknown_severities(&scheme), [], "{}", template.name);
            assert!(names.insert(&template.id) && !template.purpose.is_empty());
            assert_eq!(template.id.language(), Some("en"));
        }
        assert_eq!(names.len(), 7);
        assert_eq!(templates[0].id, TemplateId::default());
        assert_eq!(TemplateId("ours".to_owned()).language(), None);
    }

    #[test]
    fn covers_are_of_the_templates_that_ship() {
        let bare = |it: Template| Template { sections: Vec::new(), ..it };
        let templates: Vec<Template> = Template::shipped().into_iter().map(bare).collect();
        assert_eq!(Template::shipped_covers(), templates);
    }

    #[test]
    fn guidance_asks_and_is_three_sentences_at_most() {
        for template in Template::shipped() {
            for section in &template.sections {
                let text = &section.guidance;
                let sentences = text.split_inclusive(['.', '?']).filter(|it| it.len() > 3).count();
                assert!((1..=3).contains(&sentences), "{}: {text}", template.name);
                assert!(text.len() <= 240 && text.ends_with(['.', '?']), "{text}");
            }
        }
    }

    #[test]
    fn a_learning_review_asks_for_no_root_cause() {
        let templates = Template::shipped();
        let learning = templates.iter().find(|it| it.id.0 == "learning-review").unwrap();
        for key in [SectionKey::Causes, SectionKey::Free("root-cause".to_owned())] {
            assert_eq!(learning.section(&key), None);
        }
        assert!(learning.section(&SectionKey::Free("adaptations".to_owned())).is_some());
    }

    #[test]
    fn a_correction_of_error_begins_with_the_customer() {
        let templates = Template::shipped();
        let coe = templates.iter().find(|it| it.id.0 == "correction-of-error").unwrap();
        assert_eq!(coe.sections[0].section, SectionKey::Impact);
    }
}
