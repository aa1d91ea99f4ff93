//! Was this seen before? Which words say so, and which say nothing.

use afterword_core::trends::{Incident, Library};

use crate::workspace::{id, incidents, record};

fn draft(title: &str, services: &[&str]) -> Incident {
    let mut document = afterword_core::Postmortem::new(id(99), crate::workspace::at("07-01 12:00"));
    document.title = title.to_owned();
    document.services = services.iter().map(|it| (*it).to_owned()).collect();
    record(&document)
}

/// The numbers of what is like a draft of this title, and the words that say so.
fn like(title: &str, services: &[&str]) -> Vec<(usize, Vec<String>)> {
    let library = Library::new(incidents());
    let found = library.similar(&draft(title, services), 5).into_iter();
    let place = |it| library.incidents().iter().position(|other| other.id == it).unwrap() + 1;
    found.map(|it| (place(it.id), it.words)).collect()
}

#[test]
fn what_was_seen_before_comes_with_its_words() {
    let found = like("Checkout database out of connections: the pool is exhausted", &["checkout"]);
    assert_eq!(found.iter().map(|it| it.0).take(2).collect::<Vec<_>>(), [1, 10]);
    let mut words = found[0].1.clone();
    words.sort();
    assert_eq!(words, ["checkout", "connections", "database", "exhausted", "pool"]);
}

#[test]
fn factors_in_common_are_shown_side_by_side() {
    let incidents = incidents();
    let library = Library::new(incidents.clone());
    let found = library.similar(&incidents[9], 5);
    let first = found.iter().find(|it| it.id == incidents[0].id).unwrap();
    let [same] = &first.reasons[..] else { panic!("{first:?}") };
    assert_eq!(same.here, "The checkout database ran out of connection pool slots");
    assert_eq!(same.there, "Connection pool of the checkout database was exhausted");
}

#[test]
fn what_shares_little_is_not_like() {
    assert_eq!(like("The billing page showed a wrong currency", &["payments"]), []);
    assert_eq!(like("", &["checkout"]), []);
    assert_eq!(like("It was not so", &[]), []);
}

#[test]
fn nothing_is_like_itself_and_likeness_is_a_share() {
    let library = Library::new(incidents());
    for incident in library.incidents() {
        for similar in library.similar(incident, 20) {
            assert!(similar.id != incident.id && (0.0..=1.0).contains(&similar.likeness));
            assert!(!similar.words.is_empty());
        }
    }
    let mut copy = Incident::clone(&library.incidents()[5]);
    copy.id = id(99);
    let found = &library.similar(&copy, 3)[0];
    assert_eq!(found.id, library.incidents()[5].id);
    assert!((found.likeness - 1.0).abs() < 1e-6);
    assert_eq!((found.services.len(), found.categories.len()), (1, 2));
}

/// Two documents, BM25 by hand. Their terms: `disk` (2) `full` (2), and `disk` (2) `slow` (2); each is four long, so length says nothing.
/// A term that counts 2 weighs 2 · 2.2/(2 + 1.2) = 1.375. “Disk full” of two of two: rarity ln(1 + 0.5/2.5) = 0.182 for `disk`, and
/// ln(1 + 1.5/1.5) = 0.693 for `full`. The second has 0.182/(0.182 + 0.693) = 0.208 of it, but a single word.
#[test]
fn likeness_is_bm25_by_hand() {
    let titled = |n, title: &str| {
        let mut document =
            afterword_core::Postmortem::new(id(n), crate::workspace::at("07-01 12:00"));
        document.title = title.to_owned();
        record(&document)
    };
    let library = Library::new(vec![titled(1, "Disk full"), titled(2, "Disk slow")]);
    let found = library.similar(&titled(3, "Disks full"), 5);
    assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [id(1)]);
    let with_slow = library.similar(&titled(3, "Disk slow full"), 5);
    // `slow` and `full` weigh 0.693 each and `disk` 0.182, all of them less in the longer draft, in the same way; the two others have
    // 0.875 of 1.568 in theirs. In the draft each weighs 2 · 2.2/(2 + 1.2 · (0.25 + 0.75 · 6/4)) = 1.2055 instead of 1.375.
    let rarity = [(1.2_f64).ln(), (2.0_f64).ln()];
    let expected =
        1.375 * (rarity[0] + rarity[1]) / (1.205_479_452 * (rarity[0] + 2.0 * rarity[1]));
    assert_eq!(with_slow.len(), 2);
    assert!((with_slow[0].likeness - expected).abs() < 1e-6, "{}", with_slow[0].likeness);
}

#[test]
fn factors_return_in_other_words() {
    let library = Library::new(incidents());
    let found: Vec<_> = library
        .recurring()
        .iter()
        .map(|it| {
            (
                it.occurrences.iter().map(|it| it.incident + 1).collect::<Vec<_>>(),
                it.words.join(" "),
            )
        })
        .collect();
    let expected = [
        (vec![1, 10], "connection pool checkout database".to_owned()),
        (vec![4, 8], "invoices queue limit".to_owned()),
    ];
    assert_eq!(found, expected);
}
