//! A project as a form: what it takes away, what it costs, and when.

use std::rc::Rc;

use afterword_core::amount::{Currency, Share};
use afterword_core::toil::{
    Activity, ActivityId, Guess, Part, Project, ProjectId, Stage, ToilEdit, ToilRegister,
};
use yew::prelude::*;

use super::{hours, named};
use crate::fields::{
    CheckField, DateField, GuessField, Guessed, MoneyField, PercentField, Select, TextArea,
    TextField,
};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProjectFormProps {
    pub project: Rc<Project>,
    pub register: Rc<ToilRegister>,
    /// The people that others have, offered while typing.
    pub owners: Rc<[AttrValue]>,
    pub on_edit: Callback<ToilEdit>,
    /// Where activities are written down.
    pub activities: AttrValue,
    /// What stands below the name: what it returns.
    #[prop_or_default]
    pub children: Html,
}

impl ProjectFormProps {
    /// Hears of a choice, which is a step by itself.
    fn chosen<T: 'static>(&self, change: impl Fn(&mut Project, T) + 'static) -> Callback<T> {
        let project = self.project.clone();
        self.on_edit.reform(move |value| {
            let mut project = Project::clone(&project);
            change(&mut project, value);
            ToilEdit::Project(Box::new(project))
        })
    }

    /// Hears of what is typed into the field of that name.
    fn typed<T: 'static>(
        &self,
        field: &'static str,
        change: impl Fn(&mut Project, T) + 'static,
    ) -> Callback<T> {
        let project = self.project.clone();
        self.on_edit.reform(move |value| {
            let mut project = Project::clone(&project);
            change(&mut project, value);
            ToilEdit::Typed(Box::new(ToilEdit::Project(Box::new(project))), field)
        })
    }

    /// The currency in which the others are.
    fn currency(&self) -> Option<Currency> {
        let hourly = self.project.hourly.or(self.register.assumptions.hourly);
        hourly.map(|it| it.currency)
    }
}

/// The element id of a project's name, for whoever leads there.
pub fn project_name_id(id: ProjectId) -> String {
    format!("toil-project-{id}")
}

/// What people call a project.
pub(super) fn project_named(project: &Project) -> &str {
    match project.name.trim() {
        "" => word::TOIL_PROJECT_UNNAMED.text(),
        name => name,
    }
}

/// All that a register knows of a project.
#[component]
pub fn ProjectForm(props: &ProjectFormProps) -> Html {
    use_words();
    let it = &props.project;
    let remove = {
        let id = it.id;
        props.on_edit.reform(move |_: MouseEvent| ToilEdit::RemoveProject(id))
    };
    html! {
        <section class="toil-form" aria-label={project_named(it).to_owned()}>
            <TextField
                id={Some(AttrValue::from(project_name_id(it.id)))}
                label={word::TOIL_PROJECT_NAME.text()}
                value={it.name.clone()}
                placeholder={word::TOIL_PROJECT_PLACEHOLDER.text()}
                on_change={props.typed("name", |it, name| it.name = name)}
            />
            { props.children.clone() }
            { parts(props) }
            { costs(props) }
            { dates(props) }
            <TextArea
                label={word::TOIL_NOTE.text()}
                value={it.note.clone()}
                on_change={props.typed("note", |it, note| it.note = note)}
            />
            <button type="button" class="button" onclick={remove}>
                <Icon name={IconName::Trash} />{ word::TOIL_PROJECT_REMOVE.text() }
            </button>
        </section>
    }
}

