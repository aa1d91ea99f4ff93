//! A picture of a tree that is larger than its place: it is moved, zoomed, and walked through.

use std::cell::Cell;
use std::rc::Rc;

use afterword_core::draw::Scene;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::parts::{Parts, element_id};
use super::picture::picked;
use super::place::{bounds, groups, neighbourhood};
use super::pointers::{Moved, Pointer, Pointers};
use super::size::use_size;
use super::walk::{Step, step};
use super::wheel::use_wheel;
use super::{Frame, View};
use crate::icon::{Icon, IconName};
use crate::postmortem::stable::use_stable;
use crate::words::{Text, use_words, word};

#[derive(Clone, Debug, Properties)]
pub struct StageProps {
    pub scene: Rc<Scene>,
    /// The id of the picture's element; those of the things in it begin with it.
    pub id: AttrValue,
    /// What the picture is, in the words a screen reader says.
    pub label: AttrValue,
    /// Whether the tree grows downwards.
    pub is_upright: bool,
    /// The name of the selected thing. It is kept in sight.
    pub selected: AttrValue,
    /// Somebody selects another thing.
    pub on_select: Callback<AttrValue>,
    /// Somebody wants to work on the thing: a second click on it.
    pub on_open: Callback<AttrValue>,
    /// The keys that the picture has no meaning for.
    pub onkeydown: Callback<KeyboardEvent>,
    /// Somebody wants it to grow the other way.
    pub on_turn: Callback<()>,
}

/// Comparing two large pictures takes longer than it saves: a new one is another one.
impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && self.id == other.id
            && self.label == other.label
            && self.is_upright == other.is_upright
            && self.selected == other.selected
            && self.on_select == other.on_select
            && self.on_open == other.on_open
            && self.onkeydown == other.onkeydown
            && self.on_turn == other.on_turn
    }
}

/// The frame while nobody has measured it.
const GUESS: Frame = Frame { width: 640.0, height: 420.0 };

/// How much one press of a key or a button zooms.
const ZOOM: f64 = 1.25;

/// How far one press of a key moves, in pixels.
const MOVE: f64 = 60.0;

/// A picture of a tree in a frame of its own.
///
/// It is one stop of the Tab key, and a tree to a screen reader: arrow keys go from thing to thing. With Shift they move the picture;
/// `+`, `-` and `0` zoom. A mouse drags it, two fingers pinch it, and the wheel moves it once it has the focus, so that nobody who
/// scrolls the page is caught in it; with Ctrl the wheel zooms.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    use_words();
    let picture = use_node_ref();
    let frame = use_size(&picture).unwrap_or(GUESS);
    let view = use_view(props, frame);
    let onwheel = {
        let (view, picture) = (view.clone(), picture.clone());
        use_stable(move |event: WheelEvent| on_wheel(&event, &view, &picture))
    };
    use_wheel(&picture, &onwheel);
    let pointers = use_mut_ref(Pointers::default);
    let onpointerdown = {
        let (pointers, picture) = (pointers.clone(), picture.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                pointers.borrow_mut().press(pointer(&event, &picture));
            }
        })
    };
    let onpointermove = {
        let (pointers, picture, view) = (pointers.clone(), picture.clone(), view.clone());
        Callback::from(move |event: PointerEvent| {
            // It may have been let go of where nobody heard it.
            if event.buttons() == 0 {
                pointers.borrow_mut().lift(event.pointer_id());
            }
            let moved = pointers.borrow_mut().moved(pointer(&event, &picture));
            let Some(moved) = moved else { return };
            // Only once it is a drag: a captured pointer clicks the picture and not what is in it.
            if let Some(picture) = picture.cast::<Element>() {
                picture.set_pointer_capture(event.pointer_id()).ok();
            }
            view.set(match moved {
                Moved::Drag(right, down) => view.now().moved(right, down, view.size),
                Moved::Pinch(factor, at) => view.now().zoomed(factor, at, frame),
            });
        })
    };
    let onpointerup = {
        let pointers = pointers.clone();
        Callback::from(move |event: PointerEvent| pointers.borrow_mut().lift(event.pointer_id()))
    };
    let pick = |on_pick: &Callback<AttrValue>| {
        let (on_pick, pointers) = (on_pick.clone(), pointers.clone());
        Callback::from(move |event: MouseEvent| {
            let id = picked(event.target_dyn_into::<Element>());
            if let Some(id) = id.filter(|_| !pointers.borrow().has_moved()) {
                on_pick.emit(id.into());
            }
        })
    };
    html! {
        <div class="easel">
            <div class="easel-tools" role="group" aria-label={word::DRAWING_TOOLS.text()}>
                { turn(props) }
                { tools(&view) }
            </div>
            <svg
                ref={&picture}
                id={&props.id}
                class="drawing easel-picture"
                viewBox={view.now().view_box(frame)}
                role="tree"
                tabindex="0"
                aria-label={&props.label}
                aria-describedby={word_id(&props.id)}
                aria-activedescendant={element_id(&props.id, &props.selected)}
                onclick={pick(&props.on_select)}
                ondblclick={pick(&props.on_open)}
                onkeydown={on_key(props, &view)}
                {onpointerdown}
                {onpointermove}
                onpointerup={onpointerup.clone()}
                onpointercancel={onpointerup}
            >
                <Parts scene={&props.scene} prefix={props.id.clone()} selected={&props.selected} />
            </svg>
            <p id={word_id(&props.id)} class="visually-hidden">{ word::DRAWING_KEYS.text() }</p>
        </div>
    }
}

