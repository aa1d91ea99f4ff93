//! The list of postmortems, and the ways to get a new one.

mod empty;
mod filters;
mod search;
mod unreadable;

use std::ops::Range;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::summary::Summary;
use afterword_ui::list::{ListIndex, ListQuery, Passages, PostmortemList, SortKey};
use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::hash;
use crate::create;
use crate::errand::Errand;
use crate::loading::{Loading, use_loaded};
use crate::part::Part;
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::store::{Listing, StoreError};

use empty::EmptyList;
use filters::Filters;
use search::{use_passages, use_search};
use unreadable::UnreadableRecords;

#[derive(PartialEq, Properties)]
pub(crate) struct ListPageProps {
    pub(crate) session: Session,
}

/// All postmortems: search, filters, and the list itself.
#[component]
pub(crate) fn ListPage<P: Part>(props: &ListPageProps) -> Html {
    use_words();
    let session = &props.session;
    let listing = use_listing::<P>(session);
    let is_elsewhere = matches!(listing, Loading::Here(Ok(None)));
    use_effect_with((is_elsewhere, session.ask.clone()), |(is_elsewhere, ask)| {
        if *is_elsewhere {
            ask.emit(Errand::List);
        }
    });
    match &listing {
        Loading::Waiting | Loading::Here(Ok(None)) => {
            html! { <main class="page list-page" id="main" aria-busy="true"></main> }
        }
        Loading::Here(Err(error)) => failed(error),
        Loading::Here(Ok(Some(listing))) => {
            html! { <Shelf session={session.clone()} listing={listing.clone()} /> }
        }
    }
}

type Listed = Result<Option<Rc<Listing>>, StoreError>;

#[hook]
fn use_listing<P: Part>(session: &Session) -> Loading<Listed> {
    let store = session.store.clone();
    use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move { P::list(&store).await.map(|it| it.map(Rc::new)) }
    })
}

fn failed(error: &StoreError) -> Html {
    html! {
        <main class="page" id="main">
            <div class="empty-state" role="alert">
                <h1>{ word::LIST_FAILED.text() }</h1>
                <p>{ format!("{error}.") }</p>
            </div>
        </main>
    }
}

#[derive(PartialEq, Properties)]
struct ShelfProps {
    session: Session,
    listing: Rc<Listing>,
}

/// The list with its search and filters.
#[component]
fn Shelf(props: &ShelfProps) -> Html {
    use_words();
    let ShelfProps { session, listing } = props;
    let index = use_memo(listing.clone(), |listing| {
        ListIndex::new(listing.summaries.iter().cloned().map(Rc::new))
    });
    let (query, on_query) = use_query(session);
    let search = use_search(session, &query.words);
    let shown =
        use_memo((query.clone(), listing.clone(), search.ranks.clone()), |(query, _, ranks)| {
            index.select(query, &session.scheme, ranks.as_deref())
        });
    let (passages, on_drawn) = use_passages(session, &search, &shown);
    let is_looking = !query.words.trim().is_empty() && !search.is_whole;
    let selected = use_state(|| 0_usize);

    if listing.summaries.is_empty() && listing.unreadable.is_empty() {
        return html! { <EmptyList session={session.clone()} /> };
    }
    html! {
        <main class="page list-page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{ word::POSTMORTEMS.text() }</h1>
                <div class="button-row">{ create::buttons(session) }</div>
            </header>
            <UnreadableRecords session={session.clone()} records={listing.unreadable.clone()} />
            <Filters
                query={query.clone()}
                n_shown={shown.len()}
                n_all={listing.summaries.len()}
                scheme={&session.scheme}
                on_query={&on_query}
            />
            <div class="list-body">
                if shown.is_empty() {
                    { nothing(&query, &on_query, is_looking) }
                } else {
                    <Rows
                        session={session.clone()}
                        shown={(*shown).clone()}
                        {query}
                        {selected}
                        {on_query}
                        {passages}
                        {on_drawn}
                    />
                }
            </div>
        </main>
    }
}

/// How long after the last change the filters and the order are kept for the next visit.
const KEEP_AFTER_MILLIS: u32 = 600;

/// What the list is asked for. Filters and order are kept; the words of a search are there for whoever comes back to it.
#[hook]
fn use_query(session: &Session) -> (ListQuery, Callback<ListQuery>) {
    let query = use_state_eq(|| ListQuery {
        words: hash::noted(),
        is_sorted: false,
        ..ListQuery::clone(&session.preferences.list)
    });
    use_effect_with(query.words.clone(), |words| {
        if *words != hash::noted() {
            hash::note(words);
        }
    });
    let on_query = use_callback(query.setter(), |new: ListQuery, query| query.set(new));
    let session = session.clone();
    use_effect_with((*query).clone(), move |query| {
        let list = ListQuery { words: String::new(), is_sorted: false, ..query.clone() };
        let preferences = &session.preferences;
        let timer = (list != preferences.list).then(|| {
            let preferences = Preferences { list, ..Preferences::clone(preferences) };
            Timeout::new(KEEP_AFTER_MILLIS, move || session.set_preferences.emit(preferences))
        });
        move || drop(timer)
    });
    ((*query).clone(), on_query)
}

/// What stands in place of the rows.
fn nothing(query: &ListQuery, on_query: &Callback<ListQuery>, is_looking: bool) -> Html {
    let clear = on_query.reform({
        let query = query.without_filters();
        move |_: MouseEvent| query.clone()
    });
    let words = if is_looking { &word::LIST_LOOKING } else { &word::LIST_NO_MATCH };
    html! {
        <div class="empty-state">
            <p>{ words.text() }</p>
            <button type="button" class="button" onclick={clear}>{ word::LIST_SHOW_ALL.text() }</button>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct RowsProps {
    session: Session,
    shown: Rc<[Rc<Summary>]>,
    query: ListQuery,
    selected: UseStateHandle<usize>,
    on_query: Callback<ListQuery>,
    passages: Option<Rc<Passages>>,
    on_drawn: Callback<Range<usize>>,
}

/// The rows, with what their keys do.
#[component]
fn Rows(props: &RowsProps) -> Html {
    use_words();
    let RowsProps { session, shown, query, selected, on_query, passages, on_drawn } = props;
    let on_select = use_callback(selected.setter(), |index, selected| selected.set(index));
    let on_open =
        use_callback(session.go.clone(), |id: DocumentId, go| go.emit(Route::Postmortem(id)));
    let href =
        use_callback((), |id: DocumentId, ()| AttrValue::from(Route::Postmortem(id).to_string()));
    let on_sort =
        use_callback((query.clone(), on_query.clone()), |key: SortKey, (query, on_query)| {
            let mut query = query.clone();
            query.sort_by(key);
            on_query.emit(query);
        });
    html! {
        <PostmortemList
            summaries={shown}
            selected={(**selected).min(shown.len().saturating_sub(1))}
            {on_select}
            {on_open}
            {href}
            today={session.today}
            scheme={&session.scheme}
            sort={query.order()}
            {passages}
            {on_drawn}
            reversed={query.reversed}
            {on_sort}
        />
    }
}
