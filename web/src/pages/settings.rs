//! Settings: the person, the look, the language, and what is stored.

use std::fmt::Display;

use afterword_ui::fields::{CheckField, Select, TextField};
use afterword_ui::words::{Language, decimal, use_words, word};
use yew::prelude::*;

use crate::browser::build::{Build, Standing, install, update, use_offline};
use crate::browser::fetch;
use crate::browser::storage::{self, Estimate};
use crate::browser::task;
use crate::browser::theme::Theme;
use crate::errand::Errand;
use crate::loading::use_loaded;
use crate::pages::{Subject, TagDialog};
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::single;

#[derive(PartialEq, Properties)]
pub(crate) struct SettingsPageProps {
    pub(crate) session: Session,
}

/// The settings.
#[component]
pub(crate) fn SettingsPage(props: &SettingsPageProps) -> Html {
    use_words();
    let session = &props.session;
    html! {
        <main class="page settings-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::SETTINGS.text() }</h1></header>
            <div class="page-body">
                { person(session) }
                <Storage session={session.clone()} />
                { rules() }
                <ForWikis session={session.clone()} />
                <About />
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
    let on_language = {
        let session = session.clone();
        Callback::from(move |language| {
            let preferences = Preferences { language, ..Preferences::clone(&session.preferences) };
            session.set_preferences.emit(preferences);
        })
    };
    let on_signs = {
        let session = session.clone();
        Callback::from(move |has_signs: bool| {
            let preferences = Preferences::clone(&session.preferences);
            let preferences = Preferences { is_without_signs: !has_signs, ..preferences };
            session.set_preferences.emit(preferences);
        })
    };
    let as_browser = (None, AttrValue::Static(word::LANGUAGE_BROWSER.text()));
    let named = Language::ALL.map(|it| (Some(it), AttrValue::Static(it.name())));
    let languages: Vec<_> = [as_browser].into_iter().chain(named).collect();
    let themes = Theme::ALL.map(|it| (it, it.label().into())).to_vec();
    html! {
        <section class="card">
            <h2>{ word::SETTINGS_YOU.text() }</h2>
            <TextField
                label={word::YOUR_NAME.text()}
                hint={word::SETTINGS_NAME_HINT.text()}
                autocomplete="name"
                value={session.preferences.name.clone()}
                on_change={change(|it, name| it.name = name)}
            />
            { Select::new(word::LANGUAGE.text(), session.preferences.language, languages, on_language).html() }
            { Select::new(word::SETTINGS_LOOK.text(), session.preferences.theme, themes, on_theme).html() }
            <CheckField
                label={word::SETTINGS_SIGNS.text()}
                hint={word::SETTINGS_SIGNS_HINT.text()}
                checked={!session.preferences.is_without_signs}
                on_change={on_signs}
            />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct StorageProps {
    session: Session,
}

/// What is stored, whether it is safe there, and the way out of it.
#[component]
fn Storage(props: &StorageProps) -> Html {
    use_words();
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
                    true => word::PERSISTED_SAID.text(),
                    false => word::PERSIST_REFUSED.text(),
                });
                asked.set(asked.wrapping_add(1));
            });
        })
    };
    let save = session.ask.reform(|_: MouseEvent| Errand::Backup);
    let (estimate, is_persisted) = state.here().copied().unwrap_or_default();
    html! {
        <section class="card">
            <h2>{ word::STORAGE.text() }</h2>
            <p>{ used(session.store.is_durable(), estimate) }</p>
            <div class="single-kept">{ for single::where_kept(session).map(|it| html! { <p>{ it }</p> }) }</div>
            <div class="persistence">
                if is_persisted {
                    <p>{ word::PERSISTED.text() }</p>
                } else {
                    <p>
                        { word::PERSIST_NOT.text() }{ " " }
                        <button type="button" class="button" onclick={on_persist}>{ word::PERSIST_ASK.text() }</button>
                    </p>
                }
            </div>
            <div class="button-row">
                <button type="button" class="button primary" onclick={save}>{ word::BACKUP_DOWNLOAD.text() }</button>
                <a class="button" href={Route::Import.to_string()}>{ word::BACKUP_RESTORE.text() }</a>
                <a class="button" href={Route::Folder.to_string()}>{ Route::Folder.title() }</a>
            </div>
        </section>
    }
}

fn used(is_durable: bool, estimate: Option<Estimate>) -> String {
    match (is_durable, estimate) {
        (false, _) => word::STORED_NOT.text().to_owned(),
        (true, None) => word::STORED_HERE.text().to_owned(),
        (true, Some(it)) => {
            let full = if it.is_nearly_full() { word::STORED_FULL.text() } else { "" };
            let used = [("used", &size(it.used) as &dyn Display), ("quota", &size(it.quota))];
            format!("{} {full}", word::STORED_USED.fill(&used)).trim_end().to_owned()
        }
    }
}