fn word_id(id: &str) -> String {
    format!("{id}-keys")
}

/// What is seen, and a way to see something else.
#[derive(Clone)]
struct Seen {
    /// What somebody has moved it to; `None` while nobody has.
    held: Rc<Cell<Option<View>>>,
    /// What is seen while nobody has moved it.
    follow: View,
    frame: Frame,
    size: Frame,
    render: UseForceUpdateHandle,
}

impl Seen {
    fn now(&self) -> View {
        self.held.get().unwrap_or(self.follow)
    }

    fn set(&self, view: View) {
        if self.held.replace(Some(view)) != Some(view) {
            self.render.force_update();
        }
    }

    fn zoom(&self, factor: f64) {
        let middle = (self.frame.width / 2.0, self.frame.height / 2.0);
        self.set(self.now().zoomed(factor, middle, self.frame));
    }

    fn fit(&self) {
        self.set(View::all(self.size, self.frame));
    }
}

/// What is seen: where somebody has moved it, else all of it if that can be read, else what is selected and what is about it.
#[hook]
fn use_view(props: &StageProps, frame: Frame) -> Seen {
    let held = use_memo((), |()| Rc::new(Cell::new(None)));
    let size = Frame { width: props.scene.width, height: props.scene.height };
    let seen = Seen {
        held: (*held).clone(),
        follow: follow(props, size, frame),
        frame,
        size,
        render: use_force_update(),
    };
    let thing = bounds(&props.scene, &props.selected);
    use_effect_with((props.selected.clone(), thing), {
        let seen = seen.clone();
        move |(_, thing)| {
            if let (Some(held), Some(thing)) = (seen.held.get(), thing) {
                seen.set(held.showing(*thing, seen.frame));
            }
        }
    });
    // A tree that is turned is another picture.
    use_effect_with(props.is_upright, {
        let seen = seen.clone();
        move |_| {
            seen.held.set(None);
            seen.render.force_update();
        }
    });
    seen
}

fn follow(props: &StageProps, size: Frame, frame: Frame) -> View {
    let first = groups(&props.scene).next().map_or("", |it| &it.id);
    let is_there = bounds(&props.scene, &props.selected).is_some();
    let id = if is_there { &*props.selected } else { first };
    let whole = [0.0, 0.0, size.width, size.height];
    let thing = bounds(&props.scene, id).unwrap_or(whole);
    View::begin(size, frame, thing, neighbourhood(&props.scene, id).unwrap_or(thing))
}

