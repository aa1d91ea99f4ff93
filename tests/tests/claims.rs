//! Claims in real documents: what the two sample postmortems get wrong is found, and little else is called wrong.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::Postmortem;
use afterword_core::claims::{self, Contradiction, OddityPlace};
use afterword_core::postmortem::{MetricCatalogue, Moment, MomentKey};
use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{ReadContext, read};
use chrono::{FixedOffset, NaiveDateTime};

/// A postmortem whose “duration” is that of the ticket, after a chapter on incident response.
const CHECKOUT: &str = "\
# Incident Postmortem: Checkout

**Date**: 2025-10-01
**Duration**: 45 minutes (14:32 - 15:17 UTC)
**Severity**: SEV2
**Impact**: 12% of checkout requests failed, ~$25,000 revenue impact

## Timeline

**14:32** - Alert fired: High error rate in payment service
**14:35** - On-call engineer acknowledged, began investigation
**14:40** - Identified symptom: Database connection timeouts
**14:45** - Found root cause: Long-running query holding connections
**14:50** - Killed blocking query, connections recovered
**14:55** - Error rate returned to normal
**15:00** - Verified all workflows functioning
**15:17** - Incident closed

## What Happened

The job usually runs at 4 AM (low traffic), but the schedule was changed to 3 AM yesterday without testing.

The long-running query (40+ minutes) held a write lock, blocking all checkout writes.

## What Went Well

1. Detection was quick (3 minutes from start to alert)
2. Recovery was verified before closing incident

## What Went Wrong

1. Schedule change had no review process
2. Took 13 minutes to find root cause (should have been faster)
3. No automatic mitigation (should have killed long query automatically)

## Action Items

1. [P0] Implement query timeout on all background jobs (@alice, due: 2025-10-03)
";

/// A postmortem that counts from the deployment and knows two shares, after a list of interview answers.
const INTERVIEW: &str = "\
# Incident Postmortem: Bad configuration

**Date**: 2024-01-15
**Duration**: 2 hours 15 minutes
**Severity**: SEV-1
**Impact**: 30% of users unable to checkout

## Timeline
- 14:00 - Deployment started
- 14:15 - Error rate spiked to 35%
- 14:17 - Alert fired, on-call paged
- 14:20 - Incident declared
- 14:45 - Root cause identified (bad config)
- 15:30 - Rollback completed
- 16:15 - Full recovery confirmed

## Impact
- Users affected: ~50,000
- Revenue impact: ~$120K
- Customer complaints: 47

## What Went Well
✅ Quick detection (2 minutes)
✅ Rollback procedure worked perfectly

## Action Items
1. [Owner: Bob] Update code review checklist - Due: Jan 19
";

fn document(name: &str, text: &str) -> Postmortem {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut next = 0;
    let mut ids = || {
        next += 1;
        next
    };
    read(text, &mut ids, ReadContext { name, now, zone: &Zone::default(), zones: &zones }).document
}

fn found(document: &Postmortem) -> Vec<Contradiction> {
    claims::check(document, MetricCatalogue::shipped())
}

fn questions(document: &Postmortem) -> Vec<String> {
    found(document).iter().map(Contradiction::question).collect()
}

#[test]
fn the_checkout_sample_calls_the_ticket_the_incident() {
    let expected = [
        "The text says “45 minutes” (duration of the impact); by the times, impact started 14:32 and impact ended 14:55, it \
         is 23 min. The text's figure fits detected to closed: which is meant?",
        "The text says “3 minutes” (time to detect); by the times, impact started 14:32 and detected 14:32, it is 0 min. \
         The text's figure fits detected to acknowledged: which is meant?",
    ];
    assert_eq!(questions(&document("checkout.md", CHECKOUT)), expected);
}

#[test]
fn the_interview_sample_counts_from_the_deployment_and_knows_two_shares() {
    let expected = [
        "The text says “2 hours 15 minutes” (duration of the impact); by the times, impact started 14:15 and impact ended \
         16:15, it is 2 h. The text's figure fits cause introduced to impact ended: which is meant?",
        "The text says “30%” (share of users) here and “35%” (error rate) elsewhere. Do both measure the same?",
    ];
    assert_eq!(questions(&document("interview.md", INTERVIEW)), expected);
}

