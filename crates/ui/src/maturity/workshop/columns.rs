//! The statements of a question side by side, a column a level; once the votes are shown, they grow out of the columns.

use afterword_core::maturity::{Distribution, HalfSteps, Invitation, Question};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::words::{lang, word};

/// The statements of `question`, with the votes over them where they are shown.
pub(super) fn columns(
    question: &Question,
    invitation: &Invitation,
    distribution: Option<&Distribution>,
    agreed: Option<HalfSteps>,
) -> Html {
    let levels = &invitation.levels;
    let tongue = |level: u8| lang(&invitation.language).filter(|_| level > 0);
    let most = distribution.and_then(|it| it.counts.values().max().copied()).unwrap_or_default();
    let highest = u8::try_from(levels.len()).unwrap_or(u8::MAX);
    let column = |level: u8| {
        let score = HalfSteps::level(level);
        let n = distribution.map(|it| it.counts.get(&score).copied().unwrap_or_default());
        let is_agreed = agreed == Some(score);
        html! {
            <li key={level} class={classes!("workshop-column", is_agreed.then_some("is-agreed"))}>
                <div class="workshop-bar">{ n.map(|n| bar(n, most)).unwrap_or_default() }</div>
                <p class="workshop-level">
                    <span class="workshop-figure number">{ level }</span>
                    <span class="workshop-level-name" lang={tongue(level)}>{ name(levels, level) }</span>
                    <span class="workshop-mark">{ agreed_mark(is_agreed) }</span>
                </p>
                <p class="workshop-statement" lang={tongue(level)}>{ statement(question, level) }</p>
            </li>
        }
    };
    html! {
        <ol
            class={classes!("workshop-columns", distribution.is_some().then_some("is-revealed"))}
            start="0"
            aria-label={word::WORKSHOP_STATEMENTS.text()}
        >
            { for (0..=highest).map(column) }
        </ol>
    }
}

fn agreed_mark(is_agreed: bool) -> Html {
    match is_agreed {
        true => html! {
            <>
                <Icon name={IconName::Check} />
                <span class="visually-hidden">{ word::WORKSHOP_AGREED.text() }</span>
            </>
        },
        false => Html::default(),
    }
}

/// What a level is called; the one below all of them has no name.
pub(super) fn name(levels: &[String], level: u8) -> &str {
    usize::from(level).checked_sub(1).and_then(|at| levels.get(at)).map_or("", |it| it)
}

/// What is true at a level; below the first, none of it is.
pub(super) fn statement(question: &Question, level: u8) -> &str {
    match usize::from(level).checked_sub(1) {
        None => word::WORKSHOP_LEVEL_NONE.text(),
        Some(at) => question.statements.get(at).map_or("", |it| it),
    }
}

/// The height of the highest bar, in hundredths of its column: its count stands above it.
const HIGHEST: usize = 70;

/// A bar as high as its part of the most that any level has.
fn bar(n: usize, most: usize) -> Html {
    let height = height(n, most);
    html! {
        <>
            <span class={classes!("workshop-count", "number", (n == 0).then_some("is-none"))}>
                <span aria-hidden="true">{ n }</span>
                <span class="visually-hidden">{ word::WORKSHOP_VOTES.count(n) }</span>
            </span>
            <svg class="workshop-bar-drawn" width="100%" height={format!("{height}%")} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="workshop-bar-fill" width="1" height="1" />
            </svg>
        </>
    }
}

fn height(n: usize, most: usize) -> usize {
    (n * HIGHEST).checked_div(most).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_votes_make_the_highest_bar_and_none_make_none() {
        assert_eq!(
            [(4, 4), (2, 4), (0, 4), (0, 0)].map(|(n, most)| height(n, most)),
            [70, 35, 0, 0]
        );
    }
}
