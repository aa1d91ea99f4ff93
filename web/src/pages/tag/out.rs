//! What goes out of the dialog: the text to paste, and the files beside it. Whatever it is was let through by whoever opened the dialog:
//! readers were chosen for a postmortem, and no key and no password is in anything else.

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::choice::{Choice, Taken, Way};
use super::made::Made;
use crate::browser::{clipboard, download, task};
use crate::pages::settings::size;

/// Editors of wikis take at least as many characters; above it some cut or refuse.
const LONG: usize = 60_000;

const SNIPPET_ID: &str = "tag-snippet";
const LENGTH_ID: &str = "tag-length";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OutletProps {
    pub(super) choice: Choice,
    pub(super) made: Made,
}

/// The text to paste, how long it is, and the buttons that take it away.
#[component]
pub(super) fn Outlet(props: &OutletProps) -> Html {
    use_words();
    let OutletProps { choice, made } = props;
    let field = use_node_ref();
    let said = use_state_eq(AttrValue::default);
    {
        // What was said was said of another text.
        let said = said.setter();
        use_effect_with(made.snippet.clone(), move |_| said.set(AttrValue::default()));
    }
    let copy = {
        let (said, field, snippet) = (said.setter(), field.clone(), made.snippet.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, field) = (said.clone(), field.clone());
            let Some(text) = snippet.clone() else { return };
            task::spawn(async move {
                match clipboard::copy(&text).await {
                    Ok(()) => said.set(word::TAG_COPIED.text().into()),
                    Err(error) => {
                        // It is selected, so that the keys for copying do it.
                        field.cast::<HtmlTextAreaElement>().into_iter().for_each(|it| it.select());
                        said.set(error.to_string().into());
                    }
                }
            });
        })
    };
    let offer = |name: &AttrValue, mime: &'static str, text: &AttrValue| {
        let (said, name, text) = (said.setter(), name.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            download::download(&name, mime, &text);
            said.set(word::DOWNLOADED.fill(&[("name", &name)]).into());
        })
    };
    let in_file = choice.in_file && choice.way != Way::Snapshot;
    let file = made.data.as_ref().filter(|_| in_file);
    html! {
        <section class="tag-out">
            <div class="field">
                <label for={SNIPPET_ID}>{ word::TAG_SNIPPET.text() }</label>
                <textarea
                    id={SNIPPET_ID}
                    ref={field}
                    class="input tag-snippet"
                    readonly=true
                    rows="6"
                    spellcheck="false"
                    value={made.snippet.clone().unwrap_or_default()}
                    aria-describedby={LENGTH_ID}
                />
            </div>
            <p id={LENGTH_ID} class="guidance" role="status">{ length(choice, made) }</p>
            if file.is_some() {
                <p>{ word::TAG_FILE_PUT.fill(&[("name", &made.file_name)]) }</p>
            }
            if let Some((name, _)) = &made.picture {
                <p>{ word::TAG_PICTURE_PUT.fill(&[("name", name)]) }</p>
            }
            <div class="button-row">
                <button type="button" class="button primary" disabled={made.snippet.is_none()} onclick={copy}>
                    <Icon name={IconName::Copy} />{ word::TAG_COPY.text() }
                </button>
                if let Some(text) = file {
                    <button type="button" class="button" onclick={offer(&made.file_name, "application/json", text)}>
                        <Icon name={IconName::Download} />{ word::TAG_FILE_DOWNLOAD.text() }
                    </button>
                }
                if let Some((name, svg)) = &made.picture {
                    <button type="button" class="button" onclick={offer(name, "image/svg+xml", svg)}>
                        <Icon name={IconName::Download} />{ word::TAG_PICTURE_DOWNLOAD.text() }
                    </button>
                }
                <span class="tag-said" role="status">{ (*said).clone() }</span>
            </div>
        </section>
    }
}

/// Why there is nothing to paste.
fn lacking(choice: &Choice) -> &'static str {
    match (choice.way, choice.taken) {
        (Way::Snapshot, Taken::Picture) => word::TAG_NO_PICTURE.text(),
        (Way::Snapshot, _) => word::TAG_NO_SNAPSHOT.text(),
        _ => word::TAG_SNIPPET_NONE.text(),
    }
}

fn length(choice: &Choice, made: &Made) -> String {
    let Some(snippet) = &made.snippet else { return lacking(choice).to_owned() };
    let said = word::TAG_SIZE.fill(&[("size", &size(snippet.len() as f64))]);
    let is_long = snippet.len() > LONG && choice.way != Way::Snapshot && !choice.in_file;
    if is_long { format!("{said} {}", word::TAG_LONG.text()) } else { said }
}
