//! Where the widgets are: beside this app, or where somebody says that they are.

use std::rc::Rc;

use afterword_formats::tag::{AddressTrouble, ScriptAddress};
use afterword_ui::words::{Text, word};
use yew::prelude::*;

use crate::browser::{fetch, hash, task};
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Looks, Setting};

/// The name that another address than the proposed one is remembered by.
const KEPT: &str = "tag-script";

/// Whether the widgets stand beside this app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Served {
    /// It is being looked.
    Waiting,
    /// They do.
    Here,
    /// They don't.
    Missing,
    /// The app was opened as a file, beside which a browser lets it look for nothing.
    FromFile,
}

/// The address of the script, as it stands in the field.
#[derive(Clone, PartialEq)]
pub(super) struct Script {
    pub(super) text: AttrValue,
    pub(super) on_text: Callback<String>,
    /// The address, if it is one.
    pub(super) address: Result<Rc<ScriptAddress>, AddressTrouble>,
    /// The one beside this app.
    pub(super) own: Option<Rc<ScriptAddress>>,
    pub(super) served: Served,
}

/// The address that somebody gave last, or the one beside this app.
#[hook]
pub(super) fn use_script(session: &Session) -> Script {
    let store = session.store.clone();
    let kept = use_loaded((), move |()| {
        let store = store.clone();
        async move {
            let looks: Option<Looks> = store.setting(Setting::Looks).await.ok().flatten();
            let kept = looks.unwrap_or_default().into_iter().find(|(name, _)| name == KEPT);
            kept.map(|it| it.1).filter(|it| !it.is_empty())
        }
    });
    let served = use_loaded((), |()| served());
    let typed = use_state_eq(|| None::<AttrValue>);
    let own = use_memo((), |()| own());
    let proposed = own.as_ref().as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default();
    let kept = kept.here().cloned().flatten();
    let text = (*typed).clone().or(kept.map(AttrValue::from));
    let text = text.unwrap_or_else(|| proposed.clone().into());
    let on_text = {
        let (typed, store) = (typed.setter(), session.store.clone());
        use_callback(proposed, move |text: String, proposed| {
            let is_own = text.trim() == proposed;
            if is_own || ScriptAddress::parse(&text).is_ok() {
                let (store, look) =
                    (store.clone(), if is_own { String::new() } else { text.clone() });
                // Where it can't be kept it is asked for again the next time, and proposed as it was this time.
                task::spawn(async move { drop(store.keep_look(KEPT.to_owned(), look).await) });
            }
            typed.set(Some(text.into()));
        })
    };
    let address = use_memo(text.clone(), |it| ScriptAddress::parse(it).map(Rc::new));
    Script {
        text,
        on_text,
        address: (*address).clone(),
        own: (*own).clone(),
        served: served.here().copied().unwrap_or(Served::Waiting),
    }
}

/// The script beside this page; none where the page is a file.
fn own() -> Option<Rc<ScriptAddress>> {
    let here = hash::address("");
    let here = here.split('?').next().unwrap_or_default();
    let folder = &here[..=here.rfind('/')?];
    ScriptAddress::parse(&format!("{folder}embed/v1/afterword.js")).ok().map(Rc::new)
}

async fn served() -> Served {
    if hash::address("").starts_with("file:") {
        return Served::FromFile;
    }
    // Some hosts answer with a page of theirs where there is no file.
    match fetch::text("embed/v1/embed.html").await {
        Ok(text) if text.contains("\"embed.js\"") => Served::Here,
        _ => Served::Missing,
    }
}

/// What is wrong with an address, in words.
pub(super) fn said(trouble: AddressTrouble) -> &'static str {
    let said: &Text = match trouble {
        AddressTrouble::Empty => &word::TAG_ADDRESS_EMPTY,
        AddressTrouble::Character => &word::TAG_ADDRESS_CHARACTER,
        AddressTrouble::Scheme => &word::TAG_ADDRESS_SCHEME,
        AddressTrouble::Host => &word::TAG_ADDRESS_HOST,
        AddressTrouble::NoScript => &word::TAG_ADDRESS_NO_SCRIPT,
    };
    said.text()
}

impl Script {
    /// What has to be said about an address that is one; several sentences at the most.
    pub(super) fn remarks(&self) -> Vec<&'static str> {
        let mut remarks = Vec::new();
        let is_own = self.own.as_deref().is_some_and(|it| it.as_str() == self.text.trim());
        match self.served {
            Served::Missing if is_own => remarks.push(word::TAG_MISSING.text()),
            Served::FromFile if self.address.is_err() => remarks.push(word::TAG_FROM_FILE.text()),
            Served::Here if !is_own && self.address.is_ok() => {
                remarks.push(word::TAG_ELSEWHERE.text());
            }
            _ => {}
        }
        if let Ok(address) = &self.address {
            if address.is_of_this_machine() {
                remarks.push(word::TAG_THIS_MACHINE.text());
            } else if address.as_str().starts_with("http://") {
                remarks.push(word::TAG_NOT_SECURE.text());
            }
        }
        remarks
    }
}
