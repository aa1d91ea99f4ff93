//! A page to try a section on: it keeps the document, and presses keys where the focus is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::Edit;
use afterword_core::time::Instant;
use afterword_ui::postmortem::actions::ActionsSection;
use afterword_ui::postmortem::causes::CausesSection;
use afterword_ui::postmortem::timeline::TimelineSection;
use afterword_ui::{Action, Editor, Shell};
use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit,
};
use yew::prelude::*;

/// The section under trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Section {
    Timeline,
    Causes,
    Actions,
}

/// What the page has heard.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) edits: Vec<Edit>,
    pub(crate) postmortem: Option<Rc<Postmortem>>,
    pub(crate) said: Vec<String>,
    /// How often the zone was asked: each row of the timeline asks when it is drawn.
    pub(crate) n_zone: usize,
}

/// A section on the page; it goes when this is dropped.
pub(crate) struct Page {
    pub(crate) heard: Rc<RefCell<Heard>>,
    root: Element,
    app: Option<yew::AppHandle<Desk>>,
}

pub(crate) fn at(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(crate) fn postmortem() -> Postmortem {
    Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"))
}

impl Page {
    pub(crate) async fn open(section: Section, postmortem: Postmortem) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("main").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let heard = Rc::<RefCell<Heard>>::default();
        let props =
            DeskProps { section, postmortem: Rc::new(postmortem), heard: Link(heard.clone()) };
        let app = yew::Renderer::<Desk>::with_root_and_props(root.clone(), props).render();
        settle().await;
        Self { heard, root, app: Some(app) }
    }

    pub(crate) fn document(&self) -> Rc<Postmortem> {
        self.heard.borrow().postmortem.clone().unwrap()
    }

    pub(crate) fn last_edit(&self) -> Edit {
        self.heard.borrow().edits.last().unwrap().clone()
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|it| found.item(it).unwrap().unchecked_into()).collect()
    }

    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|it| it.text_content().unwrap()).collect()
    }

    pub(crate) async fn focus(&self, selector: &str) {
        self.one(selector).focus().unwrap();
        settle().await;
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.one(selector).click();
        settle().await;
    }

    /// The id of what has the focus.
    pub(crate) fn focused(&self) -> String {
        active().id()
    }

    /// Presses a key where the focus is, such as `Alt+ArrowUp`; whether somebody answered it.
    pub(crate) async fn press(&self, keys: &str) -> bool {
        let mut parts: Vec<&str> = keys.split('+').collect();
        let key = parts.pop().unwrap();
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        if key.len() == 1 {
            init.set_code(&format!("Key{}", key.to_uppercase()));
        }
        for part in parts {
            match part {
                "Alt" => init.set_alt_key(true),
                "Ctrl" => init.set_ctrl_key(true),
                "Shift" => init.set_shift_key(true),
                _ => panic!("no such modifier: {part}"),
            }
        }
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        let is_left_alone = active().dispatch_event(&event).unwrap();
        settle().await;
        !is_left_alone
    }

    /// Puts `text` into the field that has the focus.
    pub(crate) async fn write(&self, text: &str) {
        let field = active();
        set_value(&field, text);
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &init).unwrap();
        field.dispatch_event(&event).unwrap();
        settle().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

pub(crate) fn set_value(field: &HtmlElement, text: &str) {
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(text),
        None => field.unchecked_ref::<HtmlInputElement>().set_value(text),
    }
}

pub(crate) fn value(field: &HtmlElement) -> String {
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.unchecked_ref::<HtmlInputElement>().value(),
    }
}

fn active() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.active_element().unwrap().unchecked_into()
}

/// Lets everything that was asked for be drawn.
async fn settle() {
    for _ in 0..2 {
        let soon = Promise::new(&mut |resolve, _| {
            let window = web_sys::window().unwrap();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0).unwrap();
        });
        JsFuture::from(soon).await.unwrap();
    }
}

#[derive(Clone)]
struct Link(Rc<RefCell<Heard>>);

impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DeskProps {
    section: Section,
    postmortem: Rc<Postmortem>,
    heard: Link,
}

#[component]
pub(crate) fn Desk(props: &DeskProps) -> Html {
    let editor = use_reducer(|| Editor::new((*props.postmortem).clone()));
    let heard = &props.heard.0;
    heard.borrow_mut().postmortem = Some(editor.postmortem().clone());
    let dispatcher = editor.dispatcher();
    let log = heard.clone();
    let on_edit = use_callback((), move |edit: Edit, ()| {
        log.borrow_mut().edits.push(edit.clone());
        dispatcher.dispatch(Action::Edit(edit));
    });
    let shell = (*use_memo((), |()| shell(heard))).clone();
    let it = editor.postmortem();
    match props.section {
        Section::Timeline => html! {
            <TimelineSection
                timeline={it.timeline.clone()}
                moments={it.moments.clone()}
                zone={it.zone.clone()}
                {on_edit}
                {shell}
            />
        },
        Section::Causes => html! {
            <CausesSection
                trees={it.trees.clone()}
                timeline={it.timeline.clone()}
                actions={it.actions.clone()}
                {on_edit}
                {shell}
            />
        },
        Section::Actions => html! {
            <ActionsSection
                actions={it.actions.clone()}
                trees={it.trees.clone()}
                {on_edit}
                {shell}
            />
        },
    }
}

/// UTC, but for the night of 26 October 2025: then the clocks go back over the hour after two, as if it had been summer until then.
fn offsets_at(local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
    let [utc, summer] = [0, 3_600].map(|it| FixedOffset::east_opt(it).unwrap());
    let is_repeated = local.to_string().starts_with("2025-10-26 02:");
    if is_repeated { MappedLocalTime::Ambiguous(summer, utc) } else { MappedLocalTime::Single(utc) }
}

fn shell(heard: &Rc<RefCell<Heard>>) -> Shell {
    let (zone_log, said_log) = (heard.clone(), heard.clone());
    let last = Cell::new(1_000_000u64);
    Shell {
        mint: Callback::from(move |()| {
            last.set(last.get() + 1);
            last.get()
        }),
        now: Callback::from(|()| at("2025-10-02T09:00:00Z")),
        today: NaiveDate::from_ymd_opt(2025, 10, 2).unwrap(),
        clocks: Callback::from(offsets_at).into(),
        in_zone: Callback::from(move |instant| {
            zone_log.borrow_mut().n_zone += 1;
            instant
        }),
        moments: Rc::default(),
        who: "carol".into(),
        announce: Callback::from(move |words: AttrValue| {
            said_log.borrow_mut().said.push(words.to_string());
        }),
        take_out: Callback::noop(),
        read_tree: Callback::from(|_| unreachable!("nothing is pasted here")),
        bring_in: Callback::noop(),
        recall: Callback::from(|_| None),
        keep: Callback::noop(),
    }
}
