//! The dialog between a document and whatever leaves the page: for whom it is, in which form, and what should not go along.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, TextPlace};
use afterword_core::template::Template;
use yew::prelude::*;

use super::choice::{form, readers};
use super::leaks::SpotList;
use super::shown::Shown;
use crate::dialog::Dialog;
use crate::icon::{Icon, IconName};
use crate::outgoing::{Drawings, Form, Way};
use crate::postmortem::focus::use_focus;
use crate::words::{use_words, word};

/// A document that is to go out.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// What to write: the view, without what the person had removed.
    pub document: Rc<Postmortem>,
    /// Whom it is for.
    pub audience: Audience,
    /// What of it, and as what.
    pub form: Form,
    /// How it goes.
    pub way: Way,
    /// Whether drawings go along.
    pub drawings: Drawings,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShareDialogProps {
    /// The document as it was when the dialog was asked for.
    pub postmortem: Rc<Postmortem>,
    /// The templates of the workspace.
    pub templates: Rc<Vec<Template>>,
    /// The forms to choose among; one at least.
    pub forms: Vec<Form>,
    /// How it was to go when something was found in it; `None` where somebody came to choose the readers.
    pub stopped: Option<Way>,
    /// Whether drawings went along the last time.
    pub drawings: Drawings,
    /// A document as text, to be looked at.
    pub write: Callback<Export, AttrValue>,
    pub on_export: Callback<Export>,
    /// Asks for the document itself without what was found; answer with a new `postmortem`.
    pub on_redact: Callback<()>,
    /// Asks for the place of a text, to mend it there.
    pub on_jump: Callback<TextPlace>,
    pub on_close: Callback<()>,
}

/// Whom it is for and as what, and where the person decided differently than proposed.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    audience: Audience,
    form: Form,
    drawings: Drawings,
    differing: BTreeSet<usize>,
    /// Whether the text itself is shown.
    is_previewed: bool,
}

impl Choice {
    /// A secret was in the way of an export for the team; who came to choose readers rather means others.
    fn first(props: &ShareDialogProps) -> Self {
        let audience =
            if props.stopped.is_some() { Audience::Team } else { Audience::Organisation };
        Self {
            audience,
            form: props.forms.first().copied().unwrap_or(Form::Markdown),
            drawings: props.drawings,
            differing: BTreeSet::new(),
            is_previewed: false,
        }
    }

    fn export(&self, shown: &Shown, way: Way) -> Export {
        let Self { audience, form, drawings, .. } = *self;
        let document = Rc::new(shown.document(&self.differing));
        Export { document, audience, form, way, drawings }
    }
}

/// The id of what has the focus when there is nothing left to remove.
const SCAN_ID: &str = "share-scan";

/// The dialog. Its owner takes it off the page to close it.
#[component]
pub fn ShareDialog(props: &ShareDialogProps) -> Html {
    let words = use_words();
    let focus = use_focus();
    let choice = use_state_eq(|| Choice::first(props));
    let key = (props.postmortem.clone(), props.templates.clone());
    let shown =
        use_memo((key, choice.audience, choice.form, words), |((postmortem, templates), ..)| {
            Shown::of(postmortem, choice.audience, choice.form, templates)
        });
    let choose = |change: fn(&mut Choice, usize)| {
        let choice = choice.clone();
        Callback::from(move |at: usize| {
            let mut next = (*choice).clone();
            change(&mut next, at);
            choice.set(next);
        })
    };
    let on_toggle = choose(|it, at| {
        if !it.differing.remove(&at) {
            it.differing.insert(at);
        }
    });
    let on_redact = {
        let (choice, focus) = (choice.clone(), focus.clone());
        props.on_redact.reform(move |_: MouseEvent| {
            choice.set(Choice { differing: BTreeSet::new(), ..(*choice).clone() });
            focus.after_render(SCAN_ID);
        })
    };
    let title = match props.stopped {
        Some(_) if shown.n_alarms > 0 => word::EXPORT_SECRETS_TITLE.count(shown.n_alarms),
        _ => word::EXPORT_VIEW.text().to_owned(),
    };
    html! {
        <Dialog
            class="is-wide share-dialog"
            {title}
            open=true
            on_close={&props.on_close}
            actions={buttons(props, &choice, &shown)}
        >
            <div class="share" ref={focus.root()}>
                <p hidden={props.stopped.is_none()}>{ word::EXPORT_SECRETS_GUIDANCE.text() }</p>
                { readers(choice.audience, &on_audience(&choice)) }
                <p class="share-notice"><Icon name={IconName::Info} />{ word::EXPORT_NO_LOCK.text() }</p>
                { forms(props, &choice) }
                <section hidden={choice.audience == Audience::Team}>
                    <h3>{ word::EXPORT_OMITTED.text() }</h3>
                    { shown.omitted() }
                </section>
                { shown.people() }
                <section>
                    <h3 id={SCAN_ID} tabindex="-1">{ word::EXPORT_SCAN.text() }</h3>
                    <SpotList
                        spots={shown.spots.clone()}
                        differing={choice.differing.clone()}
                        for_names={choice.audience != Audience::Team}
                        {on_toggle}
                        on_jump={&props.on_jump}
                    />
                    <button type="button" class="button" hidden={shown.n_alarms == 0} onclick={on_redact}>
                        { word::EXPORT_SECRETS_FROM_DOCUMENT.text() }
                    </button>
                </section>
                { preview(props, &choice, &shown) }
            </div>
        </Dialog>
    }
}

