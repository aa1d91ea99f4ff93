//! What the columns of a table hold, to be chosen.

use afterword_formats::feed::{Column, ColumnUse};
use afterword_ui::fields::Select;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::words;

#[derive(PartialEq, Properties)]
pub(super) struct ColumnsProps {
    pub(super) columns: Vec<Column>,
    pub(super) on_change: Callback<Vec<ColumnUse>>,
    /// Whether they are as somebody chose them the last time.
    pub(super) is_remembered: bool,
}

/// A choice for each column.
#[component]
pub(super) fn Columns(props: &ColumnsProps) -> Html {
    use_words();
    let ColumnsProps { columns, on_change, is_remembered } = props;
    let uses: Vec<ColumnUse> = columns.iter().map(|it| it.holds).collect();
    let select = |at: usize, column: &Column| {
        let (uses, on_change) = (uses.clone(), on_change.clone());
        let on_change = Callback::from(move |it| on_change.emit(with(&uses, at, it)));
        let options = ColumnUse::ALL.map(|it| (it, AttrValue::from(words::of_use(it))));
        let label = match column.name.as_str() {
            "" => word::FEED_COLUMN.fill(&[("n", &(at + 1))]),
            name => name.to_owned(),
        };
        Select::new(label, column.holds, options, on_change).html()
    };
    html! {
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
    }
}

/// `uses` with another one at `at`. There is one column of times, one of days and one of zones: whichever was it before is no longer.
fn with(uses: &[ColumnUse], at: usize, holds: ColumnUse) -> Vec<ColumnUse> {
    let is_single = matches!(holds, ColumnUse::Time | ColumnUse::Date | ColumnUse::Zone);
    let rest = uses.iter().map(|it| match *it == holds && is_single {
        true => ColumnUse::Nothing,
        false => *it,
    });
    let mut uses: Vec<ColumnUse> = rest.collect();
    uses[at] = holds;
    uses
}
