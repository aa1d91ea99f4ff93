//! All the words of a postmortem, for a search to look through.

use super::{NameList, Postmortem, Role, TextField};

impl Postmortem {
    /// Every text that a person wrote into the document, one after the other.
    pub fn search_text(&self) -> String {
        let mut words = Words(String::new());
        TextField::ALL.into_iter().for_each(|it| words.add(self.text(it)));
        NameList::ALL.into_iter().flat_map(|it| self.names(it)).for_each(|it| words.add(it));
        Role::ALL.into_iter().for_each(|it| words.add(self.roles.of(it)));
        for named in &self.roles.others {
            words.add(&named.role);
            words.add(&named.person);
        }
        for entry in &self.timeline {
            words.add(&entry.stamp);
            words.add(&entry.text);
            words.add(&entry.source);
        }
        for factor in &self.factors {
            words.add(&factor.text);
            words.add(&factor.evidence);
            words.add(factor.accepted.as_ref().map_or("", |it| &it.reason));
        }
        for tree in &self.trees {
            words.add(&tree.problem);
            tree.walk().for_each(|it| words.add(&it.cause.text));
        }
        for action in &self.actions {
            [&action.title, &action.detail, &action.owner, &action.verification, &action.tracker]
                .into_iter()
                .for_each(|it| words.add(it));
            words.add(action.state.reason());
        }
        for section in &self.extra {
            words.add(&section.heading);
            words.add(&section.text);
        }
        self.response.feedback.iter().for_each(|it| words.add(&it.text));
        words.0
    }
}

struct Words(String);

impl Words {
    fn add(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.0.push_str(text);
            self.0.push('\n');
        }
    }
}
