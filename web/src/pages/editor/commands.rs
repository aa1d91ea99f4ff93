//! What the palette offers while a postmortem is open: its sections, and what can be done with it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Edit, MomentKey, SectionKey};
use afterword_ui::postmortem::{moment_id, reach, section_id, section_names};
use afterword_ui::shortcut::key;
use afterword_ui::words::{InWords, template_name, word};
use afterword_ui::{Action, Editor};
use yew::prelude::*;

use crate::browser::page;
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::session::Session;

/// What commands act on.
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) editor: Rc<Editor>,
    pub(super) dispatch: Callback<Action>,
    pub(super) on_go: Callback<SectionKey>,
    pub(super) on_trash: Callback<()>,
    /// Asks which answers of assessments the incident disproves.
    pub(super) on_doubt: Callback<()>,
    /// Goes to the findings.
    pub(super) on_review: Callback<()>,
    /// Goes to the field of a moment.
    pub(super) on_moment: Callback<MomentKey>,
    /// The moments that the workspace names.
    pub(super) moments: Rc<[MomentKey]>,
}

/// Lends them to the palette.
#[hook]
pub(super) fn use_document_commands(desk: Desk) {
    let session = desk.session.clone();
    use_commands(&session, move || {
        let writing = [desk.writing(), desk.adding(), desk.looking(), desk.moments()].concat();
        [writing, desk.putting_away(), desk.templates(), desk.sections()].concat()
    });
}

impl Desk {
    fn present(&self) -> &Rc<Postmortem> {
        self.editor.postmortem()
    }

    fn writing(&self) -> Vec<Command> {
        let act = |action: Action| self.dispatch.reform(move |()| action.clone());
        let (undo, redo) = (act(Action::Undo), act(Action::Redo));
        let (can_undo, can_redo) =
            (self.editor.undo_label().is_some(), self.editor.redo_label().is_some());
        let next = reach::next_step(self.present());
        vec![
            document("undo", word::UNDO.text(), undo).keys(&key::UNDO).when(can_undo),
            document("redo", word::REDO.text(), redo).keys(&key::REDO).when(can_redo),
            press("status-next", next.unwrap_or_default(), reach::NEXT_STEP),
            press("status-others", word::STATUS_OTHER.text(), reach::OTHER_STEPS),
            press("severity-helper", word::SEVERITY_HELPER.text(), reach::WHICH_SEVERITY),
        ]
    }

    fn adding(&self) -> Vec<Command> {
        let has_tree = !self.present().trees.is_empty();
        vec![
            focus("add-entry", word::COMMAND_ENTRY.text(), reach::NEXT_ENTRY),
            press("add-factor", word::FACTOR_ADD.text(), reach::ADD_FACTOR),
            press("add-cause", word::CAUSE_ADD.text(), &reach::add_cause(self.present())),
            press("add-tree", word::TREE_ADD.text(), reach::ADD_TREE).when(has_tree),
            focus("add-action", word::COMMAND_ACTION.text(), reach::NEXT_ACTION),
            press("add-role", word::ROLE_ADD.text(), reach::ADD_ROLE),
            press("add-effort", word::RESPONSE_ADD.text(), reach::ADD_EFFORT),
            press("add-feedback", word::FEEDBACK_ADD.text(), reach::ADD_FEEDBACK),
            press("add-section", word::SECTION_ADD.text(), reach::ADD_SECTION),
        ]
    }

    fn looking(&self) -> Vec<Command> {
        vec![
            document("review", word::REVIEW.text(), self.on_review.clone()),
            press("coverage", word::COVERAGE.text(), reach::COVERAGE),
            press("timeline-drawn", word::TIMELINE_DRAWN.text(), reach::DRAWN_TIMELINE),
            press("tree-menu", word::TREE_THIS.text(), &reach::first_tree(self.present())),
            press("calendar", word::WORKFLOW_CALENDAR.text(), reach::CALENDAR),
        ]
    }

    /// The way to the field of each moment.
    fn moments(&self) -> Vec<Command> {
        let command = |key: MomentKey| {
            let text = word::COMMAND_MOMENT.fill(&[("name", &key.in_words())]);
            let id = moment_id(&key);
            let run = self.on_moment.reform(move |()| key.clone());
            document(id, text, run)
        };
        MomentKey::OFFERED.into_iter().chain(self.moments.iter().cloned()).map(command).collect()
    }

    fn putting_away(&self) -> Vec<Command> {
        let id = self.present().id;
        let revisions = Route::Revisions(id);
        vec![
            Command::go(Group::Document, word::MEETING_PRESENT.text(), Route::Present(id)),
            Command::go(Group::Document, word::REVISIONS.text(), revisions),
            document("disprove", word::DOUBT_COMMAND.text(), self.on_doubt.clone()),
            document("to-trash", word::MOVE_TO_TRASH.text(), self.on_trash.clone()),
        ]
    }

    fn templates(&self) -> Vec<Command> {
        let other = |it: &&afterword_core::template::Template| it.id != self.present().template;
        let command = |it: &afterword_core::template::Template| {
            let id = it.id.clone();
            let run = self.dispatch.reform(move |()| Action::Edit(Edit::Template(id.clone())));
            let text = word::COMMAND_TEMPLATE.fill(&[("name", &template_name(it))]);
            document(format!("template-{}", it.id), text, run)
        };
        self.session.templates.iter().filter(other).map(command).collect()
    }

    fn sections(&self) -> Vec<Command> {
        let template = self.session.templates.iter().find(|it| it.id == self.present().template);
        let command = |(key, name): (SectionKey, AttrValue)| {
            let id = format!("section-{key}");
            let (on_go, place) = (self.on_go.clone(), section_id(&key));
            // Whoever names a section by its letters is about to write there.
            let run = Callback::from(move |()| {
                on_go.emit(key.clone());
                page::focus_text_of(&place);
            });
            Command::new(Group::Sections, id, name, run)
        };
        section_names(template, self.present()).into_iter().map(command).collect()
    }
}

fn document(id: impl Into<AttrValue>, text: impl Into<AttrValue>, run: Callback<()>) -> Command {
    Command::new(Group::Document, id, text, run)
}

/// Presses a button of the document, where it has that button.
fn press(id: &'static str, text: &'static str, button: &str) -> Command {
    let (has_it, button) = (page::has(button), button.to_owned());
    document(id, text, Callback::from(move |()| page::press(&button))).when(has_it)
}

/// Goes to a field of the document, where it has that field.
fn focus(id: &'static str, text: &'static str, field: &'static str) -> Command {
    let run = Callback::from(move |()| page::skip_to(field));
    document(id, text, run).when(page::has(field))
}
