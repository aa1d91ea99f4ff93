//! What is found, in which order, and that changes tell in it.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::actions::Action;
use crate::actions::ActionId;
use crate::id::DocumentId;
use crate::postmortem::Postmortem;
use crate::severity::SeverityKey;

fn id(n: u64) -> DocumentId {
    DocumentId::v7(n, [0; 10])
}

fn postmortem(n: u64, title: &str, story: &str) -> Postmortem {
    let at = DateTime::parse_from_rfc3339("2025-03-01T12:00:00Z").unwrap();
    let mut postmortem = Postmortem::new(id(n), at + chrono::Duration::days(n as i64));
    postmortem.title = title.into();
    postmortem.what_happened = story.into();
    postmortem
}

fn segment<'p>(postmortems: impl IntoIterator<Item = &'p Postmortem>) -> Segment {
    let mut writer = Writer::default();
    postmortems.into_iter().for_each(|it| writer.add(&Findable::of(it)));
    writer.finish()
}

fn index<'p>(postmortems: impl IntoIterator<Item = &'p Postmortem>) -> Index {
    let mut index = Index::default();
    index.add(segment(postmortems));
    index
}

fn found(index: &Index, query: &str) -> Vec<u64> {
    let hits = index.find(&Query::read(query), 1_000).hits;
    (0..200).filter(|n| hits.iter().any(|it| it.id == id(*n))).collect()
}

fn ranked(index: &Index, query: &str) -> Vec<u64> {
    let hits = index.find(&Query::read(query), 1_000).hits;
    hits.iter().map(|hit| (0..200).find(|n| hit.id == id(*n)).unwrap()).collect()
}

fn library() -> Vec<Postmortem> {
    let mut all = vec![
        postmortem(1, "Checkout is slow", "The pool of connections was exhausted by a report."),
        postmortem(
            2,
            "Search fails",
            "A node ran out of memory. The checkout team was paged for it, by mistake.",
        ),
        postmortem(
            3,
            "Database failover takes an hour",
            "OutOfMemoryError in the proxy; the pool never came back.",
        ),
        postmortem(
            4,
            "Zertifikat abgelaufen",
            "Die Verlängerung schlug fehl, niemand wurde benachrichtigt.",
        ),
    ];
    all[0].services = vec!["Checkout API".into(), "payments".into()];
    all[1].services = vec!["search".into()];
    all[0].severity = Some(SeverityKey("SEV-1".into()));
    all[1].severity = Some(SeverityKey("sev10".into()));
    let mut action = Action::new(ActionId::from_bits(1), "Limit the pool by client".into());
    action.owner = "Team A".into();
    all[0].actions.push(std::rc::Rc::new(action));
    all
}

#[test]
fn every_word_has_to_be_there() {
    let index = index(&library());
    assert_eq!(found(&index, "pool"), [1, 3]);
    assert_eq!(found(&index, "pool checkout"), [1]);
    assert_eq!(found(&index, "pool nothing-like-it"), [0; 0]);
    assert_eq!(found(&index, ""), [0; 0]);
    assert_eq!(found(&index, "-pool"), [0; 0], "what is not wanted alone finds nothing");
    assert_eq!(found(&index, "checkout -pool"), [2]);
}

#[test]
fn the_title_comes_before_the_story() {
    assert_eq!(ranked(&index(&library()), "checkout"), [1, 2]);
}

#[test]
fn beginnings_parts_of_names_and_accents_are_seen_through() {
    let index = index(&library());
    assert_eq!(found(&index, "conn"), [1]);
    assert_eq!(found(&index, "memory"), [2, 3]);
    assert_eq!(found(&index, "outofmem"), [3]);
    assert_eq!(found(&index, "verlangerung"), [4]);
    assert_eq!(found(&index, "VERLÄNGERUNG"), [4]);
}

