//! What others published of software delivery: each figure with its year, and nothing between two.

use afterword_core::maturity::{Benchmarks, Cluster, Metric};
use yew::prelude::*;

use crate::wide::wide_table;
use crate::words::{InWords as _, Text, decimal, use_words, word};

/// DORA's clusters by year, how answers were distributed since, and what to beware of.
#[component]
pub fn BenchmarkTables() -> Html {
    use_words();
    let all = use_memo((), |()| Benchmarks::shipped());
    html! {
        <div class="results-benchmarks">
            <p>{ word::DORA_CLUSTERS_NOTE.text() }</p>
            { clusters(&all) }
            <p>{ word::DORA_DISTRIBUTED_NOTE.text() }</p>
            { distributions(&all) }
            { quick_check(&all) }
            <p class="quiet">{ word::DORA_SOURCE.fill(&[("source", &all.source)]) }</p>
        </div>
    }
}

fn clusters(all: &Benchmarks) -> Html {
    let names = [
        Metric::DeploymentFrequency,
        Metric::LeadTime,
        Metric::ChangeFailRate,
        Metric::RecoveryTime,
    ];
    let table = html! {
        <table class="results-table">
            <caption class="visually-hidden">{ word::DORA_CLUSTERS.text() }</caption>
            <thead>
                <tr>
                    <th scope="col">{ word::DORA_YEAR.text() }</th>
                    <th scope="col">{ word::DORA_CLUSTER.text() }</th>
                    <th scope="col" class="number">{ word::DORA_SHARE.text() }</th>
                    { for names.map(|it| html! { <th key={it.key()} scope="col">{ it.in_words() }</th> }) }
                </tr>
            </thead>
            <tbody>{ for all.clusters.iter().map(cluster) }</tbody>
        </table>
    };
    wide_table(word::DORA_CLUSTERS.text(), table)
}

fn cluster(it: &Cluster) -> Html {
    let sure = |field: &str, words: String| {
        let is_single = it.not_verified.iter().any(|it| it == field);
        html! {
            <>
                { words }
                if is_single {
                    <small class="quiet">{ word::DORA_NOT_VERIFIED.text() }</small>
                }
            </>
        }
    };
    let answered = |field, key: &Option<String>| {
        sure(field, key.as_deref().map_or_else(|| "–".to_owned(), |it| answer(it).to_owned()))
    };
    let percent = |field, it: Option<f64>| {
        sure(
            field,
            it.map_or_else(|| "–".to_owned(), |it| format!("{} %", decimal(&it.to_string()))),
        )
    };
    html! {
        <tr key={format!("{}-{}", it.year, it.level)}>
            <td>{ it.year }</td>
            <th scope="row">{ level(&it.level) }</th>
            <td class="number">{ percent("share", it.share) }</td>
            <td>{ answered("deploymentFrequency", &it.deployment_frequency) }</td>
            <td>{ answered("leadTime", &it.lead_time) }</td>
            <td>{ percent("changeFailRate", it.change_fail_rate) }</td>
            <td>{ answered("recoveryTime", &it.recovery_time) }</td>
        </tr>
    }
}

/// The shares of all answers, a metric a list.
fn distributions(all: &Benchmarks) -> Html {
    let list = |it: &afterword_core::maturity::Distributed| {
        let keys = all.answers.iter().find(|answers| answers.metric == it.metric);
        let name = Metric::named(&it.metric).map(|it| it.in_words()).unwrap_or_default();
        let caption = word::DORA_OF_YEAR.fill(&[("metric", &name), ("year", &it.year)]);
        let keys = keys.map_or(&[][..], |it| &it.keys);
        let rows = keys.iter().zip(&it.shares).rev().map(|(key, share)| {
            html! {
                <tr key={key.clone()}>
                    <th scope="row">{ answer(key) }</th>
                    <td class="number">{ format!("{} %", decimal(&share.to_string())) }</td>
                </tr>
            }
        });
        html! {
            <table key={it.metric.clone()} class="results-table">
                <caption>{ caption }</caption>
                <tbody>{ for rows }</tbody>
            </table>
        }
    };
    html! { <div class="results-distributions">{ for all.distributions.iter().map(list) }</div> }
}

fn quick_check(all: &Benchmarks) -> Html {
    let line = |it: &afterword_core::maturity::QuickCheckMeans| {
        let number = |it: f64| decimal(&format!("{it:.1}"));
        let said = word::DORA_QUICK_CHECK.fill(&[
            ("year", &it.year),
            ("overall", &decimal(&format!("{:.2}", it.overall()))),
            ("lead", &number(it.lead_time)),
            ("frequency", &number(it.deployment_frequency)),
            ("recovery", &number(it.recovery_time)),
            ("fail", &number(it.change_fail_rate)),
            ("rework", &number(it.rework)),
        ]);
        html! { <p key={it.year}>{ said }</p> }
    };
    html! { <div>{ for all.quick_check.iter().map(line) }</div> }
}

fn level(key: &str) -> &'static str {
    let text: &Text = match key {
        "elite" => &word::DORA_ELITE,
        "high" => &word::DORA_HIGH,
        "medium" => &word::DORA_MEDIUM,
        _ => &word::DORA_LOW,
    };
    text.text()
}

/// An answer of the survey.
fn answer(key: &str) -> &'static str {
    let text: &Text = match key {
        "on-demand" => &word::DORA_ON_DEMAND,
        "every-hour-to-day" => &word::DORA_EVERY_HOUR_TO_DAY,
        "every-day-to-week" => &word::DORA_EVERY_DAY_TO_WEEK,
        "every-week-to-month" => &word::DORA_EVERY_WEEK_TO_MONTH,
        "every-1-to-6-months" => &word::DORA_EVERY_1_TO_6_MONTHS,
        "less-than-every-6-months" => &word::DORA_LESS_THAN_EVERY_6_MONTHS,
        "less-than-an-hour" => &word::DORA_LESS_THAN_AN_HOUR,
        "less-than-a-day" => &word::DORA_LESS_THAN_A_DAY,
        "1-day-to-1-week" => &word::DORA_1_DAY_TO_1_WEEK,
        "1-week-to-1-month" => &word::DORA_1_WEEK_TO_1_MONTH,
        "1-to-6-months" => &word::DORA_1_TO_6_MONTHS,
        _ => &word::DORA_MORE_THAN_6_MONTHS,
    };
    text.text()
}
