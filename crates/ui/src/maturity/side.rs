//! What else is said of a question: target, confidence, note, what can be shown for it, and what was accepted below the target.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{
    Assessment, AssessmentEdit, Capability, Confidence, Dimension, Evidence, EvidenceId, Exception,
    Found, HalfSteps, Reopened,
};
use afterword_core::order;
use chrono::{Days, NaiveDate};
use yew::prelude::*;

use super::figures::half_steps;
use super::question::{changed, level_name, typed};
use super::results::{PLACE, around};
use crate::fields::{DateField, MarkdownField, Select, TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::markdown::Markdown;
use crate::words::{InWords as _, Text, use_words, word};

/// The element id of the target of a question.
pub const TARGET_ID: &str = "maturity-target";

/// The element id of what holds the note of a question.
pub const NOTE_ID: &str = "maturity-note";

/// The element id of what a piece of evidence is.
pub fn evidence_id(id: EvidenceId) -> String {
    format!("maturity-evidence-{id}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuestionSideProps {
    pub assessment: Rc<Assessment>,
    pub dimension: Rc<Dimension>,
    pub capability: Rc<Capability>,
    pub today: NaiveDate,
    pub on_edit: Callback<AssessmentEdit>,
    /// Hears that there is evidence to be added, which the page names.
    pub on_evidence: Callback<()>,
    /// Where an incident is opened.
    pub incident: Callback<DocumentId, String>,
    /// Hears that an incident disproves the answer, which the page asks about.
    pub on_doubt: Callback<()>,
}

/// The fields beside a question.
#[component]
pub fn QuestionSide(props: &QuestionSideProps) -> Html {
    use_words();
    let QuestionSideProps { assessment, dimension, capability, today, on_edit, .. } = props;
    let answer = assessment.answer(&capability.id);
    let is_sealed = assessment.is_finished();
    let note = answer.map(|it| it.note.clone()).unwrap_or_default();
    let agreed = answer.map(|it| it.agreed.clone()).unwrap_or_default();
    let is_of_group = !agreed.is_empty()
        || assessment.workshop.is_some()
        || !assessment.about.participants.is_empty();
    let on_note = typed(assessment, capability, on_edit, "note", |it, note| it.note = note);
    let on_agreed = typed(assessment, capability, on_edit, "agreed", |it, text| it.agreed = text);
    html! {
        <div class="maturity-side" role="group" aria-label={word::MATURITY_BESIDE.text()}>
            <div class="maturity-doubts">
                { for assessment.open_doubts(&capability.id).map(|it| doubt(it, props)) }
            </div>
            <div class="maturity-pair">
                { target(assessment, dimension, capability, on_edit) }
                { confidence(assessment, capability, on_edit) }
            </div>
            { exception(assessment, dimension, capability, *today, on_edit) }
            <div id={NOTE_ID} class="maturity-note">
                if is_sealed {
                    { read_only(&word::MATURITY_NOTE, &note) }
                } else {
                <MarkdownField label={word::MATURITY_NOTE.text()} value={note} on_change={on_note} placeholder={word::MATURITY_NOTE_PLACEHOLDER.text()} />
                }
            </div>
            <div class="maturity-agreed">
                if is_sealed {
                    { read_only(&word::MATURITY_AGREED, &agreed) }
                } else if is_of_group {
                    <TextArea label={word::MATURITY_AGREED.text()} value={agreed} on_change={on_agreed} />
                }
            </div>
            { evidence(props) }
            <div class="button-row maturity-doubt">
                if assessment.found(capability) != Found::NotAssessed {
                    <button type="button" class="button quiet" onclick={props.on_doubt.reform(|_: MouseEvent| ())}>
                        { word::DOUBT_BY_OPEN.text() }
                    </button>
                }
            </div>
            { more(assessment, capability) }
        </div>
    }
}

/// A text that a milestone keeps.
fn read_only(name: &Text, text: &str) -> Html {
    if text.trim().is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p class="field-label">{ name.text() }</p>
            <Markdown text={text.to_owned()} />
        </>
    }
}

/// An incident that disproves the answer.
fn doubt(it: &Reopened, props: &QuestionSideProps) -> Html {
    let (capability, postmortem, today) = (it.capability.clone(), it.postmortem, props.today);
    let settle = props.on_edit.reform(move |_: MouseEvent| AssessmentEdit::Settle {
        capability: capability.clone(),
        postmortem,
        on: today,
    });
    let title = match it.title.trim() {
        "" => word::UNTITLED.text(),
        title => title,
    };
    let words = word::MATURITY_DISPROVED.fill(&[
        ("title", &PLACE),
        ("day", &word::DATE_DAY_MON_YEAR.day(it.on)),
        ("why", &it.why),
    ]);
    let incident = html! { <a href={props.incident.emit(postmortem)}>{ title }</a> };
    html! {
        <div key={postmortem.to_string()} class="banner" data-kind="warning">
            <p>{ around(&words, incident) }</p>
            <button type="button" class="button" onclick={settle}>{ word::MATURITY_SETTLE.text() }</button>
        </div>
    }
}

/// The scores that can be aimed at.
pub(super) fn target_options(
    assessment: &Assessment,
    none: AttrValue,
) -> Vec<(Option<HalfSteps>, AttrValue)> {
    let model = &assessment.model;
    let naming = assessment.about.naming.as_ref();
    let option = |it: u8| {
        let score = HalfSteps::new(it);
        let level = score.whole_level();
        let name = match score == HalfSteps::level(level) {
            true => format!("{level} {}", level_name(model, level, naming)),
            false => half_steps(score),
        };
        (Some(score), AttrValue::from(name))
    };
    let scores = (1..=HalfSteps::level(model.highest()).get()).map(option);
    std::iter::once((None, none)).chain(scores).collect()
}

fn target(
    assessment: &Rc<Assessment>,
    dimension: &Rc<Dimension>,
    capability: &Rc<Capability>,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let targets = &assessment.targets;
    let around = targets.dimensions.get(&dimension.id).copied().or(targets.all);
    let none = match around {
        Some(score) => word::MATURITY_TARGET_AROUND.fill(&[("score", &half_steps(score))]).into(),
        None => AttrValue::Static(word::MATURITY_TARGET_NONE.text()),
    };
    let on_change = {
        let (assessment, id, on_edit) =
            (assessment.clone(), capability.id.clone(), on_edit.clone());
        Callback::from(move |target: Option<HalfSteps>| {
            let mut targets = assessment.targets.clone();
            match target {
                Some(target) => drop(targets.capabilities.insert(id.clone(), target)),
                None => drop(targets.capabilities.remove(&id)),
            }
            on_edit.emit(AssessmentEdit::Targets(Box::new(targets)));
        })
    };
    let own = targets.capabilities.get(&capability.id).copied();
    Select::new(word::MATURITY_TARGET.text(), own, target_options(assessment, none), on_change)
        .id(Some(AttrValue::Static(TARGET_ID)))
        .html()
}

fn confidence(
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let none = (None, AttrValue::Static(word::MATURITY_CONFIDENCE_NONE.text()));
    let all = Confidence::ALL.into_iter().map(|it| (Some(it), it.in_words()));
    let options: Vec<(Option<Confidence>, AttrValue)> = std::iter::once(none).chain(all).collect();
    let chosen = assessment.answer(&capability.id).and_then(|it| it.confidence);
    let on_change = changed(assessment, capability, on_edit, |it, sure| it.confidence = sure);
    Select::new(word::MATURITY_CONFIDENCE.text(), chosen, options, on_change).html()
}

/// How long an exception holds, unless somebody says otherwise.
const EXCEPTION_DAYS: Days = Days::new(90);

/// What was accepted below the target, or the way to it where the score is.
fn exception(
    assessment: &Rc<Assessment>,
    dimension: &Rc<Dimension>,
    capability: &Rc<Capability>,
    today: NaiveDate,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let id = &capability.id;
    let emit = |edited: fn(Exception, String) -> Exception, field: &'static str| {
        let (id, on_edit) = (id.clone(), on_edit.clone());
        let before = assessment.exceptions.get(&id).cloned();
        Callback::from(move |text: String| {
            if let Some(before) = before.clone() {
                let after = Some(Box::new(edited(before, text)));
                let edit = AssessmentEdit::Exception(id.clone(), after);
                on_edit.emit(AssessmentEdit::Typed(Box::new(edit), field));
            }
        })
    };
    let target = assessment.target(&dimension.id, id).map(HalfSteps::thousandths);
    let score = assessment.found(capability).score();
    let is_below = target.zip(score).is_some_and(|(target, score)| score < target);
    let Some(known) = assessment.exceptions.get(id) else {
        let accept = {
            let id = id.clone();
            on_edit.reform(move |_: MouseEvent| {
                let until = today.checked_add_days(EXCEPTION_DAYS).unwrap_or(today);
                let new = Exception { reason: String::new(), owner: String::new(), until };
                AssessmentEdit::Exception(id.clone(), Some(Box::new(new)))
            })
        };
        return html! {
            <div class="maturity-exception">
                if is_below {
                    <button type="button" class="button" onclick={accept}>{ word::MATURITY_ACCEPT.text() }</button>
                }
            </div>
        };
    };
    let on_until = {
        let (id, known) = (id.clone(), known.clone());
        let on_edit = on_edit.clone();
        Callback::from(move |until: Option<NaiveDate>| {
            if let Some(until) = until {
                let after = Exception { until, ..known.clone() };
                on_edit.emit(AssessmentEdit::Exception(id.clone(), Some(Box::new(after))));
            }
        })
    };
    let remove = {
        let id = id.clone();
        on_edit.reform(move |_: MouseEvent| AssessmentEdit::Exception(id.clone(), None))
    };
    let hint = if known.has_ended(today) { word::MATURITY_EXCEPTION_ENDED.text() } else { "" };
    html! {
        <fieldset class="maturity-exception is-there">
            <legend>{ word::MATURITY_EXCEPTION.text() }</legend>
            <TextField
                label={word::MATURITY_EXCEPTION_WHY.text()}
                value={known.reason.clone()}
                on_change={emit(|it, reason| Exception { reason, ..it }, "exception-reason")}
            />
            <div class="maturity-pair">
                <TextField
                    label={word::MATURITY_EXCEPTION_OWNER.text()}
                    value={known.owner.clone()}
                    on_change={emit(|it, owner| Exception { owner, ..it }, "exception-owner")}
                />
                <DateField
                    label={word::MATURITY_EXCEPTION_UNTIL.text()}
                    class={classes!(known.has_ended(today).then_some("is-problem"))}
                    {hint}
                    value={Some(known.until)}
                    on_change={on_until}
                />
            </div>
            <button type="button" class="button quiet" onclick={remove}>{ word::MATURITY_EXCEPTION_REMOVE.text() }</button>
        </fieldset>
    }
}

