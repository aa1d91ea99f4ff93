//! Making a change to a model.

use std::rc::Rc;

use super::{
    CapabilityEdit, DimensionEdit, GroupEdit, ItemEdit, LevelEdit, ModelEdit, ModelEditError,
    NamingEdit,
};
use crate::maturity::model::{
    Capability, CapabilityId, Dimension, DimensionId, Group, GroupId, Hours, Item, Level, Model,
    Naming, Other, Slug, Typical, Weight,
};
use crate::toil::Guess;

type Done = Result<(), ModelEditError>;

impl Model {
    /// Makes a change, or leaves the model as it was. A model that is unfinished takes every change: what it lacks is said by
    /// [`problems`](Self::problems).
    ///
    /// ```
    /// use afterword_core::maturity::{CapabilityEdit, Model, ModelEdit};
    ///
    /// let names = ["Some", "Most", "All"].map(str::to_owned);
    /// let mut model = Model::blank("ours".parse()?, "Ours".into(), names.into(), "Alerts".into(), "Runbooks".into());
    /// let to = model.dimensions[0].id.clone();
    /// model.apply(ModelEdit::AddCapability { to, name: "Who is on call".into(), before: None })?;
    /// let id = "who-is-on-call".parse()?;
    /// model.apply(ModelEdit::Capability(id, CapabilityEdit::Statement(0, "Some services have an owner".into())))?;
    /// model.apply(ModelEdit::MoveLevel { from: 0, to: 2 })?;
    /// let statements = &model.dimensions[0].capabilities[1].statements;
    /// assert_eq!(*statements, ["", "", "Some services have an owner"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// That what is to be changed is not there, that an id is another's, or that there are too many levels.
    pub fn apply(&mut self, edit: ModelEdit) -> Done {
        use ModelEdit as E;
        match edit {
            E::Name(it) => self.name = it,
            E::About(it) => self.about = it,
            E::Version(it) => self.version = it,
            E::Licence(it) => self.licence = it,
            E::Sources(it) => self.source = it,
            E::Language(it) => self.language = it,
            E::StaleAfter(days) => self.stale_after_days = days,
            E::Answers(it) => self.answers = it,
            E::AddLevel(at, name) => return self.add_level(at, name),
            E::RemoveLevel(at) => return self.remove_level(at),
            E::MoveLevel { from, to } => return self.move_level(from, to),
            E::Level(at, edit) => self.levels.get_mut(at).ok_or(ModelEditError::Gone)?.apply(edit),
            E::AddNaming(name) => self.add_naming(name),
            E::RemoveNaming(id) => drop(self.namings.remove(place(&self.namings, &id)?)),
            E::Naming(id, edit) => {
                let at = place(&self.namings, &id)?;
                return self.namings[at].apply(edit);
            }
            E::AddGroup(name) => self.add_group(name),
            E::RemoveGroup(id) => return self.remove_group(&id),
            E::Group(id, edit) => {
                let at = place(&self.groups, &id)?;
                match edit {
                    GroupEdit::Name(it) => self.groups[at].name = it,
                    GroupEdit::Weight(it) => self.groups[at].weight = it,
                }
            }
            E::AddDimension { name, before } => self.add_dimension(name, before.as_ref()),
            E::RemoveDimension(id) => return self.remove_dimension(&id),
            E::MoveDimension { dimension, before } => {
                return shift(&mut self.dimensions, &dimension, before.as_ref());
            }
            E::Dimension(id, edit) => return self.edit_dimension(&id, edit),
            E::AddCapability { to, name, before } => {
                return self.add_capability(&to, name, before.as_ref());
            }
            E::RemoveCapability(id) => return self.remove_capability(&id),
            E::MoveCapability { capability, to, before } => {
                return self.move_capability(&capability, &to, before.as_ref());
            }
            E::Capability(id, CapabilityEdit::Id(new)) => return self.rename(&id, new),
            E::Capability(id, CapabilityEdit::Depends(mut on)) => {
                on.retain(|it| self.capability(&it.capability).is_some());
                self.capability_mut(&id)?.depends = on;
            }
            E::Capability(id, edit) => {
                let n_levels = self.levels.len();
                return self.capability_mut(&id)?.apply(edit, n_levels);
            }
        }
        Ok(())
    }

