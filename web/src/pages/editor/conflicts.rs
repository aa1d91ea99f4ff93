//! Asking about what was changed in two ways, here and in another tab or in the folder: at once, or when the person is ready for it.

use std::rc::Rc;

use afterword_core::merge::Conflict;
use afterword_core::postmortem::Edit;
use afterword_ui::postmortem::ConflictDialog;
use afterword_ui::words::{Text, use_words, word};
use yew::prelude::*;

use super::state::Elsewhere;

#[derive(PartialEq, Properties)]
pub(super) struct ConflictsProps {
    pub(super) conflicts: Rc<[Conflict]>,
    /// Where the other versions were written.
    pub(super) elsewhere: Elsewhere,
    pub(super) on_resolve: Callback<Vec<Edit>>,
}

/// The dialog, and while it is put off a banner that leads back to it.
#[component]
pub(super) fn Conflicts(props: &ConflictsProps) -> Html {
    use_words();
    let ConflictsProps { conflicts, on_resolve, .. } = props;
    let is_put_off = use_state_eq(|| false);
    {
        // What is new is asked about, even if something older was put off.
        let is_put_off = is_put_off.setter();
        use_effect_with(conflicts.clone(), move |_| is_put_off.set(false));
    }
    let put_off = {
        let is_put_off = is_put_off.setter();
        Callback::from(move |()| is_put_off.set(true))
    };
    let ask = {
        let is_put_off = is_put_off.setter();
        Callback::from(move |_: MouseEvent| is_put_off.set(false))
    };
    let n = conflicts.len();
    let shown = if *is_put_off { Rc::new([]) } else { conflicts.clone() };
    html! {
        <div class="conflicts">
            if *is_put_off && n > 0 {
                <div class="banner" data-kind="warning" role="status">
                    <p>
                        { banner(props.elsewhere).count(n) }
                    </p>
                    <button type="button" class="button" onclick={ask}>{ word::CONFLICT_NOW.text() }</button>
                </div>
            }
            <ConflictDialog conflicts={shown} on_resolve={on_resolve} on_close={put_off} />
        </div>
    }
}

/// What is said while the question is put off.
fn banner(elsewhere: Elsewhere) -> &'static Text {
    match elsewhere {
        Elsewhere::Tab => &word::CONFLICTS_BANNER,
        Elsewhere::Folder => &word::CONFLICTS_BANNER_FOLDER,
        Elsewhere::TabAndFolder => &word::CONFLICTS_BANNER_BOTH,
    }
}
