//! Of whom an assessment is, by which model it is made, and what becomes of it: finished, followed by the next, thrown away.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, AssessmentEdit, Finished};
use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::maturity::{AboutForm, ModelFacts, answered};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::begin::begin_again;
use super::desk::ViewProps;
use super::out::{self, File};
use crate::browser::{clock, task};
use crate::pages::tag::tag_button;

#[derive(PartialEq, Properties)]
pub(super) struct AboutProps {
    pub(super) view: ViewProps,
    /// Hears that the assessment is to be thrown away.
    pub(super) on_doom: Callback<bool>,
}

/// The assessment as a whole.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    use_words();
    let AboutProps { view: ViewProps { session, assessment, on_edit, on_tag }, on_doom } = props;
    let is_asking = use_state_eq(|| false);
    let on_ask = {
        let asking = is_asking.setter();
        Callback::from(move |it: bool| asking.set(it))
    };
    let again = {
        let (session, assessment) = (session.clone(), assessment.clone());
        Callback::from(move |_: MouseEvent| {
            task::spawn(begin_again(session.clone(), assessment.clone()));
        })
    };
    let finish = {
        let (on_edit, on_ask) = (on_edit.clone(), on_ask.clone());
        let by = session.preferences.name.trim().to_owned();
        Callback::from(move |_: MouseEvent| {
            on_ask.emit(false);
            on_edit.emit(AssessmentEdit::Finish(Finished { at: clock::now(), by: by.clone() }));
        })
    };
    html! {
        <div class="maturity-about">
            <AboutForm assessment={assessment.clone()} {on_edit} />
            <section class="maturity-section" aria-labelledby="maturity-next-title">
                <h2 id="maturity-next-title">{ word::MATURITY_WHAT_NEXT.text() }</h2>
                <p>{ what_next(assessment) }</p>
                <div class="button-row">
                    if assessment.is_finished() {
                        <button type="button" class="button primary" onclick={again}>
                            { word::MATURITY_AGAIN.text() }
                        </button>
                    } else {
                        <button type="button" class="button" onclick={on_ask.reform(|_: MouseEvent| true)}>
                            <Icon name={IconName::Flag} />{ word::MATURITY_FINISH.text() }
                        </button>
                    }
                    <button type="button" class="button" onclick={on_doom.reform(|_: MouseEvent| true)}>
                        <Icon name={IconName::Trash} />{ word::MATURITY_TRASH.text() }
                    </button>
                </div>
            </section>
            <section class="maturity-section" aria-labelledby="maturity-out-title">
                <h2 id="maturity-out-title">{ word::MATURITY_OUT.text() }</h2>
                <div class="button-row">
                    { out::buttons(session, assessment, &File::RESULTS) }
                    { out::buttons(session, assessment, &File::DATA) }
                    { tag_button(on_tag) }
                </div>
            </section>
            <ModelFacts model={assessment.model.clone()} naming={assessment.about.naming.clone()} />
            <Dialog
                title={word::MATURITY_FINISH_ASK.text()}
                open={*is_asking}
                on_close={on_ask.reform(|()| false)}
                actions={html! {
                    <button type="button" class="button primary" onclick={finish}>{ word::MATURITY_FINISH.text() }</button>
                }}
            >
                <p>{ answered(assessment.results().coverage) }</p>
                <p>{ word::MATURITY_FINISH_MEANS.text() }</p>
            </Dialog>
        </div>
    }
}

fn what_next(assessment: &Rc<Assessment>) -> &'static str {
    match assessment.is_finished() {
        true => word::MATURITY_AGAIN_MEANS.text(),
        false => word::MATURITY_FINISH_MEANS.text(),
    }
}
