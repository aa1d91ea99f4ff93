//! The desk of the board: what is asked, what is answered, and what somebody does with it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use afterword_core::actions::ActionState;
use afterword_core::board::{CardKey, Standing};
use afterword_core::workflow::WorkflowPolicy;
use afterword_ui::board::{BoardFigures, BulkBar, FilterBar, ReasonDialog, View, Wish};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::above::{Above, Dialogs};
use super::cards::Cards;
use super::changes::{Changes, use_changes};
use super::empty::EmptyBoard;
use super::kept::KeptFilters;
use super::looks::{use_settings, viewed};
use super::paper::use_paper;
use super::settings::BoardSettings;
use super::taking;
use crate::across::{Answered, Asked, Board, Keys, Layout, Shown, Wanted, ask_once, use_answer};
use crate::browser::{page, task};
use crate::pages::{Subject, TagDialog};
use crate::session::Session;

/// Cards that are asked for at once: more than a window shows, so that scrolling finds them there.
const WINDOW: usize = 60;

/// Cards of a column that are shown at first, and that each press adds.
const LANE: usize = 40;

#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) session: Session,
    pub(super) settings: BoardSettings,
}

/// The actions of all documents.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    use_words();
    let session = &props.session;
    let (settings, on_settings) = use_settings(session, &props.settings);
    let window = use_state_eq(|| 0..WINDOW);
    let each = use_state_eq(|| LANE);
    let wanted = Wanted {
        filter: settings.view.meant(),
        sort: settings.view.sort,
        reversed: settings.view.reversed,
        today: session.today,
    };
    let layout = match settings.view.is_columns {
        true => Layout::Columns(*each),
        false => Layout::List((*window).clone()),
    };
    let question = Board { wanted: wanted.clone(), layout };
    let asked = use_answer(session, Some(question));
    let changes = use_changes(session);
    {
        let answered = changes.answered.clone();
        use_effect_with(asked.clone(), move |_| answered.emit(()));
    }
    let on_window = use_callback(window.setter(), |seen: Range<usize>, window| {
        if !seen.is_empty() {
            let start = seen.start.saturating_sub(WINDOW / 2) / WINDOW * WINDOW;
            window.set(start..(seen.end + WINDOW / 2).div_ceil(WINDOW) * WINDOW);
        }
    });
    let on_more = use_callback(each, |(), each| each.set(**each + LANE));
    let above = use_state_eq(|| None::<Above>);
    let on_above = use_callback(above.setter(), |it: Above, above| above.set(Some(it)));
    let on_close = use_callback(above.setter(), |(), above| above.set(None));
    use_new_key(&on_above);
    let asking = use_state_eq(|| None::<(Vec<CardKey>, Wish)>);
    let on_wish = use_wish(&changes, &asking);
    let Asked::Answered(answered) = &asked else { return before(&asked) };
    let shown = Answer(answered.clone());
    let page = match answered.answer.n_all == 0 && answered.is_whole {
        true => html! {
            <EmptyBoard session={session.clone()} on_new={on_above.reform(|()| Above::New)} />
        },
        false => html! {
            <Loaded
                session={session.clone()}
                settings={(*settings).clone()}
                on_settings={&on_settings}
                shown={shown.clone()}
                {wanted}
                changes={changes.clone()}
                on_wish={&on_wish}
                {on_above}
                {on_window}
                {on_more}
            />
        },
    };
    html! {
        <>
            <div class="board-slot">{ page }</div>
            <div class="board-above">
                { reason(&asking, &changes) }
                <Dialogs
                    session={session.clone()}
                    above={*above}
                    {on_close}
                    {shown}
                    {changes}
                    {on_wish}
                    settings={(*settings).clone()}
                    {on_settings}
                />
            </div>
        </>
    }
}

/// Hears the key for a new action.
#[hook]
fn use_new_key(on_above: &Callback<Above>) {
    use_effect_with(on_above.clone(), |on_above| {
        let on_above = on_above.clone();
        let keys = page::on_key(move |event| {
            if key::CARD_NEW.hears(event) && !page::is_typing(event) && !page::has_dialog() {
                event.prevent_default();
                on_above.emit(Above::New);
            }
        });
        move || drop(keys)
    });
}

