//! What the columns of a table hold, to be chosen.

use afterword_ui::fields::Select;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

/// What a column can hold.
pub(super) trait Holding: Copy + PartialEq + 'static {
    /// What is not taken over.
    const NOTHING: Self;

    /// All that can be chosen, with what each is called.
    fn offered() -> Vec<(Self, AttrValue)>;

    /// Whether one column alone can hold it: whichever did before is no longer taken over.
    fn is_single(self) -> bool;
}

#[derive(PartialEq, Properties)]
pub(super) struct ColumnsProps<U: Holding> {
    /// The names of the columns, and what they hold.
    pub(super) columns: Vec<(String, U)>,
    pub(super) on_change: Callback<Vec<U>>,
    /// Whether they are as somebody chose them the last time.
    pub(super) is_remembered: bool,
}

/// A choice for each column; nothing where there are none.
#[component]
pub(super) fn Columns<U: Holding>(props: &ColumnsProps<U>) -> Html {
    use_words();
    let ColumnsProps { columns, on_change, is_remembered } = props;
    let uses: Vec<U> = columns.iter().map(|it| it.1).collect();
    let select = |at: usize, (name, holds): &(String, U)| {
        let (uses, on_change) = (uses.clone(), on_change.clone());
        let on_change = Callback::from(move |it| on_change.emit(with(&uses, at, it)));
        let label = match name.as_str() {
            "" => word::FEED_COLUMN.fill(&[("n", &(at + 1))]),
            name => name.to_owned(),
        };
        Select::new(label, *holds, U::offered(), on_change).html()
    };
    if columns.is_empty() {
        return html! { <div class="feed-columns-place"></div> };
    }
    html! {
        <div class="feed-columns-place">
        <fieldset class="card feed-columns">
            <legend>{ word::FEED_COLUMNS.text() }</legend>
            <p role="status">
                if *is_remembered { { word::FEED_REMEMBERED.text() } }
            </p>
            <div class="feed-column-list">
                for (at, column) in columns.iter().enumerate() {
                    <div key={at}>{ select(at, column) }</div>
                }
            </div>
        </fieldset>
        </div>
    }
}

/// `uses` with another one at `at`.
fn with<U: Holding>(uses: &[U], at: usize, holds: U) -> Vec<U> {
    let rest = uses.iter().map(|it| match *it == holds && holds.is_single() {
        true => U::NOTHING,
        false => *it,
    });
    let mut uses: Vec<U> = rest.collect();
    uses[at] = holds;
    uses
}