/// What goes away: the share of each activity.
fn parts(props: &ProjectFormProps) -> Html {
    let (it, register) = (&props.project, &props.register);
    let free: Vec<&Rc<Activity>> = register
        .activities
        .iter()
        .filter(|activity| it.parts.iter().all(|it| it.activity != activity.id))
        .collect();
    let on_add = props.chosen(|it, id| it.parts.extend(Part::new(id, Guess::from(USUAL_SHARE))));
    html! {
        <fieldset class="toil-parts">
            <legend>{ word::TOIL_PARTS.text() }</legend>
            for part in &it.parts {
                { part_row(props, *part) }
            }
            if register.activities.is_empty() {
                <p class="quiet">{ word::TOIL_PARTS_NONE.text() }{ " " }<a href={&props.activities}>{ word::TOIL_ADD.text() }</a></p>
            } else if !free.is_empty() {
                <PartChoice free={free.into_iter().cloned().collect::<Vec<_>>()} {on_add} />
            }
        </fieldset>
    }
}

fn part_row(props: &ProjectFormProps, part: Part) -> Html {
    let id = part.activity;
    let activity = props.register.activity(id);
    let name =
        activity.map_or_else(|| word::TOIL_GONE.text().to_owned(), |it| named(it).to_owned());
    let a_year = activity.and_then(|it| it.hours_a_year(&props.register.assumptions));
    let on_share = props.typed("share", move |it, share: Option<Guess>| {
        let Some(changed) = share.and_then(|share| Part::new(id, share)) else { return };
        it.parts.iter_mut().filter(|it| it.activity == id).for_each(|it| *it = changed);
    });
    let of = a_year.map(|it| word::TOIL_OF_HOURS.fill(&[("hours", &hours(it))]));
    let of = of.unwrap_or_default();
    let shared = also(props, id).map(|it| format!(" {it}")).unwrap_or_default();
    let remove = props.chosen(move |it, _: MouseEvent| it.parts.retain(|it| it.activity != id));
    let label = word::TOIL_PART_SHARE.fill(&[("activity", &name)]);
    html! {
        <div class="toil-part" key={id.to_string()}>
            <GuessField
                {label}
                guessed={Guessed::Share}
                value={Some(part.share)}
                hint={[of, shared].concat()}
                on_change={on_share}
            />
            <button
                type="button"
                class="button icon-only"
                aria-label={word::TOIL_PART_REMOVE.fill(&[("activity", &name)])}
                onclick={remove}
            >
                <Icon name={IconName::X} />
            </button>
        </div>
    }
}

/// What somebody adds goes away as far as most automation gets: a tenth stays for what is special.
const USUAL_SHARE: u32 = 900_000;

#[derive(Clone, PartialEq, Properties)]
struct PartChoiceProps {
    /// What is not taken away yet.
    free: Vec<Rc<Activity>>,
    on_add: Callback<ActivityId>,
}

/// Chooses one more activity; nothing is added before the button says so, so that keys may go through the list.
#[component]
fn PartChoice(props: &PartChoiceProps) -> Html {
    use_words();
    let chosen = use_state_eq(|| None::<ActivityId>);
    let none = (None, AttrValue::Static(word::TOIL_PART_CHOOSE.text()));
    let options: Vec<_> = std::iter::once(none)
        .chain(props.free.iter().map(|it| (Some(it.id), AttrValue::from(named(it).to_owned()))))
        .collect();
    // Another tab may have taken it meanwhile.
    let now = chosen.filter(|id| props.free.iter().any(|it| it.id == *id));
    let setter = chosen.setter();
    let on_change = Callback::from(move |it| setter.set(it));
    let setter = chosen.setter();
    let on_add = props.on_add.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        setter.set(None);
        now.iter().for_each(|it| on_add.emit(*it));
    });
    html! {
        <div class="toil-part">
            { Select::new(word::TOIL_PART_ADD.text(), now, options, on_change).html() }
            <button type="button" class="button" disabled={now.is_none()} {onclick}>
                <Icon name={IconName::Plus} />{ word::ADD.text() }
            </button>
        </div>
    }
}

/// Which other projects take the same activity away: what one saves the other can't.
fn also(props: &ProjectFormProps, id: ActivityId) -> Option<String> {
    let is_other = |it: &&Rc<Project>| {
        it.id != props.project.id
            && it.stage != Stage::Retired
            && it.parts.iter().any(|it| it.activity == id)
    };
    let others = props.register.projects.iter().filter(is_other);
    let names: Vec<&str> = others.map(|it| project_named(it)).collect();
    (!names.is_empty()).then(|| word::TOIL_ALSO.fill(&[("projects", &names.join(", "))]))
}

