//! The desk: a postmortem, its saving, and the panes around it.

use std::rc::Rc;

use afterword_core::merge::Conflict;
use afterword_core::postmortem::{Edit, MomentKey, SectionKey};
use afterword_ui::Action;
use afterword_ui::fields::Drafts;
use afterword_ui::postmortem::{
    PostmortemDocument, SectionNav, heading_id, moment_id, reach, section_id,
};
use afterword_ui::review::{Gatekeeper, Remarks, RuleWords};
use afterword_ui::toil::ProjectOfAction;
use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::Opened;
use super::abandoned::use_leaving_no_blank;
use super::commands::{self, use_document_commands};
use super::conflicts::Conflicts;
use super::door::{Rooms, use_door, use_metrics};
use super::doubts::{DoubtOffer, use_doubting};
use super::drafts::use_drafts;
use super::keys::use_undo_keys;
use super::lend::use_shell;
use super::looks::Memory;
use super::paper::use_paper;
use super::present::Meeting;
use super::review::{ReviewVoice, Workspace, use_review};
use super::seen::SeenElsewhere;
use super::sheet::use_sheet;
use super::side::Side;
use super::standing::{FailedSave, Saving, Standing};
use super::state::{Elsewhere, State, Step};
use super::toil::use_project_of_action;
use super::topbar::{Pane, Topbar};
use super::trashing::use_trashing;
use super::workflow::Workflow;
use crate::address::IdAddress;
use crate::autosave::{SaveEvent, SaveState, use_autosave};
use crate::browser::rule_words::use_rule_language;
use crate::browser::{page, scroll, storage, task, zone};
use crate::folder::{self, use_folder_conflicts};
use crate::pages::window_title::use_window_title;
use crate::reading::use_current_section;
use crate::rulebook::{Rulebook, use_rulebook};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) session: Session,
    /// The version that the page began with.
    pub(super) loaded: Opened,
    /// How its parts were looked at the last time.
    pub(super) memory: Memory,
    /// The element of it that somebody wants to see.
    pub(super) at: Option<IdAddress>,
    /// Whether it is shown as slides.
    pub(super) is_presenting: bool,
}

