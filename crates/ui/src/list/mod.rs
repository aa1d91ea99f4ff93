//! The list of postmortems: dense as a mail client, quick at ten thousand rows.

mod head;
mod index;
mod keys;
mod lines;
mod measure;
mod query;
mod row;
mod when;
mod window;

use std::ops::Range;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::severity::SeverityScheme;
use afterword_core::summary::Summary;
use chrono::NaiveDate;
use web_sys::Element;
use yew::prelude::*;

use crate::words::{use_words, word};
use head::Head;
use row::{Row, row_id};
use window::Frame;

pub use index::{ListIndex, Ranks};
pub(crate) use keys::destination;
pub use lines::{LineList, LineListProps};
pub(crate) use measure::{Parts, use_frame};
pub use query::{ListQuery, SortKey};
pub use row::{Passage, Passages};
pub(crate) use when::relative_day;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostmortemListProps {
    /// What to show, filtered and in order; see [`ListIndex::select`].
    pub summaries: Rc<[Rc<Summary>]>,
    /// The row that keys act on.
    pub selected: usize,
    pub on_select: Callback<usize>,
    pub on_open: Callback<DocumentId>,
    /// Where a document is found, for links that open elsewhere.
    pub href: Callback<DocumentId, AttrValue>,
    pub today: NaiveDate,
    pub scheme: Rc<SeverityScheme>,
    /// The order that the rows are in.
    pub sort: SortKey,
    pub reversed: bool,
    /// Asks for another order, or for the same one turned round.
    pub on_sort: Callback<SortKey>,
    /// Where the words that are looked for stand in documents: then each row has a line for that.
    #[prop_or_default]
    pub passages: Option<Rc<Passages>>,
    /// Hears which rows are in the page.
    #[prop_or_default]
    pub on_drawn: Callback<Range<usize>>,
    /// The list itself, for whoever has to move the focus to it.
    #[prop_or_default]
    pub list_ref: NodeRef,
}

/// The list of postmortems. Only the rows that can be seen are in the page; `j`, `k`, the arrows and Enter work on all of them.
#[component]
pub fn PostmortemList(props: &PostmortemListProps) -> Html {
    use_words();
    let n_rows = props.summaries.len();
    let parts =
        use_memo(props.list_ref.clone(), |list| Parts { list: list.clone(), ..Parts::default() });
    let frame = measure::use_frame(&parts);
    let scrolled = use_mut_ref(|| 0.0);
    // Only what makes a difference to what is drawn makes it drawn again.
    let drawn = use_state_eq(|| frame.rows(0.0, n_rows));
    let rows = frame.rows(*scrolled.borrow(), n_rows);
    let onscroll = {
        let drawn = drawn.setter();
        Callback::from(move |event: Event| {
            let list: Element = event.target_unchecked_into();
            *scrolled.borrow_mut() = f64::from(list.scroll_top());
            drawn.set(frame.rows(*scrolled.borrow(), n_rows));
        })
    };
    use_placed(&parts, frame, n_rows, rows.start);
    use_shown(&parts, frame, props.selected);
    use_effect_with((rows.clone(), props.on_drawn.clone()), |(rows, on_drawn)| {
        on_drawn.emit(rows.clone());
    });
    let active = props.summaries.get(props.selected).map(|it| row_id(it.id));
    html! {
        <div
            class="postmortem-list"
            ref={&parts.list}
            role="grid"
            tabindex="0"
            aria-label={word::POSTMORTEMS.text()}
            aria-rowcount={(n_rows + 1).to_string()}
            aria-activedescendant={active}
            {onscroll}
            onkeydown={keys::on_key(props, &parts.list, frame)}
        >
            <Head
                row_ref={&parts.head}
                sort={props.sort}
                reversed={props.reversed}
                on_sort={&props.on_sort}
            />
            <div class="list-canvas" ref={&parts.canvas} role="rowgroup">
                <div class="list-rows" ref={&parts.rows} role="presentation">
                    for index in rows {
                        { row(props, index) }
                    }
                </div>
            </div>
        </div>
    }
}

fn row(props: &PostmortemListProps, index: usize) -> Html {
    let Some(summary) = props.summaries.get(index) else { return Html::default() };
    html! {
        <Row
            key={summary.id.to_string()}
            {summary}
            {index}
            is_selected={index == props.selected}
            today={props.today}
            passage={props.passages.as_ref().map(|it| passage(it, summary.id))}
            scheme={&props.scheme}
            href={&props.href}
            on_select={&props.on_select}
            on_open={&props.on_open}
        />
    }
}

/// Those of the rows in the page are few.
fn passage(passages: &Passages, id: DocumentId) -> Option<Rc<Passage>> {
    passages.iter().find(|it| it.0 == id).map(|it| it.1.clone())
}

/// Keeps the drawn rows where they belong on a canvas as tall as all of them.
#[hook]
pub(crate) fn use_placed(parts: &Rc<Parts>, frame: Frame, n_rows: usize, first: usize) {
    let parts = parts.clone();
    use_effect_with((frame, n_rows, first), move |(frame, n_rows, first)| {
        parts.place(*frame, *n_rows, *first);
    });
}

/// Keeps the selected row in sight when the selection moves.
#[hook]
pub(crate) fn use_shown(parts: &Rc<Parts>, frame: Frame, selected: usize) {
    let parts = parts.clone();
    use_effect_with((frame, selected), move |(frame, selected)| {
        parts.show(*frame, *selected);
    });
}
