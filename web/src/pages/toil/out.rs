//! A register, out of the page: its report, and its activities as a table. No key and no password leaves.

use std::rc::Rc;

use afterword_core::secrets;
use afterword_core::toil::ToilRegister;
use afterword_formats::file_name;
use afterword_formats::toil::{report, report_words, write_activities, write_weeks};
use afterword_ui::words::{Words, word};
use yew::prelude::*;

use crate::browser::{clock, download};
use crate::session::Session;

/// What lets a register out.
type Out = fn(&Session, &ToilRegister);

/// The buttons that offer a register as files.
pub(super) fn buttons(session: &Session, register: &Rc<ToilRegister>) -> Html {
    html! {
        <>
            { report_button(session, register) }
            { button(session, register, word::TOIL_TABLE.text(), table_out) }
            if !register.weeks.is_empty() {
                { button(session, register, word::TOIL_WEEKS_TABLE.text(), weeks_out) }
            }
        </>
    }
}

/// The button that offers the report.
pub(super) fn report_button(session: &Session, register: &Rc<ToilRegister>) -> Html {
    button(session, register, word::TOIL_REPORT.text(), report_out)
}

fn button(session: &Session, register: &Rc<ToilRegister>, label: &'static str, out: Out) -> Html {
    let (session, register) = (session.clone(), register.clone());
    let onclick = Callback::from(move |_: MouseEvent| out(&session, &register));
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

/// The report, in the language that is spoken.
fn report_out(session: &Session, register: &ToilRegister) {
    let words = report_words(Words::spoken().language().code()).or_else(|| report_words("en"));
    let Some(words) = words else { return };
    let name = file_name(register, "md");
    let text = report(&without_secrets(register), clock::now().date_naive(), words);
    download::download(&name, "text/markdown", &text);
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

fn table_out(session: &Session, register: &ToilRegister) {
    let name = file_name(register, "csv");
    download::download_table(&name, &write_activities(&without_secrets(register)));
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

fn weeks_out(session: &Session, register: &ToilRegister) {
    let name = file_name(register, "weeks.csv");
    download::download_table(&name, &write_weeks(&without_secrets(register)));
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

fn file_name(register: &ToilRegister, ending: &str) -> String {
    format!("{}.{ending}", file_name::words(&register.title))
}

fn without_secrets(register: &ToilRegister) -> ToilRegister {
    register.without_secrets(secrets::english()).0
}
