//! What is asked before a document with secrets in it leaves the page in any form.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::TextPlace;
use afterword_core::secrets::{self, Grade};
use afterword_core::template::Template;
use yew::prelude::*;

use super::excerpt::{excerpt, marked};
use crate::dialog::Dialog;
use crate::postmortem::place::Headings;
use crate::postmortem::words::capitalised;
use crate::words::{use_words, word, wording};

/// What becomes of the secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redaction {
    /// They are removed from what goes out; the document keeps them.
    InExport,
    /// They are removed from the document, in one step of undo, and so from what goes out.
    InDocument,
    /// They stay.
    Nowhere,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SecretsDialogProps {
    /// The document as it was when somebody asked for it.
    pub postmortem: Rc<Postmortem>,
    /// The templates of the workspace.
    pub templates: Rc<[Template]>,
    /// Whether what goes out can differ from the document; a printout of the page can't.
    pub is_separate: bool,
    pub on_choose: Callback<Redaction>,
    /// Asks for the place of a text, to mend it there.
    pub on_jump: Callback<TextPlace>,
    pub on_close: Callback<()>,
}

/// One find, ready to be shown.
struct Find {
    place: TextPlace,
    name: String,
    heading: AttrValue,
    excerpt: [String; 3],
}

/// The question. Its owner takes it off the page to close it.
#[component]
pub fn SecretsDialog(props: &SecretsDialogProps) -> Html {
    let words = use_words();
    let finds = use_memo(
        (props.postmortem.clone(), props.templates.clone(), words),
        |(postmortem, templates, _)| finds(postmortem, templates),
    );
    html! {
        <Dialog
            class="is-wide share-dialog"
            title={word::EXPORT_SECRETS_TITLE.count(finds.len())}
            open=true
            on_close={&props.on_close}
            actions={buttons(props)}
        >
            <p>{ word::EXPORT_SECRETS_GUIDANCE.text() }</p>
            <ul class="spot-list" aria-label={word::EXPORT_SECRETS_FOUND.text()}>
                for (at, find) in finds.iter().enumerate() {
                    { row(at, find, &props.on_jump) }
                }
            </ul>
        </Dialog>
    }
}

/// What is found in `postmortem`: secrets, and the personal data that would go with them.
fn finds(postmortem: &Postmortem, templates: &[Template]) -> Vec<Find> {
    let words = wording("secrets", secrets::english());
    let headings = Headings::of(templates, &[postmortem]);
    let texts = postmortem.texts();
    let find = |(place, text): &(TextPlace, &str)| {
        let heading = headings.get(place.section(postmortem).as_ref());
        let alarms = secrets::scan(text).into_iter().filter(|it| it.kind.grade() == Grade::Alarm);
        let finds = alarms.map(|hit| Find {
            place: *place,
            name: capitalised(&hit.name(&words)),
            heading: heading.clone(),
            excerpt: excerpt(text, &hit.range),
        });
        finds.collect::<Vec<Find>>()
    };
    texts.iter().flat_map(find).collect()
}

fn row(at: usize, find: &Find, on_jump: &Callback<TextPlace>) -> Html {
    let place = find.place;
    let onclick = on_jump.reform(move |_: MouseEvent| place);
    html! {
        <li key={at} class="spot">
            <strong>{ &find.name }</strong>
            { marked(&find.excerpt, false) }
            <button type="button" class="button quiet" {onclick}>
                { word::EXPORT_MEND.fill(&[("place", &find.heading)]) }
            </button>
        </li>
    }
}

fn buttons(props: &SecretsDialogProps) -> Html {
    let choose = |redaction| props.on_choose.reform(move |_: MouseEvent| redaction);
    html! {
        <>
            <button type="button" class="button" onclick={choose(Redaction::Nowhere)}>
                { word::EXPORT_SECRETS_KEEP.text() }
            </button>
            <button type="button" class="button" onclick={choose(Redaction::InDocument)}>
                { word::EXPORT_SECRETS_FROM_DOCUMENT.text() }
            </button>
            <button
                type="button"
                class="button primary"
                hidden={!props.is_separate}
                onclick={choose(Redaction::InExport)}
            >
                { word::EXPORT_SECRETS_FROM_EXPORT.text() }
            </button>
        </>
    }
}
