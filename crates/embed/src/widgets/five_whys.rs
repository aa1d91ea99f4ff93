//! `<afterword-five-whys>`: a problem and the causes behind it, to be read or to be found.

use std::rc::Rc;

use afterword_core::causes::{Cause, CauseId, CauseKind, CauseTree, Place};
use afterword_core::id::Id;
use afterword_ui::words::{InWords as _, use_words, word};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::nothing::nothing;
use crate::data;
use crate::el::{El, el};
use crate::stage::WidgetProps;

/// The trees of a postmortem, or the one that there is.
#[component]
pub(crate) fn FiveWhys(props: &WidgetProps) -> Html {
    use_words();
    let trees = use_memo(props.value.clone(), |value| data::trees_of(value));
    let past = use_state(|| Past(Vec::new()));
    let wanted = use_mut_ref(|| None::<CauseId>);
    let place = use_node_ref();
    let is_edited = props.wish.is_set("editable");
    // What was added is typed in next.
    use_effect_with((*past).clone(), {
        let (place, wanted) = (place.clone(), wanted.clone());
        move |_| {
            let Some(id) = wanted.take() else { return };
            let root = place.cast::<Element>();
            let field = root
                .and_then(|it| it.query_selector(&format!("[data-id=\"{id}\"]")).ok().flatten());
            if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                field.focus().ok();
            }
        }
    });
    if !is_edited {
        if trees.is_empty() {
            return nothing();
        }
        let all = trees.iter().fold(el("section").class("widget"), |all, it| all.add(outline(it)));
        return all.html();
    }
    let first = trees.first().cloned();
    let tree = past
        .0
        .last()
        .cloned()
        .or(first)
        .unwrap_or_else(|| Rc::new(CauseTree::new(Id::from_bits(1), String::new())));
    let on_tree = {
        let (past, base, on_value) = (past.clone(), tree.clone(), props.on_value.clone());
        Callback::from(move |next: Change| {
            let mut steps = past.0.clone();
            if steps.is_empty() {
                steps.push(base.clone());
            }
            let tree = match next {
                Change::To(tree, focus) => {
                    wanted.replace(focus);
                    let tree = Rc::new(tree);
                    steps.push(tree.clone());
                    tree
                }
                Change::Back => {
                    steps.pop();
                    steps.last().cloned().unwrap_or_else(|| base.clone())
                }
            };
            on_value.emit((data::value_of(&tree), true));
            past.set(Past(steps));
        })
    };
    html! { <section class="widget" ref={place}>{ editor(&tree, past.0.len() > 1, &on_tree) }</section> }
}

/// The trees that there were, the last one is what is shown; compared by address.
#[derive(Clone, Debug)]
struct Past(Vec<Rc<CauseTree>>);

impl PartialEq for Past {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| Rc::ptr_eq(a, b))
    }
}

/// What becomes of a tree.
enum Change {
    /// It is this one, and somebody goes on in the cause of that name.
    To(CauseTree, Option<CauseId>),
    /// It is what it was.
    Back,
}

type OnTree = Callback<Change>;

/// A tree as lists inside lists.
pub(super) fn outline(tree: &CauseTree) -> Html {
    let tree_of = el("div").key(tree.id().to_string()).class("tree").part("tree");
    let problem = el("p").class("problem").part("problem").text(&tree.problem);
    tree_of.with(problem).add(causes(tree.causes(), &card)).html()
}

fn causes(list: &[Rc<Cause>], card: &dyn Fn(&Cause) -> Html) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let one = |all: El, cause: &Rc<Cause>| {
        let class = match (cause.is_root(), cause.kind()) {
            (true, _) => "cause is-root",
            (_, CauseKind::RuledOut) => "cause is-ruled-out",
            _ => "cause",
        };
        let item = el("li").key(cause.id().to_string()).class(class);
        all.with(item.add(card(cause)).add(causes(cause.causes(), card)))
    };
    list.iter().fold(el("ul").class("causes"), one).html()
}

fn card(cause: &Cause) -> Html {
    let root = cause.is_root().then(|| word::MARK_ROOT.text());
    let kind = match cause.kind() {
        CauseKind::Cause => None,
        CauseKind::Contributing => Some(word::MARK_CONTRIBUTING.text()),
        CauseKind::RuledOut => Some(word::MARK_RULED_OUT.text()),
    };
    let mut card = el("div").class("cause-card").part("cause");
    card = card.with(el("span").class("cause-text").text(&cause.text));
    for mark in root.into_iter().chain(kind) {
        card = card.with(el("span").class("mark").text(mark));
    }
    card.with(el("span").class("facts").text(&cause.confidence.in_words())).html()
}

