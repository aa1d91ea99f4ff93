//! A tree from a text: pasted, looked at, taken.

use std::rc::Rc;

use afterword_core::causes::picture::{Growth, whole};
use afterword_core::causes::{CauseTree, CausesEdit};
use afterword_core::postmortem::Edit;
use yew::prelude::*;

use crate::dialog::Dialog;
use crate::draw::{Picture, use_drawing_words, use_settled};
use crate::fields::TextArea;
use crate::words::{use_words, word};
use crate::{NoTree, Shell};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PasteTreeProps {
    pub(super) open: bool,
    /// The tree that it would take the place of, if nothing is in it yet; it stands beside any other.
    pub(super) tree: Rc<CauseTree>,
    pub(super) on_close: Callback<()>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// How long after the last key the text is read.
const PAUSE_MILLIS: i32 = 150;

/// A dialog that reads a tree out of a text and shows it before anything is stored.
#[component]
pub(super) fn PasteTree(props: &PasteTreeProps) -> Html {
    use_words();
    let text = use_state_eq(AttrValue::default);
    {
        let text = text.setter();
        use_effect_with(props.open, move |_| text.set(AttrValue::default()));
    }
    let settled = use_settled(&*text, PAUSE_MILLIS, false);
    let read = use_memo(settled, {
        let shell = props.shell.clone();
        move |text| {
            let is_blank = text.trim().is_empty();
            (!is_blank).then(|| shell.read_tree.emit(text.clone()).map(Rc::new))
        }
    });
    let on_change = {
        let text = text.setter();
        Callback::from(move |it: String| text.set(it.into()))
    };
    let found = match &*read {
        Some(Ok(tree)) => Some(tree.clone()),
        _ => None,
    };
    let is_blank = props.tree.is_blank();
    let verb = if is_blank { word::TREE_PASTE_HERE.text() } else { word::TREE_PASTE_BESIDE.text() };
    let actions = html! {
        <>
            <button type="button" class="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                { word::CANCEL.text() }
            </button>
            <button
                type="button"
                class="button primary"
                disabled={found.is_none()}
                onclick={accept(props, found.clone())}
            >
                { verb }
            </button>
        </>
    };
    html! {
        <Dialog
            title={word::TREE_PASTE_TITLE.text()}
            open={props.open}
            on_close={&props.on_close}
            class="paste-tree"
            {actions}
        >
            <div class="paste-text">
                <TextArea
                    label={word::TREE_PASTE_TEXT.text()}
                    hint={word::TREE_PASTE_HINT.text()}
                    value={(*text).clone()}
                    rows={10}
                    spellcheck={false}
                    {on_change}
                />
            </div>
            <div class="paste-preview">
                <p role="status" class={classes!("paste-found", is_refused(&read).then_some("is-refused"))}>
                    { found_in_words(&read) }
                </p>
                <div class="paste-picture">
                    if let Some(tree) = found {
                        <Preview {tree} />
                    }
                </div>
            </div>
        </Dialog>
    }
}

type Read = Option<Result<Rc<CauseTree>, NoTree>>;

fn is_refused(read: &Read) -> bool {
    matches!(read, Some(Err(_)))
}

/// What was found, or at which line it stops being a tree.
fn found_in_words(read: &Read) -> String {
    match read {
        None => String::new(),
        Some(Ok(tree)) => word::TREE_FOUND.count(tree.len()),
        Some(Err(NoTree { line: Some(line), message })) => {
            word::TREE_NOT_AT.fill(&[("line", line), ("message", message)])
        }
        Some(Err(NoTree { line: None, message })) => word::TREE_NOT.fill(&[("message", message)]),
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct PreviewProps {
    tree: Rc<CauseTree>,
}

#[component]
fn Preview(props: &PreviewProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let scene = use_memo((props.tree.clone(), words), |(tree, words)| {
        Rc::new(whole(tree, &[], Growth::default(), words))
    });
    html! { <Picture scene={(*scene).clone()} /> }
}

/// One step of undo takes it back.
fn accept(props: &PasteTreeProps, found: Option<Rc<CauseTree>>) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_| {
        let Some(tree) = &found else { return };
        let edit = if props.tree.is_blank() {
            let here = CauseTree::from_causes(
                props.tree.id(),
                tree.problem.clone(),
                tree.join,
                tree.causes().clone(),
            );
            match here {
                Ok(tree) => CausesEdit::ReplaceTree(Rc::new(tree)),
                Err(_) => return,
            }
        } else {
            CausesEdit::AddTree(tree.clone())
        };
        props.shell.announce(word::TREE_ADDED.count(tree.len()));
        props.on_edit.emit(Edit::Causes(edit));
        props.on_close.emit(());
    })
}