/// What there is before there is an answer.
fn before(asked: &Asked<Shown>) -> Html {
    match asked {
        Asked::Failed(error) => html! {
            <main class="page" id="main">
                <div class="empty-state" role="alert">
                    <h1>{ word::BOARD_FAILED.text() }</h1>
                    <p>{ format!("{error}.") }</p>
                </div>
            </main>
        },
        _ => html! { <main class="page board-page" id="main" aria-busy="true"></main> },
    }
}

/// An answer, compared by its address: each is a new one.
#[derive(Clone)]
pub(super) struct Answer(pub(super) Rc<Answered<Shown>>);

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct LoadedProps {
    session: Session,
    settings: BoardSettings,
    on_settings: Callback<BoardSettings>,
    shown: Answer,
    wanted: Wanted,
    changes: Changes,
    on_wish: Callback<(Vec<CardKey>, Wish)>,
    on_above: Callback<Above>,
    on_window: Callback<Range<usize>>,
    on_more: Callback<()>,
}

impl PartialEq for Changes {
    fn eq(&self, other: &Self) -> bool {
        self.unseen == other.unseen && self.wish == other.wish
    }
}

/// The board with an answer.
#[component]
fn Loaded(props: &LoadedProps) -> Html {
    use_words();
    let LoadedProps { session, settings, on_settings, wanted, changes, on_wish, on_above, .. } =
        props;
    let shown = &props.shown.0.answer;
    let picked = use_state_eq(|| Rc::new(BTreeSet::<CardKey>::new()));
    let on_view = use_callback((settings.clone(), on_settings.clone()), |view: View, (old, it)| {
        it.emit(viewed(old, view));
    });
    let on_pick = use_callback(picked.clone(), |key: CardKey, picked| {
        let mut keys = BTreeSet::clone(picked);
        if !keys.remove(&key) {
            keys.insert(key);
        }
        picked.set(Rc::new(keys));
    });
    let n_shown: usize = shown.counts.iter().sum();
    let kept = html! {
        <KeptFilters session={session.clone()} settings={settings.clone()} {on_settings} />
    };
    let (paper, on_print) = use_paper(session, wanted);
    let tagged = use_state_eq(|| None::<Subject>);
    let on_tag = {
        let tagged = tagged.setter();
        use_callback((), move |it: Subject, ()| tagged.set(Some(it)))
    };
    let on_untag = {
        let tagged = tagged.setter();
        use_callback((), move |(), ()| tagged.set(None))
    };
    let has_lists = !shown.lists.is_empty();
    let take_out = taking::menu(session, wanted, &on_print, on_above, &on_tag, has_lists);
    html! {
        <main class={classes!("page", "board-page", settings.view.is_columns.then_some("is-columns"))} id="main" tabindex="-1">
            <header class="page-head">
                <h1>{ word::ACTIONS.text() }</h1>
                <div class="button-row">
                    <button
                        type="button"
                        class="button"
                        title={key::CARD_NEW.keys()}
                        onclick={on_above.reform(|_: MouseEvent| Above::New)}
                    >
                        <Icon name={IconName::Plus} />{ word::BOARD_NEW.text() }
                    </button>
                    { take_out }
                </div>
            </header>
            { figures(props, shown, &on_view) }
            <FilterBar
                view={settings.view.clone()}
                on_view={&on_view}
                choices={shown.choices.clone()}
                {n_shown}
                n_all={shown.n_all}
                {kept}
            />
            <BulkBar
                n={picked.len()}
                {n_shown}
                on_wish={bulk(&picked, on_wish)}
                on_all={pick_all(session, wanted, &picked)}
                on_none={let picked = picked.setter(); Callback::from(move |()| picked.set(Rc::default()))}
                owners={owners(shown)}
            />
            <div class="door">
                if let Some(subject) = (*tagged).clone() {
                    <TagDialog session={session.clone()} {subject} on_close={on_untag} />
                }
            </div>
            <div class="board-body">
                <Cards
                    session={session.clone()}
                    shown={props.shown.clone()}
                    changes={changes.clone()}
                    is_columns={settings.view.is_columns}
                    tracker={settings.tracker.clone()}
                    picked={(*picked).clone()}
                    {on_pick}
                    {on_wish}
                    on_sheet={on_above.reform(Above::Sheet)}
                    on_window={&props.on_window}
                    on_more={&props.on_more}
                    on_tracker={on_above.reform(|()| Above::Tracker)}
                    on_view={on_view.reform({let view = settings.view.clone(); move |()| everything(&view)})}
                />
            </div>
            <div>{ paper }</div>
        </main>
    }
}

