//! All questions by dimension, each with its score in a cell that takes keys: what was found the time before, the target, and how much is answered.

use std::rc::Rc;

use afterword_core::maturity::{
    Answer, Assessment, AssessmentEdit, Capability, CapabilityId, Coverage, Dimension, DimensionId,
    HalfSteps, Mean, Model, NamingId,
};
use afterword_core::order;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::figures::{self, Shown, half_steps};
use super::keys::Saying;
use super::question::level_name;
use super::side::target_options;
use crate::fields::Select;
use crate::icon::{Icon, IconName};
use crate::shortcut::{Pressed, key};
use crate::sight;
use crate::words::{Words, lang, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ScoreTableProps {
    pub assessment: Rc<Assessment>,
    pub on_edit: Callback<AssessmentEdit>,
    /// Where a question is.
    pub href: Callback<CapabilityId, AttrValue>,
    /// Opens a question.
    pub on_open: Callback<CapabilityId>,
}

/// What a key in a cell asks of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Here,
    Up,
    Down,
    Open,
}

/// All questions with their scores. One stop of the Tab key leads into the cells; arrows lead through them.
#[component]
pub fn ScoreTable(props: &ScoreTableProps) -> Html {
    let spoken = use_words();
    let ScoreTableProps { assessment, on_edit, href, on_open } = props;
    let current = use_state_eq(|| None::<CapabilityId>);
    let ids: Rc<Vec<CapabilityId>> =
        Rc::new(assessment.capabilities().map(|it| it.1.id.clone()).collect());
    let stop = current.as_ref().filter(|it| ids.contains(it)).or(ids.first()).cloned();
    let on_move = use_callback(
        (ids, on_open.clone(), current.setter()),
        |(id, way): (CapabilityId, Move), (ids, on_open, current)| {
            let at = ids.iter().position(|it| *it == id).unwrap_or_default();
            let to = match way {
                Move::Open => return on_open.emit(id),
                Move::Here => return current.set(Some(id)),
                Move::Up => at.saturating_sub(1),
                Move::Down => (at + 1).min(ids.len().saturating_sub(1)),
            };
            if let Some(to) = ids.get(to) {
                focus(to);
            }
        },
    );
    let has_previous = assessment.previous.is_some();
    // Going through the cells draws the table again, and neither of these has changed then.
    let results = use_memo(assessment.clone(), |it| it.results());
    let hrefs = use_memo((assessment.model.clone(), href.clone()), |(model, href)| {
        let all = model.capabilities().map(|it| it.1.id.clone());
        order::map(all.map(|id| (id.clone(), href.emit(id))))
    });
    let body = |dimension: &Rc<Dimension>| {
        let result = results.dimension(&dimension.id);
        let (coverage, mean) =
            result.map(|it| (it.coverage, it.mean)).unwrap_or((Coverage::default(), None));
        html! {
            <tbody key={dimension.id.to_string()}>
                { head(assessment, dimension, coverage, mean, has_previous, on_edit) }
                for it in &dimension.capabilities {
                    <ScoreRow
                        key={it.id.to_string()}
                        {spoken}
                        model={assessment.model.clone()}
                        naming={assessment.about.naming.clone()}
                        capability={it.clone()}
                        answer={assessment.answers.get(&it.id).cloned()}
                        target={assessment.target(&dimension.id, &it.id)}
                        previous={assessment.previous.as_ref().and_then(|last| last.scores.get(&it.id).copied())}
                        {has_previous}
                        is_sealed={assessment.is_finished()}
                        is_stop={stop.as_ref() == Some(&it.id)}
                        href={hrefs.get(&it.id).cloned().unwrap_or_default()}
                        {on_edit}
                        on_move={on_move.clone()}
                    />
                }
            </tbody>
        }
    };
    html! {
        <table class="score-table">
            <caption class="visually-hidden">{ word::MATURITY_VIEW_TABLE.text() }</caption>
            <thead>
                <tr>
                    <th scope="col">{ word::MATURITY_QUESTION.text() }</th>
                    <th scope="col">{ word::MATURITY_SCORE.text() }</th>
                    if has_previous {
                        <th scope="col" class="number">{ word::MATURITY_BEFORE.text() }</th>
                    }
                    <th scope="col" class="number">{ word::MATURITY_TARGET.text() }</th>
                    <th scope="col">{ word::MATURITY_SHOWN.text() }</th>
                </tr>
            </thead>
            { for assessment.dimensions().map(body) }
        </table>
    }
}

fn cell_id(id: &CapabilityId) -> String {
    format!("score-{id}")
}

fn focus(id: &CapabilityId) {
    let document = web_sys::window().and_then(|it| it.document());
    let element = document.and_then(|it| it.get_element_by_id(&cell_id(id)));
    if let Some(element) =
        element.and_then(|it| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(it).ok())
    {
        sight::focus(&element);
    }
}