/// One postmortem being edited.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    let words = use_words();
    let rule_words = use_rule_language(words);
    let DeskProps { session, loaded, memory, at, is_presenting } = props;
    let state = use_reducer(|| State::new(loaded));
    let present = state.postmortem().clone();
    let dispatcher = state.dispatcher();
    let dispatch =
        use_callback((), move |action: Action, ()| dispatcher.dispatch(Step::Do(action)));
    let on_edit =
        use_callback(dispatch.clone(), |edit: Edit, dispatch| dispatch.emit(Action::Edit(edit)));
    let newest = use_mut_ref(|| present.clone());
    *newest.borrow_mut() = present.clone();
    let lend_present = use_callback((), move |(), ()| newest.borrow().clone());
    let paper = use_paper();
    let rulebook = use_rulebook(session);
    let metrics = use_metrics(rulebook.as_ref());
    let moments = use_memo(rulebook.clone(), |it| {
        it.as_ref().map(Rulebook::offered_moments).unwrap_or_default()
    });
    let (take_out, question) = use_door(Rooms {
        session: session.clone(),
        present: lend_present.clone(),
        on_edit: on_edit.clone(),
        on_paper: paper.print.clone(),
        memory: memory.clone(),
        metrics,
    });
    let shell =
        use_shell(session, present.id, &present.zone, &take_out, memory, (*moments).clone());
    // What is being printed is on the page for as long as that takes.
    let is_on_paper = paper.document.is_some();
    let shown = paper.document.unwrap_or_else(|| present.clone());
    // What was found quotes the document itself, not the view of it that others get.
    let silence = use_memo((), |()| Remarks::default());
    let zones = use_memo((), |()| {
        zone::known_zones().into_iter().map(AttrValue::from).collect::<Rc<[AttrValue]>>()
    });
    let pane = use_state_eq(|| None::<Pane>);
    let current = use_current_section(&present);

    let standing = use_memo((), |()| Standing::default());
    let on_save = use_save_events(session, &state, &standing);
    let on_conflicts = {
        let dispatcher = state.dispatcher();
        use_callback((), move |it: Vec<Conflict>, ()| dispatcher.dispatch(Step::Ask(it)))
    };
    use_folder_conflicts(present.id, &on_conflicts);
    let undrawn = {
        let state = state.clone();
        Callback::from(move |()| (state.postmortem().clone(), state.n_merged))
    };
    let queue = use_autosave(&session.store, loaded, &present, state.n_merged, undrawn, &on_save);
    let saving = Saving { standing, queue: queue.clone(), present: present.clone() };

    use_leaving_no_blank(session, loaded, &present);
    use_undo_keys(&dispatch);
    use_notices(session, &state, &dispatch);
    use_window_title(&present.title, *is_presenting);

    let on_go = use_callback(pane.setter(), |key: SectionKey, pane| {
        pane.set(None);
        page::focus(&heading_id(&key));
        scroll::to(&section_id(&key), None);
    });
    let on_moment = use_callback(pane.setter(), |key: MomentKey, pane| {
        pane.set(Some(Pane::Side));
        page::focus(&moment_id(&key));
    });
    {
        let is_untitled = present.title.trim().is_empty();
        use_effect_with((), move |()| {
            page::begin_at(if is_untitled { reach::TITLE } else { "main" });
        });
    }
    use_effect_with(*at, |at| {
        let timer =
            at.map(|it| Timeout::new(0, move || page::focus_in_the_middle(&it.to_string())));
        move || drop(timer)
    });
    let on_review = use_callback(pane.setter(), |(), pane| {
        pane.set(Some(Pane::Side));
        page::focus(reach::REVIEW);
    });
    let on_panes = use_callback(pane.clone(), |asked: Pane, pane| {
        pane.set((**pane != Some(asked)).then_some(asked));
    });
    let on_trash = use_trashing(session, queue, present.id);
    let review = use_review(
        Workspace { session, rulebook },
        &present,
        &lend_present,
        &shell,
        &dispatch,
        &pane.setter(),
    );
    let on_settle = {
        let dispatcher = state.dispatcher();
        use_callback((), move |edits: Vec<Edit>, ()| dispatcher.dispatch(Step::Settle(edits)))
    };
    let (on_doubt, doubting) = use_doubting(session, &lend_present);
    let drafts = use_drafts(present.id);
    let sheet = use_sheet(&pane);
    let project_of_action = use_project_of_action(session, present.id, &lend_present);
    use_document_commands(commands::Desk {
        session: session.clone(),
        editor: state.editor.clone(),
        dispatch: dispatch.clone(),
        on_go: on_go.clone(),
        on_trash: on_trash.clone(),
        on_doubt: on_doubt.clone(),
        on_review,
        on_moment: on_moment.clone(),
        moments: (*moments).clone(),
    });

    html! {
        <ContextProvider<RuleWords> context={rule_words}>
        <ContextProvider<Remarks> context={if is_on_paper { (*silence).clone() } else { review.remarks.clone() }}>
        <ContextProvider<Gatekeeper> context={review.gatekeeper.clone()}>
        <ContextProvider<Drafts> context={drafts}>
        <ContextProvider<ProjectOfAction> context={project_of_action}>
        <ContextProvider<Saving> context={saving}>
            <Topbar
                session={session.clone()}
                id={present.id}
                title={present.title.clone()}
                undo_label={state.editor.undo_label()}
                redo_label={state.editor.redo_label()}
                dispatch={&dispatch}
                {take_out}
                pane={*pane}
                {on_panes}
                {on_trash}
                on_doubt={&on_doubt}
            />
            <FailedSave session={session.clone()} />
            <div class="panes">
                <div
                    id={Pane::Sections.id()}
                    class={classes!("sections", (*pane == Some(Pane::Sections)).then_some("is-open"))}
                    tabindex="-1"
                    onkeydown={&sheet.onkeydown}
                >
                    <SectionNav postmortem={&present} templates={&session.templates} {current} {on_go} />
                </div>
                <main id="main" tabindex="-1">
                    <PostmortemDocument
                        postmortem={&shown}
                        on_edit={&on_edit}
                        shell={shell.clone()}
                        scheme={&session.scheme}
                        templates={&session.templates}
                        zones={(*zones).clone()}
                    />
                </main>
                <Side
                    is_open={*pane == Some(Pane::Side)}
                    postmortem={&shown}
                    review={review.clone()}
                    scheme={&session.scheme}
                    shell={shell.clone()}
                    on_edit={&on_edit}
                    {on_moment}
                    onkeydown={&sheet.onkeydown}
                >
                    <SeenElsewhere session={session.clone()} postmortem={&present} memory={memory.clone()} />
                    <Workflow session={session.clone()} postmortem={&present} on_edit={&on_edit} shell={shell.clone()} />
                    <DoubtOffer session={session.clone()} status={present.status()} on_ask={&on_doubt} />
                </Side>
            </div>
            <button
                type="button"
                class={classes!("sheet-shade", pane.is_some().then_some("is-open"))}
                aria-label={word::CLOSE.text()}
                hidden={pane.is_none()}
                onclick={sheet.close.reform(|_: MouseEvent| ())}
            />
            { question }
            { doubting }
            <ReviewVoice report={review.report.clone()} />
            <Conflicts conflicts={&state.conflicts} elsewhere={state.elsewhere} on_resolve={on_settle} />
            <Meeting
                session={session.clone()}
                postmortem={&present}
                definitions={review.definitions}
                report={review.report.filter(|_| *is_presenting)}
                {shell}
                open={*is_presenting}
            />
        </ContextProvider<Saving>>
        </ContextProvider<ProjectOfAction>>
        </ContextProvider<Drafts>>
        </ContextProvider<Gatekeeper>>
        </ContextProvider<Remarks>>
        </ContextProvider<RuleWords>>
    }
}

