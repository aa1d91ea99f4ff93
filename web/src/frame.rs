//! The frame around the pages: the rail, the banners, and the corner that speaks.

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::page;
use crate::reminder::Reminder;
use crate::route::Route;
use crate::session::Session;
use crate::store::StoreError;

#[derive(PartialEq, Properties)]
pub(crate) struct RailProps {
    pub(crate) route: Route,
    /// Opens the palette.
    pub(crate) on_palette: Callback<()>,
    /// What stands at its end.
    pub(crate) end: Html,
}

/// The way between the pages; on a phone at the bottom.
#[component]
pub(crate) fn Rail(props: &RailProps) -> Html {
    use_words();
    let is_postmortems = matches!(
        props.route,
        Route::Postmortems
            | Route::Postmortem(_)
            | Route::PostmortemAt(..)
            | Route::Present(_)
            | Route::Revisions(_)
    );
    let is_trends = matches!(props.route, Route::Trends | Route::Report);
    let is_library = matches!(props.route, Route::Library | Route::Template(_));
    let link = |route: Route, icon: IconName, label: &'static str, is_here: bool| {
        html! {
            <a class="rail-link" href={route.to_string()} aria-current={is_here.then_some("page")}>
                <Icon name={icon} />
                <span>{ label }</span>
            </a>
        }
    };
    html! {
        <nav class="rail" aria-label={word::PAGES.text()}>
            <button type="button" class="skip-link" onclick={|_| page::skip_to("main")}>
                { word::SKIP.text() }
            </button>
            <a class="rail-mark" href={Route::Postmortems.to_string()} aria-label="Afterword">{ "A" }</a>
            <button
                type="button"
                class="rail-link"
                title={key::PALETTE.keys()}
                aria-haspopup="dialog"
                onclick={props.on_palette.reform(|_: MouseEvent| ())}
            >
                <Icon name={IconName::Search} />
                <span>{ word::PALETTE.text() }</span>
            </button>
            { link(Route::Home, IconName::Home, word::HOME.text(), props.route == Route::Home) }
            { link(Route::Postmortems, IconName::FileText, word::POSTMORTEMS.text(), is_postmortems) }
            { link(Route::Actions, IconName::Actions, word::ACTIONS.text(), props.route.name() == Route::Actions.name()) }
            { link(Route::Trends, IconName::Trends, word::TRENDS.text(), is_trends) }
            { link(Route::Toil, IconName::Toil, word::TOIL.text(), props.route.name() == Route::Toil.name()) }
            { link(Route::Maturity, IconName::Maturity, word::MATURITY.text(), props.route.name() == Route::Maturity.name()) }
            { link(Route::Library, IconName::Library, word::LIBRARY.text(), is_library) }
            { link(Route::Import, IconName::Upload, word::IMPORT.text(), props.route == Route::Import) }
            { link(Route::Trash, IconName::Trash, word::TRASH.text(), props.route == Route::Trash) }
            { link(Route::Settings, IconName::Settings, word::SETTINGS.text(), props.route == Route::Settings) }
            { props.end.clone() }
        </nav>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct BannersProps {
    pub(crate) session: Session,
    pub(crate) trouble: Option<StoreError>,
    /// What else the program has to say.
    pub(crate) note: Html,
}

/// What a person has to know before anything else: that nothing is stored, or that a backup is due.
#[component]
pub(crate) fn Banners(props: &BannersProps) -> Html {
    use_words();
    html! {
        <div class="banners">
            if let Some(error) = &props.trouble {
                <div class="banner" data-kind="danger" role="alert">
                    <Icon name={IconName::Alert} />
                    <p><strong>{ word::NOT_STORED.text() }{ " " }</strong>{ format!("{error}.") }</p>
                </div>
            } else {
                <Reminder session={props.session.clone()} />
            }
            { props.note.clone() }
        </div>
    }
}
