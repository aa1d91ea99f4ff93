//! What is done as a budget is spent: policies as data, since their thresholds differ from document to document.

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What files call it; with `policy.` before it, its name among [the texts](super::english).
    pub id: &'static str,
    /// Where it was published, or by what it is told from others.
    pub source: &'static str,
    /// One incident that spends more than so many percent of the budget needs a postmortem.
    pub incident: Option<u8>,
    /// From the fullest budget down; the last holds for the rest.
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    id: &'static str,
    /// Of what is left, in percent; `None` for all that remains.
    least: Option<u8>,
    /// Whether exactly that much is enough.
    is_enough: bool,
}

/// The policies that ship.
pub fn policies() -> Vec<Policy> {
    read(include_str!("../../data/error_budget/policies.txt"))
}

/// The policy that is called `id`, else the first that ships.
pub fn policy(id: &str) -> Policy {
    let mut all = policies();
    let at = all.iter().position(|it| it.id == id).unwrap_or_default();
    all.swap_remove(at)
}

impl Policy {
    /// What is to be done when so much is left, in parts of one: with `step.` before it, a name among [the texts](super::english).
    ///
    /// ```
    /// use afterword_core::error_budget::policy;
    ///
    /// let workbook = policy("workbook");
    /// assert_eq!([0.4, 0.0, -0.01].map(|left| workbook.step(left)), ["release", "release", "halt"]);
    /// assert_eq!([0.81, 0.8, 0.2].map(|left| policy("steps").step(left)), ["innovate", "usual", "freeze"]);
    /// ```
    pub fn step(&self, left: f64) -> &'static str {
        // In whole billionths of a percent, so that 20 % is not a little less.
        let left = (left * 1e11).round() / 1e9;
        let holds = |it: &&Step| {
            let enough = |least| left > least || (it.is_enough && left == least);
            it.least.map(f64::from).is_none_or(enough)
        };
        self.steps.iter().find(holds).or(self.steps.last()).map_or("", |it| it.id)
    }

    /// Its steps, from the fullest budget down.
    pub fn steps(&self) -> impl Iterator<Item = &'static str> {
        self.steps.iter().map(|it| it.id)
    }
}

/// The policies in a file of them; lines that say something else are left out.
fn read(file: &'static str) -> Vec<Policy> {
    let mut all: Vec<Policy> = Vec::new();
    for line in file.lines().filter(|it| !it.starts_with('#')) {
        if let Some((id, source)) = line.strip_prefix("policy ").and_then(|it| it.split_once(" | "))
        {
            all.push(Policy { id, source, incident: None, steps: Vec::new() });
            continue;
        }
        let Some(policy) = all.last_mut() else { continue };
        let mut parts = line.split(' ');
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        let percent = second.and_then(|it| it.parse::<u8>().ok());
        match (first, second, third) {
            (Some("incident"), ..) => policy.incident = percent,
            (Some("else"), Some(id), _) => {
                policy.steps.push(Step { id, least: None, is_enough: true });
            }
            (Some(it @ ("above" | "from")), _, Some(id)) => {
                policy.steps.push(Step { id, least: percent, is_enough: it == "from" });
            }
            _ => {}
        }
    }
    all
}
