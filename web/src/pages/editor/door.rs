//! The one door between a document and whatever leaves the page: every copy, file and printout is asked for here, is searched for
//! secrets here, and leaves as the view that its readers are to get.
//!
//! What is kept for the person themselves passes by it: a backup, a document that could not be saved or read. Those have to be whole.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, Edit, MetricCatalogue, TextPlace};
use afterword_core::secrets::{self, Grade};
use afterword_ui::postmortem::{Export, ShareDialog, place_ids};
use afterword_ui::shortcut::key;
use afterword_ui::words::wording;
use afterword_ui::{Drawings, Form, Outgoing, Way};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::looks::Memory;
use super::outgoing;
use crate::browser::{page, scroll};
use crate::pages::{Subject, TagDialog};
use crate::rulebook::Rulebook;
use crate::session::Session;

/// What the person is asked, about the document as it was when they asked for an export.
#[derive(Clone, PartialEq)]
struct Asked {
    postmortem: Rc<Postmortem>,
    forms: Vec<Form>,
    /// The way that was stopped because of a secret.
    stopped: Option<Way>,
}

/// What the door knows of the page it stands on.
#[derive(Clone)]
pub(super) struct Rooms {
    pub(super) session: Session,
    /// The document as it is now.
    pub(super) present: Callback<(), Rc<Postmortem>>,
    pub(super) on_edit: Callback<Edit>,
    /// Prints a document, which need not be the one on the page.
    pub(super) on_paper: Callback<Rc<Postmortem>>,
    pub(super) memory: Memory,
    /// By whose definitions the workspace measures.
    pub(super) metrics: Rc<RefCell<Rc<MetricCatalogue>>>,
}

/// The name that the last choice of drawings is remembered by.
const DRAWINGS: &str = "drawings";

impl Rooms {
    fn drawings(&self) -> Drawings {
        Drawings::of_key(&self.memory.recall(DRAWINGS).unwrap_or_default())
    }

    fn let_out(&self, export: &Export) {
        match export.way {
            // The dialog is to be gone from the paper, and has to give the focus back.
            Way::Print => {
                let (on_paper, document) = (self.on_paper.clone(), export.document.clone());
                after_closing(move || on_paper.emit(document));
            }
            Way::Copy | Way::Download => {
                outgoing::let_out(&self.session, &self.metrics.borrow(), export);
            }
        }
    }
}

/// By whose definitions the workspace measures, as it is read and as it changes.
#[hook]
pub(super) fn use_metrics(rulebook: Option<&Rulebook>) -> Rc<RefCell<Rc<MetricCatalogue>>> {
    let metrics = use_mut_ref(|| Rc::new(MetricCatalogue::shipped().clone()));
    if let Some(rulebook) = rulebook {
        *metrics.borrow_mut() = rulebook.metrics.clone();
    }
    metrics
}

/// The door: what asks for something to go out, and the question that may come first.
#[hook]
pub(super) fn use_door(rooms: Rooms) -> (Callback<Outgoing>, Html) {
    let asked = use_state_eq(|| None::<Asked>);
    let tagged = use_state_eq(|| None::<Subject>);
    let rooms = Rc::new(rooms);
    // Whoever asks holds one callback for as long as the page stands; what it knows is what the last render knew.
    let held = use_mut_ref(|| rooms.clone());
    *held.borrow_mut() = rooms.clone();
    let take_out = {
        let (asked, tagged) = (asked.setter(), tagged.setter());
        use_callback((), move |wish: Outgoing, ()| {
            let rooms = held.borrow().clone();
            let postmortem = rooms.present.emit(());
            match wish {
                Outgoing::Tag => {
                    let metrics = rooms.metrics.borrow().clone();
                    tagged.set(Some(Subject::Postmortem { postmortem, metrics }));
                }
                Outgoing::Choose(forms) => {
                    asked.set(Some(Asked { postmortem, forms, stopped: None }));
                }
                Outgoing::Now(form, way) if holds_secrets(&postmortem, form) => {
                    asked.set(Some(Asked { postmortem, forms: vec![form], stopped: Some(way) }));
                }
                Outgoing::Now(form, way) => rooms.let_out(&Export {
                    document: postmortem,
                    audience: Audience::Team,
                    form,
                    way,
                    drawings: rooms.drawings(),
                }),
            }
        })
    };
    use_print_key(&take_out);
    let question = match asked.as_ref() {
        Some(it) => question(&rooms, it, &asked),
        None => Html::default(),
    };
    let tag = tag(&rooms, &tagged);
    (take_out, html! { <div class="door">{ question }<div>{ tag }</div></div> })
}

