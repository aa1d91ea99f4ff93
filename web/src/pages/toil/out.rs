//! A register, out of the page: its report, and its activities as a table. No key and no password leaves.

use std::rc::Rc;

use afterword_core::secrets;
use afterword_core::toil::ToilRegister;
use afterword_formats::file_name;
use afterword_formats::toil::{report, report_words, write_activities};
use afterword_ui::words::{Words, word};
use yew::prelude::*;

use crate::browser::{clock, download};
use crate::session::Session;

/// Without it Excel reads a table in the alphabet of the country that it was bought in.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The buttons that offer a register as files.
pub(super) fn buttons(session: &Session, register: &Rc<ToilRegister>) -> Html {
    let button = |label: &'static str, out: fn(&Session, &ToilRegister)| {
        let (session, register) = (session.clone(), register.clone());
        let onclick = Callback::from(move |_: MouseEvent| out(&session, &register));
        html! { <button type="button" class="button" {onclick}>{ label }</button> }
    };
    html! {
        <>
            { button(word::TOIL_REPORT.text(), report_out) }
            { button(word::TOIL_TABLE.text(), table_out) }
        </>
    }
}

/// The report, in the language that is spoken.
fn report_out(session: &Session, register: &ToilRegister) {
    let words = report_words(Words::spoken().language().code()).or_else(|| report_words("en"));
    let Some(words) = words else { return };
    let text = report(register, clock::now().date_naive(), words);
    save(session, register, "md", "text/markdown", &without_secrets(text));
}

fn table_out(session: &Session, register: &ToilRegister) {
    let text = without_secrets(write_activities(register));
    save(session, register, "csv", "text/csv", &format!("{BYTE_ORDER_MARK}{text}"));
}

fn save(session: &Session, register: &ToilRegister, ending: &str, mime: &str, text: &str) {
    let name = format!("{}.{ending}", file_name::words(&register.title));
    download::download(&name, mime, text);
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

fn without_secrets(text: String) -> String {
    let mut hits = secrets::scan(&text);
    hits.retain(|it| it.kind.is_secret());
    if hits.is_empty() { text } else { secrets::redact(&text, &hits, secrets::english()) }
}