/// Bytes in the unit that reads best, with a tenth below 100 of it.
pub(super) fn size(bytes: f64) -> String {
    // The unit below, so that a tenth of the unit above is a whole number of hundreds.
    let (mut value, mut units) = (bytes as u64, ["kB", "MB", "GB"].into_iter());
    if value < 1_000 {
        return format!("{value} {}", word::UNIT_BYTES.text());
    }
    let mut unit = units.next().unwrap_or_default();
    for next in units {
        if value < 1_000_000 {
            break;
        }
        (value, unit) = (value / 1_000, next);
    }
    match value / 100 {
        tenths if tenths < 1_000 => decimal(&format!("{}.{} {unit}", tenths / 10, tenths % 10)),
        tenths => format!("{} {unit}", tenths / 10),
    }
}

/// The ways to what is set for all postmortems.
fn rules() -> Html {
    let link = |route: Route| {
        html! { <li key={route.name()}><a href={route.to_string()}>{ route.title() }</a></li> }
    };
    html! {
        <section class="card">
            <h2>{ word::POSTMORTEMS.text() }</h2>
            <ul>{ for [Route::Rules, Route::Severity, Route::Metrics].map(link) }</ul>
        </section>
    }
}

/// Calculators for pages of others.
#[component]
fn ForWikis(props: &SettingsPageProps) -> Html {
    use_words();
    let is_open = use_state_eq(|| false);
    let on_open = {
        let is_open = is_open.setter();
        Callback::from(move |_: MouseEvent| is_open.set(true))
    };
    let on_close = {
        let is_open = is_open.setter();
        use_callback((), move |(), ()| is_open.set(false))
    };
    html! {
        <section class="card">
            <h2>{ word::TAG_FOR_WIKIS.text() }</h2>
            <p>{ word::TAG_FOR_WIKIS_LEAD.text() }</p>
            <div class="button-row">
                <button type="button" class="button" onclick={on_open}>{ word::TAG_CALCULATOR.text() }</button>
            </div>
            <div class="door">
                if *is_open {
                    <TagDialog session={props.session.clone()} subject={Subject::Calculators} {on_close} />
                }
            </div>
        </section>
    }
}

/// Which version this is, whether it needs a network, and whether there is another.
#[component]
fn About() -> Html {
    use_words();
    let offline = use_offline();
    let build = Build::here();
    let kept = match (&build, offline.standing) {
        (Build::Served, _) => None,
        (Build::Single { .. }, _) => Some(word::OFFLINE_SINGLE.text()),
        (_, Standing::Here) => Some(word::OFFLINE_HERE.text()),
        (_, Standing::Coming) => Some(word::OFFLINE_COMING.text()),
        (_, Standing::Not) => Some(word::OFFLINE_NOT.text()),
    };
    html! {
        <section class="card">
            <h2>{ word::ABOUT.text() }</h2>
            <p>{ word::ABOUT_VERSION.fill(&[("version", &build.version())]) }</p>
            <div class="offline-standing" role="status">
                if let Some(kept) = kept {
                    <p>{ kept }</p>
                }
                if offline.has_news {
                    <p>{ word::OFFLINE_NEWS.text() }</p>
                }
            </div>
            <div class="button-row">
                if offline.has_news {
                    <button type="button" class="button primary" onclick={|_| update()}>{ word::OFFLINE_RELOAD.text() }</button>
                }
                if offline.can_install {
                    <button type="button" class="button" onclick={|_| install()}>{ word::OFFLINE_INSTALL.text() }</button>
                }
            </div>
            <p>{ word::ABOUT_LICENCE.text() }</p>
            <div>
                {
                    match build {
                        Build::Served => Html::default(),
                        Build::Folder { .. } => html! {
                            <p><a href={NOTICES} target="_blank" rel="noopener">{ word::ABOUT_OTHERS.text() }</a></p>
                        },
                        Build::Single { .. } => html! { <Notices /> },
                    }
                }
            </div>
        </section>
    }
}

/// Whose work is in a build, beside the page or in it.
const NOTICES: &str = "THIRD-PARTY.txt";

/// One file has no other beside it to lead to: there the text is unpacked where it is asked for.
#[component]
fn Notices() -> Html {
    use_words();
    let is_asked = use_state_eq(|| false);
    let text = use_loaded(*is_asked, |is_asked| {
        let is_asked = *is_asked;
        async move {
            match is_asked {
                true => fetch::text(NOTICES).await.unwrap_or_else(|sentence| sentence),
                false => String::new(),
            }
        }
    });
    let ontoggle = {
        let is_asked = is_asked.setter();
        Callback::from(move |_: Event| is_asked.set(true))
    };
    html! {
        <details class="notices" {ontoggle}>
            <summary>{ word::ABOUT_OTHERS.text() }</summary>
            <pre role="group" aria-label={word::ABOUT_OTHERS.text()} tabindex="0">{ text.here().cloned() }</pre>
        </details>
    }
}