    /// The id that a capability of that name would be given.
    pub fn free_capability_id(&self, name: &str) -> CapabilityId {
        Slug::free(name, "capability", |it| self.capability(it).is_some())
    }

    /// The id that a dimension of that name would be given.
    pub fn free_dimension_id(&self, name: &str) -> DimensionId {
        Slug::free(name, "dimension", |it| self.dimension(it).is_some())
    }

    fn add_naming(&mut self, name: String) {
        let id = Slug::free(&name, "names", |id| place(&self.namings, id).is_ok());
        let names = self.levels.iter().map(|it| it.name.clone()).collect();
        self.namings.push(Naming { id, name, names, other: Other::new() });
    }

    fn add_group(&mut self, name: String) {
        let id = Slug::free(&name, "group", |id| place(&self.groups, id).is_ok());
        self.groups.push(Group { id, name, weight: Weight::ONE, other: Other::new() });
    }

    fn remove_group(&mut self, id: &GroupId) -> Done {
        self.groups.remove(place(&self.groups, id)?);
        for it in &mut self.dimensions {
            if it.group.as_ref() == Some(id) {
                Rc::make_mut(it).group = None;
            }
        }
        Ok(())
    }

    fn add_dimension(&mut self, name: String, before: Option<&DimensionId>) {
        let dimension = Dimension {
            id: self.free_dimension_id(&name),
            name,
            about: String::new(),
            group: None,
            weight: Weight::ONE,
            capabilities: Vec::new(),
            other: Other::new(),
        };
        insert(&mut self.dimensions, Rc::new(dimension), before);
    }

    fn remove_dimension(&mut self, id: &DimensionId) -> Done {
        self.dimensions.remove(place(&self.dimensions, id)?);
        self.let_go();
        Ok(())
    }

    fn edit_dimension(&mut self, id: &DimensionId, edit: DimensionEdit) -> Done {
        let at = place(&self.dimensions, id)?;
        if let DimensionEdit::Id(new) = &edit
            && new != id
            && self.dimension(new).is_some()
        {
            return Err(ModelEditError::Taken);
        }
        if let DimensionEdit::Group(Some(group)) = &edit {
            place(&self.groups, group)?;
        }
        let dimension = Rc::make_mut(&mut self.dimensions[at]);
        match edit {
            DimensionEdit::Id(it) => dimension.id = it,
            DimensionEdit::Name(it) => dimension.name = it,
            DimensionEdit::About(it) => dimension.about = it,
            DimensionEdit::Weight(it) => dimension.weight = it,
            DimensionEdit::Group(it) => dimension.group = it,
        }
        Ok(())
    }

    fn add_capability(
        &mut self,
        to: &DimensionId,
        name: String,
        before: Option<&CapabilityId>,
    ) -> Done {
        let at = place(&self.dimensions, to)?;
        let capability = Capability::blank(self.free_capability_id(&name), name, self.levels.len());
        let all = &mut Rc::make_mut(&mut self.dimensions[at]).capabilities;
        insert(all, Rc::new(capability), before);
        Ok(())
    }

    fn remove_capability(&mut self, id: &CapabilityId) -> Done {
        self.take(id)?;
        self.let_go();
        Ok(())
    }

    fn move_capability(
        &mut self,
        id: &CapabilityId,
        to: &DimensionId,
        before: Option<&CapabilityId>,
    ) -> Done {
        if before == Some(id) {
            return Ok(());
        }
        let to = place(&self.dimensions, to)?;
        let capability = self.take(id)?;
        insert(&mut Rc::make_mut(&mut self.dimensions[to]).capabilities, capability, before);
        Ok(())
    }

