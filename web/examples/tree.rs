//! The picture of a tree of causes alone, as a module that `cargo xtask bench` times in a browser beside libraries that draw trees.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::causes::CauseTree;
use afterword_core::causes::picture::{Growth, TreeStyle, draw};
use afterword_core::list::List;
use afterword_core::stored::Stored as _;
use afterword_ui::draw::{Picture, use_drawing_words};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
struct ShownProps {
    trees: List<CauseTree>,
}

/// The first tree, laid out and drawn as it is on the page.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let words = use_drawing_words();
    let scene = use_memo((props.trees.clone(), words), |(trees, words)| {
        let none = BTreeSet::new();
        let style = TreeStyle {
            growth: Growth::Right,
            is_narrow: false,
            folded: &none,
            covered: &none,
            has_legend: false,
            words,
        };
        trees.first().map(|tree| Rc::new(draw(tree, style)))
    });
    html! {
        <div>
            if let Some(scene) = (*scene).clone() {
                <Picture {scene} />
            }
        </div>
    }
}

/// A document whose tree is to be drawn.
#[derive(Debug)]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the benchmark calls it")]
pub struct Tree(List<CauseTree>);

#[wasm_bindgen]
impl Tree {
    /// The trees of the document that `json` holds.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Self, String> {
        let document = Postmortem::from_json(json).map_err(|it| it.to_string())?;
        Ok(Self(document.trees))
    }

    /// Draws the first of them into `place`, in the task that follows.
    pub fn draw(&self, place: Element) -> Drawn {
        let props = ShownProps { trees: self.0.clone() };
        Drawn(yew::Renderer::<Shown>::with_root_and_props(place, props).render())
    }
}

/// A picture that stands on the page.
#[wasm_bindgen]
#[allow(unreachable_pub, missing_debug_implementations, reason = "the benchmark calls it")]
pub struct Drawn(AppHandle<Shown>);

#[wasm_bindgen]
impl Drawn {
    /// Takes it away.
    pub fn clear(self) {
        self.0.destroy();
    }
}

fn main() {}
