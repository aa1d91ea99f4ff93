//! Contributing factors: what had to be true, and what covers each of them.

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Factor, FactorId, FactorsEdit};
use yew::prelude::*;

use super::factor::{FactorRow, Step, text_id};
use super::focus::{Focus, use_focus};
use super::frame::frame;
use super::layout::Place;
use super::reach::ADD_FACTOR;
use super::stable::use_stable;
use crate::icon::{Icon, IconName};
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FactorsSectionProps {
    pub(super) place: Place,
    pub(super) factors: List<Factor>,
    /// What may cover a factor.
    pub(super) actions: List<Action>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The factors as a list. Enter begins the next one, Backspace in an empty one takes it away, Alt with an arrow moves it.
#[component]
pub(super) fn FactorsSection(props: &FactorsSectionProps) -> Html {
    use_words();
    let FactorsSectionProps { place, factors, actions, on_edit, shell } = props;
    let focus = use_focus();
    let on_step = {
        let (props, focus) = (props.clone(), focus.clone());
        use_stable(move |(id, step): (FactorId, Step)| take(&props, &focus, id, step))
    };
    let onclick = {
        let (props, focus) = (props.clone(), focus.clone());
        Callback::from(move |_: MouseEvent| add(&props, &focus))
    };
    let body = html! {
        <div class="factors" ref={focus.root()}>
            <p class="guidance">{ if factors.is_empty() { place.guidance.clone() } else { covered(factors) } }</p>
            <ol class="factor-list">
                for (index, factor) in factors.iter().enumerate() {
                    <FactorRow
                        key={factor.id.to_string()}
                        {factor}
                        number={index + 1}
                        is_last={index + 1 == factors.len()}
                        actions={actions.clone()}
                        {on_edit}
                        on_step={&on_step}
                        {shell}
                    />
                }
            </ol>
            <button type="button" id={ADD_FACTOR} class="button" {onclick}>
                <Icon name={IconName::Plus} />
                { word::FACTOR_ADD.text() }
            </button>
        </div>
    };
    frame(place, on_edit, body)
}

fn covered(factors: &[Rc<Factor>]) -> AttrValue {
    let n_covered = factors.iter().filter(|it| it.is_covered()).count();
    let n = factors.len();
    AttrValue::from(match n_covered {
        0 => word::FACTORS_NONE_COVERED.count(n),
        _ if n_covered == n => word::FACTORS_ALL_COVERED.count(n),
        _ => word::FACTORS_COVERED.count_and(n, &[("covered", &n_covered)]),
    })
}

fn add(props: &FactorsSectionProps, focus: &Focus) {
    let id = props.shell.id();
    props.on_edit.emit(Edit::Factors(FactorsEdit::Add(Factor::new(id, String::new()))));
    focus.after_render(text_id(id));
}

/// Does what a key or the menu of the factor `id` asked for.
fn take(props: &FactorsSectionProps, focus: &Focus, id: FactorId, step: Step) {
    let factors = &props.factors;
    let Some(at) = factors.iter().position(|it| it.id == id) else { return };
    let name = |at: usize| factors.get(at).map(|it| it.id);
    match step {
        Step::Next => match name(at + 1) {
            Some(next) => drop(focus.now(&text_id(next))),
            None => add(props, focus),
        },
        Step::Up => {
            if let Some(above) = at.checked_sub(1).and_then(name) {
                shift(props, focus, id, Some(above), word::FACTOR_MOVED_UP.text());
            }
        }
        Step::Down => {
            if at + 1 < factors.len() {
                shift(props, focus, id, name(at + 2), word::FACTOR_MOVED_DOWN.text());
            }
        }
        Step::Remove => {
            props.on_edit.emit(Edit::Factors(FactorsEdit::Remove(id)));
            props.shell.announce(word::FACTOR_REMOVED.text());
            if let Some(other) = at.checked_sub(1).and_then(name).or_else(|| name(at + 1)) {
                focus.after_render(text_id(other));
            }
        }
    }
}

fn shift(
    props: &FactorsSectionProps,
    focus: &Focus,
    id: FactorId,
    before: Option<FactorId>,
    said: &'static str,
) {
    props.on_edit.emit(Edit::Factors(FactorsEdit::Move { id, before }));
    props.shell.announce(said);
    focus.after_render(text_id(id));
}
