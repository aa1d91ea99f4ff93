//! What filters offer: the names that occur, each with how many cards it would leave.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Card, Filter};
use crate::order;

/// A name that a filter can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// As the first card spells it; empty for the cards that have none.
    pub name: String,
    /// How many cards it would leave, with all else that is asked for.
    pub n: usize,
}

/// The names that filters can ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Who sees to actions; the empty name is those that nobody does.
    pub owners: Vec<Choice>,
    /// The teams concerned.
    pub teams: Vec<Choice>,
    /// The services that were hit.
    pub services: Vec<Choice>,
    /// Where actions come from, where that is not their postmortem.
    pub sources: Vec<Choice>,
}

impl Choices {
    /// What can be asked for among `cards` on `today`, beside all else that `filter` asks for: the most cards first, then by name.
    pub fn of(cards: &[&Card], filter: &Filter, today: NaiveDate) -> Self {
        let counted = |lift: &dyn Fn(&mut Filter), names: &dyn Fn(&Card) -> Vec<String>| {
            let mut filter = filter.clone();
            lift(&mut filter);
            count(&mut cards.iter().filter(|it| filter.holds(it, today)).flat_map(|it| names(it)))
        };
        Self {
            owners: counted(&|it| it.owner = None, &|it| vec![it.action.owner.clone()]),
            teams: counted(&|it| it.team = None, &|it| it.teams.clone()),
            services: counted(&|it| it.service = None, &|it| it.services.clone()),
            sources: counted(&|it| it.source = None, &|it| {
                let source = it.source();
                if source.is_empty() { Vec::new() } else { vec![source.to_owned()] }
            }),
        }
    }
}

fn count(names: &mut dyn Iterator<Item = String>) -> Vec<Choice> {
    let mut found: BTreeMap<String, Choice> = BTreeMap::new();
    for name in names {
        let name = name.trim();
        let choice = || Choice { name: name.to_owned(), n: 0 };
        found.entry(name.to_lowercase()).or_insert_with(choice).n += 1;
    }
    let mut choices: Vec<Choice> = found.into_values().collect();
    order::sort(&mut choices, |a, b| b.n.cmp(&a.n));
    choices
}
