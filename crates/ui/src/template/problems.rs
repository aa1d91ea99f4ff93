//! What is wrong with a template, in words, and by the place it stands beside.

use afterword_core::template::{Fault, MAX_SECTIONS, TemplateProblem};
use yew::AttrValue;

use crate::words::word;

/// What is wrong with one place.
pub fn fault(fault: &Fault) -> AttrValue {
    AttrValue::from(match fault {
        Fault::Empty => word::FAULT_EMPTY.text().to_owned(),
        Fault::NotOneLine => word::FAULT_LINES.text().to_owned(),
        Fault::TooLong { limit } => word::FAULT_LONG.fill(&[("limit", limit)]),
        Fault::TooManySections => word::FAULT_MANY.fill(&[("limit", &MAX_SECTIONS)]),
        Fault::Twice { section } => word::FAULT_TWICE.fill(&[("section", section)]),
        Fault::UnknownSeverity { severity } => word::FAULT_SEVERITY.fill(&[("level", severity)]),
        other => other.to_string(),
    })
}

/// The problems of a section's parts, each empty where nothing is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RowProblems {
    pub(super) heading: AttrValue,
    pub(super) guidance: AttrValue,
    pub(super) required: AttrValue,
}

/// The problems of a whole template, by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Problems {
    pub(super) name: AttrValue,
    pub(super) purpose: AttrValue,
    /// Of the list as a whole.
    pub(super) sections: AttrValue,
    rows: Vec<(usize, RowProblems)>,
}

impl Problems {
    /// Puts each of `found` to its place. Of two in one place the first is said.
    pub(super) fn of(found: &[TemplateProblem]) -> Self {
        let mut problems = Self::default();
        for problem in found {
            if let Some(place) = problems.place(&problem.path).filter(|it| it.is_empty()) {
                *place = fault(&problem.fault);
            }
        }
        problems
    }

    /// Those of the section in place `at`.
    pub(super) fn row(&self, at: usize) -> RowProblems {
        self.rows.iter().find(|it| it.0 == at).map(|it| it.1.clone()).unwrap_or_default()
    }

    fn place(&mut self, path: &str) -> Option<&mut AttrValue> {
        match path {
            "name" => return Some(&mut self.name),
            "purpose" => return Some(&mut self.purpose),
            "sections" => return Some(&mut self.sections),
            _ => {}
        }
        let (at, part) = path.strip_prefix("sections[")?.split_once("].")?;
        let row = self.row_mut(at.parse().ok()?);
        match part {
            "heading" => Some(&mut row.heading),
            "guidance" => Some(&mut row.guidance),
            _ if part.starts_with("required") => Some(&mut row.required),
            _ => None,
        }
    }

    fn row_mut(&mut self, at: usize) -> &mut RowProblems {
        let found = self.rows.iter().position(|it| it.0 == at);
        let index = found.unwrap_or_else(|| {
            self.rows.push((at, RowProblems::default()));
            self.rows.len() - 1
        });
        &mut self.rows[index].1
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::template::Template;

    use super::*;

    #[test]
    fn each_problem_stands_beside_its_place() {
        let mut template = Template::shipped().remove(1);
        template.name.clear();
        template.sections[2].heading = "a\nb".to_owned();
        template.sections[2].guidance = "x".repeat(2_001);
        let problems = Problems::of(&template.check());
        assert_eq!(problems.name, "Nothing is written here");
        assert_eq!(problems.row(2).heading, "Has to be one line");
        assert_eq!(problems.row(2).guidance, "Has more than 2000 characters");
        assert_eq!(problems.row(1), RowProblems::default());
        template.sections.clear();
        assert_eq!(Problems::of(&template.check()).sections, "Nothing is written here");
    }
}
