//! The menu of exports of the whole document, and the same as commands.

use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{on_keys, use_words, word};
use afterword_ui::{Form, Outgoing, outgoing_items};
use yew::prelude::*;

use crate::palette::{Command, Group, use_commands};
use crate::session::Session;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ExportMenuProps {
    pub(super) session: Session,
    /// Asks the page's door.
    pub(super) take_out: Callback<Outgoing>,
}

/// The menu.
#[component]
pub(super) fn ExportMenu(props: &ExportMenuProps) -> Html {
    use_words();
    {
        let take_out = props.take_out.clone();
        use_commands(&props.session, move || {
            let items = items(&take_out).into_iter().zip(COMMANDS);
            items.map(|(it, id)| Command::item(Group::Document, id, it)).collect()
        });
    }
    html! {
        <div class="export">
            <Menu label={word::EXPORT.text()} icon={IconName::Download} items={items(&props.take_out)} />
        </div>
    }
}

/// What the palette calls the items of the menu, in their order.
const COMMANDS: [&str; 7] = [
    "export-view",
    "copy-markdown",
    "copy-link",
    "download-markdown",
    "download-html",
    "download-json",
    "print",
];

fn items(take_out: &Callback<Outgoing>) -> Vec<MenuItem> {
    let mut items = outgoing_items(&Form::DOCUMENT, take_out);
    if let Some(print) = items.pop() {
        items.push(print.keys(on_keys("Ctrl P")));
    }
    items
}
