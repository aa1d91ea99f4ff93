//! A document that came in a link: read here, and stored only if somebody keeps it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_formats::layout::{Layout, Part};
use afterword_formats::{ReadError, Trouble, file_name, json};
use afterword_ui::draw::Picture;
use afterword_ui::markdown::Markdown;
use afterword_ui::words::{drawing, use_words, word};
use yew::prelude::*;

use crate::browser::zone::on_its_clocks;
use crate::browser::{clock, hash, page, task};
use crate::incoming::{Incoming, Queue};
use crate::io::{self, IoError};
use crate::loading::{Loading, use_loaded};
use crate::route::{self, Route};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(crate) struct SharedPageProps {
    pub(crate) session: Session,
    /// Takes a copy that is to be compared with what is here.
    pub(crate) on_incoming: Callback<Option<Queue>>,
}

/// The document that is in the page's address.
#[component]
pub(crate) fn SharedPage(props: &SharedPageProps) -> Html {
    use_words();
    let letters = use_memo((), |()| route::letters_of(&hash::current()).to_owned());
    let shared = use_loaded((), move |()| {
        let letters = letters.clone();
        async move { io::unlink(&letters).await.map(Rc::new) }
    });
    let inside = match &shared {
        Loading::Waiting => html! { <div class="page-body" aria-busy="true"></div> },
        Loading::Here(Err(error)) => unreadable(error),
        Loading::Here(Ok(document)) => html! {
            <Shared
                session={props.session.clone()}
                on_incoming={props.on_incoming.clone()}
                document={document.clone()}
            />
        },
    };
    html! { <main class="page shared-page" id="main" tabindex="-1">{ inside }</main> }
}

fn unreadable(error: &IoError) -> Html {
    let why = match error {
        IoError::Unreadable(ReadError { trouble: Trouble::Short, .. }) => {
            word::SHARED_SHORT.text().to_owned()
        }
        other => word::SHARED_UNREADABLE.fill(&[("error", other)]),
    };
    html! {
        <div class="empty-state">
            <h1>{ word::SHARED_FAILED.text() }</h1>
            <p>{ why }</p>
            <p class="button-row">
                <a class="button primary" href={Route::Postmortems.to_string()}>{ word::POSTMORTEMS_ALL.text() }</a>
            </p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SharedProps {
    session: Session,
    on_incoming: Callback<Option<Queue>>,
    document: Rc<Postmortem>,
}

/// The document, to be read, and the way to keep it.
#[component]
fn Shared(props: &SharedProps) -> Html {
    let words = use_words();
    let SharedProps { session, document, .. } = props;
    let templates = session.templates.clone();
    let layout = use_memo((document.clone(), templates, words), |(document, templates, _)| {
        let document = on_its_clocks(document);
        let bare = Template::plain();
        let template = templates.iter().find(|it| it.id == document.template);
        let template = template.or(templates.first()).unwrap_or(&bare);
        Layout::of(&document, template, MetricCatalogue::shipped(), &drawing())
    });
    use_effect_with(layout.title.clone(), |title| {
        page::set_title(&format!("{title} – Afterword"));
    });
    let is_kept = use_state_eq(|| false);
    let keep = {
        let (session, document) = (session.clone(), document.clone());
        let (on_incoming, is_kept) = (props.on_incoming.clone(), is_kept.setter());
        Callback::from(move |_: MouseEvent| {
            let (session, document) = (session.clone(), document.clone());
            let (on_incoming, is_kept) = (on_incoming.clone(), is_kept.clone());
            is_kept.set(true);
            task::spawn(async move {
                if !keep(&session, &document, &on_incoming).await {
                    is_kept.set(false);
                }
            });
        })
    };
    html! {
        <div class="page-body">
            <div class="banner shared-banner" data-kind="info" role="status">
                <p>{ word::SHARED_WHAT.text() }</p>
                <button type="button" class="button" disabled={*is_kept} onclick={keep}>
                    { word::SHARED_KEEP.text() }
                </button>
            </div>
            <article class="shared-document">
                <h1>{ &layout.title }</h1>
                <Markdown text={layout.lead.clone()} />
                for (at, part) in layout.parts.iter().enumerate() {
                    <section key={at}>{ part_of(part) }</section>
                }
            </article>
        </div>
    }
}

fn part_of(part: &Part) -> Html {
    html! {
        <>
            <h2>{ &part.heading }</h2>
            <div class="shared-drawings">
                for (at, scene) in part.drawings.iter().enumerate() {
                    <figure key={at}><Picture scene={Rc::new(scene.clone())} /></figure>
                }
            </div>
            <Markdown text={part.text.clone()} />
        </>
    }
}

/// Stores it and goes there. Where there is a document of its name, the two are compared like any other copy that comes in. Returns whether
/// it left the page.
async fn keep(
    session: &Session,
    document: &Postmortem,
    on_incoming: &Callback<Option<Queue>>,
) -> bool {
    match session.store.load(document.id).await {
        Ok(None) => {}
        Ok(Some(_)) | Err(_) => {
            let name = format!("{}.json", file_name::of(document));
            let bytes = json::write(document).into_bytes();
            on_incoming.emit(Queue::new([Incoming { name, bytes, ..Incoming::default() }]));
            session.go.emit(Route::Import);
            return true;
        }
    }
    match session.store.save(document, None, clock::now()).await {
        Ok(_) => {
            session.go.emit(Route::Postmortem(document.id));
            session.say(word::SHARED_KEPT.text());
            true
        }
        Err(error) => {
            session.say(word::IMPORT_FAILED.fill(&[("error", &error)]));
            false
        }
    }
}
