//! What stands around every section: its heading, who may read it, and what can be done with it as a whole.

use afterword_core::postmortem::{Audience, Edit, SectionKey};
use yew::prelude::*;

use super::layout::Place;
use crate::icon::IconName;
use crate::menu::{Menu, MenuItem};
use crate::review::{Beside, Spot};
use crate::words::{use_words, word};

/// A section around `body`.
pub(super) fn frame(place: &Place, on_edit: &Callback<Edit>, body: Html) -> Html {
    framed(place, html! { <SectionHead place={place.clone()} {on_edit} /> }, body)
}

/// A section under a head of its own.
pub(super) fn framed(place: &Place, head: Html, body: Html) -> Html {
    html! {
        <section
            id={place.id()}
            class={classes!("section", place.is_filled.then_some("is-filled"))}
            aria-label={&place.name}
        >
            { head }
            <div class="section-body">{ body }</div>
        </section>
    }
}

/// The element id of a section's heading. It can be focused, so that following a link to a section goes there.
pub fn heading_id(key: &SectionKey) -> String {
    format!("section-{key}-heading")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SectionHeadProps {
    pub(super) place: Place,
    pub(super) on_edit: Callback<Edit>,
}

#[component]
fn SectionHead(props: &SectionHeadProps) -> Html {
    use_words();
    let SectionHeadProps { place, on_edit } = props;
    html! {
        <header class="section-head">
            <h2 id={heading_id(&place.key)} tabindex="-1" lang={place.lang}>{ &place.heading }</h2>
            <Beside spot={Spot::Section(place.key.clone())} />
            { notes(place) }
            { options(place, on_edit, Vec::new()) }
        </header>
    }
}

/// What there is to know about a section besides its heading.
pub(super) fn notes(place: &Place) -> Html {
    let is_lacking = place.is_required && !place.is_filled;
    html! {
        <span class="section-notes">
            <span key="required" class="section-required">
                { if is_lacking { word::REQUIRED.text() } else { "" } }
            </span>
            <span key="audience" class="section-audience">{ readers(place.audience) }</span>
        </span>
    }
}

/// For whom it is, whether its author decided that or the workspace.
fn readers(audience: Audience) -> &'static str {
    match audience {
        Audience::Team => word::AUDIENCE_FOR_TEAM.text(),
        Audience::Organisation => word::AUDIENCE_FOR_ORGANISATION.text(),
        Audience::Public => word::AUDIENCE_FOR_PUBLIC.text(),
    }
}

/// The menu of a section: `items` of its own, then who may read it.
pub(super) fn options(place: &Place, on_edit: &Callback<Edit>, items: Vec<MenuItem>) -> Html {
    let audiences = Audience::ALL.into_iter().map(|audience| {
        let key = place.key.clone();
        let on_select = on_edit.reform(move |()| Edit::Audience(key.clone(), audience));
        let (label, spoken) = match audience {
            Audience::Team => (word::AUDIENCE_KEEP.text(), word::AUDIENCE_KEPT.text()),
            Audience::Organisation => {
                (word::AUDIENCE_SHOW_ORGANISATION.text(), word::AUDIENCE_SHOWN_ORGANISATION.text())
            }
            Audience::Public => {
                (word::AUDIENCE_SHOW_PUBLIC.text(), word::AUDIENCE_SHOWN_PUBLIC.text())
            }
        };
        let is_chosen = place.audience == audience;
        let item = MenuItem::new(if is_chosen { spoken } else { label }, on_select);
        item.icon(if is_chosen { IconName::Check } else { IconName::Eye })
    });
    html! {
        <Menu
            label={word::OPTIONS_OF.fill(&[("what", &place.name)])}
            items={items.into_iter().chain(audiences).collect::<Vec<_>>()}
            icon={IconName::More}
            class="section-menu"
        />
    }
}