/// What can be shown, and what could be.
fn evidence(props: &QuestionSideProps) -> Html {
    let QuestionSideProps { assessment, capability, on_evidence, .. } = props;
    let all = assessment.answer(&capability.id).map(|it| &it.evidence[..]).unwrap_or_default();
    html! {
        <section class="maturity-evidence" aria-labelledby="maturity-evidence-title">
            <h3 id="maturity-evidence-title">{ word::MATURITY_EVIDENCE.text() }</h3>
            if !capability.evidence.is_empty() {
                <ul class="maturity-prompts">
                    for (at, it) in capability.evidence.iter().enumerate() {
                        <li key={at}>{ it }</li>
                    }
                </ul>
            }
            <ul class="plain maturity-pieces">
                if assessment.is_finished() {
                    { for all.iter().map(|it| kept_piece(it)) }
                } else {
                    { for all.iter().map(|it| piece(props, it)) }
                }
            </ul>
            <div class="button-row">
                if !assessment.is_finished() {
                    <button type="button" class="button" onclick={on_evidence.reform(|_: MouseEvent| ())}>
                        <Icon name={IconName::Plus} />{ word::MATURITY_EVIDENCE_ADD.text() }
                    </button>
                }
            </div>
        </section>
    }
}

/// A piece of evidence that a milestone keeps.
fn kept_piece(it: &Evidence) -> Html {
    let day = it.dated.map(|it| word::DATE_DAY_MON_YEAR.day(it)).unwrap_or_default();
    let link = it.link.trim();
    html! {
        <li key={it.id.to_string()} class="maturity-piece">
            <span>{ &it.text }</span>
            if is_address(link) {
                <a href={link.to_owned()} target="_blank" rel="noopener noreferrer">{ link }</a>
            } else {
                <span>{ link }</span>
            }
            <span class="quiet">{ day }</span>
        </li>
    }
}