/// The dialog that makes a widget of the document, as it was when somebody asked.
fn tag(rooms: &Rc<Rooms>, tagged: &UseStateHandle<Option<Subject>>) -> Html {
    let Some(subject) = (**tagged).clone() else { return Html::default() };
    let on_close = {
        let tagged = tagged.setter();
        Callback::from(move |()| tagged.set(None))
    };
    let on_jump = match &subject {
        Subject::Postmortem { postmortem, .. } => on_jump(postmortem, &on_close),
        _ => Callback::noop(),
    };
    html! { <TagDialog session={rooms.session.clone()} {subject} {on_jump} {on_close} /> }
}

fn holds_secrets(postmortem: &Postmortem, form: Form) -> bool {
    let mut hits = secrets::of(postmortem).into_iter();
    hits.any(|(place, it)| it.kind.is_secret() && form.holds(place, postmortem))
}

/// The browser's own key for printing asks here too, and prints at once where nothing speaks against it.
#[hook]
fn use_print_key(take_out: &Callback<Outgoing>) {
    use_effect_with(take_out.clone(), |take_out| {
        let take_out = take_out.clone();
        let keys = page::on_key(move |event| {
            if key::PRINT.hears(event) && !page::has_dialog() {
                event.prevent_default();
                take_out.emit(Outgoing::Now(Form::Paper, Way::Print));
            }
        });
        move || drop(keys)
    });
}

fn question(rooms: &Rc<Rooms>, asked: &Asked, state: &UseStateHandle<Option<Asked>>) -> Html {
    let close = {
        let state = state.setter();
        Callback::from(move |()| state.set(None))
    };
    let write = {
        let rooms = rooms.clone();
        Callback::from(move |it: Export| {
            AttrValue::from(outgoing::text(&rooms.session, &rooms.metrics.borrow(), &it))
        })
    };
    let on_export = {
        let (rooms, close) = (rooms.clone(), close.clone());
        Callback::from(move |export: Export| {
            close.emit(());
            if export.form == Form::Markdown {
                let chosen = export.drawings.key().to_owned();
                rooms.memory.keep(&rooms.session, DRAWINGS.to_owned(), chosen);
            }
            rooms.let_out(&export);
        })
    };
    html! {
        <ShareDialog
            postmortem={&asked.postmortem}
            templates={&rooms.session.templates}
            forms={asked.forms.clone()}
            stopped={asked.stopped}
            drawings={rooms.drawings()}
            {write}
            {on_export}
            on_redact={on_redact(rooms, asked, state)}
            on_jump={on_jump(&asked.postmortem, &close)}
            on_close={&close}
        />
    }
}

/// Takes what was found out of the document itself, in one step of undo, and goes on asking about what is left.
fn on_redact(
    rooms: &Rc<Rooms>,
    asked: &Asked,
    state: &UseStateHandle<Option<Asked>>,
) -> Callback<()> {
    let (rooms, asked, state) = (rooms.clone(), asked.clone(), state.setter());
    Callback::from(move |()| {
        let words = wording("secrets", secrets::english());
        let clean = secrets::redact_all(&asked.postmortem, Grade::Alarm, &words);
        if let Some(Edit::Redact(clean)) = clean {
            rooms.on_edit.emit(Edit::Redact(clean.clone()));
            state.set(Some(Asked { postmortem: clean, ..asked.clone() }));
        }
    })
}

/// Closes the dialog and goes to where a text stands.
fn on_jump(postmortem: &Rc<Postmortem>, close: &Callback<()>) -> Callback<TextPlace> {
    let (postmortem, close) = (postmortem.clone(), close.clone());
    Callback::from(move |place| {
        close.emit(());
        let ids = place_ids(place, &postmortem);
        after_closing(move || {
            if let Some(id) = ids.iter().find(|it| page::focus(it)) {
                scroll::to(id, None);
            }
        });
    })
}

/// Does it when the dialog is gone from the page, and has given the focus back.
fn after_closing(act: impl FnOnce() + 'static) {
    Timeout::new(0, act).forget();
}
