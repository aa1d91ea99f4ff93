//! The form of a scheme: its name, its levels in order, and the rules of the helper.

use std::rc::Rc;

use afterword_core::severity::{LevelId, MAX_LEVELS, SchemeDraft, SchemeEdit};
use yew::prelude::*;

use super::level::{Ask, LevelCard, key_id};
use super::problems::{self, LevelProblems};
use super::rules::SchemeRules;
use crate::fields::TextField;
use crate::icon::{Icon, IconName};
use crate::postmortem::focus::{Focus, use_focus};
use crate::postmortem::stable::use_stable;
use crate::words::{use_words, word};

/// The element id of the button that adds a level.
const ADD_ID: &str = "scheme-add";

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SchemeFormProps {
    pub draft: Rc<SchemeDraft>,
    /// Hears of every change. It has to be the same callback from render to render.
    pub on_edit: Callback<SchemeEdit>,
    /// Says a sentence to those who listen to the page instead of looking at it.
    pub announce: Callback<AttrValue>,
}

/// A severity scheme where each part can be changed in its place.
#[component]
pub fn SchemeForm(props: &SchemeFormProps) -> Html {
    use_words();
    let SchemeFormProps { draft, on_edit, .. } = props;
    let focus = use_focus();
    let found = draft.check();
    let asked = Asked { props: props.clone(), focus: focus.clone() };
    let on_ask = use_stable(move |(id, ask): (LevelId, Ask)| asked.answer(id, ask));
    let on_add = {
        let (focus, on_edit, next) = (focus.clone(), on_edit.clone(), draft.next_level());
        Callback::from(move |_: MouseEvent| {
            on_edit.emit(SchemeEdit::Add);
            focus.after_render(key_id(next));
        })
    };
    let last = draft.levels().len().saturating_sub(1);
    let name_problem = problems::of_name(&found);
    html! {
        <div class="scheme-form" ref={focus.root()}>
            <TextField
                class={is_problem(&name_problem)}
                label={word::SCHEME_NAME.text()}
                value={draft.name.clone()}
                hint={name_problem}
                on_change={on_edit.reform(SchemeEdit::Name)}
            />
            <ol class="plain scheme-levels" aria-label={word::SCHEME_LEVELS.text()}>
                for (at, (id, level)) in draft.levels().iter().enumerate() {
                    <LevelCard
                        key={*id}
                        id={*id}
                        level={level.clone()}
                        {at}
                        is_last={at == last}
                        problems={LevelProblems::of(&found, *id)}
                        {on_edit}
                        on_ask={&on_ask}
                    />
                }
            </ol>
            <p>
                <button id={ADD_ID} type="button" class="button" disabled={last + 1 >= MAX_LEVELS} onclick={on_add}>
                    <Icon name={IconName::Plus} />{ word::SCHEME_ADD.text() }
                </button>
            </p>
            <SchemeRules {draft} {on_edit} />
        </div>
    }
}

/// The class of a field beside which something wrong is said.
pub(super) fn is_problem(words: &AttrValue) -> Classes {
    classes!((!words.is_empty()).then_some("is-problem"))
}

/// The form as it was last drawn, ready to answer its levels.
struct Asked {
    props: SchemeFormProps,
    focus: Focus,
}

impl Asked {
    fn answer(&self, id: LevelId, ask: Ask) {
        let levels = self.props.draft.levels();
        let Some(at) = levels.iter().position(|(it, _)| *it == id) else { return };
        let edit = match ask {
            Ask::Up if at > 0 => SchemeEdit::Up(id),
            Ask::Down if at + 1 < levels.len() => SchemeEdit::Down(id),
            Ask::Remove if levels.len() > 1 => SchemeEdit::Remove(id),
            _ => return,
        };
        let (said, next) = match ask {
            Ask::Up => (&word::SCHEME_MOVED_UP, Some(id)),
            Ask::Down => (&word::SCHEME_MOVED_DOWN, Some(id)),
            Ask::Remove => {
                let next = levels.get(at + 1).or_else(|| levels.get(at.checked_sub(1)?));
                (&word::SCHEME_REMOVED, next.map(|it| it.0))
            }
        };
        self.props.on_edit.emit(edit);
        self.props.announce.emit(said.text().into());
        self.focus.after_render(next.map_or_else(|| ADD_ID.to_owned(), key_id));
    }
}