/// A dimension with what it comes to, how much of it is answered, and its target.
fn head(
    assessment: &Rc<Assessment>,
    dimension: &Dimension,
    coverage: Coverage,
    mean: Option<Mean>,
    has_previous: bool,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let mean = mean.map_or_else(|| "–".to_owned(), figures::mean);
    html! {
        <tr class="score-dimension">
            <th scope="rowgroup" lang={lang(&assessment.model.language)}>{ &dimension.name }</th>
            <td><strong>{ mean }</strong>{ " " }<span class="quiet">{ figures::answered(coverage) }</span></td>
            if has_previous {
                <td></td>
            }
            <td class="number">{ dimension_target(assessment, dimension, on_edit) }</td>
            <td></td>
        </tr>
    }
}

fn dimension_target(
    assessment: &Rc<Assessment>,
    dimension: &Dimension,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let none = match assessment.targets.all {
        Some(score) => word::MATURITY_TARGET_AROUND.fill(&[("score", &half_steps(score))]).into(),
        None => AttrValue::Static(word::MATURITY_TARGET_NONE.text()),
    };
    let label = word::MATURITY_TARGET_NAMED.fill(&[("name", &dimension.name)]);
    let own = assessment.targets.dimensions.get(&dimension.id).copied();
    let id: DimensionId = dimension.id.clone();
    let on_change = targets(assessment, on_edit, move |targets, target| match target {
        Some(target) => drop(targets.dimensions.insert(id.clone(), target)),
        None => drop(targets.dimensions.remove(&id)),
    });
    Select::new(label, own, target_options(assessment, none), on_change).hide_label(true).html()
}

fn targets(
    assessment: &Rc<Assessment>,
    on_edit: &Callback<AssessmentEdit>,
    change: impl Fn(&mut afterword_core::maturity::Targets, Option<HalfSteps>) + 'static,
) -> Callback<Option<HalfSteps>> {
    let (assessment, on_edit) = (assessment.clone(), on_edit.clone());
    Callback::from(move |target: Option<HalfSteps>| {
        let mut targets = assessment.targets.clone();
        change(&mut targets, target);
        on_edit.emit(AssessmentEdit::Targets(Box::new(targets)));
    })
}

