//! A text before it is stored: the source on one side with what each line became, the document on the other, and what was read wrong
//! put right.

mod blocks;
mod choose;
mod fate;
mod fitting;
mod head;
mod lines;
mod result;
mod settings;

use std::rc::Rc;

use afterword_core::severity::SeverityScheme;
use afterword_core::time::Zone;
use afterword_formats::Imported;
use afterword_formats::markdown::{Choices, Preview};
use afterword_ui::list::LineList;
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::page;
use crate::incoming::Incoming;
use blocks::blocks;
use choose::{Choose, KINDS, Pick, SECTIONS_ID};
use fate::{Anchor, Fate};
use fitting::Fitting;
use lines::Lines;
use result::ResultPane;
pub(super) use settings::zone_of;
use settings::{TextSettings, Understood};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TextPreviewProps {
    pub(super) incoming: Rc<Incoming>,
    /// What it was read as: a text.
    pub(super) imported: Rc<Imported>,
    /// The levels that its severity can be.
    pub(super) scheme: Rc<SeverityScheme>,
    /// What was decided about it.
    pub(super) choices: Rc<Choices>,
    pub(super) on_choices: Callback<Choices>,
    /// The zone of times that don't say theirs.
    pub(super) zone: Zone,
    pub(super) on_zone: Callback<Zone>,
}

impl TextPreviewProps {
    fn preview(&self) -> Option<&Preview> {
        match &*self.imported {
            Imported::Text(preview) => Some(preview),
            _ => None,
        }
    }
}

/// Names the list of lines.
const LINES_ID: &str = "import-lines";

/// The source and the document side by side, with one selection.
#[component]
pub(super) fn TextPreview(props: &TextPreviewProps) -> Html {
    let words = use_words();
    let TextPreviewProps { incoming, imported, choices, .. } = props;
    let selected = use_state_eq(|| 0);
    let shows_result = use_state_eq(|| false);
    let past = use_state(Vec::<Rc<Choices>>::new);
    let lines = use_memo(incoming.clone(), Lines::of);
    let blocks = use_memo((imported.clone(), words), |(it, _)| match &**it {
        Imported::Text(preview) => Rc::new(blocks(preview)),
        _ => Rc::default(),
    });
    let line = use_callback(
        (lines.clone(), imported.clone(), words),
        |index: usize, (lines, imported, _)| match &**imported {
            Imported::Text(preview) => lines::row(lines, preview, index),
            _ => Html::default(),
        },
    );
    let on_select = use_callback(selected.setter(), |index: usize, selected| selected.set(index));
    let on_anchor = use_callback(
        (imported.clone(), selected.setter()),
        |anchor: Anchor, (imported, selected)| {
            if let Imported::Text(preview) = &**imported
                && let Some(line) = fate::line_of(preview, &anchor)
            {
                selected.set(line - 1);
            }
        },
    );
    let decide = use_callback(
        (past.clone(), choices.clone(), props.on_choices.clone()),
        |next: Choices, (past, now, on_choices)| {
            let mut earlier = (**past).clone();
            earlier.push(now.clone());
            past.set(earlier);
            on_choices.emit(next);
        },
    );
    let on_pick = picking(props, *selected + 1, &past, &decide);
    let Some(preview) = props.preview() else { return html! { <div></div> } };
    let fate = Fate::of(preview, *selected + 1);
    let on_key = keys(preview, *selected, &on_select, &on_pick);
    let n_unsure = fate::unsure(preview).len();
    html! {
        <div class="import-text">
            <p class="import-counts" role="status">{ head::counted(preview, n_unsure) }</p>
            <TextSettings
                understood={Understood::of(preview)}
                scheme={&props.scheme}
                {choices}
                on_choices={&decide}
                zone={props.zone.clone()}
                on_zone={&props.on_zone}
            />
            { head::unfit(preview) }
            { head::steps(preview, *selected, n_unsure, &on_select) }
            { head::tabs(&shows_result) }
            <div class="import-panes" data-shown={if *shows_result { "result" } else { "source" }}>
                <section class="import-source-pane" aria-label={word::IMPORT_TEXT.text()}>
                    <LineList
                        id={LINES_ID}
                        label={word::IMPORT_TEXT_LINES.text()}
                        n_lines={lines.len()}
                        selected={*selected}
                        {on_select}
                        {line}
                        {on_key}
                    />
                    <Choose
                        line={*selected + 1}
                        text={lines.get(*selected, 4_000).to_owned()}
                        said={fate.said()}
                        choice={choices.lines.get(&(*selected + 1)).cloned()}
                        is_title={choices.title == Some(*selected + 1)}
                        fitting={Fitting::of(preview, *selected + 1, fate.kind)}
                        can_undo={!past.is_empty()}
                        has_choices={!choices.is_empty()}
                        {on_pick}
                    />
                </section>
                <ResultPane blocks={(*blocks).clone()} selected={fate.anchor} on_select={on_anchor} />
            </div>
        </div>
    }
}

/// What a decision makes of the choices so far.
fn picking(
    props: &TextPreviewProps,
    line: usize,
    past: &UseStateHandle<Vec<Rc<Choices>>>,
    decide: &Callback<Choices>,
) -> Callback<Pick> {
    let (choices, on_choices) = (props.choices.clone(), props.on_choices.clone());
    let (past, decide) = (past.clone(), decide.clone());
    Callback::from(move |pick: Pick| {
        let mut next = (*choices).clone();
        match pick {
            Pick::Line(choice) => {
                next.lines.insert(line, choice);
                next.title = next.title.filter(|it| *it != line);
            }
            Pick::Title => {
                next.lines.remove(&line);
                next.title = Some(line);
            }
            Pick::AsRead => {
                next.lines.remove(&line);
                next.title = next.title.filter(|it| *it != line);
            }
            Pick::AllAsRead => next = Choices::default(),
            Pick::Undo => {
                let mut earlier = (*past).clone();
                if let Some(last) = earlier.pop() {
                    past.set(earlier);
                    on_choices.emit((*last).clone());
                }
                return;
            }
        }
        if next != *choices {
            decide.emit(next);
        }
    })
}

/// The keys of the list: to the next guess, and what the line is.
fn keys(
    preview: &Preview,
    selected: usize,
    on_select: &Callback<usize>,
    on_pick: &Callback<Pick>,
) -> Callback<KeyboardEvent> {
    let (next, previous) = head::neighbours(preview, selected);
    let fitting = Fitting::of(preview, selected + 1, Fate::of(preview, selected + 1).kind);
    let (on_select, on_pick) = (on_select.clone(), on_pick.clone());
    Callback::from(move |event: KeyboardEvent| {
        let kind = KINDS.into_iter().find(|(keys, ..)| keys.hears(&event)).map(|(.., it)| it);
        if key::IMPORT_NEXT.hears(&event) {
            next.iter().for_each(|it| on_select.emit(*it));
        } else if key::IMPORT_PREVIOUS.hears(&event) {
            previous.iter().for_each(|it| on_select.emit(*it));
        } else if key::UNDO.hears(&event) {
            on_pick.emit(Pick::Undo);
        } else if fitting.is_anything() && key::IMPORT_SECTION.hears(&event) {
            page::press(SECTIONS_ID);
        } else if fitting != Fitting::Nothing && key::IMPORT_AS_READ.hears(&event) {
            on_pick.emit(Pick::AsRead);
        } else if let Some(kind) = kind.filter(|it| fitting.takes(it)) {
            on_pick.emit(Pick::Line(kind));
        } else {
            return;
        }
        event.prevent_default();
    })
}
