//! Filters kept under a name: chosen again, deleted, shared as one line.

use std::rc::Rc;

use afterword_ui::board::View;
use afterword_ui::dialog::Dialog;
use afterword_ui::fields::TextField;
use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::settings::{BoardSettings, Kept};
use crate::browser::{clipboard, task};
use crate::session::Session;
use crate::toast::Said;

#[derive(PartialEq, Properties)]
pub(super) struct KeptFiltersProps {
    pub(super) session: Session,
    pub(super) settings: BoardSettings,
    pub(super) on_settings: Callback<BoardSettings>,
}

/// The menu of kept filters, and the dialog that keeps one more.
#[component]
pub(super) fn KeptFilters(props: &KeptFiltersProps) -> Html {
    use_words();
    let is_asking = use_state_eq(|| false);
    let ask = {
        let setter = is_asking.setter();
        Callback::from(move |()| setter.set(true))
    };
    let keep = MenuItem::new(word::BOARD_KEEP_FILTER.text(), ask).icon(IconName::Plus);
    let items: Vec<MenuItem> =
        props.settings.kept.iter().flat_map(|it| items_of(props, it)).chain([keep]).collect();
    let close = {
        let setter = is_asking.setter();
        Callback::from(move |()| setter.set(false))
    };
    html! {
        <span class="board-kept">
            <Menu label={word::BOARD_KEPT.text()} {items} />
            <KeepDialog
                settings={props.settings.clone()}
                on_settings={&props.on_settings}
                open={*is_asking}
                on_close={close}
            />
        </span>
    }
}

/// What can be done with a kept filter.
fn items_of(props: &KeptFiltersProps, kept: &Kept) -> [MenuItem; 3] {
    let choose = {
        let (settings, on_settings, kept) =
            (props.settings.clone(), props.on_settings.clone(), kept.clone());
        Callback::from(move |()| on_settings.emit(chosen(&settings, &kept)))
    };
    let share = {
        let (session, line) = (props.session.clone(), kept.line());
        Callback::from(move |()| share(session.clone(), line.clone()))
    };
    let delete = {
        let (session, settings, on_settings, name) = (
            props.session.clone(),
            props.settings.clone(),
            props.on_settings.clone(),
            kept.name.clone(),
        );
        Callback::from(move |()| {
            let mut fewer = settings.clone();
            fewer.kept.retain(|it| it.name != name);
            on_settings.emit(fewer);
            let (before, on_settings) = (settings.clone(), on_settings.clone());
            let undo = Callback::from(move |()| on_settings.emit(before.clone()));
            let words = word::BOARD_KEEP_DELETED.fill(&[("name", &name)]);
            session.speak.emit(Said::with_undo(words, undo));
        })
    };
    let name: &dyn std::fmt::Display = &kept.name;
    let named = |text: &'static afterword_ui::words::Text| text.fill(&[("name", name)]);
    [
        MenuItem::new(kept.name.clone(), choose).icon(IconName::Filter).group(kept.name.clone()),
        MenuItem::new(named(&word::BOARD_KEEP_SHARE), share).icon(IconName::Copy),
        MenuItem::new(named(&word::BOARD_KEEP_DELETE), delete).icon(IconName::Trash).danger(),
    ]
}

fn chosen(settings: &BoardSettings, kept: &Kept) -> BoardSettings {
    let view = View {
        filter: kept.filter.clone(),
        sort: kept.sort,
        reversed: kept.reversed,
        is_columns: settings.view.is_columns,
    };
    BoardSettings { view, ..settings.clone() }
}

fn share(session: Session, line: String) {
    task::spawn(async move {
        let said = match clipboard::copy(&line).await {
            Ok(()) => word::BOARD_KEEP_SHARED.text().to_owned(),
            Err(error) => error.to_string(),
        };
        session.say_here.emit(said.into());
    });
}

/// What a menu has room for.
const MOST_LETTERS: usize = 48;

#[derive(PartialEq, Properties)]
struct KeepDialogProps {
    settings: BoardSettings,
    on_settings: Callback<BoardSettings>,
    open: bool,
    on_close: Callback<()>,
}

/// Asks for the name, or for a line that somebody shared.
#[component]
fn KeepDialog(props: &KeepDialogProps) -> Html {
    use_words();
    let name = use_state_eq(String::new);
    let line = use_state_eq(String::new);
    {
        let setters = Rc::new((name.setter(), line.setter()));
        use_effect_with(props.open, move |_| {
            setters.0.set(String::new());
            setters.1.set(String::new());
        });
    }
    let read = (!line.trim().is_empty()).then(|| Kept::read(&line));
    let own: String = name.trim().chars().take(MOST_LETTERS).collect();
    let kept = match &read {
        Some(read) => read.clone().map(|it| {
            let name: String = it.name.chars().take(MOST_LETTERS).collect();
            Kept { name: if own.is_empty() { name } else { own.clone() }, ..it }
        }),
        None => (!own.is_empty()).then(|| {
            let View { filter, sort, reversed, .. } = props.settings.view.clone();
            Kept { name: own.clone(), filter, sort, reversed }
        }),
    };
    let hint = if read == Some(None) { word::BOARD_KEEP_LINE_WRONG.text() } else { "" };
    let is_ready = kept.is_some();
    let onclick = {
        let (settings, on_settings, on_close) =
            (props.settings.clone(), props.on_settings.clone(), props.on_close.clone());
        let is_shared = read.is_some();
        Callback::from(move |_: MouseEvent| {
            let Some(kept) = kept.clone() else { return };
            // One name is one filter.
            let mut more = settings.clone();
            more.kept.retain(|it| it.name != kept.name);
            more.kept.push(kept.clone());
            on_settings.emit(if is_shared { chosen(&more, &kept) } else { more });
            on_close.emit(());
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |it: String| setter.set(it))
    };
    html! {
        <Dialog
            title={word::BOARD_KEEP_TITLE.text()}
            open={props.open}
            on_close={&props.on_close}
            actions={html! {
                <button type="button" class="button primary" disabled={!is_ready} {onclick}>{ word::BOARD_KEEP.text() }</button>
            }}
        >
            <TextField label={word::BOARD_KEEP_NAME.text()} value={(*name).clone()} on_change={set(&name)} />
            <TextField
                label={word::BOARD_KEEP_LINE.text()}
                value={(*line).clone()}
                on_change={set(&line)}
                placeholder="afterword-filter:…"
                spellcheck={false}
                {hint}
            />
        </Dialog>
    }
}
