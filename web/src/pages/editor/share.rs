//! The menu of exports: at once where nothing speaks against it, after a question where secrets would go along, and as a view for
//! other readers.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, Edit, MetricCatalogue, TextPlace};
use afterword_core::secrets::{self, Grade};
use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::postmortem::{Export, Redaction, SecretsDialog, ShareDialog, Way, place_ids};
use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::export::{self, Scribe};
use crate::browser::{page, scroll};
use crate::palette::{Command, Group, use_commands};
use crate::rulebook::use_rulebook;
use crate::session::Session;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ExportMenuProps {
    pub(super) session: Session,
    /// The document as it is now; the menu is not drawn again because of it.
    pub(super) present: Callback<(), Rc<Postmortem>>,
    pub(super) on_edit: Callback<Edit>,
}

/// A way out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    CopyMarkdown,
    DownloadMarkdown,
    DownloadJson,
    Print,
}

/// What the person is asked, about the document as it was when they asked for an export.
#[derive(Clone, PartialEq)]
enum Asked {
    /// Who is to read it.
    Readers(Rc<Postmortem>),
    /// What becomes of the secrets in it.
    Secrets(Rc<Postmortem>, Exit),
}

/// The menu and the dialogs behind it.
#[component]
pub(super) fn ExportMenu(props: &ExportMenuProps) -> Html {
    use_words();
    let (rulebook, _) = use_rulebook(&props.session);
    let metrics = rulebook.map(|it| it.metrics);
    let metrics = metrics.unwrap_or_else(|| Rc::new(MetricCatalogue::shipped().clone()));
    let scribe = Scribe { session: props.session.clone(), metrics };
    let asked = use_state_eq(|| None::<Asked>);
    let close = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    {
        let (props, scribe, asked) = (props.clone(), scribe.clone(), asked.clone());
        use_commands(&props.session.clone(), move || {
            let items = items(&props, &scribe, &asked).into_iter();
            items.zip(COMMANDS).map(|(it, id)| Command::item(Group::Document, id, it)).collect()
        });
    }
    html! {
        <div class="export">
            <Menu label={word::EXPORT.text()} icon={IconName::Download} items={items(props, &scribe, &asked)} />
            <div class="export-question">{ question(props, &scribe, &asked, &close) }</div>
        </div>
    }
}

/// What the palette calls the items of the menu, in their order.
const COMMANDS: [&str; 5] =
    ["export-view", "copy-markdown", "download-markdown", "download-json", "print"];

fn items(
    props: &ExportMenuProps,
    scribe: &Scribe,
    asked: &UseStateHandle<Option<Asked>>,
) -> Vec<MenuItem> {
    let to = |exit: Exit| {
        let (scribe, present) = (scribe.clone(), props.present.clone());
        let asked = asked.setter();
        Callback::from(move |()| {
            let present = present.emit(());
            let holds_secrets = secrets::of(&present).iter().any(|(_, it)| it.kind.is_secret());
            match holds_secrets {
                true => asked.set(Some(Asked::Secrets(present, exit))),
                false => leave(exit, &scribe, &present),
            }
        })
    };
    let to_readers = {
        let (present, asked) = (props.present.clone(), asked.setter());
        Callback::from(move |()| asked.set(Some(Asked::Readers(present.emit(())))))
    };
    vec![
        MenuItem::new(word::EXPORT_VIEW_CHOOSE.text(), to_readers).icon(IconName::Eye),
        MenuItem::new(word::COPY_MARKDOWN.text(), to(Exit::CopyMarkdown)).icon(IconName::Copy),
        MenuItem::new(word::DOWNLOAD_MARKDOWN.text(), to(Exit::DownloadMarkdown))
            .icon(IconName::Download),
        MenuItem::new(word::DOWNLOAD_JSON.text(), to(Exit::DownloadJson)).icon(IconName::Download),
        MenuItem::new(word::PRINT.text(), to(Exit::Print)).icon(IconName::Printer).keys("Ctrl P"),
    ]
}

fn leave(exit: Exit, scribe: &Scribe, postmortem: &Rc<Postmortem>) {
    match exit {
        Exit::CopyMarkdown => scribe.copy(postmortem),
        Exit::DownloadMarkdown => scribe.download(postmortem, Audience::Team),
        Exit::DownloadJson => export::download_json(&scribe.session, postmortem),
        Exit::Print => after_closing(page::print),
    }
}

fn question(
    props: &ExportMenuProps,
    scribe: &Scribe,
    asked: &UseStateHandle<Option<Asked>>,
    close: &Callback<()>,
) -> Html {
    match asked.as_ref() {
        None => Html::default(),
        Some(Asked::Readers(postmortem)) => {
            let write = {
                let scribe = scribe.clone();
                Callback::from(move |it: Rc<Postmortem>| AttrValue::from(scribe.markdown(&it)))
            };
            let on_export = {
                let (scribe, close) = (scribe.clone(), close.clone());
                Callback::from(move |export: Export| {
                    close.emit(());
                    match export.way {
                        Way::Copy => scribe.copy(&export.document),
                        Way::Download => scribe.download(&export.document, export.audience),
                    }
                })
            };
            html! {
                <ShareDialog
                    {postmortem}
                    templates={&props.session.templates}
                    {write}
                    {on_export}
                    on_jump={on_jump(postmortem, close)}
                    on_close={close}
                />
            }
        }
        Some(Asked::Secrets(postmortem, exit)) => html! {
            <SecretsDialog
                {postmortem}
                templates={&props.session.templates}
                is_separate={*exit != Exit::Print}
                on_choose={on_redact(props, scribe, postmortem, *exit, close)}
                on_jump={on_jump(postmortem, close)}
                on_close={close}
            />
        },
    }
}

/// Lets the document out as the person decided about its secrets.
fn on_redact(
    props: &ExportMenuProps,
    scribe: &Scribe,
    postmortem: &Rc<Postmortem>,
    exit: Exit,
    close: &Callback<()>,
) -> Callback<Redaction> {
    let (scribe, on_edit) = (scribe.clone(), props.on_edit.clone());
    let (postmortem, close) = (postmortem.clone(), close.clone());
    Callback::from(move |redaction| {
        close.emit(());
        let clean = match secrets::redact_all(&postmortem, Grade::Alarm) {
            Some(Edit::Replace(clean)) if redaction != Redaction::Nowhere => clean,
            _ => postmortem.clone(),
        };
        if redaction == Redaction::InDocument {
            on_edit.emit(Edit::Replace(clean.clone()));
        }
        leave(exit, &scribe, &clean);
    })
}

/// Closes the dialog and goes to where a text stands.
fn on_jump(postmortem: &Rc<Postmortem>, close: &Callback<()>) -> Callback<TextPlace> {
    let (postmortem, close) = (postmortem.clone(), close.clone());
    Callback::from(move |place| {
        close.emit(());
        let ids = place_ids(place, &postmortem);
        after_closing(move || {
            if let Some(id) = ids.iter().find(|it| page::focus(it)) {
                scroll::to(id, None);
            }
        });
    })
}

/// Does it when the dialog is gone from the page, and has given the focus back.
fn after_closing(act: impl FnOnce() + 'static) {
    Timeout::new(0, act).forget();
}