/// The target of everything for which nobody says another.
#[component]
pub fn TargetOfAll(props: &TargetOfAllProps) -> Html {
    use_words();
    let TargetOfAllProps { assessment, on_edit } = props;
    let none = AttrValue::Static(word::MATURITY_TARGET_NONE.text());
    let on_change = targets(assessment, on_edit, |targets, target| targets.all = target);
    let label = word::MATURITY_TARGET_ALL.text();
    let options = target_options(assessment, none);
    Select::new(label, assessment.targets.all, options, on_change)
        .class("maturity-target-all")
        .html()
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TargetOfAllProps {
    pub assessment: Rc<Assessment>,
    pub on_edit: Callback<AssessmentEdit>,
}

#[derive(Clone, PartialEq, Properties)]
struct ScoreRowProps {
    /// A row is drawn again when another language is spoken, and when something of its own has changed.
    spoken: Words,
    model: Rc<Model>,
    naming: Option<NamingId>,
    capability: Rc<Capability>,
    answer: Option<Rc<Answer>>,
    target: Option<HalfSteps>,
    previous: Option<u32>,
    has_previous: bool,
    is_sealed: bool,
    is_stop: bool,
    href: AttrValue,
    on_edit: Callback<AssessmentEdit>,
    on_move: Callback<(CapabilityId, Move)>,
}

impl ScoreRowProps {
    fn shown(&self) -> Shown {
        use afterword_core::maturity::Found;
        let found = self.answer.as_ref().map(|it| it.found(&self.capability, &self.model));
        match found.unwrap_or(Found::NotAssessed) {
            Found::NotAssessed => Shown::NotAssessed,
            Found::NotApplicable => Shown::NotApplicable,
            Found::Score(thousandths) => {
                Shown::Score { thousandths, highest: self.model.highest() }
            }
        }
    }

    fn say(&self, saying: Saying) {
        let answer = self.answer.as_deref();
        if let Some(after) = saying.answered(answer, &self.capability, &self.model) {
            let id = self.capability.id.clone();
            self.on_edit.emit(AssessmentEdit::Answer(id, Box::new(after)));
        }
    }
}

#[component]
fn ScoreRow(props: &ScoreRowProps) -> Html {
    use_words();
    let shown = props.shown();
    let previous = props.previous.map_or_else(|| "–".to_owned(), figures::score);
    let is_below = match (shown, props.target) {
        (Shown::Score { thousandths, .. }, Some(target)) => thousandths < target.thousandths(),
        _ => false,
    };
    html! {
        <tr>
            <th scope="row" lang={lang(&props.model.language)}><a href={&props.href}>{ &props.capability.name }</a></th>
            <td>{ cell(props, shown) }</td>
            if props.has_previous {
                <td class="number">{ previous }</td>
            }
            <td class="number" data-below={is_below.to_string()}>
                { props.target.map(half_steps) }
                if is_below {
                    <span class="score-below" title={word::MATURITY_BELOW.text()}>
                        <Icon name={IconName::ArrowUp} />
                        <span class="visually-hidden">{ word::MATURITY_BELOW.text() }</span>
                    </span>
                }
            </td>
            <td class="score-beside">{ beside(props) }</td>
        </tr>
    }
}

/// The score as a slider: keys say it, and so does a press on one of its levels.
fn cell(props: &ScoreRowProps, shown: Shown) -> Html {
    let highest = props.model.highest();
    let level = match shown {
        Shown::Score { thousandths, .. } => Some(thousandths),
        _ => None,
    };
    let now = level.unwrap_or_default();
    let name = match level.filter(|it| it % 1_000 == 0).and_then(|it| u8::try_from(it / 1_000).ok())
    {
        Some(level) => {
            let name = level_name(&props.model, level, props.naming.as_ref());
            [shown.spoken(), name.to_string()].join(", ")
        }
        None => shown.spoken(),
    };
    let onkeydown = {
        let props = props.clone();
        Callback::from(move |event: KeyboardEvent| on_key(&props, &event))
    };
    let onfocusin = {
        let (on_move, id) = (props.on_move.clone(), props.capability.id.clone());
        Callback::from(move |_: FocusEvent| on_move.emit((id.clone(), Move::Here)))
    };
    let is_read_only = props.is_sealed || props.capability.is_checklist();
    html! {
        <div
            id={cell_id(&props.capability.id)}
            class="score-cell"
            role="slider"
            tabindex={if props.is_stop { "0" } else { "-1" }}
            aria-label={props.capability.name.clone()}
            aria-valuemin="0"
            aria-valuemax={highest.to_string()}
            aria-valuenow={(f64::from(now) / 1e3).to_string()}
            aria-valuetext={name}
            aria-readonly={is_read_only.then_some("true")}
            data-shown={shown.key()}
            {onkeydown}
            {onfocusin}
        >
            { shown.mark() }
            if props.capability.is_checklist() {
                <span class="quiet" aria-hidden="true">{ word::MATURITY_BY_ITEMS.text() }</span>
            } else {
                <span class="score-levels" aria-hidden="true">
                    { for (0..=highest).map(|it| segment(props, level, it)) }
                </span>
            }
        </div>
    }
}

/// One level of a cell: a press says it, another press half a step more.
fn segment(props: &ScoreRowProps, score: Option<u32>, level: u8) -> Html {
    let whole = u32::from(level) * 1_000;
    let fill = match score {
        Some(score) if score >= whole => "full",
        Some(score) if score + 500 >= whole => "half",
        _ => "none",
    };
    let is_here = score.is_some_and(|it| it == whole || it == whole + 500);
    let saying = if is_here { Saying::Half } else { Saying::Level(level) };
    let onclick = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.say(saying))
    };
    html! {
        <span key={level} class="score-level" data-fill={fill} data-here={is_here.to_string()} {onclick}>{ level }</span>
    }
}

fn on_key(props: &ScoreRowProps, event: &KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let pressed = Pressed::new(event);
    let way = [
        (&key::ROW_NEXT, Move::Down),
        (&key::ROW_PREVIOUS, Move::Up),
        (&key::ROW_OPEN, Move::Open),
    ];
    if let Some(way) = crate::shortcut::answer(&pressed, &way) {
        event.prevent_default();
        props.on_move.emit((props.capability.id.clone(), way));
        return;
    }
    let saying = match &*pressed.key {
        "ArrowRight" | "+" => Some(Saying::By(1)),
        "ArrowLeft" | "-" => Some(Saying::By(-1)),
        _ => Saying::of(&pressed),
    };
    if let Some(saying) = saying.filter(|_| !pressed.ctrl && !pressed.meta && !pressed.alt) {
        event.prevent_default();
        props.say(saying);
    }
}

/// What is there besides the score: how much evidence, whether there is a note.
fn beside(props: &ScoreRowProps) -> Html {
    let Some(answer) = &props.answer else { return Html::default() };
    let why = answer.not_applicable.as_ref().map(|it| match it.trim() {
        "" => word::MATURITY_REASON_HINT.text().to_owned(),
        reason => reason.to_owned(),
    });
    let n = answer.evidence.len();
    let evidence = (n > 0).then(|| word::MATURITY_EVIDENCE_COUNT.count(n));
    let note = answer.note.lines().next().map(str::to_owned);
    let parts = [why, evidence, note].into_iter().flatten();
    let parts: Vec<String> = parts.filter(|it| !it.trim().is_empty()).collect();
    html! { <span>{ parts.join(" · ") }</span> }
}