/// What the timeline tells becomes what is recorded, and the same two questions remain.
#[test]
fn the_samples_ask_the_same_once_their_moments_follow_the_timeline() {
    for (name, text) in [("checkout.md", CHECKOUT), ("interview.md", INTERVIEW)] {
        let mut document = document(name, text);
        let before = questions(&document);
        for (key, entry) in claims::suggested_moments(&document) {
            document.moments.insert(key, Moment::Entry(entry));
        }
        assert!(document.moments.len() >= 4, "{name}: {:?}", document.moments);
        assert_eq!(questions(&document), before, "{name}");
    }
}

/// With the figures of the timeline in their place, nothing is left to ask.
#[test]
fn the_samples_corrected_are_not_asked_about() {
    let corrected = [
        (
            "**Duration**: 45 minutes (14:32 - 15:17 UTC)",
            "**Duration**: 23 minutes (14:32 - 14:55 UTC)",
        ),
        ("(3 minutes from start to alert)", "(3 minutes from alert to acknowledgement)"),
        ("2 hours 15 minutes", "2 hours"),
        ("spiked to 35%", "spiked to 30%"),
    ];
    for (name, text) in [("checkout.md", CHECKOUT), ("interview.md", INTERVIEW)] {
        let text =
            corrected.iter().fold(text.to_owned(), |it, (wrong, right)| it.replace(wrong, right));
        assert_eq!(questions(&document(name, &text)), [""; 0], "{name}");
    }
}

fn corpus() -> Vec<(String, Postmortem)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/postmortems");
    if !folder.is_dir() {
        eprintln!("no documents at {}: nothing was tested", folder.display());
        return Vec::new();
    }
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "md") && !it.ends_with("SOURCES.md"));
    paths.sort();
    let documents = paths.iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = document(&name, &fs::read_to_string(path).unwrap());
        (name, document)
    });
    documents.collect()
}

/// Real reports that disagree with their own times, each read by hand: the others are silent.
#[test]
fn real_documents_are_asked_about_where_they_disagree_with_themselves() {
    let documents = corpus();
    let mut asked = Vec::new();
    let mut n_claims = 0;
    for (name, document) in &documents {
        n_claims += claims::read(document).len();
        let questions = questions(document);
        questions.iter().for_each(|it| eprintln!("{name}: {it}"));
        if !questions.is_empty() {
            asked.push(name.as_str());
        }
    }
    let n = documents.len();
    eprintln!(
        "{n_claims} claims in {n} documents; {} documents disagree with themselves",
        asked.len()
    );
    if n > 0 {
        let wrong_by_hand = [
            "moj--2021-09-04-pingdom-check-prometheus-down.md",
            "moj--2023-07-25-prometheus-on-live-cluster-down.md",
            "moj--2023-08-04-dropped-logging-in-kibana.md",
            "moj--2024-04-15-prometheus.md",
            "mybinder--2022-06-02-pod-limit.md",
        ];
        assert_eq!(asked, wrong_by_hand);
    }
}

/// “Resolved 2023-09-25” of an incident in July, and a timeline that jumps back.
#[test]
fn dates_that_were_mistyped_in_real_documents_are_pointed_out() {
    let utc = FixedOffset::east_opt(0).unwrap();
    let mut odd = Vec::new();
    for (name, document) in corpus() {
        for it in claims::oddities(&document, &utc) {
            eprintln!("{name}: {:?} {}", it.place, it.question("UTC"));
            odd.push((name.clone(), it));
        }
    }
    let resolved = OddityPlace::Moment(MomentKey::Resolved);
    let july = "moj--2023-07-25-prometheus-on-live-cluster-down.md";
    assert!(odd.is_empty() || odd.iter().any(|(name, it)| name == july && it.place == resolved));
}
