//! The icons, all of one set, drawn in the colour and at the size of the text beside them.

mod outlines;

use yew::prelude::*;

/// Every icon that the interface uses, named for what it means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Home,
    FileText,
    Actions,
    Trends,
    Toil,
    Maturity,
    Library,
    Folder,
    Settings,
    Trigger,
    Symptom,
    Detection,
    Escalation,
    Hypothesis,
    Decision,
    Action,
    Communication,
    Mitigation,
    Recovery,
    Other,
    Undo,
    Redo,
    Download,
    Upload,
    Copy,
    Trash,
    Restore,
    Plus,
    Minus,
    Fit,
    Turn,
    Image,
    X,
    Pencil,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    ChevronUp,
    ArrowUp,
    ArrowDown,
    History,
    Search,
    Filter,
    Sun,
    Moon,
    Theme,
    Keyboard,
    Help,
    Alert,
    Error,
    Check,
    Info,
    Printer,
    More,
    Link,
    ExternalLink,
    Flag,
    Branch,
    Tree,
    DragHandle,
    Calendar,
    Clock,
    Person,
    Eye,
    Lock,
    Sections,
    Side,
    Sparkles,
    Present,
    FullScreen,
    Play,
    Pause,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IconProps {
    pub name: IconName,
    #[prop_or_default]
    pub class: Classes,
}

/// One icon. It says nothing to a screen reader: a text or a label always stands with it.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let class = classes!("icon", props.class.clone());
    if props.name == IconName::More {
        return html! { <span class={classes!(class, "dots")} aria-hidden="true"></span> };
    }
    html! {
        <svg
            {class}
            viewBox="0 0 24 24"
            width="1em"
            height="1em"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            focusable="false"
        >
            <path d={outlines::outline(props.name)} />
        </svg>
    }
}
