//! All assessments, each on a line.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Coverage, Mean};
use chrono::NaiveDate;
use yew::prelude::*;

use super::figures;
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// What is shown of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessmentLine {
    pub id: DocumentId,
    /// Where it is opened.
    pub href: AttrValue,
    pub title: AttrValue,
    /// The team or service; may be empty.
    pub team: AttrValue,
    pub model: AttrValue,
    /// The day that it is of.
    pub date: Option<NaiveDate>,
    /// What tells it from others that are called the same and are of the same day.
    pub mark: Option<AttrValue>,
    /// The day that it was finished.
    pub finished: Option<NaiveDate>,
    pub coverage: Coverage,
    /// Its overall score, if anything has one.
    pub overall: Option<Mean>,
    /// The highest level of its model.
    pub highest: u8,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AssessmentsProps {
    pub lines: Rc<[AssessmentLine]>,
    /// Hears that the next assessment is to be begun from a finished one.
    pub on_again: Callback<DocumentId>,
}

/// A table of assessments, each with how far it is and what it came to.
#[component]
pub fn Assessments(props: &AssessmentsProps) -> Html {
    use_words();
    let row = |it: &AssessmentLine| row(it, &props.on_again);
    html! {
        <table class="maturity-list">
            <caption class="visually-hidden">{ word::MATURITY_ALL.text() }</caption>
            <thead>
                <tr>
                    <th scope="col">{ word::MATURITY_ONE.text() }</th>
                    <th scope="col">{ word::MATURITY_DAY.text() }</th>
                    <th scope="col">{ word::MATURITY_STANDS.text() }</th>
                    <th scope="col" class="number">{ word::MATURITY_SCORE.text() }</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{ for props.lines.iter().map(row) }</tbody>
        </table>
    }
}

fn row(it: &AssessmentLine, on_again: &Callback<DocumentId>) -> Html {
    let id = it.id;
    let again = on_again.reform(move |_: MouseEvent| id);
    let of: [&str; 2] = [&it.team, &it.model];
    let of: Vec<&str> =
        of.into_iter().filter(|of| !of.is_empty() && !it.title.contains(of)).collect();
    let score = it.overall.map(|mean| {
        let score = figures::mean(mean);
        word::MATURITY_SCORE_OF.fill(&[("score", &score), ("highest", &it.highest)])
    });
    html! {
        <tr key={it.id.to_string()}>
            <th scope="row">
                <a href={&it.href}>{ &it.title }</a>
                <span class="quiet">{ of.join(" · ") }</span>
            </th>
            <td class="maturity-day">
                { it.date.map(|day| word::DATE_DAY_MON_YEAR.day(day)) }
                <span class="quiet">{ it.mark.as_ref().map(|it| format!(" {it}")) }</span>
            </td>
            <td>{ stands(it) }</td>
            <td class="number">{ score.unwrap_or_else(|| "–".to_owned()) }</td>
            <td class="maturity-again">
                if it.finished.is_some() {
                    <button
                        type="button"
                        class="button quiet"
                        aria-label={word::MATURITY_AGAIN_NAMED.fill(&[("title", &it.title)])}
                        onclick={again}
                    >
                        { word::MATURITY_AGAIN.text() }
                    </button>
                }
            </td>
        </tr>
    }
}

/// Whether it is finished, and how much of it is answered.
fn stands(it: &AssessmentLine) -> Html {
    let answered = figures::answered(it.coverage);
    html! {
        <span class="maturity-stands">
            if let Some(day) = it.finished {
                <span class="maturity-finished">
                    <Icon name={IconName::Flag} />
                    { word::MATURITY_FINISHED.fill(&[("day", &word::DATE_DAY_MON_YEAR.day(day))]) }
                </span>
            }
            <span class="quiet">{ answered }</span>
        </span>
    }
}
