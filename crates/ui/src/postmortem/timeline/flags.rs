//! The moments that an entry stands for, as flags on it.

use afterword_core::postmortem::{Edit, EntryId, Moment, MomentKey, Moments};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::menu::{Menu, MenuItem};
use crate::words::{InWords, word};

/// The flags of an entry, to be read.
pub(super) fn shown(flags: &[MomentKey]) -> Html {
    html! {
        <span class="entry-flags">
            for key in flags {
                <span key={key.key().to_owned()} class="chip flag">
                    <Icon name={IconName::Flag} />{ key.in_words() }
                </span>
            }
        </span>
    }
}

/// The flags of an entry, to be taken away.
pub(super) fn editable(flags: &[MomentKey], on_edit: &Callback<Edit>) -> Html {
    html! {
        <span class="entry-flags">
            for key in flags {
                <span key={key.key().to_owned()} class="chip flag">
                    <Icon name={IconName::Flag} />{ key.in_words() }
                    <button
                        type="button"
                        class="chip-remove"
                        aria-label={word::FLAG_REMOVE.fill(&[("moment", &key.in_words())])}
                        onclick={on_edit.reform({
                            let key = key.clone();
                            move |_: MouseEvent| Edit::Moment(key.clone(), None)
                        })}
                    >
                        <Icon name={IconName::X} />
                    </button>
                </span>
            }
        </span>
    }
}

/// What an entry can be said to be the moment of.
pub(super) fn menu(
    id: EntryId,
    moments: &Moments,
    named: &[MomentKey],
    on_edit: &Callback<Edit>,
) -> Html {
    let is_other = |it: &&MomentKey| matches!(it, MomentKey::Custom(_)) && !named.contains(it);
    let own = named.iter().chain(moments.keys().filter(is_other)).cloned();
    let items: Vec<MenuItem> = MomentKey::OFFERED
        .into_iter()
        .chain(own)
        .map(|key| {
            let is_this = moments.get(&key) == Some(&Moment::Entry(id));
            let label = match moments.get(&key) {
                Some(_) if !is_this => word::FLAG_REPLACES.fill(&[("moment", &key.in_words())]),
                _ => key.in_words().to_string(),
            };
            let on_select =
                on_edit.reform(move |()| Edit::Moment(key.clone(), Some(Moment::Entry(id))));
            MenuItem::new(label, on_select).icon(IconName::Flag).disabled(is_this)
        })
        .collect();
    html! { <Menu label={word::FLAG_MENU.text()} {items} /> }
}
