//! What became of the sections when another template was chosen.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::template::{Placed, Template};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::header::TEMPLATE_ID;
use super::layout::{Shown, sections};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TemplateMovesProps {
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) templates: Rc<Vec<Template>>,
    pub(super) announce: Callback<AttrValue>,
}

/// After a change of the template: which sections went to “Other notes”, and which came back. Says so until it is closed.
#[component]
pub(super) fn TemplateMoves(props: &TemplateMovesProps) -> Html {
    use_words();
    let moves = use_state(|| None::<Moves>);
    let before = use_mut_ref(|| props.postmortem.template.clone());
    let root = use_node_ref();
    {
        let (props, setter) = (props.clone(), moves.setter());
        use_effect_with(props.postmortem.template.clone(), move |id| {
            let old = before.replace(id.clone());
            if old != *id {
                let named = |id| props.templates.iter().find(|it| it.id == id);
                let moves = Moves::between(named(old), named(id.clone()), &props.postmortem);
                props.announce.emit(moves.words().join(" ").into());
                setter.set(Some(moves));
            }
        });
    }
    let close = {
        let (moves, root) = (moves.setter(), root.clone());
        Callback::from(move |_: MouseEvent| {
            moves.set(None);
            focus_template(&root);
        })
    };
    html! {
        <div class="template-moves" ref={&root}>
            if let Some(moves) = &*moves {
                <div class="notice">
                    <div>
                        for words in moves.words() {
                            <p key={words.clone()}>{ &words }</p>
                        }
                    </div>
                    <button type="button" class="button icon-only" aria-label={word::CLOSE.text()} onclick={close}>
                        <Icon name={IconName::X} />
                    </button>
                </div>
            }
        </div>
    }
}

/// Back to where the template was chosen: the button that had the focus is gone.
fn focus_template(root: &NodeRef) {
    let document = root.cast::<Element>().and_then(|it| it.closest(".document").ok().flatten());
    let select =
        document.and_then(|it| it.query_selector(&format!("#{TEMPLATE_ID}")).ok().flatten());
    if let Some(select) = select.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        select.focus().ok();
    }
}

/// The headings of sections that moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Moves {
    /// To the other notes.
    aside: Vec<String>,
    /// From there to a place of their own.
    back: Vec<String>,
}

impl Moves {
    fn between(old: Option<&Template>, new: Option<&Template>, postmortem: &Postmortem) -> Self {
        let (old, new) = (sections(old, postmortem), sections(new, postmortem));
        Self { aside: only_left_over_in(&new, &old), back: only_left_over_in(&old, &new) }
    }

    /// One sentence for each way; one that says so where nothing moved.
    fn words(&self) -> Vec<String> {
        let ways =
            [(&word::TEMPLATE_MOVED_ASIDE, &self.aside), (&word::TEMPLATE_MOVED_BACK, &self.back)];
        let moved = ways.into_iter().filter(|(_, names)| !names.is_empty());
        let words: Vec<String> = moved
            .map(|(words, names)| words.count_and(names.len(), &[("names", &names.join(", "))]))
            .collect();
        if words.is_empty() { vec![word::TEMPLATE_MOVED_NONE.text().to_owned()] } else { words }
    }
}

fn only_left_over_in(these: &[Shown], others: &[Shown]) -> Vec<String> {
    let is_left_over = |it: &&Shown| it.placed == Placed::LeftOver;
    let is_new = |it: &&Shown| {
        !others.iter().filter(is_left_over).any(|other| other.place.key == it.place.key)
    };
    let headings = these.iter().filter(is_left_over).filter(is_new);
    headings.map(|it| it.place.heading.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;

    use super::*;

    #[test]
    fn what_moves_aside_comes_back_with_its_template() {
        let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        let postmortem = Postmortem { surprise: "The retries amplified it".into(), ..postmortem };
        let shipped = Template::shipped();
        let (standard, brief) = (Some(&shipped[0]), Some(&shipped[1]));
        let there = Moves::between(standard, brief, &postmortem);
        assert_eq!((there.aside.len(), there.back.len()), (1, 0));
        assert_eq!(there.words(), ["1 section is now under “Other notes”: What surprised us"]);
        let again = Moves::between(brief, standard, &postmortem);
        assert_eq!((&again.back, again.aside.len()), (&there.aside, 0));
        assert_eq!(Moves::between(standard, standard, &postmortem), Moves::default());
    }
}
