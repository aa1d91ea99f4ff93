//! Settings: the person, the look, and what is stored.

use afterword_ui::fields::{Select, TextField};
use yew::prelude::*;

use crate::backup;
use crate::browser::storage::{self, Estimate};
use crate::browser::task;
use crate::browser::theme::Theme;
use crate::loading::use_loaded;
use crate::route::Route;
use crate::session::{Preferences, Session};

#[derive(PartialEq, Properties)]
pub(crate) struct SettingsPageProps {
    pub(crate) session: Session,
}

/// The settings.
#[component]
pub(crate) fn SettingsPage(props: &SettingsPageProps) -> Html {
    let session = &props.session;
    html! {
        <main class="page settings-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ "Settings" }</h1></header>
            <div class="page-body">
                { person(session) }
                <Storage session={session.clone()} />
                { about() }
            </div>
        </main>
    }
}

fn person(session: &Session) -> Html {
    let change = |change: fn(&mut Preferences, String)| {
        let session = session.clone();
        Callback::from(move |text| {
            let mut preferences = Preferences::clone(&session.preferences);
            change(&mut preferences, text);
            session.set_preferences.emit(preferences);
        })
    };
    let on_theme = {
        let session = session.clone();
        Callback::from(move |theme| {
            let preferences = Preferences { theme, ..Preferences::clone(&session.preferences) };
            session.set_preferences.emit(preferences);
        })
    };
    let themes = Theme::ALL.map(|it| (it, theme_label(it).into())).to_vec();
    html! {
        <section class="card">
            <h2>{ "You" }</h2>
            <TextField
                label="Your name"
                hint="Stands beside what you approve, close or write. It is kept on this device only."
                value={session.preferences.name.clone()}
                on_change={change(|it, name| it.name = name)}
            />
            { Select::new("Look", session.preferences.theme, themes, on_theme).html() }
        </section>
    }
}

fn theme_label(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "As this device",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

#[derive(PartialEq, Properties)]
struct StorageProps {
    session: Session,
}

/// What is stored, whether it is safe there, and the way out of it.
#[component]
fn Storage(props: &StorageProps) -> Html {
    let session = &props.session;
    let asked = use_state(|| 0_u32);
    let state = use_loaded((session.n_changes, *asked), |_| async {
        (storage::estimate().await, storage::is_persisted().await)
    });
    let on_persist = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            let (session, asked) = (session.clone(), asked.clone());
            task::spawn(async move {
                session.say(match storage::persist().await {
                    true => "This browser will not clear your documents to make room",
                    false => "This browser did not agree. Installing the page or visiting it often helps; a backup always does",
                });
                asked.set(asked.wrapping_add(1));
            });
        })
    };
    let save = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| backup::download_backup(&session))
    };
    let (estimate, is_persisted) = state.here().copied().unwrap_or_default();
    html! {
        <section class="card">
            <h2>{ "Storage" }</h2>
            <p>{ used(session.store.is_durable(), estimate) }</p>
            <div class="persistence">
                if is_persisted {
                    <p>{ "This browser will not clear your documents to make room." }</p>
                } else {
                    <p>
                        { "This browser may clear your documents when the disk is nearly full. " }
                        <button type="button" class="button" onclick={on_persist}>{ "Ask it not to" }</button>
                    </p>
                }
            </div>
            <div class="button-row">
                <button type="button" class="button primary" onclick={save}>{ "Download a backup" }</button>
                <a class="button" href={Route::Import.to_string()}>{ "Restore a backup" }</a>
            </div>
        </section>
    }
}

fn used(is_durable: bool, estimate: Option<Estimate>) -> String {
    match (is_durable, estimate) {
        (false, _) => "Nothing is stored: what you write is only in this tab.".to_owned(),
        (true, None) => "Your documents are stored in this browser.".to_owned(),
        (true, Some(it)) => {
            let full = if it.is_nearly_full() {
                " It is nearly full: empty the trash or free space on the disk."
            } else {
                ""
            };
            format!("{} of {} used in this browser.{full}", size(it.used), size(it.quota))
        }
    }
}

/// Bytes in the unit that reads best.
fn size(bytes: f64) -> String {
    const UNITS: [&str; 4] = ["bytes", "kB", "MB", "GB"];
    let mut value = bytes;
    let mut units = UNITS.into_iter();
    let mut unit = units.next().unwrap_or_default();
    for next in units {
        if value < 1000.0 {
            break;
        }
        (value, unit) = (value / 1000.0, next);
    }
    if unit == "bytes" || value >= 100.0 {
        format!("{value:.0} {unit}")
    } else {
        format!("{value:.1} {unit}")
    }
}

fn about() -> Html {
    html! {
        <section class="card">
            <h2>{ "About" }</h2>
            <p>{ format!("Afterword {}. It runs in this browser and talks to no server.", env!("CARGO_PKG_VERSION")) }</p>
            <p>{ "Free software under the MIT or the Apache 2.0 licence, at your choice. Icons: Lucide, ISC licence." }</p>
        </section>
    }
}
