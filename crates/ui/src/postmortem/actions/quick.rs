//! The line that takes the next action.

use afterword_core::actions::ActionsEdit;
use afterword_core::causes::CauseId;
use afterword_core::postmortem::Edit;
use chrono::NaiveDate;
use yew::prelude::*;

use super::reading::{Reading, read};
use crate::Shell;
use crate::fields::{TextField, use_typed};
use crate::icon::{Icon, IconName};
use crate::shortcut::key;
use crate::sight;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::postmortem) struct QuickActionProps {
    pub(in crate::postmortem) label: AttrValue,
    /// The causes that the new action addresses.
    #[prop_or_default]
    pub(in crate::postmortem) causes: Vec<CauseId>,
    #[prop_or_default]
    pub(in crate::postmortem) id: Option<AttrValue>,
    pub(in crate::postmortem) on_edit: Callback<Edit>,
    pub(in crate::postmortem) shell: Shell,
}

/// The line of a postmortem.
#[component]
pub(in crate::postmortem) fn QuickAction(props: &QuickActionProps) -> Html {
    use_words();
    let on_read = {
        let props = props.clone();
        Callback::from(move |reading: Reading| {
            let mut action = reading.clone().action(props.shell.id(), props.shell.today);
            action.causes = props.causes.clone();
            props.shell.announce(word::ADDED.fill(&[("what", &reading.understood())]));
            props.on_edit.emit(Edit::Actions(ActionsEdit::Add(action)));
        })
    };
    html! {
        <QuickLine
            id={props.id.clone()}
            label={&props.label}
            placeholder={word::ACTION_QUICK_PLACEHOLDER.text()}
            today={props.shell.today}
            {on_read}
        />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct QuickLineProps {
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    pub(crate) label: AttrValue,
    pub(crate) placeholder: AttrValue,
    pub(crate) today: NaiveDate,
    pub(crate) on_read: Callback<Reading>,
}

/// A line such as `Add query timeout @alice 2026-12-01 P1`: how it is read is shown while it is typed, Enter adds it.
#[component]
pub(crate) fn QuickLine(props: &QuickLineProps) -> Html {
    use_words();
    let draft = use_typed(String::new);
    let reading = read(&draft, props.today);
    let (is_blank, hint) = (reading.is_blank(), reading.understood());
    let add = {
        let (draft, on_read, today) = (draft.clone(), props.on_read.clone(), props.today);
        Callback::from(move |()| {
            let reading = read(&draft.take(), today);
            if !reading.is_blank() {
                on_read.emit(reading);
            }
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if key::LINE_ADD.hears(&event) {
                event.prevent_default();
                add.emit(());
            }
        })
    };
    // The button goes out of use with what it added.
    let onclick = {
        let field = draft.field().clone();
        add.reform(move |_: MouseEvent| sight::focus_in(&field))
    };
    html! {
        <div class="quick-action">
            <TextField
                id={props.id.clone()}
                label={&props.label}
                value={draft.value()}
                on_change={draft.on_change()}
                placeholder={&props.placeholder}
                {hint}
                {onkeydown}
                input_ref={draft.field()}
            />
            <button type="button" class="button" disabled={is_blank} {onclick}>
                <Icon name={IconName::Plus} />{ word::ADD.text() }
            </button>
        </div>
    }
}