#[test]
fn typing_errors_are_seen_through_where_little_else_is_found() {
    let index = index(&library());
    let of = |query: &str| {
        let found = index.find(&Query::read(query), 10);
        (found.hits.iter().map(|it| it.id).collect::<Vec<_>>(), found.meant)
    };
    assert_eq!(of("databse"), (vec![id(3)], vec!["database".into()]));
    assert_eq!(of("chekcout"), (vec![id(1), id(2)], vec!["checkout".into()]));
    assert_eq!(of("zerfitikat").0, [id(4)]);
    assert_eq!(of("pol").0, [], "three letters are meant as they are");
    let exact = index.find(&Query::read("checkout"), 10).hits[0].score;
    assert!(index.find(&Query::read("chekcout"), 10).hits[0].score < exact);
}

#[test]
fn fields_narrow_down() {
    let index = index(&library());
    assert_eq!(found(&index, "service:checkout"), [1]);
    assert_eq!(found(&index, "service:api"), [1]);
    assert_eq!(found(&index, "service:\"checkout api\""), [1]);
    assert_eq!(found(&index, "sev:1"), [1], "and not SEV-10");
    assert_eq!(found(&index, "severity:SEV1"), [1]);
    assert_eq!(found(&index, "owner:team-a"), [1]);
    assert_eq!(found(&index, "open:actions"), [1]);
    assert_eq!(found(&index, "-open:actions memory"), [2, 3]);
    assert_eq!(found(&index, "status:draft pool"), [1, 3]);
    assert_eq!(found(&index, "action:pool"), [1]);
    assert_eq!(found(&index, "title:checkout"), [1]);
    assert_eq!(found(&index, "after:2025-03-04"), [3, 4]);
    assert_eq!(found(&index, "before:2025-03-04 status:draft"), [1, 2]);
    assert_eq!(found(&index, "after:someday"), [0; 0], "words like others");
}

#[test]
fn the_later_one_comes_first_where_both_fit_alike() {
    let all = [postmortem(1, "Pool", ""), postmortem(2, "Pool", "")];
    assert_eq!(ranked(&index(&all), "pool"), [2, 1]);
    assert_eq!(ranked(&index(&all), "status:draft"), [2, 1]);
}

#[test]
fn a_long_document_that_says_it_once_comes_after_a_short_one() {
    let story = format!("The pool. {}", "And other things went on. ".repeat(50));
    let all = [postmortem(2, "A", &story), postmortem(1, "B", "The pool.")];
    assert_eq!(ranked(&index(&all), "pool"), [1, 2]);
}

/// BM25F by hand: two documents of one word each in the running text, of which one has it twice.
#[test]
fn the_score_is_that_of_the_formula() {
    let all = [postmortem(1, "", "pool pool"), postmortem(2, "", "disk")];
    let hit = index(&all).find(&Query::read("pool"), 10).hits[0];
    // One of two documents has it: ln(1 + (2 − 1 + 0.5) / (1 + 0.5)) = ln 2. Its weight is 2, its length 2 where the mean is 1.5:
    // 2 × 2.2 / (2 + 1.2 × (0.25 + 0.75 × 2 / 1.5)) = 4.4 / 3.5.
    let expected = 2.0_f32.ln() * 4.4 / 3.5;
    assert!((hit.score - expected).abs() < 1e-5, "{} {expected}", hit.score);
}

#[test]
fn one_letter_is_answered_from_the_commonest_words() {
    let all: Vec<Postmortem> = (0..150)
        .map(|n| {
            let rare: String = (0..600).map(|word| format!("a{n}x{word} ")).collect();
            postmortem(n, "", &format!("all {rare}"))
        })
        .collect();
    assert_eq!(found(&index(&all), "a").len(), 150);
}

