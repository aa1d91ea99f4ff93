//! What a document asks of its team, in the side pane: whether it is needed, by when what is due, when it is talked about.

mod facts;
mod meeting;
mod standing;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::Edit;
use afterword_core::summary::Summary;
use afterword_core::time::{AsWritten, Instant};
use afterword_core::workflow::{WorkflowPolicy, english, review_meeting_at};
use yew::prelude::*;

use self::facts::{Watched, facts};
use self::meeting::Meeting;
use self::standing::Standing;
use crate::shell::Shell;
use crate::words::{use_words, word, wording};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkflowPanelProps {
    pub postmortem: Rc<Postmortem>,
    /// What the team promises itself.
    pub policy: Rc<WorkflowPolicy>,
    /// The lines of the workspace's list, to look for the same incident again; may be empty.
    #[prop_or_default]
    pub others: Rc<[Summary]>,
    /// The address of a document.
    pub address: Callback<DocumentId, AttrValue>,
    /// The time that deadlines are measured by.
    pub now: Instant,
    pub on_edit: Callback<Edit>,
    /// Asks for the review meeting as a calendar file.
    pub on_calendar: Callback<()>,
    pub shell: Shell,
}

/// The workflow of one document. What it says is found anew only when something that it rests on has changed.
#[component]
pub fn WorkflowPanel(props: &WorkflowPanelProps) -> Html {
    let words = use_words();
    let WorkflowPanelProps { postmortem, policy, shell, .. } = props;
    let texts = use_memo(words, |_| wording("workflow", english()));
    let watched = Watched::of(props);
    let facts = use_memo((watched, words), |_| facts(props, &texts));
    let meeting = review_meeting_at(postmortem).map(|it| AsWritten(shell.as_written(it)));
    let minutes: u32 = policy.agenda.iter().map(|it| it.minutes).sum();
    html! {
        <section class="panel workflow" aria-labelledby="workflow-heading">
            <h2 id="workflow-heading">{ word::WORKFLOW.text() }</h2>
            <Standing {facts} />
            <Meeting
                at={meeting}
                {minutes}
                on_edit={&props.on_edit}
                on_calendar={&props.on_calendar}
                {shell}
            />
        </section>
    }
}