/// Where on the picture a pointer is.
fn pointer(event: &PointerEvent, picture: &NodeRef) -> Pointer {
    let corner = picture.cast::<Element>().map(|it| it.get_bounding_client_rect());
    let (left, top) = corner.map_or((0.0, 0.0), |it| (it.left(), it.top()));
    Pointer {
        id: event.pointer_id(),
        x: f64::from(event.client_x()) - left,
        y: f64::from(event.client_y()) - top,
    }
}

fn on_wheel(event: &WheelEvent, view: &Seen, picture: &NodeRef) {
    let Some(picture) = picture.cast::<Element>() else { return };
    let is_zoom = event.ctrl_key() || event.meta_key();
    if !is_zoom && !picture.matches(":focus").unwrap_or(false) {
        return;
    }
    event.prevent_default();
    let corner = picture.get_bounding_client_rect();
    if is_zoom {
        let at = (
            f64::from(event.client_x()) - corner.left(),
            f64::from(event.client_y()) - corner.top(),
        );
        view.set(view.now().zoomed((-event.delta_y() / 240.0).exp(), at, view.frame));
    } else {
        // Lines and pages are what an old mouse counts in.
        let unit = if event.delta_mode() == 0 { 1.0 } else { 30.0 };
        let (right, down) = (-event.delta_x() * unit, -event.delta_y() * unit);
        view.set(view.now().moved(right, down, view.size));
    }
}

fn on_key(props: &StageProps, view: &Seen) -> Callback<KeyboardEvent> {
    let (props, view) = (props.clone(), view.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let is_answered = match key.as_str() {
            _ if event.shift_key() && shift(&key, &view) => true,
            "+" | "=" => {
                view.zoom(ZOOM);
                true
            }
            "-" => {
                view.zoom(1.0 / ZOOM);
                true
            }
            "0" => {
                view.fit();
                true
            }
            _ => go(&props, &key),
        };
        if is_answered {
            event.prevent_default();
        } else {
            props.onkeydown.emit(event);
        }
    })
}

/// Moves the picture under the frame: an arrow shows what lies in its direction.
fn shift(key: &str, view: &Seen) -> bool {
    let (right, down) = match key {
        "ArrowLeft" => (MOVE, 0.0),
        "ArrowRight" => (-MOVE, 0.0),
        "ArrowUp" => (0.0, MOVE),
        "ArrowDown" => (0.0, -MOVE),
        _ => return false,
    };
    view.set(view.now().moved(right, down, view.size));
    true
}

/// Selects a neighbour. At the end of a way there is none, and the page is not scrolled instead; what is folded has one that only the
/// caller can show.
fn go(props: &StageProps, key: &str) -> bool {
    let Some(way) = Step::of(key, props.is_upright) else { return false };
    match step(&props.scene, &props.selected, way) {
        Some(id) => props.on_select.emit(AttrValue::from(id.to_owned())),
        None => return way != Step::In,
    }
    true
}

fn turn(props: &StageProps) -> Html {
    let label =
        if props.is_upright { word::DRAWING_RIGHT.text() } else { word::DRAWING_DOWN.text() };
    html! {
        <button
            type="button"
            class="button icon-only is-quiet"
            aria-label={label}
            title={label}
            onclick={props.on_turn.reform(|_: MouseEvent| ())}
        >
            <Icon name={IconName::Turn} />
        </button>
    }
}

fn tools(view: &Seen) -> Html {
    let button = |label: &Text, face: Html, act: fn(&Seen)| {
        let view = view.clone();
        html! {
            <button
                type="button"
                class="button icon-only is-quiet"
                aria-label={label.text()}
                title={label.text()}
                onclick={move |_: MouseEvent| act(&view)}
            >
                { face }
            </button>
        }
    };
    html! {
        <>
            { button(&word::DRAWING_SMALLER, html! { <Icon name={IconName::Minus} /> }, |it| it.zoom(1.0 / ZOOM)) }
            { button(&word::DRAWING_LARGER, html! { <Icon name={IconName::Plus} /> }, |it| it.zoom(ZOOM)) }
            { button(&word::DRAWING_ALL, html! { <Icon name={IconName::Fit} /> }, Seen::fit) }
        </>
    }
}
