//! Get the tag: a document, or a calculator, as a widget on a page of somebody else. What to paste, where that works, and how it looks there.

mod address;
mod choice;
mod made;
mod out;
mod preview;
mod subject;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::TextPlace;
use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::postmortem::Gate;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::palette::{Command, Group, use_commands};
use crate::session::Session;
use address::use_script;
use choice::{Choice, Fields, Way};
use made::{Made, use_made};
use out::Outlet;
use preview::Preview;

pub(super) use subject::Actions;
pub(crate) use subject::Subject;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TagDialogProps {
    pub(crate) session: Session,
    /// What it is of, as it was when somebody asked.
    pub(crate) subject: Subject,
    /// Goes to where a text of a postmortem stands.
    #[prop_or_default]
    pub(crate) on_jump: Callback<TextPlace>,
    pub(crate) on_close: Callback<()>,
}

/// The dialog. Its owner takes it off the page to close it.
#[component]
pub(crate) fn TagDialog(props: &TagDialogProps) -> Html {
    use_words();
    let TagDialogProps { session, subject, on_jump, on_close } = props;
    let choice = use_state_eq(|| Choice::first(subject));
    let on_choice = {
        let choice = choice.setter();
        use_callback((), move |it: Choice, ()| choice.set(it))
    };
    // What the chosen readers get of a postmortem; nothing until that is known.
    let view = use_state_eq(|| None::<Rc<Postmortem>>);
    let on_view = {
        let view = view.setter();
        use_callback((), move |it: Rc<Postmortem>, ()| view.set(Some(it)))
    };
    let script = use_script(session);
    let made = use_made(session, subject, &view, &choice, &script);
    html! {
        <Dialog class="is-wide tag-dialog" title={word::TAG.text()} open=true {on_close}>
            <div class="tag-parts">
                <div class="tag-choices">
                    <Fields
                        subject={subject.clone()}
                        choice={(*choice).clone()}
                        {on_choice}
                        script={script.clone()}
                        file_name={made.file_name.clone()}
                    />
                    { gate(session, subject, &choice, &on_view, on_jump) }
                    { names(subject, &choice) }
                </div>
                <div class="tag-result">
                    <Outlet choice={(*choice).clone()} made={made.clone()} />
                    { shown(&made, &script) }
                </div>
            </div>
        </Dialog>
    }
}

/// Whom a postmortem is for, and what should not go along.
fn gate(
    session: &Session,
    subject: &Subject,
    choice: &Choice,
    on_view: &Callback<Rc<Postmortem>>,
    on_jump: &Callback<TextPlace>,
) -> Html {
    let Subject::Postmortem { postmortem, .. } = subject else { return Html::default() };
    html! {
        <Gate
            postmortem={postmortem.clone()}
            templates={&session.templates}
            form={choice.form(postmortem)}
            {on_view}
            {on_jump}
        />
    }
}

/// What of other documents goes along, and what was left out.
fn names(subject: &Subject, choice: &Choice) -> Html {
    let has_names = match subject {
        Subject::Actions(_) => true,
        // The widget shows what takes how long; the report says who sees to it.
        Subject::Register(_) => choice.way == Way::Snapshot,
        _ => false,
    };
    let n_secrets = subject.n_secrets();
    html! {
        <div class="tag-names">
            if n_secrets > 0 {
                <p class="share-notice">{ word::BOARD_SECRETS.count(n_secrets) }</p>
            }
            if has_names {
                <p class="guidance">{ word::TAG_NAMES.text() }</p>
            }
            if matches!(subject, Subject::Assessment(_)) {
                <p class="guidance">{ word::TAG_NAMES_NONE.text() }</p>
            }
        </div>
    }
}

fn shown(made: &Made, script: &address::Script) -> Html {
    html! {
        <section class="tag-preview" aria-labelledby="tag-preview-title">
            <h3 id="tag-preview-title">{ word::TAG_PREVIEW.text() }</h3>
            <Preview shown={made.shown.clone()} title={made.title.clone()} served={script.served} />
        </section>
    }
}

/// The button that asks for the tag.
pub(super) fn tag_button(on_tag: &Callback<()>) -> Html {
    html! {
        <button type="button" class="button" onclick={on_tag.reform(|_: MouseEvent| ())}>
            <Icon name={IconName::ExternalLink} />{ word::TAG_ASK.text() }
        </button>
    }
}

/// The dialog of the document that is on the page, what opens it, and that as a command. It holds what the document was when it was opened.
#[hook]
pub(super) fn use_tag(session: &Session, subject: Callback<(), Subject>) -> (Callback<()>, Html) {
    let asked = use_state_eq(|| None::<Subject>);
    // Whoever asks holds one callback for as long as the page stands.
    let held = use_mut_ref(|| subject.clone());
    *held.borrow_mut() = subject;
    let on_ask = {
        let asked = asked.setter();
        use_callback((), move |(), ()| asked.set(Some(held.borrow().emit(()))))
    };
    let on_close = {
        let asked = asked.setter();
        use_callback((), move |(), ()| asked.set(None))
    };
    {
        let on_ask = on_ask.clone();
        use_commands(session, move || {
            vec![Command::new(Group::Document, "get-tag", word::TAG_ASK.text(), on_ask.clone())]
        });
    }
    let dialog = html! {
        <div class="door">
            if let Some(subject) = (*asked).clone() {
                <TagDialog session={session.clone()} {subject} {on_close} />
            }
        </div>
    };
    (on_ask, dialog)
}
