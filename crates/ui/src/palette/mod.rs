//! The command palette: everything that can be done, found by a few letters.
//!
//! Commands go in as data, the id of the chosen one comes out; what it does is the page's business. How they are found and ranked is
//! said in [`rank`].

mod keys;
mod rank;
mod results;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::rank::{Index, LATELY, Ranking};
use self::results::{Results, Shown, option_id};
use crate::dialog::Dialog;
use crate::icon::{Icon, IconName};
use crate::marked::Marked;
use crate::newest::use_newest;
use crate::words::{use_words, word};

/// How many results are shown at most.
const SHOWN: usize = 50;

const LIST_ID: &str = "palette-list";

/// A command as the palette knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called among commands; the same from visit to visit.
    pub id: AttrValue,
    pub text: AttrValue,
    /// The heading that it stands under, with others of the same.
    pub group: &'static str,
    /// The keys that do the same, as text.
    pub keys: Option<AttrValue>,
    /// Why it was found, where its own text does not say that.
    pub detail: Option<Marked>,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaletteProps {
    pub open: bool,
    /// All commands, those of a group together, in the order in which they are shown before anything is typed.
    pub choices: Rc<[Choice]>,
    /// The ids of those that were used lately, the last one first.
    pub lately: Rc<[AttrValue]>,
    /// More that answer what is typed, for what is behind them; the best first.
    #[prop_or_default]
    pub found: Option<Rc<[Choice]>>,
    /// Hears what is typed.
    #[prop_or_default]
    pub on_query: Callback<AttrValue>,
    /// Hears the id of what was chosen.
    pub on_choose: Callback<AttrValue>,
    pub on_close: Callback<()>,
}

/// The palette, in a dialog: the focus goes back to where it was when it closes.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    use_words();
    html! {
        <Dialog title={word::PALETTE.text()} open={props.open} on_close={&props.on_close} class="palette">
            <Finder ..props.clone() />
        </Dialog>
    }
}

/// The field and what it finds. It exists only while the palette is open, so it always begins empty.
#[component]
fn Finder(props: &PaletteProps) -> Html {
    use_words();
    let query = use_newest(AttrValue::default);
    let active = use_state_eq(|| 0_usize);
    let index = use_memo((props.choices.clone(), props.lately.clone()), |(choices, lately)| {
        index(choices, lately)
    });
    let ranking = use_mut_ref(Ranking::default);
    let (n_found, mut shown) = found(props, &index, &mut ranking.borrow_mut(), &query);
    let choices = use_memo((props.choices.clone(), props.found.clone()), |(choices, found)| {
        let found = found.iter().flat_map(|it| it.iter());
        choices.iter().chain(found).cloned().collect::<Rc<[Choice]>>()
    });
    let n_more = if query.trim().is_empty() {
        0
    } else {
        results::add_found(&mut shown, &choices, props.choices.len())
    };
    let at = (*active).min(shown.len().saturating_sub(1));
    let chosen = shown.get(at).map(|it| it.place);
    let oninput = {
        let (query, active, on_query) = (query.clone(), active.setter(), props.on_query.clone());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let typed = AttrValue::from(typed);
            query.set(typed.clone());
            active.set(0);
            on_query.emit(typed);
        })
    };
    let on_place = {
        let on_choose = props.on_choose.clone();
        use_callback(((*choices).clone(), on_choose), |place: usize, (choices, on_choose)| {
            if let Some(choice) = choices.get(place) {
                on_choose.emit(choice.id.clone());
            }
        })
    };
    let on_enter = {
        let (props, query, drawn) = (props.clone(), query.clone(), AttrValue::clone(&query));
        let on_place = on_place.clone();
        Callback::from(move |()| {
            // The best for what is typed, even where what is shown still answers fewer letters.
            let place = match *query == drawn {
                true => chosen,
                false => best(&props, &index, &mut ranking.borrow_mut(), &query),
            };
            place.into_iter().for_each(|it| on_place.emit(it));
        })
    };
    let onkeydown = keys::on_key(at, shown.len(), &active, on_enter);
    html! {
        <div class="palette-finder">
            <div class="palette-line">
                <Icon name={IconName::Search} />
                <input
                    class="palette-input"
                    type="text"
                    role="combobox"
                    aria-label={word::PALETTE_FIND.text()}
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-haspopup="listbox"
                    aria-controls={LIST_ID}
                    aria-activedescendant={chosen.map(option_id)}
                    placeholder={word::PALETTE_FIND.text()}
                    value={(*query).clone()}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {oninput}
                    {onkeydown}
                />
            </div>
            <Results choices={(*choices).clone()} {shown} active={at} {on_place} />
            <p class="palette-count" role="status">{ counted(n_found + n_more) }</p>
        </div>
    }
}

/// How many choices answer `query`, and those that are shown. While nothing is typed, what was used lately comes first.
fn found(
    props: &PaletteProps,
    index: &Index,
    ranking: &mut Ranking,
    query: &str,
) -> (usize, Vec<Shown>) {
    let lately = if query.trim().is_empty() { used_lately(props) } else { Vec::new() };
    let (n_found, best) = ranking.best(index, query, SHOWN);
    let others = best.into_iter().filter(|it| !lately.contains(it));
    let places: Vec<usize> = lately.iter().copied().chain(others).take(SHOWN).collect();
    (n_found, results::grouped(&props.choices, &places, lately.len()))
}

fn best(props: &PaletteProps, index: &Index, ranking: &mut Ranking, query: &str) -> Option<usize> {
    found(props, index, ranking, query).1.first().map(|it| it.place)
}

fn index(choices: &[Choice], lately: &[AttrValue]) -> Index {
    Index::new(choices.iter().map(|it| {
        let since = lately.iter().position(|id| *id == it.id);
        let since = since.and_then(|it| i32::try_from(it).ok());
        (&*it.text, since.map_or(0, |it| (LATELY - it).max(0)))
    }))
}

/// The places of what was used lately and is still among the choices.
fn used_lately(props: &PaletteProps) -> Vec<usize> {
    let place = |id: &AttrValue| props.choices.iter().position(|it| it.id == *id);
    props.lately.iter().filter_map(place).collect()
}

fn counted(n_found: usize) -> String {
    match n_found {
        0 => word::PALETTE_NONE.text().to_owned(),
        n if n > SHOWN => word::PALETTE_MORE.fill(&[("shown", &SHOWN), ("n", &n)]),
        n => word::PALETTE_COUNT.count(n),
    }
}
