//! A whole document with its panels: what a key draws again, and what a choice makes of the document.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action as Item, ActionId, ActionState};
use afterword_core::causes::Evidence;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{
    Factor, FactorId, MetricDefinition, MomentKey, SectionKey, StatusKind, Transition,
};
use afterword_core::severity::SeverityScheme;
use afterword_core::template::Template;
use afterword_core::time::Instant;
use afterword_ui::postmortem::{MetricsPanel, MomentsPanel, PostmortemDocument, SectionNav};
use afterword_ui::{Action, Editor, Shell};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::page::{Page, focused, settled};

thread_local! {
    static DOCUMENT: RefCell<Option<Rc<Postmortem>>> = const { RefCell::new(None) };
    static GONE_TO: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn at(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

fn sample() -> Postmortem {
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"));
    postmortem.factors.push(Rc::new(Factor::new(FactorId::from_bits(1), "Pool of 20".into())));
    for (n, state) in [(1, ActionState::Done), (2, ActionState::Open)] {
        let action = Item::new(ActionId::from_bits(n), format!("Action {n}"));
        postmortem.actions.push(Rc::new(Item { state, ..action }));
    }
    let to_review = Transition {
        to: StatusKind::InReview,
        at: at("2025-10-02T08:00:00Z"),
        who: "carol".into(),
        note: String::new(),
        overrides: Vec::new(),
    };
    postmortem.transitions.push(to_review);
    postmortem
}

fn shell() -> Shell {
    let next = RefCell::new(100);
    Shell {
        mint: Callback::from(move |()| next.replace_with(|it| *it + 1)),
        now: Callback::from(|()| at("2025-10-02T09:00:00Z")),
        today: at("2025-10-02T09:00:00Z").date_naive(),
        clocks: Callback::from(|_| {
            chrono::MappedLocalTime::Single(chrono::Offset::fix(&chrono::Utc))
        })
        .into(),
        in_zone: Callback::from(|it| it),
        moments: Rc::default(),
        who: "carol".into(),
        announce: Callback::noop(),
        take_out: Callback::noop(),
        read_tree: Callback::from(|_| unreachable!("nothing is pasted here")),
        bring_in: Callback::noop(),
        recall: Callback::from(|_| None),
        keep: Callback::noop(),
    }
}

#[component]
fn Desk() -> Html {
    let editor = use_reducer(|| Editor::new(sample()));
    let on_edit = {
        let dispatcher = editor.dispatcher();
        use_callback((), move |edit, ()| dispatcher.dispatch(Action::Edit(edit)))
    };
    let on_go = use_callback((), |key: SectionKey, ()| {
        GONE_TO.with_borrow_mut(|it| it.push(key.to_string()));
    });
    let on_moment = use_callback((), |key: MomentKey, ()| {
        GONE_TO.with_borrow_mut(|it| it.push(key.to_string()));
    });
    let shell = (*use_memo((), |()| shell())).clone();
    let scheme = use_memo((), |()| SeverityScheme::shipped());
    let templates = use_memo((), |()| Template::shipped());
    let definitions =
        (*use_memo((), |()| Rc::<[MetricDefinition]>::from(MetricDefinition::shipped()))).clone();
    let zones = (*use_memo((), |()| Rc::<[AttrValue]>::from([AttrValue::from("UTC")]))).clone();
    let postmortem = editor.postmortem().clone();
    DOCUMENT.set(Some(postmortem.clone()));
    html! {
        <main>
            <SectionNav postmortem={postmortem.clone()} templates={&templates} {on_go} />
            <PostmortemDocument
                postmortem={postmortem.clone()}
                on_edit={&on_edit}
                shell={&shell}
                scheme={&scheme}
                {templates}
                {zones}
            />
            <MetricsPanel
                postmortem={postmortem.clone()}
                {definitions}
                {scheme}
                shell={&shell}
                {on_moment}
            />
            <MomentsPanel {postmortem} {on_edit} {shell} />
        </main>
    }
}

fn now() -> Rc<Postmortem> {
    DOCUMENT.with_borrow(|it| it.clone().unwrap())
}

fn label_of(page: &Page<Desk>, words: &str) -> String {
    let labels = page.find::<HtmlElement>("main").query_selector_all("label").unwrap();
    let mut labels = (0..labels.length()).filter_map(|it| labels.item(it));
    let label = labels.find(|it| it.text_content().as_deref() == Some(words));
    let label: HtmlElement = wasm_bindgen::JsCast::unchecked_into(label.unwrap());
    format!("[id='{}']", label.get_attribute("for").unwrap())
}

/// A busy browser hears several keys before it draws: each line is taken as it was typed, and once.
#[wasm_bindgen_test]
async fn lines_that_are_typed_faster_than_they_are_drawn_are_all_there() {
    let page = Page::<Desk>::of().await;
    for (field, lines) in [
        ("#actions-quick", ["Add the index @anna", "Rehearse it"]),
        ("#timeline-quick", ["14:32 alert fired", "rolled back"]),
    ] {
        page.focus(field).await;
        for line in lines {
            page.type_and_go_on(field, &line[..5]);
            page.type_and_go_on(field, &line[5..]);
            page.press_and_go_on("Enter");
            page.press_and_go_on("Enter");
        }
        settled().await;
        assert_eq!(page.value(field), "", "{field}");
    }
    let postmortem = now();
    let actions: Vec<&str> = postmortem.actions.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(actions, ["Action 1", "Action 2", "Add the index", "Rehearse it"]);
    let entries: Vec<&str> = postmortem.timeline.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(entries, ["alert fired", "rolled back"]);
}

/// The same where what is typed goes to an entry, to a cause, or among the moments.
#[wasm_bindgen_test]
async fn links_evidence_and_moments_that_are_typed_ahead_are_taken_one_by_one() {
    let page = Page::<Desk>::of().await;
    page.focus("#timeline-quick").await;
    page.write("#timeline-quick", "14:32 alert fired").await;
    page.press("Enter").await;
    page.click(".entry-rest").await;
    page.click("#tree-add").await;
    page.press("Enter").await;
    page.click(".cause-more").await;
    let [links, evidence, moment] = [".entry-links input", ".evidence input", ".name-moment input"];
    for (field, lines) in [
        (links, ["https://a.example", "https://b.example"]),
        (evidence, ["The graph of it", "What Ada saw"]),
        (moment, ["Cache warm", "Queue empty"]),
    ] {
        page.focus(field).await;
        for line in lines {
            page.type_and_go_on(field, &line[..5]);
            page.type_and_go_on(field, &line[5..]);
            match field == moment {
                // A key that no person pressed sends no form.
                true => page.find::<HtmlElement>(".name-moment button").click(),
                false => drop(page.press_and_go_on("Enter")),
            }
        }
        settled().await;
        assert_eq!(page.value(field), "", "{field}");
    }
    let postmortem = now();
    assert_eq!(postmortem.timeline[0].links, ["https://a.example", "https://b.example"]);
    let evidence = ["The graph of it", "What Ada saw"].map(|it| Evidence::Note(it.to_owned()));
    assert_eq!(postmortem.trees[0].causes()[0].evidence, evidence);
    // Each is the whole label of a field.
    for words in ["Cache warm", "Queue empty"] {
        page.find::<HtmlInputElement>(&label_of(&page, words));
    }
}

/// A part that is drawn again puts what was written into its field by hand back to what the document says.
#[wasm_bindgen_test]
async fn a_key_in_the_title_draws_no_section() {
    let page = Page::<Desk>::of().await;
    let commander = label_of(&page, "Incident commander");
    let users = label_of(&page, "Users affected");
    for field in [&commander, &users] {
        page.find::<HtmlInputElement>(field).set_value("by hand");
    }
    page.find::<HtmlTextAreaElement>(".factor textarea").set_value("by hand");
    page.write(".title textarea", "Checkout outage").await;
    assert_eq!(now().title, "Checkout outage");
    for field in [&commander, &users, ".factor textarea"] {
        assert_eq!(page.value(field), "by hand", "{field}");
    }
    page.write(&label_of(&page, "Scribe"), "dave").await;
    assert_eq!(page.value(&commander), "", "its own section is drawn again");
    assert_eq!(page.value(&users), "by hand");
}

#[wasm_bindgen_test]
async fn the_first_word_of_a_templates_section_makes_it_part_of_the_document() {
    let page = Page::<Desk>::of().await;
    page.click("#section-detection .markdown-edit").await;
    page.write("#section-detection textarea", "A").await;
    page.write("#section-detection textarea", "An alert").await;
    let extra: Vec<(String, String)> =
        now().extra.iter().map(|it| (it.key.clone(), it.text.clone())).collect();
    assert_eq!(extra, [("detection".to_owned(), "An alert".to_owned())]);
}

#[wasm_bindgen_test]
async fn a_section_of_ones_own_is_named_at_once_and_listed() {
    let page = Page::<Desk>::of().await;
    page.click(".add-section").await;
    assert!(focused().closest(".section-own-heading").unwrap().is_some());
    let heading = format!("[id='{}']", focused().id());
    page.write(&heading, "Handover notes").await;
    assert_eq!(now().extra[0].heading, "Handover notes");
    assert!(page.text(".section-nav").contains("Handover notes"));
    assert_eq!(format!("[id='{}']", focused().id()), heading, "typing goes on in the same field");
}

#[wasm_bindgen_test]
async fn the_way_back_to_draft_needs_a_reason() {
    let page = Page::<Desk>::of().await;
    page.click(".status-line [aria-haspopup]").await;
    page.click(".status-line [role=menuitem]:last-child").await;
    page.click("dialog [type=submit]").await;
    assert_eq!(now().status(), StatusKind::InReview);
    page.write("dialog textarea", "The impact is wrong").await;
    page.click("dialog [type=submit]").await;
    let last = now().transitions.last().cloned().unwrap();
    assert_eq!((last.to, last.who.as_str()), (StatusKind::Draft, "carol"));
    assert_eq!(last.note, "The impact is wrong");
    assert!(page.text(".status-history").contains("The impact is wrong"));
}

#[wasm_bindgen_test]
async fn a_factor_is_covered_by_an_action_or_a_risk_with_a_reason() {
    let page = Page::<Desk>::of().await;
    page.click(".cover-state").await;
    page.click(".cover-risk input").await;
    assert!(!now().factors[0].is_covered(), "an accepted risk needs a reason");
    page.write(".cover-reason textarea", "Replaced next month").await;
    assert!(now().factors[0].is_covered());
    assert_eq!(now().factors[0].accepted.as_ref().unwrap().who, "carol");
    page.click(".cover-risk input").await;
    page.click(".cover-actions input").await;
    assert_eq!(now().factors[0].actions, [ActionId::from_bits(1)]);
    assert!(page.has(".factor.is-covered"));
}

#[wasm_bindgen_test]
async fn factors_come_and_go_by_keys() {
    let page = Page::<Desk>::of().await;
    page.focus(".factor textarea").await;
    page.press("Enter").await;
    let new = now().factors[1].id;
    assert_eq!(focused().id(), format!("factor-{new}"));
    page.press("Backspace").await;
    settled().await;
    assert_eq!(now().factors.len(), 1);
    assert_eq!(focused().id(), format!("factor-{}", FactorId::from_bits(1)));
}

#[wasm_bindgen_test]
async fn a_new_row_does_not_take_the_focus_from_who_has_gone_elsewhere() {
    let page = Page::<Desk>::of().await;
    page.focus(".factor textarea").await;
    page.press_and_go_on("Enter");
    page.focus("#moment-resolved").await;
    assert_eq!(now().factors.len(), 2);
    assert_eq!(focused().id(), "moment-resolved");
    page.focus(".factor textarea").await;
    page.press("Enter").await;
    let new = now().factors[1].id;
    assert_eq!(focused().id(), format!("factor-{new}"), "the next one does again");
}

#[wasm_bindgen_test]
async fn a_moment_changes_the_metrics_and_says_how() {
    let page = Page::<Desk>::of().await;
    page.write("#moment-impact-started", "2025-10-01 14:32").await;
    assert!(page.text(".metrics").contains("Enter resolved"));
    page.click(".metric-ask").await;
    assert_eq!(GONE_TO.take(), ["Detected"]);
    page.write("#moment-resolved", "15:17").await;
    assert!(page.text(".metrics").contains("45 min"));
    assert!(page.text(".metrics").contains("resolved 15:17 − impact started 14:32"));
    page.write("#moment-resolved", "14:00").await;
    assert!(page.text(".metrics").contains("Out of order"));
    assert!(page.has(".moment.is-out-of-order #moment-resolved"));
}

#[wasm_bindgen_test]
async fn the_navigation_counts_and_asks_to_go() {
    let page = Page::<Desk>::of().await;
    let counts = page.text(".section-nav");
    assert!(counts.contains("Action items (filled)1/2"), "{counts}");
    assert!(counts.contains("Contributing factors (filled)0/1"), "{counts}");
    assert!(counts.contains("Summary (empty, required)"), "{counts}");
    page.click(".section-nav li:nth-child(2) button").await;
    assert_eq!(GONE_TO.take(), ["impact"]);
}