/// Hears of the saving: shows how it stands, and merges what another tab or the folder brought.
#[hook]
fn use_save_events(
    session: &Session,
    state: &UseReducerHandle<State>,
    standing: &Rc<Standing>,
) -> Callback<SaveEvent> {
    let (dispatcher, standing, say) = (state.dispatcher(), standing.clone(), session.say.clone());
    let has_asked = use_mut_ref(|| false);
    use_callback((), move |event: SaveEvent, ()| match event {
        SaveEvent::State(state) => {
            // There is something to lose now. A browser may ask the person, so it is asked once a visit and not before.
            let is_saved = matches!(state, SaveState::Saved { .. });
            if is_saved && !has_asked.replace(true) {
                task::spawn(async {
                    if !storage::is_persisted().await {
                        storage::persist().await;
                    }
                });
            }
            standing.say(state);
        }
        SaveEvent::Theirs(theirs) => {
            let is_from_file = folder::has_changed(theirs.document.id);
            let there = if is_from_file { Elsewhere::Folder } else { Elsewhere::Tab };
            dispatcher.dispatch(Step::Merge(theirs, there));
            let said = if is_from_file { &word::FOLDER_CHANGED } else { &word::TABS_CHANGED };
            say.emit(said.text().into());
        }
        SaveEvent::Removed => {
            say.emit(word::TABS_TRASHED.text().into());
        }
    })
}

/// Says in the corner what undo took back, or why an edit did not take.
#[hook]
fn use_notices(session: &Session, state: &UseReducerHandle<State>, dispatch: &Callback<Action>) {
    let (say, dispatch) = (session.say.clone(), dispatch.clone());
    // The editor is a new one after each step, so that undoing twice is said twice.
    use_effect_with(state.editor.clone(), move |editor| {
        if let Some(notice) = editor.notice() {
            say.emit(notice.to_string().into());
            dispatch.emit(Action::DismissNotice);
        }
    });
}
