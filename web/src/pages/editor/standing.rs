//! How the saving of the page's document stands, told to those parts of the page alone that say it: it changes several times a second while
//! somebody types, and a large document takes milliseconds to be drawn again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::export;
use crate::autosave::{SaveQueue, SaveState};
use crate::pages::versions::save_line_in_short;
use crate::session::Session;
use crate::store::StoreError;

/// What the queue said last, and who hears what it says next.
#[derive(Default)]
pub(super) struct Standing {
    said: RefCell<Option<SaveState>>,
    hearers: RefCell<Vec<(u32, Callback<()>)>>,
    n_hearers: Cell<u32>,
}

impl PartialEq for Standing {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Standing {
    pub(super) fn say(&self, state: SaveState) {
        self.said.replace(Some(state));
        // Whoever hears it may go because of it.
        let hearers = self.hearers.borrow().clone();
        hearers.iter().for_each(|(_, hearer)| hearer.emit(()));
    }

    /// Has `hearer` hear it until what is returned is called.
    fn subscribe(self: &Rc<Self>, hearer: Callback<()>) -> impl FnOnce() + use<> {
        let number = self.n_hearers.get();
        self.n_hearers.set(number.wrapping_add(1));
        self.hearers.borrow_mut().push((number, hearer));
        let standing = self.clone();
        move || standing.hearers.borrow_mut().retain(|(it, _)| *it != number)
    }
}

/// What says how the saving stands, and of which version the page shows.
#[derive(Clone)]
pub(super) struct Saving {
    pub(super) standing: Rc<Standing>,
    pub(super) queue: Rc<SaveQueue<Postmortem>>,
    pub(super) present: Rc<Postmortem>,
}

impl PartialEq for Saving {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.standing, &other.standing)
            && Rc::ptr_eq(&self.queue, &other.queue)
            && Rc::ptr_eq(&self.present, &other.present)
    }
}

/// How the saving of the document around this component stands.
#[hook]
fn use_standing() -> Option<(SaveState, Rc<Postmortem>)> {
    let saving = use_context::<Saving>();
    let drawing = use_force_update();
    use_effect_with(saving.as_ref().map(|it| it.standing.clone()), {
        move |standing| {
            let hearer = Callback::from(move |()| drawing.force_update());
            let ending = standing.as_ref().map(|it| it.subscribe(hearer));
            move || {
                if let Some(end) = ending {
                    end();
                }
            }
        }
    });
    let Saving { standing, queue, present } = saving?;
    let said = standing.said.borrow().clone().unwrap_or_else(|| queue.state());
    Some((queue.true_of(&present, said), present))
}

/// Says it in the line above the document.
#[component]
pub(super) fn SaveLine() -> Html {
    use_words();
    save_line_in_short(use_standing().as_ref().map(|(it, _)| it))
}

#[derive(PartialEq, Properties)]
pub(super) struct FailedSaveProps {
    pub(super) session: Session,
}

/// Says that something is only in this tab, and offers it as a file.
#[component]
pub(super) fn FailedSave(props: &FailedSaveProps) -> Html {
    use_words();
    let failed: Option<(StoreError, Rc<Postmortem>)> = match use_standing() {
        Some((SaveState::Failed(error), present)) => Some((error, present)),
        _ => None,
    };
    let session = &props.session;
    html! {
        <div class="failed-save">
            if let Some((error, present)) = failed {
                <div class="banner" data-kind="danger" role="alert">
                    <p>{ format!("{error}.") }</p>
                    <button type="button" class="button" onclick={save_as_file(session, present)}>{ word::DOWNLOAD_POSTMORTEM.text() }</button>
                </div>
            }
        </div>
    }
}

fn save_as_file(session: &Session, present: Rc<Postmortem>) -> Callback<MouseEvent> {
    let session = session.clone();
    Callback::from(move |_| export::download_json(&session, &present))
}
