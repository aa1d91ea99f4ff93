//! A program of widgets: what `js/elements.js` calls, whichever widgets it draws.
//!
//! Yew never takes back the listeners of a root, so a root that an element no longer needs is emptied and kept for the next one: a page
//! has as many as it ever had widgets at once, however often they come and go.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_ui::words::{Language, Words};
use js_sys::{Function, JsString};
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::json::write;
use crate::prose::Fill;
use crate::stage::{Draw, OnValue, Stage, StageProps};
use crate::wish::Wish;

thread_local! {
    /// The roots that no element needs.
    static IDLE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
    /// The words of the languages that a page has asked for.
    static LEARNT: RefCell<BTreeMap<&'static str, Words>> = const { RefCell::new(BTreeMap::new()) };
    /// What the page lends: how it hears that all is over, and how it fills in prose.
    static PAGE: RefCell<Option<[Function; 2]>> = const { RefCell::new(None) };
    /// Fills in prose; one for all, so that it is no reason to draw again.
    static FILL: Fill = Fill::new(Callback::from(|(element, text): (HtmlElement, AttrValue)| {
        call(1, &[element.into(), text.as_str().into()]);
    }));
    /// Counts the turns of all roots, so that no two are alike.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The program that draws by `$draw`: `begin`, `learn` and `mount` for JavaScript, and what a program has to have.
#[macro_export]
macro_rules! program {
    ($draw:expr) => {
        fn main() {}

        /// Begins. `on_panic` hears that nothing will ever be drawn again; `fill` is given an element and the Markdown that belongs into it.
        #[::wasm_bindgen::prelude::wasm_bindgen]
        pub fn begin(on_panic: ::js_sys::Function, fill: ::js_sys::Function) {
            $crate::host::begin(on_panic, fill);
        }

        /// Learns the words of a language, as `static/words` has them.
        #[::wasm_bindgen::prelude::wasm_bindgen]
        pub fn learn(code: &str, file: &str) {
            $crate::host::learn(code, file);
        }

        /// A root for an element to draw in.
        #[::wasm_bindgen::prelude::wasm_bindgen]
        pub fn mount() -> Mounted {
            Mounted($crate::host::Mounted::new($crate::Draw::new($draw)))
        }

        /// A root that an element has, until it is released.
        #[::wasm_bindgen::prelude::wasm_bindgen]
        #[derive(Debug)]
        pub struct Mounted($crate::host::Mounted);

        #[::wasm_bindgen::prelude::wasm_bindgen]
        impl Mounted {
            /// The element that is drawn in, to be put where it is wanted.
            pub fn root(&self) -> ::web_sys::Element {
                self.0.root()
            }

            /// Draws what `wish` asks for. `on_value` hears the value of the widget, as JSON, and whether somebody changed it.
            pub fn show(&mut self, wish: &str, on_value: ::js_sys::Function) {
                self.0.show(wish, on_value);
            }

            /// Gives the root back.
            pub fn release(self) {
                self.0.release();
            }
        }
    };
}

/// See [`program`].
pub fn begin(on_panic: Function, fill: Function) {
    PAGE.set(Some([on_panic, fill]));
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        call(0, &[]);
    }));
}

/// See [`program`].
pub fn learn(code: &str, file: &str) {
    if let Some(language) = Language::of_tag(code) {
        LEARNT.with_borrow_mut(|learnt| {
            learnt.entry(language.code()).or_insert_with(|| Words::read(language, file));
        });
    }
}

/// A root that is drawn in.
#[derive(Debug)]
struct Root {
    element: Element,
    app: AppHandle<Stage>,
}

impl Root {
    fn new(draw: Draw) -> Self {
        let document = web_sys::window().and_then(|it| it.document());
        let element = document.and_then(|it| it.create_element("div").ok());
        let element = element.expect("a page has a document, and that makes elements");
        let props = props(draw, None, 0, OnValue::noop());
        let app = yew::Renderer::<Stage>::with_root_and_props(element.clone(), props).render();
        Self { element, app }
    }
}

/// A root that an element has, until it is released.
#[derive(Debug)]
pub struct Mounted {
    root: Root,
    draw: Draw,
    wish: Option<Wish>,
    turn: u32,
    /// Who hears of the value.
    hearer: Rc<RefCell<Option<Function>>>,
    /// The value that the page has heard of last: whoever asks for it to be drawn asks for what is drawn.
    known: Rc<RefCell<Option<String>>>,
}

impl Mounted {
    /// A root that no other element has.
    pub fn new(draw: Draw) -> Self {
        let root = IDLE.with_borrow_mut(Vec::pop).unwrap_or_else(|| Root::new(draw));
        Self { root, draw, wish: None, turn: 0, hearer: Rc::default(), known: Rc::default() }
    }

    /// See [`program`].
    pub fn root(&self) -> Element {
        self.root.element.clone()
    }

    /// See [`program`].
    pub fn show(&mut self, wish: &str, on_value: Function) {
        let Some(wish) = Wish::read(wish) else { return };
        if !self.is_going_on(&wish) {
            self.turn = TURN.get() + 1;
            TURN.set(self.turn);
        }
        self.hearer.replace(Some(on_value));
        let (hearer, known) = (self.hearer.clone(), self.known.clone());
        let on_value = Callback::from(move |(value, is_change): (Value, bool)| {
            let text = write(&value);
            known.replace(Some(text.clone()));
            // The page's listener may do anything, even release this: nothing is borrowed while it does.
            let hearer = hearer.borrow().clone();
            if let Some(hearer) = hearer {
                hearer.call2(&JsValue::NULL, &JsString::from(text), &is_change.into()).ok();
            }
        });
        self.wish = Some(wish.clone());
        self.root.app.update(props(self.draw, Some(Rc::new(wish)), self.turn, on_value));
    }

    /// See [`program`].
    pub fn release(mut self) {
        self.hearer.replace(None);
        self.root.app.update(props(self.draw, None, 0, OnValue::noop()));
        self.root.element.remove();
        IDLE.with_borrow_mut(|it| it.push(self.root));
    }

    /// Whether `wish` is for the same data, or for what somebody made of it here: then what is open or typed stays.
    fn is_going_on(&self, wish: &Wish) -> bool {
        let Some(last) = &self.wish else { return false };
        let is_known = wish.text.is_some() && *self.known.borrow() == wish.text;
        last.widget == wish.widget
            && last.files == wish.files
            && (last.text == wish.text || is_known)
    }
}

fn props(draw: Draw, wish: Option<Rc<Wish>>, turn: u32, on_value: OnValue) -> StageProps {
    let language = wish.as_ref().and_then(|it| Language::of_tag(&it.language)).unwrap_or_default();
    let words = LEARNT.with_borrow(|it| it.get(language.code()).copied()).unwrap_or(Words::ENGLISH);
    let fill = FILL.with(Clone::clone);
    StageProps { draw, wish, turn, words, fill, on_value }
}

/// Calls what the page has lent.
fn call(which: usize, arguments: &[JsValue]) {
    let function = PAGE.with_borrow(|it| it.as_ref().map(|it| it[which].clone()));
    let arguments: js_sys::Array = arguments.iter().collect();
    if let Some(function) = function {
        function.apply(&JsValue::NULL, &arguments).ok();
    }
}
