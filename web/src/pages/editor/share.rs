//! The menu of exports of the whole document, and the same as commands.

use afterword_ui::icon::IconName;
use afterword_ui::menu::Menu;
use afterword_ui::words::{use_words, word};
use afterword_ui::{Outgoing, document_items};
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
            let items = document_items(&take_out).into_iter().zip(COMMANDS);
            items.map(|(it, id)| Command::item(Group::Document, id, it)).collect()
        });
    }
    html! {
        <div class="export">
            <Menu label={word::EXPORT.text()} icon={IconName::Download} items={document_items(&props.take_out)} />
        </div>
    }
}

/// What the palette calls the items of the menu, in their order.
const COMMANDS: [&str; 16] = [
    "export-view",
    "copy-markdown",
    "copy-link",
    "download-markdown",
    "download-html",
    "print",
    "copy-confluence",
    "copy-mediawiki",
    "copy-jira",
    "download-confluence",
    "download-mediawiki",
    "download-jira",
    "get-tag",
    "download-json",
    "download-actions",
    "download-due-dates",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_a_command() {
        assert_eq!(document_items(&Callback::noop()).len(), COMMANDS.len());
    }
}
