//! What can be chosen about a tag.

use afterword_core::Postmortem;
use afterword_core::causes::TreeId;
use afterword_formats::tag::{DataAddress, FrameAs, Page, Theme, Widget};
use afterword_ui::Form;
use afterword_ui::fields::{CheckField, Select, TextField};
use afterword_ui::words::{Language, Text, use_words, word};
use yew::prelude::*;

use super::address::{self, Script};
use super::subject::{Subject, name};

/// How a widget gets onto a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Tag,
    Frame,
    Snapshot,
}

impl Way {
    const ALL: [Self; 3] = [Self::Tag, Self::Frame, Self::Snapshot];

    fn key(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Frame => "frame",
            Self::Snapshot => "snapshot",
        }
    }

    fn words(self) -> (&'static Text, &'static Text) {
        match self {
            Self::Tag => (&word::TAG_WAY_TAG, &word::TAG_WAY_TAG_WHERE),
            Self::Frame => (&word::TAG_WAY_FRAME, &word::TAG_WAY_FRAME_WHERE),
            Self::Snapshot => (&word::TAG_WAY_SNAPSHOT, &word::TAG_WAY_SNAPSHOT_WHERE),
        }
    }
}

/// The form of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Html,
    Plain,
    Markdown,
    Picture,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) widget: Widget,
    /// The tree; all of them where there is none.
    pub(super) tree: Option<TreeId>,
    pub(super) way: Way,
    pub(super) page: Page,
    pub(super) frame: FrameAs,
    pub(super) taken: Taken,
    /// Whether the data is in a file.
    pub(super) in_file: bool,
    /// The address of that file; that of the file as it is downloaded where nobody said another.
    pub(super) file: Option<AttrValue>,
    pub(super) theme: Theme,
    pub(super) language: Option<Language>,
    pub(super) is_editable: bool,
}

impl Choice {
    pub(super) fn first(subject: &Subject) -> Self {
        Self {
            widget: subject.widgets().first().copied().unwrap_or(Widget::Postmortem),
            tree: None,
            way: Way::Tag,
            page: Page::Html,
            frame: FrameAs::Html,
            taken: Taken::Html,
            in_file: false,
            file: None,
            theme: Theme::Page,
            language: None,
            is_editable: false,
        }
    }

    /// What of a postmortem goes out, for those who look for secrets in it.
    pub(super) fn form(&self, postmortem: &Postmortem) -> Form {
        match self.widget {
            Widget::Timeline => Form::TimelineSvg,
            Widget::Actions => Form::Actions,
            Widget::FiveWhys => {
                let first = postmortem.trees.first().map(|it| it.id());
                self.tree.or(first).map_or(Form::Json, Form::TreeOutline)
            }
            _ => Form::Json,
        }
    }

    /// The address of the file with the data, which is downloaded as `name`.
    pub(super) fn file_address(&self, name: &AttrValue) -> AttrValue {
        self.file.clone().unwrap_or_else(|| name.clone())
    }

