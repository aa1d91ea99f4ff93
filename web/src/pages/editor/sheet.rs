//! The panes beside a document where they are sheets, on a narrow page: the focus goes into one that opens, `Esc` closes it, and the
//! focus goes back to the button that opened it. On a wide page these buttons are not there, and nothing of this happens.

use afterword_ui::shortcut::key;
use yew::prelude::*;

use super::topbar::Pane;
use crate::browser::page;

impl Pane {
    /// The element id of the pane.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Sections => "pane-sections",
            Self::Side => "pane-side",
        }
    }

    /// The element id of the button that opens it.
    pub(super) fn toggle_id(self) -> &'static str {
        match self {
            Self::Sections => "toggle-sections",
            Self::Side => "toggle-side",
        }
    }
}

/// What closes the sheets, and what hears their keys.
pub(super) struct Sheet {
    pub(super) close: Callback<()>,
    pub(super) onkeydown: Callback<KeyboardEvent>,
}

/// Moves the focus into the sheet that `pane` names, and back when it is closed.
#[hook]
pub(super) fn use_sheet(pane: &UseStateHandle<Option<Pane>>) -> Sheet {
    use_effect_with(**pane, |pane| {
        if let Some(pane) = pane.filter(|it| page::is_shown(it.toggle_id())) {
            page::focus_into(pane.id());
        }
    });
    let close = {
        let pane = pane.clone();
        Callback::from(move |()| {
            if let Some(open) = *pane {
                pane.set(None);
                page::focus(open.toggle_id());
            }
        })
    };
    let onkeydown = {
        let (is_open, close) = (pane.is_some(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if is_open && !event.default_prevented() && key::LEAVE.hears(&event) {
                event.prevent_default();
                close.emit(());
            }
        })
    };
    Sheet { close, onkeydown }
}
