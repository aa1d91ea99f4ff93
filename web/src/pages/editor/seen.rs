//! “Seen before?”: what is like the document that is being written, asked after a pause.

use std::rc::Rc;
use std::str::FromStr as _;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::stored;
use afterword_ui::review::{SEEN_BEFORE_ID, Seen, SeenBeforePanel};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::Memory;
use crate::across::{Resembling, SeenBefore, use_answer};
use crate::browser::{idle, page};
use crate::route::Route;
use crate::session::Session;

/// How long after the last key it is asked.
const PAUSE_MILLIS: u32 = 1_500;

/// So many are shown.
const MOST: usize = 5;

#[derive(PartialEq, Properties)]
pub(super) struct SeenProps {
    pub(super) session: Session,
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) memory: Memory,
}

/// The panel; empty where nothing is like the document.
#[component]
pub(super) fn SeenElsewhere(props: &SeenProps) -> Html {
    let SeenProps { session, postmortem, memory } = props;
    let question = use_question(postmortem);
    let asked = use_answer(session, question);
    let name = [LOOK, &postmortem.id.to_string()].concat();
    let unlike = use_state(|| read(&memory.recall(&name).unwrap_or_default()));
    let on_unlike = {
        let (session, memory, unlike) = (session.clone(), memory.clone(), unlike.clone());
        Callback::from(move |id: DocumentId| {
            let ids: Vec<DocumentId> = unlike.iter().copied().chain([id]).collect();
            let look = ids.iter().map(DocumentId::to_string).collect::<Vec<_>>().join(" ");
            memory.keep(&session, name.clone(), look);
            unlike.set(ids);
        })
    };
    let shown = use_memo((asked, (*unlike).clone()), |(asked, unlike)| {
        let similar = asked.answer().into_iter().flatten();
        similar.filter(|it| !unlike.contains(&it.id)).map(seen).collect::<Rc<[Seen]>>()
    });
    let on_show = use_callback((), |(), ()| _ = page::focus(SEEN_BEFORE_ID));
    html! { <SeenBeforePanel seen={(*shown).clone()} {on_unlike} {on_show} /> }
}

/// What is remembered of each document: which others are not like it, whatever the words say.
const LOOK: &str = "unlike/";

fn read(look: &str) -> Vec<DocumentId> {
    look.split(' ').filter_map(|it| DocumentId::from_str(it).ok()).collect()
}

/// The document as it was at the last pause; nothing before it says anything.
#[hook]
fn use_question(postmortem: &Rc<Postmortem>) -> Option<SeenBefore> {
    let question = use_state_eq(|| None::<SeenBefore>);
    let setter = question.setter();
    use_effect_with(Version(postmortem.clone()), move |Version(postmortem)| {
        let postmortem = postmortem.clone();
        let ask = move || {
            let says_something =
                !postmortem.title.trim().is_empty() || !postmortem.factors.is_empty();
            let document = says_something.then(|| stored::write(&postmortem));
            setter.set(document.map(|document| SeenBefore { document, most: MOST }));
        };
        let timer = Timeout::new(PAUSE_MILLIS, move || idle::run(ask));
        move || drop(timer)
    });
    (*question).clone()
}

/// One version of the document, the same only as itself.
struct Version(Rc<Postmortem>);

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn seen(it: &Resembling) -> Seen {
    Seen {
        id: it.id,
        href: Route::Postmortem(it.id).to_string().into(),
        title: it.title.clone().into(),
        day: it.day,
        severity: it.severity.clone(),
        words: it.words.clone(),
        services: it.services.clone(),
        reasons: it.reasons.clone(),
        open_actions: it.open_actions.clone(),
        n_closed: it.n_closed,
    }
}