    /// Gives a capability another id, and what depends on it as well.
    fn rename(&mut self, id: &CapabilityId, new: CapabilityId) -> Done {
        if *id != new && self.capability(&new).is_some() {
            return Err(ModelEditError::Taken);
        }
        self.capability_mut(id)?.id = new.clone();
        self.each_capability(
            |it| it.depends.iter().any(|on| on.capability == *id),
            |it| {
                for on in it.depends.iter_mut().filter(|on| on.capability == *id) {
                    on.capability = new.clone();
                }
            },
        );
        Ok(())
    }

    fn take(&mut self, id: &CapabilityId) -> Result<Rc<Capability>, ModelEditError> {
        for it in &mut self.dimensions {
            if let Ok(at) = place(&it.capabilities, id) {
                return Ok(Rc::make_mut(it).capabilities.remove(at));
            }
        }
        Err(ModelEditError::Gone)
    }

    fn capability_mut(&mut self, id: &CapabilityId) -> Result<&mut Capability, ModelEditError> {
        for it in &mut self.dimensions {
            if let Ok(at) = place(&it.capabilities, id) {
                return Ok(Rc::make_mut(&mut Rc::make_mut(it).capabilities[at]));
            }
        }
        Err(ModelEditError::Gone)
    }

    /// Ends dependencies on what is gone.
    fn let_go(&mut self) {
        let known: std::collections::BTreeSet<CapabilityId> =
            self.capabilities().map(|it| it.1.id.clone()).collect();
        self.each_capability(
            |it| it.depends.iter().any(|on| !known.contains(&on.capability)),
            |it| it.depends.retain(|on| known.contains(&on.capability)),
        );
    }

    /// Changes each capability that `is` holds of; all others stay shared with the versions before.
    pub(super) fn each_capability(
        &mut self,
        is: impl Fn(&Capability) -> bool,
        change: impl Fn(&mut Capability),
    ) {
        for dimension in &mut self.dimensions {
            if !dimension.capabilities.iter().any(|it| is(it)) {
                continue;
            }
            let all = &mut Rc::make_mut(dimension).capabilities;
            all.iter_mut().filter(|it| is(it)).for_each(|it| change(Rc::make_mut(it)));
        }
    }
}

impl Level {
    fn apply(&mut self, edit: LevelEdit) {
        match edit {
            LevelEdit::Name(it) => self.name = it,
            LevelEdit::Characteristics(it) => self.characteristics = it,
            LevelEdit::Pains(it) => self.pains = it,
            LevelEdit::Investment(it) => self.investment = it,
        }
    }
}

impl Naming {
    fn apply(&mut self, edit: NamingEdit) -> Done {
        match edit {
            NamingEdit::Name(it) => self.name = it,
            NamingEdit::Level(at, it) => {
                *self.names.get_mut(at).ok_or(ModelEditError::Gone)? = it;
            }
        }
        Ok(())
    }
}