/// Whether a link leads to a page, and can do nothing else.
fn is_address(link: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| link.starts_with(scheme))
}

fn piece(props: &QuestionSideProps, it: &Rc<Evidence>) -> Html {
    let QuestionSideProps { assessment, capability, today, on_edit, .. } = props;
    let id = it.id;
    let text = |field: &'static str, change: fn(&mut Evidence, String)| {
        typed(assessment, capability, on_edit, field, move |answer, text: String| {
            let found = answer.evidence.iter_mut().find(|it| it.id == id);
            found.into_iter().for_each(|it| change(Rc::make_mut(it), text.clone()));
        })
    };
    let on_day = changed(assessment, capability, on_edit, move |answer, day: Option<NaiveDate>| {
        let found = answer.evidence.iter_mut().find(|it| it.id == id);
        found.into_iter().for_each(|it| Rc::make_mut(it).dated = day);
    });
    let remove = changed(assessment, capability, on_edit, move |answer, _: MouseEvent| {
        answer.evidence.retain(|it| it.id != id);
    });
    let is_stale = it.is_stale(*today, assessment.model.stale_after_days);
    let stale = match is_stale {
        true => word::MATURITY_STALE.count(assessment.model.stale_after_days as usize),
        false => String::new(),
    };
    let link = it.link.trim();
    html! {
        <li key={id.to_string()} class="maturity-piece" data-stale={is_stale.to_string()}>
            <div class="maturity-piece-head">
                <TextField
                    id={AttrValue::from(evidence_id(id))}
                    label={word::MATURITY_EVIDENCE_WHAT.text()}
                    value={it.text.clone()}
                    on_change={text("evidence-text", |it, text| it.text = text)}
                />
                <button type="button" class="button icon-only" aria-label={word::MATURITY_EVIDENCE_REMOVE.text()} onclick={remove}>
                    <Icon name={IconName::X} />
                </button>
            </div>
            <TextField
                label={word::MATURITY_EVIDENCE_LINK.text()}
                value={it.link.clone()}
                kind="url"
                spellcheck={false}
                on_change={text("evidence-link", |it, link| it.link = link)}
            />
            <div class="maturity-pair">
                <DateField
                    label={word::MATURITY_EVIDENCE_DAY.text()}
                    class={classes!(is_stale.then_some("is-problem"))}
                    hint={stale}
                    value={it.dated}
                    on_change={on_day}
                />
                <div class="button-row">
                    if is_address(link) {
                        <a class="button icon-only" href={link.to_owned()} target="_blank" rel="noopener noreferrer" aria-label={word::MATURITY_EVIDENCE_OPEN.text()}>
                            <Icon name={IconName::ExternalLink} />
                        </a>
                    }
                </div>
            </div>
        </li>
    }
}

/// What has to be there before, and where to read on.
fn more(assessment: &Assessment, capability: &Capability) -> Html {
    if capability.depends.is_empty() && capability.references.is_empty() {
        return html! { <div class="maturity-more"></div> };
    }
    let mut needs: Vec<String> = capability
        .depends
        .iter()
        .filter_map(|it| {
            let (_, other) = assessment.model.capability(&it.capability)?;
            Some(word::MATURITY_NEEDS.fill(&[
                ("level", &it.for_level),
                ("name", &other.name),
                ("other", &it.level),
            ]))
        })
        .collect();
    order::sort(&mut needs, Ord::cmp);
    html! {
        <details class="maturity-more">
            <summary>{ word::MATURITY_MORE.text() }</summary>
            <ul>
                for it in needs.iter().chain(&capability.references) {
                    <li key={it.clone()}>{ it }</li>
                }
            </ul>
        </details>
    }
}