/// What is wanted of cards; what wants a reason is asked for it first.
#[hook]
fn use_wish(
    changes: &Changes,
    asking: &UseStateHandle<Option<(Vec<CardKey>, Wish)>>,
) -> Callback<(Vec<CardKey>, Wish)> {
    let deps = (changes.wish.clone(), asking.setter());
    use_callback(deps, |(keys, wish): (Vec<CardKey>, Wish), (change, asking)| {
        if keys.is_empty() {
        } else if wish.asks().is_some() {
            asking.set(Some((keys, wish)));
        } else {
            change.emit((keys, wish));
        }
    })
}

fn reason(asking: &UseStateHandle<Option<(Vec<CardKey>, Wish)>>, changes: &Changes) -> Html {
    let state = asking.as_ref().and_then(|(_, wish)| wish.asks());
    let n = asking.as_ref().map_or(0, |(keys, _)| keys.len());
    let on_answer = {
        let (asking, change) = (asking.clone(), changes.wish.clone());
        Callback::from(move |answer: Option<ActionState>| {
            if let (Some(state), Some((keys, _))) = (answer, asking.as_ref()) {
                change.emit((keys.clone(), Wish::State(state)));
            }
            asking.set(None);
        })
    };
    html! { <ReasonDialog {state} {n} {on_answer} /> }
}

fn figures(props: &LoadedProps, shown: &Shown, on_view: &Callback<View>) -> Html {
    let LoadedProps { settings, on_settings, .. } = props;
    let view = settings.view.clone();
    let on_standing = on_view.reform(move |it: Standing| {
        let mut view = view.clone();
        view.filter.standing = Some(it);
        view.filter.states.clear();
        view
    });
    let on_open = {
        let settings = settings.clone();
        on_settings.reform(move |has_charts| BoardSettings { has_charts, ..settings.clone() })
    };
    html! {
        <>
            if !props.shown.0.is_whole {
                <p class="board-incomplete" role="status">{ word::BOARD_INCOMPLETE.text() }</p>
            }
            <BoardFigures
                overview={Rc::new(shown.overview.clone())}
                burn_up={Rc::from(shown.burn_up.clone())}
                owners={Rc::from(shown.owners.clone())}
                within_days={WorkflowPolicy::shipped().actions_within_days}
                {on_standing}
                is_open={settings.has_charts}
                {on_open}
            />
        </>
    }
}

/// The same order over everything.
fn everything(view: &View) -> View {
    View { filter: Default::default(), ..view.clone() }
}

fn bulk(
    picked: &Rc<BTreeSet<CardKey>>,
    on_wish: &Callback<(Vec<CardKey>, Wish)>,
) -> Callback<Wish> {
    let picked = picked.clone();
    on_wish.reform(move |wish| (picked.iter().copied().collect(), wish))
}

/// Picks all that the filter leaves, those too that are not in the page.
fn pick_all(
    session: &Session,
    wanted: &Wanted,
    picked: &UseStateHandle<Rc<BTreeSet<CardKey>>>,
) -> Callback<()> {
    let (session, wanted, setter) = (session.clone(), wanted.clone(), picked.setter());
    Callback::from(move |()| {
        let (session, wanted, setter) = (session.clone(), wanted.clone(), setter.clone());
        task::spawn(async move {
            match ask_once(&session.store, &Keys { wanted }).await {
                Ok(keys) => setter.set(Rc::new(afterword_core::order::set(keys))),
                Err(error) => session.say_here.emit(error.to_string().into()),
            }
        });
    })
}

/// The names that are offered as owners.
pub(super) fn owners(shown: &Shown) -> Rc<[AttrValue]> {
    let names = shown.choices.owners.iter().filter(|it| !it.name.is_empty());
    names.map(|it| AttrValue::from(it.name.clone())).collect()
}
