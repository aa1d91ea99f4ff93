//! The board on paper: all actions that the filter leaves, as one table a group.

use std::rc::Rc;

use afterword_core::board::{Card, Group};
use chrono::NaiveDate;
use yew::prelude::*;

use super::cells::{Cell, text};
use super::said;
use crate::words::{count, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BoardPaperProps {
    /// How many cards each group has.
    pub counts: [usize; Group::ALL.len()],
    /// All of them, in their order.
    pub cards: Rc<[Card]>,
    pub today: NaiveDate,
}

/// Is seen on paper only; what else is there of the cards leaves room for it.
#[component]
pub fn BoardPaper(props: &BoardPaperProps) -> Html {
    use_words();
    let mut rest = &props.cards[..];
    let groups = Group::ALL.into_iter().zip(props.counts).map(|(group, n)| {
        let (cards, others) = rest.split_at(n.min(rest.len()));
        rest = others;
        (group, cards)
    });
    html! {
        <div class="board-paper">
            for (group, cards) in groups.filter(|it| !it.1.is_empty()) {
                <section key={group.key()}>
                    <h2>{ said::group(group) }{ " " }<span class="number">{ count(cards.len() as u64) }</span></h2>
                    <table>
                        <thead>
                            <tr>
                                for name in [
                                    &word::ACTION_PRIORITY, &word::ACTION_WHAT, &word::ACTION_OWNER, &word::ACTION_DUE, &word::ACTION_KIND,
                                    &word::ACTION_STATE,
                                ] {
                                    <th scope="col">{ name.text() }</th>
                                }
                            </tr>
                        </thead>
                        <tbody>{ for cards.iter().map(|it| row(it, props.today)) }</tbody>
                    </table>
                </section>
            }
        </div>
    }
}

fn row(card: &Card, today: NaiveDate) -> Html {
    let key = card.key();
    let remarks = said::remarks(card, today).into_iter().map(|it| it.1);
    let below: Vec<AttrValue> = remarks.chain([said::document(card)]).collect();
    html! {
        <tr key={format!("{}-{}", key.document, key.action)}>
            <td>{ text(card, Cell::Priority) }</td>
            <td>
                { text(card, Cell::Title) }
                <div class="board-paper-below">{ below.join(" · ") }</div>
            </td>
            for cell in [Cell::Owner, Cell::Due, Cell::Kind, Cell::State] {
                <td>{ text(card, cell) }</td>
            }
        </tr>
    }
}
