//! Where entries go: into a new postmortem, or into one of those that are here.

use afterword_core::id::DocumentId;
use afterword_core::summary::Summary;
use afterword_ui::fields::TextField;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::loading::use_loaded;
use crate::session::Session;

/// How many of the documents that fit are offered at once.
const N_OFFERED: usize = 6;

/// Fewer documents than this need no search.
const FEW: usize = 4;

/// Where entries go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Into a new postmortem.
    New,
    /// Into this one.
    Document(DocumentId),
}

#[derive(PartialEq, Properties)]
pub(super) struct TargetChoiceProps {
    pub(super) session: Session,
    pub(super) target: Target,
    pub(super) on_change: Callback<Target>,
}

/// A choice among a new postmortem and those that are here, the newest first, found by any words of their titles.
#[component]
pub(super) fn TargetChoice(props: &TargetChoiceProps) -> Html {
    use_words();
    let TargetChoiceProps { session, target, .. } = props;
    let store = session.store.clone();
    let listed = use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move {
            let mut all = store.list().await.map(|it| it.summaries).unwrap_or_default();
            afterword_core::order::sort(&mut all, |a, b| b.updated_at.cmp(&a.updated_at));
            all
        }
    });
    let wanted = use_state_eq(String::new);
    let on_wanted = use_callback(wanted.setter(), |it: String, set| set.set(it));
    let all: &[Summary] = listed.here().map_or(&[], Vec::as_slice);
    let offered = offered(all, &wanted, *target);
    html! {
        <fieldset class="feed-target">
            <legend>{ word::FEED_INTO.text() }</legend>
            { choice(props, Target::New, word::FEED_NEW.text().to_owned()) }
            <div class="feed-find">
                if all.len() >= FEW {
                    <TextField
                        label={word::FEED_FIND.text()}
                        value={(*wanted).clone()}
                        on_change={on_wanted}
                    />
                }
            </div>
            <ul class="plain" aria-label={word::POSTMORTEMS.text()}>
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
    match summary.title.as_str() {
        "" => word::UNTITLED.text().to_owned(),
        title => title.to_owned(),
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