    /// Whether whoever reads it may be let change it.
    fn can_be_edited(&self) -> bool {
        self.way != Way::Snapshot && matches!(self.widget, Widget::FiveWhys | Widget::Maturity)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FieldsProps {
    pub(super) subject: Subject,
    pub(super) choice: Choice,
    pub(super) on_choice: Callback<Choice>,
    pub(super) script: Script,
    /// What the file with the data is called as it is downloaded; empty where there is none.
    pub(super) file_name: AttrValue,
}

impl FieldsProps {
    /// Changes the choice by one thing.
    fn set<T: 'static>(&self, change: fn(&mut Choice, T)) -> Callback<T> {
        let choice = self.choice.clone();
        self.on_choice.reform(move |it: T| {
            let mut choice = choice.clone();
            change(&mut choice, it);
            choice
        })
    }
}

/// The fields.
#[component]
pub(super) fn Fields(props: &FieldsProps) -> Html {
    use_words();
    let choice = &props.choice;
    html! {
        <div class="tag-fields">
            <p class="guidance">{ word::TAG_LEAD.text() }</p>
            { widgets(props) }
            { ways(props) }
            <div class="tag-line">{ forms(props) }</div>
            <div class="tag-data">{ data(props) }</div>
            <div class="tag-line">
                if choice.way != Way::Snapshot {
                    { looks(props) }
                }
            </div>
            <div class="tag-script">
                if choice.way != Way::Snapshot && !(choice.way == Way::Tag && choice.page != Page::Html) {
                    { script(&props.script) }
                }
            </div>
        </div>
    }
}

fn widgets(props: &FieldsProps) -> Html {
    let widgets = props.subject.widgets();
    let named = |it: Widget| (it, name(it, &props.subject));
    let options: Vec<_> = widgets.iter().copied().map(named).collect();
    let on_widget = props.set(|it, widget: Widget| it.widget = widget);
    let trees = match &props.subject {
        Subject::Postmortem { postmortem, .. } if props.choice.widget == Widget::FiveWhys => {
            postmortem.trees.as_slice()
        }
        _ => &[],
    };
    let all = (None, AttrValue::from(word::TAG_TREE_ALL.text()));
    let untitled = || AttrValue::from(word::UNTITLED.text());
    let problem = |it: &str| match it.trim() {
        "" => untitled(),
        it => AttrValue::from(it.to_owned()),
    };
    let options_of_trees: Vec<(Option<TreeId>, AttrValue)> = [all]
        .into_iter()
        .chain(trees.iter().map(|it| (Some(it.id()), problem(&it.problem))))
        .collect();
    html! {
        <div class="tag-line">
            if widgets.len() > 1 {
                { Select::new(word::TAG_WIDGET.text(), props.choice.widget, options, on_widget).html() }
            }
            if trees.len() > 1 {
                {
                    Select::new(
                        word::TAG_TREE.text(),
                        props.choice.tree,
                        options_of_trees,
                        props.set(|it, tree: Option<TreeId>| it.tree = tree),
                    ).html()
                }
            }
        </div>
    }
}

/// The ways onto a page, each with where it works.
fn ways(props: &FieldsProps) -> Html {
    let on_way = props.set(|it, way: Way| it.way = way);
    let way = |way: Way| {
        let (name, works) = way.words();
        let is_chosen = props.choice.way == way;
        let id = format!("tag-way-{}", way.key());
        let hint = format!("{id}-hint");
        let onchange = on_way.reform(move |_: Event| way);
        html! {
            <div key={way.key()} class={classes!("reader", is_chosen.then_some("is-chosen"))}>
                <input
                    id={id.clone()}
                    type="radio"
                    name="tag-way"
                    checked={is_chosen}
                    aria-describedby={hint.clone()}
                    {onchange}
                />
                <label for={id}>{ name.text() }</label>
                <span id={hint} class="guidance">{ works.text() }</span>
            </div>
        }
    };
    html! {
        <fieldset class="readers">
            <legend>{ word::TAG_WAY.text() }</legend>
            { for Way::ALL.into_iter().map(way) }
        </fieldset>
    }
}

/// The forms of the chosen way.
fn forms(props: &FieldsProps) -> Html {
    let choice = &props.choice;
    match choice.way {
        Way::Tag => {
            let names = Page::ALL.map(|it| {
                let name: &Text = match it {
                    Page::Html => &word::TAG_INTO_HTML,
                    Page::Wiki => &word::TAG_INTO_WIKI,
                    Page::Markdown => &word::TAG_INTO_MARKDOWN,
                };
                (it, AttrValue::from(name.text()))
            });
            Select::new(word::TAG_INTO.text(), choice.page, names, props.set(|it, to| it.page = to))
                .html()
        }
        Way::Frame => {
            let names = FrameAs::ALL.map(|it| {
                let name: &Text = match it {
                    FrameAs::Html => &word::TAG_AS_FRAME,
                    FrameAs::Address => &word::TAG_AS_ADDRESS,
                };
                (it, AttrValue::from(name.text()))
            });
            Select::new(word::TAG_AS.text(), choice.frame, names, props.set(|it, to| it.frame = to))
                .html()
        }
        Way::Snapshot => {
            let names: [(Taken, &Text); 4] = [
                (Taken::Html, &word::TAG_AS_HTML),
                (Taken::Plain, &word::TAG_AS_PLAIN),
                (Taken::Markdown, &word::TAG_AS_MARKDOWN),
                (Taken::Picture, &word::TAG_AS_PICTURE),
            ];
            let names = names.map(|(it, name)| (it, AttrValue::from(name.text())));
            Select::new(word::TAG_AS.text(), choice.taken, names, props.set(|it, to| it.taken = to))
                .html()
        }
    }
}

/// Where the data is from.
fn data(props: &FieldsProps) -> Html {
    let choice = &props.choice;
    if choice.way == Way::Snapshot || props.file_name.is_empty() {
        return Html::default();
    }
    let names = [(false, &word::TAG_DATA_INSIDE), (true, &word::TAG_DATA_FILE)]
        .map(|(it, name)| (it, AttrValue::from(name.text())));
    let hint = match choice.way {
        Way::Frame => word::TAG_FILE_HINT_FRAME.text(),
        _ => word::TAG_FILE_HINT_TAG.text(),
    };
    let address = choice.file_address(&props.file_name);
    let trouble = DataAddress::parse(&address).err().map(address::said).unwrap_or_default();
    html! {
        <>
            { Select::new(word::TAG_DATA.text(), choice.in_file, names, props.set(|it, to| it.in_file = to)).html() }
            if choice.in_file {
                <div class="tag-file">
                    <TextField
                        label={word::TAG_FILE.text()}
                        value={address}
                        {hint}
                        spellcheck=false
                        on_change={props.set(|it, to: String| it.file = Some(to.into()))}
                    />
                    <p class="tag-trouble" role="status">{ trouble }</p>
                </div>
            }
        </>
    }
}

fn looks(props: &FieldsProps) -> Html {
    let choice = &props.choice;
    let themes = Theme::ALL.map(|it| {
        let name: &Text = match it {
            Theme::Page => &word::TAG_THEME_PAGE,
            Theme::Light => &word::THEME_LIGHT,
            Theme::Dark => &word::THEME_DARK,
        };
        (it, AttrValue::from(name.text()))
    });
    let page = (None, AttrValue::from(word::TAG_LANGUAGE_PAGE.text()));
    let named = Language::ALL.map(|it| (Some(it), AttrValue::from(it.name())));
    let languages: Vec<(Option<Language>, AttrValue)> = [page].into_iter().chain(named).collect();
    html! {
        <>
            { Select::new(word::TAG_THEME.text(), choice.theme, themes, props.set(|it, to| it.theme = to)).html() }
            { Select::new(word::TAG_LANGUAGE.text(), choice.language, languages, props.set(|it, to| it.language = to)).html() }
            if choice.can_be_edited() {
                <CheckField
                    label={word::TAG_EDITABLE.text()}
                    hint={word::TAG_EDITABLE_HINT.text()}
                    checked={choice.is_editable}
                    on_change={props.set(|it, to| it.is_editable = to)}
                />
            }
        </>
    }
}

fn script(script: &Script) -> Html {
    let trouble = script.address.as_ref().err().copied().map(address::said).unwrap_or_default();
    html! {
        <>
            <TextField
                label={word::TAG_SCRIPT.text()}
                hint={word::TAG_SCRIPT_HINT.text()}
                value={script.text.clone()}
                on_change={script.on_text.clone()}
                kind="url"
                spellcheck=false
            />
            <p class="tag-trouble" role="status">{ trouble }</p>
            for remark in script.remarks() {
                <p key={remark} class="share-notice">{ remark }</p>
            }
        </>
    }
}
