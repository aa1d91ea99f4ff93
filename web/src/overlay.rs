//! What opens above a page, whichever page it is: the command palette and the list of keys.

use afterword_ui::dialog::Dialog;
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::page;
use crate::pages::{Subject, TagDialog, use_past_keys};
use crate::palette::Commands;
use crate::part::Above;

/// What a key that works on every page opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    Palette,
    Keys,
}

impl Overlay {
    pub(crate) const ALL: [Self; 2] = [Self::Palette, Self::Keys];

    /// What one program calls it to the other.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Palette => "palette",
            Self::Keys => "keys",
        }
    }
}

/// All that can lie above a page. It belongs to the program with all pages; the one before it hands over when it is asked for.
#[component]
pub(crate) fn Overlays(props: &Above) -> Html {
    use_words();
    let Above { session, overlay, on_overlay } = props;
    use_past_keys(session);
    let on_close = use_callback(on_overlay.clone(), |(), it| it.emit(None));
    let on_help = use_callback(on_overlay.clone(), |(), it| it.emit(Some(Overlay::Keys)));
    let is_tagging = use_state_eq(|| false);
    let on_tag = {
        let it = is_tagging.setter();
        use_callback((), move |(), ()| it.set(true))
    };
    let on_untag = {
        let it = is_tagging.setter();
        use_callback((), move |(), ()| it.set(false))
    };
    html! {
        <div class="overlays">
            <Shortcuts open={*overlay == Some(Overlay::Keys)} on_close={&on_close} />
            <Commands
                session={session.clone()}
                open={*overlay == Some(Overlay::Palette)}
                {on_close}
                {on_help}
                {on_tag}
            />
            <div class="door">
                if *is_tagging {
                    <TagDialog session={session.clone()} subject={Subject::Calculators} on_close={on_untag} />
                }
            </div>
        </div>
    }
}

/// The keys that work on every page: `/` searches, `?` lists the keys, `Ctrl K` opens the palette, also where somebody is typing.
#[hook]
pub(crate) fn use_page_keys(overlay: &UseStateHandle<Option<Overlay>>) {
    let (setter, open) = (overlay.setter(), **overlay);
    use_effect_with(open, move |open| {
        let open = *open;
        let keys = page::on_key(move |event| {
            if key::PALETTE.hears(event) {
                // In some browsers the same keys lead to a search of the web.
                event.prevent_default();
                event.stop_propagation();
                match open {
                    Some(Overlay::Palette) => setter.set(None),
                    // A dialog asks something; it comes first.
                    _ if page::has_dialog() => {}
                    _ => setter.set(Some(Overlay::Palette)),
                }
                return;
            }
            if page::is_typing(event) || page::has_dialog() {
                return;
            }
            if key::HELP.hears(event) {
                setter.set(Some(Overlay::Keys));
            } else if key::SEARCH.hears(event) && page::focus("search") {
                event.prevent_default();
            }
        });
        move || drop(keys)
    });
}

#[derive(PartialEq, Properties)]
struct ShortcutsProps {
    open: bool,
    on_close: Callback<()>,
}

/// The list of keys.
#[component]
fn Shortcuts(props: &ShortcutsProps) -> Html {
    use_words();
    html! {
        <Dialog title={word::KEYS.text()} open={props.open} on_close={&props.on_close} class="shortcuts">
            for (place, shortcuts) in key::ALL {
                <section key={place.text()}>
                    <h3>{ place.text() }</h3>
                    <dl class="keys">
                        for it in shortcuts {
                            <div key={it.keys()}><dt><kbd>{ it.keys() }</kbd></dt><dd>{ it.meaning() }</dd></div>
                        }
                    </dl>
                </section>
            }
        </Dialog>
    }
}
