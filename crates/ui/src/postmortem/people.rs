//! Who did what in the response, who wrote the document and who reads it.

use afterword_core::postmortem::{Edit, NameList, NamedRole, Role, RoleChange, Roles, RowsEdit};
use yew::prelude::*;

use super::frame::frame;
use super::layout::Place;
use super::reach::ADD_ROLE;
use crate::fields::{NamesField, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PeopleSectionProps {
    pub(super) place: Place,
    pub(super) roles: Roles,
    pub(super) authors: Vec<String>,
    pub(super) reviewers: Vec<String>,
    pub(super) on_edit: Callback<Edit>,
}

/// Roles, authors and reviewers.
#[component]
pub(super) fn PeopleSection(props: &PeopleSectionProps) -> Html {
    use_words();
    let PeopleSectionProps { place, on_edit, authors, reviewers, .. } = props;
    let names = |label: &'static str, list: NameList, names: &[String]| {
        let on_change = on_edit.reform(move |names| Edit::Names(list, names));
        html! { <NamesField {label} names={names.to_vec()} {on_change} /> }
    };
    let body = html! {
        <>
            <p class="guidance">{ if place.is_filled { "" } else { &place.guidance } }</p>
            <div class="people facts-grid">
                for role in Role::ALL {
                    { role_field(props, role) }
                }
            </div>
            { other_roles(&props.roles.others, on_edit) }
            <div class="people facts-grid">
                { names(word::AUTHORS.text(), NameList::Authors, authors) }
                { names(word::REVIEWERS.text(), NameList::Reviewers, reviewers) }
            </div>
        </>
    };
    frame(place, on_edit, body)
}

fn role_field(props: &PeopleSectionProps, role: Role) -> Html {
    let on_change = props.on_edit.reform(move |person| Edit::Role(role, person));
    html! {
        <TextField
            key={role.key()}
            label={role.in_words()}
            value={AttrValue::from(props.roles.of(role).to_owned())}
            spellcheck=false
            {on_change}
        />
    }
}

fn other_roles(roles: &[NamedRole], on_edit: &Callback<Edit>) -> Html {
    let onclick =
        on_edit.reform(|_: MouseEvent| Edit::OtherRoles(RowsEdit::Add(NamedRole::default())));
    html! {
        <>
            <ul class="other-roles">
                for (at, role) in roles.iter().enumerate() {
                    { other_role(at, role, on_edit) }
                }
            </ul>
            <button type="button" id={ADD_ROLE} class="button" {onclick}>
                <Icon name={IconName::Plus} />
                { word::ROLE_ADD.text() }
            </button>
        </>
    }
}

fn other_role(at: usize, role: &NamedRole, on_edit: &Callback<Edit>) -> Html {
    let on = |change: fn(String) -> RoleChange| {
        on_edit.reform(move |text| Edit::OtherRoles(RowsEdit::Change(at, change(text))))
    };
    let onclick = on_edit.reform(move |_: MouseEvent| Edit::OtherRoles(RowsEdit::Remove(at)));
    let name = if role.role.trim().is_empty() { word::ROLE_THIS.text() } else { role.role.trim() };
    html! {
        <li key={at} class="other-role">
            <TextField
                label={word::ROLE.text()}
                value={AttrValue::from(role.role.clone())}
                on_change={on(RoleChange::Role)}
            />
            <TextField
                label={word::ROLE_WHO.text()}
                value={AttrValue::from(role.person.clone())}
                spellcheck=false
                on_change={on(RoleChange::Person)}
            />
            <button
                type="button"
                class="button icon-only"
                aria-label={word::NAMES_REMOVE.fill(&[("name", &name)])}
                {onclick}
            >
                <Icon name={IconName::X} />
            </button>
        </li>
    }
}