/// Other readers have other spots, so that what was decided about these is void.
fn on_audience(choice: &UseStateHandle<Choice>) -> Callback<Audience> {
    let choice = choice.clone();
    Callback::from(move |audience| {
        choice.set(Choice { audience, differing: BTreeSet::new(), ..(*choice).clone() });
    })
}

/// The form, where there is a choice, and what goes along with it.
fn forms(props: &ShareDialogProps, choice: &UseStateHandle<Choice>) -> Html {
    let on_form = {
        let choice = choice.clone();
        Callback::from(move |it| choice.set(Choice { form: it, ..(*choice).clone() }))
    };
    let on_drawings = {
        let choice = choice.clone();
        Callback::from(move |it| choice.set(Choice { drawings: it, ..(*choice).clone() }))
    };
    form(&props.forms, (choice.form, &on_form), (choice.drawings, &on_drawings))
}

fn preview(props: &ShareDialogProps, choice: &UseStateHandle<Choice>, shown: &Shown) -> Html {
    let onclick = {
        let choice = choice.clone();
        Callback::from(move |_: MouseEvent| {
            choice.set(Choice { is_previewed: !choice.is_previewed, ..(*choice).clone() });
        })
    };
    let is_shown = choice.is_previewed && shown.lacks.is_none();
    let text = |()| props.write.emit(choice.export(shown, Way::Copy));
    html! {
        <section class="share-preview" hidden={!choice.form.is_text()}>
            <button
                type="button"
                class="button quiet"
                aria-expanded={choice.is_previewed.to_string()}
                {onclick}
            >
                <Icon name={if choice.is_previewed { IconName::ChevronDown } else { IconName::ChevronRight }} />
                { word::EXPORT_PREVIEW.text() }
            </button>
            if is_shown && choice.form.is_text() {
                <pre tabindex="0" aria-label={word::EXPORT_PREVIEW.text()}>{ text(()) }</pre>
            }
        </section>
    }
}

/// The ways out of the chosen form: the one that was asked for, or all of them, the last one first in rank.
fn buttons(props: &ShareDialogProps, choice: &Choice, shown: &Rc<Shown>) -> Html {
    let ways = choice.form.ways();
    let asked = props.stopped.filter(|it| ways.contains(it));
    let ways: Vec<Way> =
        ways.iter().copied().filter(|it| asked.is_none_or(|way| way == *it)).collect();
    let lacks = shown.lacks.clone();
    html! {
        <>
            <p class="share-lacks" role="status">
                { lacks.as_ref().map(|it| word::EXPORT_LACKS.fill(&[("section", it)])).unwrap_or_default() }
            </p>
            for (at, way) in ways.iter().copied().enumerate() {
                <button
                    key={choice.form.verb(way)}
                    type="button"
                    class={classes!("button", (at + 1 == ways.len()).then_some("primary"))}
                    disabled={lacks.is_some()}
                    onclick={on_export(props, choice, shown, way)}
                >
                    <Icon name={way.icon()} />
                    { choice.form.verb(way) }
                </button>
            }
        </>
    }
}

fn on_export(
    props: &ShareDialogProps,
    choice: &Choice,
    shown: &Rc<Shown>,
    way: Way,
) -> Callback<MouseEvent> {
    let (shown, choice) = (shown.clone(), choice.clone());
    props.on_export.reform(move |_: MouseEvent| choice.export(&shown, way))
}
