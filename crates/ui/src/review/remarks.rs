//! The board that the parts of a document read their findings from.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use afterword_core::Postmortem;
use afterword_core::review::Finding;
use yew::Callback;

use super::Spot;

/// The findings of one spot.
pub(super) type Shown = Rc<[Rc<Finding>]>;

/// What was found, by spot. The page lends it as context; it never changes as a value, so nothing is drawn again because of it.
/// Whoever listens to a spot hears when the findings there become others.
#[derive(Clone, Debug, Default)]
pub struct Remarks(Rc<Board>);

#[derive(Debug, Default)]
struct Board {
    shown: RefCell<BTreeMap<Spot, Shown>>,
    listeners: RefCell<Vec<(u32, Spot, Callback<Shown>)>>,
    last: Cell<u32>,
}

impl PartialEq for Remarks {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Remarks {
    /// Shows `findings`; only the spots where something is new hear of it.
    pub fn show(&self, findings: &[Rc<Finding>], postmortem: &Postmortem) {
        let mut news: BTreeMap<Spot, Vec<Rc<Finding>>> = BTreeMap::new();
        for finding in findings {
            news.entry(Spot::of(&finding.place, postmortem)).or_default().push(finding.clone());
        }
        let news: BTreeMap<Spot, Shown> =
            news.into_iter().map(|(spot, found)| (spot, found.into())).collect();
        let listeners = self.0.listeners.borrow().clone();
        let old = self.0.shown.replace(news.clone());
        for (_, spot, hear) in listeners {
            let (before, now) = (old.get(&spot), news.get(&spot));
            if before != now {
                hear.emit(now.cloned().unwrap_or_default());
            }
        }
    }

    /// What is shown at `spot` now.
    pub(super) fn at(&self, spot: &Spot) -> Shown {
        self.0.shown.borrow().get(spot).cloned().unwrap_or_default()
    }

    /// Tells `hear` of each change at `spot`, until what is returned is dropped.
    #[must_use = "dropping it ends the listening"]
    pub fn listen(&self, spot: Spot, hear: Callback<Rc<[Rc<Finding>]>>) -> Listening {
        let id = self.0.last.get().wrapping_add(1);
        self.0.last.set(id);
        self.0.listeners.borrow_mut().push((id, spot, hear));
        Listening { board: Rc::downgrade(&self.0), id }
    }
}

/// Somebody listens to a spot.
#[derive(Debug)]
pub struct Listening {
    board: Weak<Board>,
    id: u32,
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(board) = self.board.upgrade() {
            board.listeners.borrow_mut().retain(|it| it.0 != self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::review::{Context, review};
    use afterword_core::severity::SeverityScheme;
    use afterword_core::template::Template;
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_spot_hears_only_of_what_changed_there() {
        let now = DateTime::parse_from_rfc3339("2025-10-01T00:00:00Z").unwrap();
        let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        let found = |postmortem: &Postmortem| -> Vec<Rc<Finding>> {
            let context = Context {
                now,
                today: now.date_naive(),
                zone: &chrono::FixedOffset::east_opt(0).unwrap(),
                template: &Template::plain(),
                scheme: &SeverityScheme::shipped(),
                metrics: afterword_core::postmortem::MetricCatalogue::shipped(),
                off: &Default::default(),
            };
            review(postmortem, &context).into_iter().map(Rc::new).collect()
        };
        let (remarks, heard) = (Remarks::default(), Rc::new(RefCell::new(Vec::new())));
        let listen = |spot: Spot| {
            let (heard, name) = (heard.clone(), spot.name());
            let hear = move |it: Shown| heard.borrow_mut().push((name.clone(), it.len()));
            remarks.listen(spot, Callback::from(hear))
        };
        let title = listen(Spot::Title);
        let facts = listen(Spot::Facts);
        remarks.show(&found(&postmortem), &postmortem);
        assert_eq!(heard.take(), [("title".to_owned(), 1), ("facts".to_owned(), 1)]);
        postmortem.title = "Checkout failed".to_owned();
        remarks.show(&found(&postmortem), &postmortem);
        assert_eq!(heard.take(), [("title".to_owned(), 0)], "the severity is still missing");
        drop((title, facts));
        remarks.show(&[], &postmortem);
        assert!(heard.take().is_empty());
    }
}