impl Capability {
    /// A capability of that name of which nothing else is known, with an empty statement for each level.
    ///
    /// ```
    /// use afterword_core::maturity::Capability;
    ///
    /// let it = Capability::blank("alerts".parse()?, "Alerts".into(), 3);
    /// assert_eq!((it.name.as_str(), it.statements.len(), it.effort), ("Alerts", 3, None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn blank(id: CapabilityId, name: String, n_levels: usize) -> Self {
        Self {
            id,
            name,
            question: String::new(),
            weight: Weight::ONE,
            statements: vec![String::new(); n_levels],
            items: Vec::new(),
            evidence: Vec::new(),
            depends: Vec::new(),
            effort: None,
            benefit: None,
            hours: Typical::default(),
            references: Vec::new(),
            measure: None,
            other: Other::new(),
        }
    }

    fn apply(&mut self, edit: CapabilityEdit, n_levels: usize) -> Done {
        use CapabilityEdit as C;
        let measure = self.measure.as_mut().ok_or(ModelEditError::Gone);
        match edit {
            C::Id(it) => self.id = it,
            C::Name(it) => self.name = it,
            C::Question(it) => self.question = it,
            C::Weight(it) => self.weight = it,
            C::Statement(at, it) => self.say(at, it, n_levels)?,
            C::ToChecklist => self.make_checklist(),
            C::ToRubric => self.make_rubric(n_levels),
            C::Evidence(it) => self.evidence = it,
            C::Depends(it) => self.depends = it,
            C::Effort(it) => self.effort = it,
            C::Benefit(it) => self.benefit = it,
            C::EffortHours(it) => estimate(&mut self.hours.effort, it),
            C::BenefitHours(it) => estimate(&mut self.hours.benefit, it),
            C::References(it) => self.references = it,
            C::Measure(it) => self.measure = it.map(|it| *it),
            C::Metric(it) => measure?.metric = it,
            C::Unit(it) => measure?.unit = it,
            C::Direction(it) => measure?.direction = it,
            C::Thresholds(it) => measure?.thresholds = it,
            C::AddItem { level, text } => self.add_item(level, text),
            C::RemoveItem(id) => drop(self.items.remove(place(&self.items, &id)?)),
            C::MoveItem { item, before } => {
                return shift(&mut self.items, &item, before.as_ref());
            }
            C::Item(id, edit) => {
                let at = place(&self.items, &id)?;
                match edit {
                    ItemEdit::Level(it) => self.items[at].level = it,
                    ItemEdit::Text(it) => self.items[at].text = it,
                    ItemEdit::Answers(it) => self.items[at].answers = it,
                }
            }
        }
        Ok(())
    }

    fn say(&mut self, at: usize, text: String, n_levels: usize) -> Done {
        if at >= n_levels.max(self.statements.len()) {
            return Err(ModelEditError::Gone);
        }
        if self.statements.len() <= at {
            self.statements.resize(n_levels, String::new());
        }
        self.statements[at] = text;
        Ok(())
    }

    fn add_item(&mut self, level: u8, text: String) {
        let id = Slug::free(&text, "item", |id| place(&self.items, id).is_ok());
        let (answers, other) = (Vec::new(), Other::new());
        self.items.push(Item { id, level, text, answers, other });
    }

    fn make_checklist(&mut self) {
        let statements = std::mem::take(&mut self.statements);
        let said = (1..=u8::MAX).zip(statements).filter(|it| !it.1.trim().is_empty());
        said.for_each(|(level, text)| self.add_item(level, text));
    }

    fn make_rubric(&mut self, n_levels: usize) {
        if !self.items.is_empty() || self.statements.is_empty() {
            self.statements.resize(n_levels, String::new());
        }
        for item in std::mem::take(&mut self.items) {
            let at = usize::from(item.level).saturating_sub(1);
            let Some(statement) = self.statements.get_mut(at) else { continue };
            if !statement.is_empty() {
                statement.push('\n');
            }
            statement.push_str(&item.text);
        }
    }
}

fn estimate(hours: &mut Option<Hours>, guess: Option<Guess>) {
    let other = hours.take().map(|it| it.other).unwrap_or_default();
    *hours = guess.map(|guess| Hours { guess, other });
}

/// A part that is found by its id.
trait Part {
    type Kind;

    fn id(&self) -> &Slug<Self::Kind>;
}

macro_rules! parts {
    ($($part:ty: $kind:ty),*) => {
        $(impl Part for $part {
            type Kind = $kind;

            fn id(&self) -> &Slug<$kind> {
                &self.id
            }
        })*
    };
}

parts!(Rc<Dimension>: Dimension, Rc<Capability>: Capability, Item: Item, Group: Group, Naming: Naming);

fn place<P: Part>(parts: &[P], id: &Slug<P::Kind>) -> Result<usize, ModelEditError> {
    parts.iter().position(|it| it.id() == id).ok_or(ModelEditError::Gone)
}

fn insert<P: Part>(parts: &mut Vec<P>, part: P, before: Option<&Slug<P::Kind>>) {
    let at = before.and_then(|id| place(parts, id).ok()).unwrap_or(parts.len());
    parts.insert(at, part);
}

fn shift<P: Part>(parts: &mut Vec<P>, id: &Slug<P::Kind>, before: Option<&Slug<P::Kind>>) -> Done {
    let at = place(parts, id)?;
    if before != Some(id) {
        let part = parts.remove(at);
        insert(parts, part, before);
    }
    Ok(())
}
