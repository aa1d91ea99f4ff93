//! Asking about what two tabs changed in two ways: at once, or when the person is ready for it.

use std::rc::Rc;

use afterword_core::merge::Conflict;
use afterword_core::postmortem::Edit;
use afterword_ui::postmortem::ConflictDialog;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ConflictsProps {
    pub(super) conflicts: Rc<[Conflict]>,
    pub(super) on_resolve: Callback<Vec<Edit>>,
}

/// The dialog, and while it is put off a banner that leads back to it.
#[component]
pub(super) fn Conflicts(props: &ConflictsProps) -> Html {
    use_words();
    let ConflictsProps { conflicts, on_resolve } = props;
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
                        { word::CONFLICTS_BANNER.count(n) }
                    </p>
                    <button type="button" class="button" onclick={ask}>{ word::CONFLICT_NOW.text() }</button>
                </div>
            }
            <ConflictDialog conflicts={shown} on_resolve={on_resolve} on_close={put_off} />
        </div>
    }
}