fn editor(tree: &Rc<CauseTree>, has_past: bool, on_tree: &OnTree) -> Html {
    let on_problem = {
        let (tree, on_tree) = (tree.clone(), on_tree.clone());
        move |it: InputEvent| {
            let mut next = (*tree).clone();
            next.problem = it.target_unchecked_into::<HtmlInputElement>().value();
            on_tree.emit(Change::To(next, None));
        }
    };
    let on_key = {
        let (tree, on_tree) = (tree.clone(), on_tree.clone());
        move |it: KeyboardEvent| {
            if it.key() == "Enter" && !it.is_composing() {
                it.prevent_default();
                add(&tree, None, None, &on_tree);
            }
        }
    };
    let on_add = {
        let (tree, on_tree) = (tree.clone(), on_tree.clone());
        move |_: MouseEvent| add(&tree, None, None, &on_tree)
    };
    let on_undo = on_tree.reform(|_: MouseEvent| Change::Back);
    html! {
        <div class="tree" part="tree">
            <input class="problem" part="input" aria-label={word::EMBED_PROBLEM.text()} placeholder={word::EMBED_PROBLEM.text()}
                value={tree.problem.clone()} oninput={on_problem} onkeydown={on_key} />
            { causes(tree.causes(), &|it: &Cause| field(tree, it, on_tree)) }
            <p class="buttons">
                <button type="button" part="button" onclick={on_add}>{ word::CAUSE_ADD.text() }</button>
                <button type="button" part="button" disabled={!has_past} onclick={on_undo}>{ word::UNDO.text() }</button>
                <span class="facts">{ word::EMBED_TREE_KEYS.text() }</span>
            </p>
        </div>
    }
}

fn field(tree: &Rc<CauseTree>, cause: &Cause, on_tree: &OnTree) -> Html {
    let id = cause.id();
    let with = |act: fn(&Rc<CauseTree>, CauseId, &OnTree)| {
        let (tree, on_tree) = (tree.clone(), on_tree.clone());
        move || act(&tree, id, &on_tree)
    };
    let (why, root, remove) = (with(deeper), with(toggle_root), with(remove));
    let on_text = {
        let (tree, on_tree) = (tree.clone(), on_tree.clone());
        move |it: InputEvent| {
            let mut next = (*tree).clone();
            if let Some(cause) = next.get_mut(id) {
                cause.text = it.target_unchecked_into::<HtmlInputElement>().value();
            }
            on_tree.emit(Change::To(next, None));
        }
    };
    let on_key = {
        let (tree, on_tree) = (tree.clone(), on_tree.clone());
        let is_bare = cause.text.is_empty() && cause.causes().is_empty();
        move |it: KeyboardEvent| {
            if it.is_composing() {
                return;
            }
            match it.key().as_str() {
                "Enter" if it.shift_key() => beside(&tree, id, &on_tree),
                "Enter" => deeper(&tree, id, &on_tree),
                "Backspace" if is_bare => self::remove(&tree, id, &on_tree),
                _ => return,
            }
            it.prevent_default();
        }
    };
    let pressed = if cause.is_root() { "true" } else { "false" };
    html! {
        <div class="cause-card" part="cause">
            <input part="input" class="cause-text" data-id={id.to_string()} aria-label={word::CAUSE_ASK.text()}
                placeholder={word::CAUSE_PLACEHOLDER.text()} value={cause.text.clone()} oninput={on_text} onkeydown={on_key} />
            <span class="buttons">
                <button type="button" part="button" onclick={move |_: MouseEvent| why()}>{ word::EMBED_WHY.text() }</button>
                <button type="button" part="button" aria-pressed={pressed} onclick={move |_: MouseEvent| root()}>{ word::MARK_ROOT.text() }</button>
                <button type="button" part="button" onclick={move |_: MouseEvent| remove()}>{ word::REMOVE.text() }</button>
            </span>
        </div>
    }
}

fn add(tree: &Rc<CauseTree>, under: Option<CauseId>, before: Option<CauseId>, on_tree: &OnTree) {
    let mut next = (**tree).clone();
    let bits = |_| (js_sys::Math::random() * 4_294_967_296.0) as u64;
    let id = Id::from_bits(bits(0) << 32 | bits(1));
    if next.add(Cause::new(id, String::new()), Place { under, before }).is_ok() {
        on_tree.emit(Change::To(next, Some(id)));
    }
}

fn deeper(tree: &Rc<CauseTree>, id: CauseId, on_tree: &OnTree) {
    add(tree, Some(id), None, on_tree);
}

fn beside(tree: &Rc<CauseTree>, id: CauseId, on_tree: &OnTree) {
    let under = tree.visit(id).and_then(|it| it.parent);
    let siblings = tree.siblings(id);
    let at = siblings.iter().position(|it| it.id() == id);
    let before = at.and_then(|it| siblings.get(it + 1)).map(|it| it.id());
    add(tree, under, before, on_tree);
}

fn toggle_root(tree: &Rc<CauseTree>, id: CauseId, on_tree: &OnTree) {
    let mut next = (**tree).clone();
    let is_root = tree.find(id).is_some_and(|it| it.is_root());
    if next.set_root(id, !is_root).is_ok() {
        on_tree.emit(Change::To(next, None));
    }
}

fn remove(tree: &Rc<CauseTree>, id: CauseId, on_tree: &OnTree) {
    let mut next = (**tree).clone();
    let above = tree.visit(id).and_then(|it| it.parent);
    if next.remove(id).is_ok() {
        on_tree.emit(Change::To(next, above));
    }
}
