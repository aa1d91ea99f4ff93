//! Who gets a document, and what of it: the part of the dialog that other dialogs need too.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, TextPlace};
use afterword_core::template::Template;
use yew::prelude::*;

use super::choice::readers;
use super::leaks::SpotList;
use super::shown::Shown;
use crate::outgoing::Form;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GateProps {
    /// The document as it was when somebody asked.
    pub postmortem: Rc<Postmortem>,
    /// The templates of the workspace.
    pub templates: Rc<Vec<Template>>,
    /// What of it goes out.
    pub form: Form,
    /// Hears what those readers get.
    pub on_view: Callback<Rc<Postmortem>>,
    /// Asks for the place of a text, to mend it there.
    pub on_jump: Callback<TextPlace>,
}

/// The choice of readers, and what should not go along. What the readers get is what is heard, at once and after each change.
#[component]
pub fn Gate(props: &GateProps) -> Html {
    let words = use_words();
    let GateProps { postmortem, templates, form, on_view, on_jump } = props;
    let audience = use_state_eq(|| Audience::Organisation);
    let differing = use_state_eq(BTreeSet::<usize>::new);
    let shown = use_memo(
        (postmortem.clone(), templates.clone(), *audience, *form, words),
        |(postmortem, templates, audience, form, _)| {
            Shown::of(postmortem, *audience, *form, templates)
        },
    );
    {
        let (shown, on_view) = (shown.clone(), on_view.clone());
        let key = (postmortem.clone(), *audience, *form, words, (*differing).clone());
        use_effect_with(key, move |(.., differing)| {
            on_view.emit(Rc::new(shown.document(differing)));
        });
    }
    let on_audience = {
        let (audience, differing) = (audience.setter(), differing.setter());
        Callback::from(move |it: Audience| {
            audience.set(it);
            // Other readers have other spots, so that what was decided about these is void.
            differing.set(BTreeSet::new());
        })
    };
    let on_toggle = {
        let differing = differing.clone();
        Callback::from(move |at: usize| {
            let mut next = (*differing).clone();
            if !next.remove(&at) {
                next.insert(at);
            }
            differing.set(next);
        })
    };
    let lacks = shown.lacks.clone();
    html! {
        <div class="gate">
            { readers(*audience, &on_audience) }
            <p class="share-lacks" role="status">
                { lacks.as_ref().map(|it| word::EXPORT_LACKS.fill(&[("section", it)])).unwrap_or_default() }
            </p>
            <section>
                <h3>{ word::EXPORT_SCAN.text() }</h3>
                <SpotList
                    spots={shown.spots.clone()}
                    differing={(*differing).clone()}
                    for_names={*audience != Audience::Team}
                    {on_toggle}
                    {on_jump}
                />
            </section>
        </div>
    }
}
