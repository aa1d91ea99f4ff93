//! Claims in real documents: what the two sample postmortems get wrong is found, and little else is called wrong.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::Postmortem;
use afterword_core::claims::{self, Contradiction, Topic};
use afterword_core::postmortem::{MetricCatalogue, Moment, MomentKey};
use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{ReadContext, read};
use chrono::NaiveDateTime;

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
    let document = document("checkout.md", CHECKOUT);
    assert_eq!(questions(&document), [""]);
}

#[test]
fn the_interview_sample_counts_from_the_deployment() {
    let document = document("interview.md", INTERVIEW);
    assert_eq!(questions(&document), [""]);
}

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/postmortems");
    if !folder.is_dir() {
        eprintln!("no documents at {}: nothing was tested", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn claims_of_the_corpus() {
    let Some(folder) = corpus() else { return };
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().filter(|it| it.extension().is_some_and(|it| it == "md")) {
        let name = path.file_name().unwrap().to_string_lossy();
        let document = document(&name, &fs::read_to_string(path).unwrap());
        for claim in claims::read(&document) {
            let text = claim.place.text(&document).unwrap();
            eprintln!(
                "  C {name} {:?} {:?} {:?}",
                &text[claim.range.clone()],
                claim.topic,
                claim.place
            );
        }
        for it in found(&document) {
            eprintln!("!! {name} {} {:?}", it.question(), it.claim.place);
        }
        let _ = (Moment::At, MomentKey::Closed, Topic::Users);
    }
}
