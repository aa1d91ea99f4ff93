//! The actions and the contributing factors of our own files.

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::id::Mint;
use afterword_core::postmortem::Factor;

use super::super::What;
use super::lists::{Item, items, pair, split_line};
use super::sections::Own;
use super::{BodySection, edited, settle, show_line};
use crate::markdown::text::{guard, one_line, plain, trim_blank};
use crate::markdown::write::{NO_TEXT, action_text, factor_marks};

impl<M: Mint> Own<'_, M> {
    pub(super) fn read_actions(&mut self, section: &BodySection<'_>) {
        let (above, items) = items(&section.lines, section.line + 1);
        self.keep(&section.heading, above);
        let known = std::mem::take(&mut self.document.actions);
        let key = |before: &str, after: &str| format!("{before}\n{after}");
        let keys: Vec<String> =
            known.iter().map(|it| action_text(it)).map(|it| key(&it.before, &it.after)).collect();
        let found: Vec<String> = items
            .iter()
            .map(|it| split_line(&it.first))
            .map(|(before, _, after)| key(before, after))
            .collect();
        for (item, paired) in items.iter().zip(pair(&found, &keys)) {
            let action = match paired {
                Some(at) => self.action(item, &known[at], Some(at)),
                None => {
                    let blank = Action::new(self.ids.id(), String::new());
                    self.action(item, &blank, None)
                }
            };
            self.preview.push((What::Action(action.id), item.line, action.title.clone()));
            self.document.actions.push(Rc::new(action));
        }
    }

    fn action(&self, item: &Item, known: &Action, at: Option<usize>) -> Action {
        let mut action = known.clone();
        let exact = at.and_then(|at| self.map.get("actions")?.get(at));
        let (before, title, after) = split_line(&item.first);
        let written = action_text(known);
        if (before, after) != (written.before.as_str(), written.after.as_str()) {
            edited::facts(&mut action, before, after);
        }
        let show = |it: &str| show_line(it, NO_TEXT);
        action.title = settle(exact.and_then(|it| it.get("title")), &plain(title), show);
        let check = written.check;
        let whole = item.rest.join("\n");
        let whole = trim_blank(&whole);
        let detail =
            if check.is_empty() { whole } else { whole.strip_prefix(&check).unwrap_or(whole) };
        action.detail = settle(exact.and_then(|it| it.get("detail")), trim_blank(detail), guard);
        action
    }

    pub(super) fn read_factors(&mut self, section: &BodySection<'_>) {
        let (above, items) = items(&section.lines, section.line + 1);
        self.keep(&section.heading, above);
        let known = std::mem::take(&mut self.document.factors);
        let keys: Vec<String> = known.iter().map(|it| factor_marks(&self.document, it)).collect();
        let found: Vec<String> =
            items.iter().map(|it| split_line(&it.first).2.to_owned()).collect();
        for (item, paired) in items.iter().zip(pair(&found, &keys)) {
            let mut factor = match paired {
                Some(at) => (*known[at]).clone(),
                None => Factor::new(self.ids.id(), String::new()),
            };
            let exact = paired.and_then(|at| self.map.get("factors")?.get(at)?.get("text"));
            let (_, text, _) = split_line(&item.first);
            let mut whole = plain(text);
            let rest = trim_blank(&item.rest.join("\n")).to_owned();
            if !rest.is_empty() {
                whole = format!("{whole} {}", one_line(&rest));
            }
            factor.text = settle(exact, &whole, |it| show_line(it, NO_TEXT));
            self.preview.push((What::Factor(factor.id), item.line, factor.text.clone()));
            self.document.factors.push(Rc::new(factor));
        }
    }
}
