//! What a register reckons with, what it is called, and the ways out of it.

use afterword_core::toil::ToilEdit;
use afterword_ui::fields::TextField;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::toil::AssumptionsForm;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::desk::ViewProps;
use super::out;
use crate::pages::tag::tag_button;

#[derive(PartialEq, Properties)]
pub(super) struct BasisProps {
    pub(super) view: ViewProps,
    /// Hears that the register is to be thrown away.
    pub(super) on_doom: Callback<bool>,
}

/// What is reckoned with, and the register itself.
#[component]
pub(super) fn Basis(props: &BasisProps) -> Html {
    use_words();
    let BasisProps { view: ViewProps { session, register, on_edit, on_tag }, on_doom } = props;
    html! {
        <>
            <AssumptionsForm assumptions={register.assumptions.clone()} {on_edit} />
            <section class="toil-section">
                <h2>{ word::TOIL_REGISTER.text() }</h2>
                <TextField
                    label={word::TITLE.text()}
                    value={register.title.clone()}
                    on_change={on_edit.reform(|it| ToilEdit::Typed(Box::new(ToilEdit::Title(it)), "title"))}
                />
                <div class="button-row">
                    { out::buttons(session, register) }
                    { tag_button(on_tag) }
                    <button type="button" class="button" onclick={on_doom.reform(|_: MouseEvent| true)}>
                        <Icon name={IconName::Trash} />{ word::TOIL_TRASH.text() }
                    </button>
                </div>
            </section>
        </>
    }
}