fn costs(props: &ProjectFormProps) -> Html {
    let it = &props.project;
    let usual = props.currency();
    html! {
        <fieldset class="toil-fields">
            <legend>{ word::TOIL_COSTS.text() }</legend>
            <GuessField
                label={word::TOIL_BUILD.text()}
                guessed={Guessed::Work}
                value={it.build_minutes}
                placeholder="40–60–120 h"
                hint={word::TOIL_GUESS_HINT.text()}
                on_change={props.typed("build", |it, guess| it.build_minutes = guess)}
            />
            <GuessField
                label={word::TOIL_BUILD_WEEKS.text()}
                guessed={Guessed::Weeks}
                value={it.build_weeks}
                hint={word::TOIL_BUILD_WEEKS_HINT.text()}
                on_change={props.typed("weeks", |it, guess| it.build_weeks = guess)}
            />
            <GuessField
                label={word::TOIL_UPKEEP.text()}
                guessed={Guessed::Work}
                value={it.upkeep_minutes}
                placeholder="2 h"
                on_change={props.typed("upkeep", |it, guess| it.upkeep_minutes = guess)}
            />
            <MoneyField
                label={word::TOIL_LICENCES.text()}
                value={it.licences}
                {usual}
                placeholder="1200 EUR"
                on_change={props.typed("licences", |it, sum| it.licences = sum)}
            />
            <MoneyField
                label={word::TOIL_BUILD_HOURLY.text()}
                value={it.hourly}
                {usual}
                placeholder="80 EUR"
                hint={word::TOIL_BUILD_HOURLY_HINT.text()}
                on_change={props.typed("hourly", |it, sum| it.hourly = sum)}
            />
            <PercentField
                of_one=true
                label={word::TOIL_SUCCESS.text()}
                value={it.success.map(Share::millionths)}
                placeholder="100 %"
                hint={word::TOIL_SUCCESS_HINT.text()}
                on_change={props.typed("success", |it, share: Option<u32>| it.success = share.and_then(Share::from_millionths))}
            />
        </fieldset>
    }
}

fn dates(props: &ProjectFormProps) -> Html {
    let it = &props.project;
    let others: Vec<&Rc<Project>> =
        props.register.projects.iter().filter(|other| other.id != it.id).collect();
    let after = |other: &Rc<Project>| {
        let id = other.id;
        let on_change = props.chosen(move |it, waits: bool| {
            it.after.retain(|it| *it != id);
            it.after.extend(waits.then_some(id));
        });
        let checked = it.after.contains(&id);
        html! { <CheckField key={id.to_string()} label={project_named(other).to_owned()} {checked} {on_change} /> }
    };
    html! {
        <>
            <fieldset class="toil-fields">
                <legend>{ word::TOIL_WHEN.text() }</legend>
                <TextField
                    label={word::TOIL_OWNER.text()}
                    value={it.owner.clone()}
                    suggestions={props.owners.clone()}
                    on_change={props.typed("owner", |it, owner| it.owner = owner)}
                />
                <DateField label={word::TOIL_START.text()} value={it.start} on_change={props.chosen(|it, day| it.start = day)} />
                <DateField label={word::TOIL_DUE.text()} value={it.due} on_change={props.chosen(|it, day| it.due = day)} />
            </fieldset>
            if it.start.zip(it.due).is_some_and(|(start, due)| due < start) {
                <p class="toil-caution" role="status">{ word::TOIL_DUE_BEFORE.text() }</p>
            }
            if !others.is_empty() {
                <fieldset class="toil-checks">
                    <legend>{ word::TOIL_AFTER.text() }</legend>
                    { for others.into_iter().map(after) }
                </fieldset>
            }
        </>
    }
}