#[test]
fn passages_show_why() {
    let mut it = postmortem(1, "Checkout", "");
    it.summary = format!(
        "{} the connection pool was\nexhausted {}",
        "Before it, ".repeat(40),
        "after that ".repeat(40)
    );
    it.lessons = "A pool has limits.".into();
    let passages = Query::read("pool connect").passages(&it, &[], 3);
    assert_eq!(passages.len(), 2);
    let text = &passages[0].text;
    let marked: Vec<&str> = passages[0].marks.iter().map(|it| &text[it.clone()]).collect();
    assert_eq!(marked, ["connection", "pool"]);
    assert!(text.starts_with("… ") && text.ends_with(" …"), "{text}");
    assert!(text.contains("pool was exhausted"), "{text}");
    assert!(text.len() < 220, "{text}");
    assert_eq!(passages[1].text, "A pool has limits.");
}

#[test]
fn what_is_stored_is_read_again_and_nothing_else_is() {
    let segment = segment(&library());
    let bytes = segment.to_bytes();
    assert_eq!(Segment::from_bytes(&bytes).as_ref(), Some(&segment));
    for length in 0..bytes.len() {
        assert_eq!(Segment::from_bytes(&bytes[..length]), None);
    }
}

#[test]
fn small_segments_become_one() {
    let mut index = Index::default();
    let mut n_stored = 0;
    for n in 0..150 {
        index.add(segment([&postmortem(n % 100, "Pool", "of connections")]));
        n_stored += usize::from(index.tidy());
    }
    assert_eq!(index.len(), 100);
    assert_eq!(found(&index, "pool").len(), 100);
    assert!(index.segments().count() <= 6);
    assert!((10..60).contains(&n_stored), "{n_stored}");
}

fn some_words() -> impl Strategy<Value = String> {
    proptest::collection::vec("[ab]{1,3}|Über|k8s", 0..8).prop_map(|it| it.join(" "))
}

proptest! {
    /// Whatever came, changed and went: what is found is what an index finds that was made of what is there now.
    #[test]
    fn changes_tell(
        changes in proptest::collection::vec((0..6_u64, proptest::option::of(some_words())), 1..25),
        query in "[ab]{1,3}( -?[ab]{1,2})?",
    ) {
        let mut now: std::collections::BTreeMap<u64, Postmortem> = std::collections::BTreeMap::new();
        let mut index = Index::default();
        for (n, text) in changes {
            match text {
                Some(text) => {
                    let changed = postmortem(n, "", &text);
                    index.add(segment([&changed]));
                    now.insert(n, changed);
                }
                None => prop_assert_eq!(index.remove(id(n)), now.remove(&n).is_some()),
            }
            index.tidy();
        }
        prop_assert_eq!(index.len(), now.len());
        let fresh = super::tests::index(now.values());
        prop_assert_eq!(found(&index, &query), found(&fresh, &query));
    }

    #[test]
    fn bytes_of_anybody_harm_nobody(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        if let Some(segment) = Segment::from_bytes(&bytes) {
            let mut index = Index::default();
            index.add(segment);
            index.find(&Query::read("a"), 5);
        }
        bytes = segment(&library()).to_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Some(segment) = Segment::from_bytes(&bytes) {
            let mut index = Index::default();
            index.add(segment);
            for query in ["pool", "a", "databse", "sev:1"] {
                index.find(&Query::read(query), 5);
            }
            index.tidy();
        }
    }

    #[test]
    fn any_query_is_answered_and_marks_stand_in_the_text(query in "(\\PC|[\":-]| |sev:|after:20){0,40}", text in "\\PC{0,200}") {
        let query = Query::read(&query);
        let all = [postmortem(1, "Pool", &text)];
        index(&all).find(&query, 10);
        let mut before = 0;
        for mark in query.marks(&text, &[]) {
            prop_assert!(mark.start >= before && text.get(mark.clone()).is_some());
            before = mark.end;
        }
        for passage in query.passages(&all[0], &[], 5) {
            passage.marks.iter().for_each(|it| assert!(passage.text.get(it.clone()).is_some()));
        }
    }
}
