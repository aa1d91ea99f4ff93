//! What leaves the pages of ballots: links to vote by, and codes that hold votes. Neither has anything that somebody wrote of a team, but
//! the title.

use afterword_ui::words::Text;
use yew::AttrValue;

use crate::browser::{clipboard, task};
use crate::session::Session;

/// Copies `text`, and says that it did.
pub(in crate::pages) fn copy(session: &Session, text: AttrValue, said: &'static Text) {
    let session = session.clone();
    task::spawn(async move {
        match clipboard::copy(&text).await {
            Ok(()) => session.say(said.text()),
            Err(error) => session.say(error.to_string()),
        }
    });
}
