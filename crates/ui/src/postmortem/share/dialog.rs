//! The dialog that makes a view of the document for other readers, and shows what it leaves out before it goes anywhere.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, TextPlace};
use afterword_core::template::Template;
use afterword_core::view::{self, Audiences, Person, View};
use afterword_core::{secrets, wording::Wording};
use yew::prelude::*;

use super::choice::readers;
use super::leaks::{Spot, SpotList, is_removed, spots};
use crate::dialog::Dialog;
use crate::icon::{Icon, IconName};
use crate::postmortem::place::Headings;
use crate::words::{use_words, word, wording};

/// A document that is to go out.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// What to write: the view, without what the person had removed.
    pub document: Rc<Postmortem>,
    /// Whom it is for.
    pub audience: Audience,
    /// How it goes.
    pub way: Way,
}

/// How a text leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Into the clipboard.
    Copy,
    /// Into a file.
    Download,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShareDialogProps {
    /// The document as it was when the dialog was asked for.
    pub postmortem: Rc<Postmortem>,
    /// The templates of the workspace.
    pub templates: Rc<[Template]>,
    /// A document as Markdown, to be looked at.
    pub write: Callback<Rc<Postmortem>, AttrValue>,
    pub on_export: Callback<Export>,
    /// Asks for the place of a text, to mend it there.
    pub on_jump: Callback<TextPlace>,
    pub on_close: Callback<()>,
}

/// A view with everything about it that is shown.
struct Shown {
    view: View,
    omitted: Vec<AttrValue>,
    spots: Rc<Vec<Spot>>,
    words: Wording,
    secrets: Wording,
}

impl Shown {
    fn of(postmortem: &Postmortem, audience: Audience, templates: &[Template]) -> Self {
        let words = wording("view", view::english());
        let secrets = wording("secrets", secrets::english());
        let view = view::of(postmortem, audience, Audiences::shipped(), &words);
        let headings = Headings::of(templates, &[postmortem]);
        let omitted = view.omitted.iter().map(|it| headings.get(Some(it))).collect();
        let spots = Rc::new(spots(&view, &headings, &words, &secrets));
        Self { view, omitted, spots, words, secrets }
    }

    fn document(&self, differing: &BTreeSet<usize>) -> Postmortem {
        let is_removed = |at| is_removed(&self.spots, differing, at);
        self.view.redacted(&is_removed, &self.words, &self.secrets)
    }
}

/// Whom it is for, and where the person decided differently than proposed.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    audience: Audience,
    differing: BTreeSet<usize>,
    /// Whether the text itself is shown.
    is_previewed: bool,
}

/// The dialog. Its owner takes it off the page to close it.
#[component]
pub fn ShareDialog(props: &ShareDialogProps) -> Html {
    let words = use_words();
    let choice = use_state_eq(|| Choice {
        audience: Audience::Organisation,
        differing: BTreeSet::new(),
        is_previewed: false,
    });
    let shown = use_memo(
        (props.postmortem.clone(), props.templates.clone(), choice.audience, words),
        |(postmortem, templates, audience, _)| Shown::of(postmortem, *audience, templates),
    );
    let on_choose = {
        let choice = choice.clone();
        Callback::from(move |audience| {
            choice.set(Choice { audience, differing: BTreeSet::new(), ..(*choice).clone() });
        })
    };
    let on_toggle = {
        let choice = choice.clone();
        Callback::from(move |at: usize| {
            let mut next = (*choice).clone();
            if !next.differing.remove(&at) {
                next.differing.insert(at);
            }
            choice.set(next);
        })
    };
    html! {
        <Dialog
            class="is-wide share-dialog"
            title={word::EXPORT_VIEW.text()}
            open=true
            on_close={&props.on_close}
            actions={buttons(props, &choice, &shown)}
        >
            { readers(choice.audience, &on_choose) }
            <p class="share-notice"><Icon name={IconName::Info} />{ word::EXPORT_NO_LOCK.text() }</p>
            <section>
                <h3>{ word::EXPORT_OMITTED.text() }</h3>
                { omitted(&shown.omitted) }
            </section>
            { people(&shown.view.people) }
            <section>
                <h3>{ word::EXPORT_SCAN.text() }</h3>
                <SpotList
                    spots={shown.spots.clone()}
                    differing={choice.differing.clone()}
                    {on_toggle}
                    on_jump={&props.on_jump}
                />
            </section>
            { preview(props, &choice, &shown) }
        </Dialog>
    }
}

fn omitted(headings: &[AttrValue]) -> Html {
    if headings.is_empty() {
        return html! { <p class="guidance">{ word::EXPORT_OMITTED_NOTHING.text() }</p> };
    }
    html! {
        <ul class="share-omitted">
            for (at, heading) in headings.iter().enumerate() {
                <li key={at}>{ heading }</li>
            }
        </ul>
    }
}

/// Who becomes whom; nothing where nobody is replaced.
fn people(people: &[Person]) -> Html {
    html! {
        <section class="share-people" hidden={people.is_empty()}>
            <h3>{ word::EXPORT_PEOPLE.text() }</h3>
            <dl>
                for (at, person) in people.iter().enumerate() {
                    <div key={at}>
                        <dt>
                            { &person.name }
                            if !person.aliases.is_empty() {
                                <span class="guidance">
                                    { word::EXPORT_ALIASES.fill(&[("names", &person.aliases.join(", "))]) }
                                </span>
                            }
                        </dt>
                        <dd>{ &person.pseudonym }</dd>
                    </div>
                }
            </dl>
        </section>
    }
}

fn preview(props: &ShareDialogProps, choice: &UseStateHandle<Choice>, shown: &Shown) -> Html {
    let onclick = {
        let choice = choice.clone();
        Callback::from(move |_: MouseEvent| {
            choice.set(Choice { is_previewed: !choice.is_previewed, ..(*choice).clone() });
        })
    };
    let text = |()| props.write.emit(Rc::new(shown.document(&choice.differing)));
    html! {
        <section class="share-preview">
            <button
                type="button"
                class="button quiet"
                aria-expanded={choice.is_previewed.to_string()}
                {onclick}
            >
                <Icon name={if choice.is_previewed { IconName::ChevronDown } else { IconName::ChevronRight }} />
                { word::EXPORT_PREVIEW.text() }
            </button>
            if choice.is_previewed {
                <pre tabindex="0" aria-label={word::EXPORT_PREVIEW.text()}>{ text(()) }</pre>
            }
        </section>
    }
}

fn buttons(props: &ShareDialogProps, choice: &Choice, shown: &Rc<Shown>) -> Html {
    let export = |way: Way| {
        let (shown, choice) = (shown.clone(), choice.clone());
        props.on_export.reform(move |_: MouseEvent| Export {
            document: Rc::new(shown.document(&choice.differing)),
            audience: choice.audience,
            way,
        })
    };
    html! {
        <>
            <button type="button" class="button" onclick={export(Way::Copy)}>
                <Icon name={IconName::Copy} />
                { word::COPY_MARKDOWN.text() }
            </button>
            <button type="button" class="button primary" onclick={export(Way::Download)}>
                <Icon name={IconName::Download} />
                { word::DOWNLOAD_MARKDOWN.text() }
            </button>
        </>
    }
}
