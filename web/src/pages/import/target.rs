//! Where something goes: into a new document, or into one of those that are here.

use afterword_core::id::DocumentId;
use afterword_core::summary::{Kind, Summary};
use afterword_ui::fields::TextField;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::Listing;

/// How many of the documents that fit are offered at once.
const N_OFFERED: usize = 6;

/// A team has a few lists; who has more finds the others on the board.
const MOST_LISTS: usize = 20;

/// Fewer documents than this need no search.
const FEW: usize = 4;

/// Where something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Into a new document.
    New,
    /// Into this one.
    Document(DocumentId),
}

#[derive(PartialEq, Properties)]
pub(super) struct TargetChoiceProps {
    pub(super) session: Session,
    pub(super) target: Target,
    pub(super) on_change: Callback<Target>,
    /// The question, and what a new document is called.
    pub(super) words: [&'static str; 2],
    /// Whether lists of actions are offered, before the postmortems.
    #[prop_or_default]
    pub(super) has_lists: bool,
}

/// A choice among a new document and those that are here, the newest first, found by any words of their titles.
#[component]
pub(super) fn TargetChoice(props: &TargetChoiceProps) -> Html {
    use_words();
    let TargetChoiceProps { session, target, .. } = props;
    let store = session.store.clone();
    let has_lists = props.has_lists;
    let listed = use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move {
            let Listing { summaries: mut all, mut lists, .. } =
                store.list().await.unwrap_or_default();
            let newest = |a: &Summary, b: &Summary| b.updated_at.cmp(&a.updated_at);
            afterword_core::order::sort(&mut all, newest);
            afterword_core::order::sort(&mut lists, newest);
            lists.truncate(if has_lists { MOST_LISTS } else { 0 });
            lists.into_iter().chain(all).collect::<Vec<Summary>>()
        }
    });
    let wanted = use_state_eq(String::new);
    let on_wanted = use_callback(wanted.setter(), |it: String, set| set.set(it));
    let all: &[Summary] = listed.here().map_or(&[], Vec::as_slice);
    let offered = offered(all, &wanted, *target);
    html! {
        <fieldset class="feed-target">
            <legend>{ props.words[0] }</legend>
            { choice(props, Target::New, props.words[1].to_owned()) }
            <div class="feed-find">
                if all.len() >= FEW {
                    <TextField
                        label={word::FEED_FIND.text()}
                        value={(*wanted).clone()}
                        on_change={on_wanted}
                    />
                }
            </div>
            <ul class="plain" aria-label={props.words[0]}>
                for it in offered {
                    <li key={it.id.to_string()}>{ choice(props, Target::Document(it.id), title_of(it)) }</li>
                }
            </ul>
        </fieldset>
    }
}

/// The documents that have all the words of `wanted`; the one that is chosen is always there.
fn offered<'a>(all: &'a [Summary], wanted: &str, target: Target) -> Vec<&'a Summary> {
    let words: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    let is_chosen = |it: &Summary| target == Target::Document(it.id);
    let fits = |it: &Summary| {
        let title = title_of(it).to_lowercase();
        words.iter().all(|word| title.contains(word))
    };
    let chosen = all.iter().filter(|it| is_chosen(it));
    let others = all.iter().filter(|it| !is_chosen(it) && fits(it));
    chosen.chain(others).take(N_OFFERED).collect()
}

fn title_of(summary: &Summary) -> String {
    match (summary.title.as_str(), summary.kind) {
        ("", _) => word::UNTITLED.text().to_owned(),
        (title, Kind::Postmortem) => title.to_owned(),
        (title, Kind::ToilRegister) => word::TOIL_NAMED.fill(&[("title", &title)]),
        (title, Kind::Assessment) => word::MATURITY_NAMED.fill(&[("title", &title)]),
        (title, Kind::ActionList) => word::ACTIONS_IN_LIST.fill(&[("title", &title)]),
    }
}

fn choice(props: &TargetChoiceProps, target: Target, name: String) -> Html {
    let onchange = props.on_change.reform(move |_: Event| target);
    html! {
        <label class="feed-choice">
            <input type="radio" name="feed-target" checked={props.target == target} {onchange} />
            <span>{ name }</span>
        </label>
    }
}
