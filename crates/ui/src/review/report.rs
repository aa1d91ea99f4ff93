//! What a review came to, ready to be shown.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::claims::suggested_moments;
use afterword_core::postmortem::{EntryId, MomentKey, SectionKey};
use afterword_core::review::{Finding, Level, Need, Place, Readiness, Step, Value};
use afterword_core::template::Template;
use yew::AttrValue;

/// The findings of one review, in the order of the document, with what it takes to show them.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was found.
    pub findings: Vec<Rc<Finding>>,
    /// How ready the document is.
    pub readiness: Readiness,
    /// Moments that nobody recorded, with the entry that seems to tell each.
    pub suggested: Vec<(MomentKey, EntryId)>,
    /// The section of each finding: its number among `headings`, or none for what stands above the sections.
    sections: Vec<Option<usize>>,
    headings: Vec<AttrValue>,
    /// Where the document takes what it lacks.
    rooms: Vec<(Need, Place)>,
}

/// Findings that belong together, under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading; empty for what stands above the sections.
    pub heading: AttrValue,
    /// The numbers of the findings in [`Report::findings`].
    pub findings: Vec<usize>,
}

/// The same only as itself: comparing costs nothing.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Report {
    /// A report on `postmortem` as `template` lays it out.
    pub fn new(
        findings: Vec<Finding>,
        readiness: Readiness,
        postmortem: &Postmortem,
        template: &Template,
    ) -> Self {
        let laid_out = template.lay_out(postmortem);
        let at = |key: SectionKey| laid_out.iter().position(|it| it.section == key);
        let sections = findings.iter().map(|it| it.place.section(postmortem).and_then(at));
        Self {
            sections: sections.collect(),
            headings: laid_out.iter().map(|it| it.heading.clone().into()).collect(),
            findings: findings.into_iter().map(Rc::new).collect(),
            readiness,
            suggested: suggested_moments(postmortem),
            rooms: Need::ALL.map(|it| (it, it.place(postmortem))).into(),
        }
    }

    /// The findings under the headings of the document, in its order.
    pub fn by_section(&self) -> Vec<Group> {
        let heading = |at: usize| match self.sections[at] {
            Some(section) => (Some(section), self.headings[section].clone()),
            None => (None, AttrValue::default()),
        };
        self.grouped(heading)
    }

    /// Where a step is done: at the first finding of its rule, or where the document takes what it lacks.
    pub(super) fn target(&self, step: Step) -> Option<Rc<Finding>> {
        let need = match step {
            Step::Mend(rule) => return self.findings.iter().find(|it| it.rule == rule).cloned(),
            Step::Add(need) => need,
        };
        let waits = self.readiness.losses.iter().find(|it| it.waits_for == Some(need))?;
        let (_, place) = self.rooms.iter().find(|it| it.0 == need)?.clone();
        let (rule, level) = (waits.rule, Level::Hint);
        Some(Rc::new(Finding {
            rule,
            level,
            place,
            range: None,
            values: Vec::new(),
            fix: None,
            choices: Vec::new(),
        }))
    }

    /// What the text says otherwise about the metric of this name.
    pub fn contradiction_of(&self, metric: &str) -> Option<&Rc<Finding>> {
        let is_it = |it: &&Rc<Finding>| match it.values.first() {
            Some(Value::Phrase("questions", _, parts)) => {
                parts.iter().any(|it| matches!(it, Value::Name(name) if name == metric))
            }
            _ => false,
        };
        self.findings.iter().find(is_it)
    }

    /// The findings by a key of each and the heading for it: groups in the order of their first findings.
    pub(super) fn grouped<K: PartialEq>(
        &self,
        heading: impl Fn(usize) -> (K, AttrValue),
    ) -> Vec<Group> {
        let mut groups: Vec<(K, Group)> = Vec::new();
        for at in 0..self.findings.len() {
            let (key, heading) = heading(at);
            match groups.iter_mut().find(|it| it.0 == key) {
                Some((_, group)) => group.findings.push(at),
                None => groups.push((key, Group { heading, findings: vec![at] })),
            }
        }
        groups.into_iter().map(|it| it.1).collect()
    }
}
