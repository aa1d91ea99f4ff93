//! The policy for a severity scheme of a team's own: what is promised for a level holds for every graver one too.

use super::{Condition, ReviewWithin, WorkflowPolicy};
use crate::severity::{SeverityKey, SeverityScheme};

impl WorkflowPolicy {
    /// The policy by the levels of `scheme`.
    ///
    /// A level that the policy names counts where it stands in the scheme. One that the scheme does not have counts for the level
    /// in its place of the shipped scheme, though never for the mildest; it stays named as well, as documents may still carry it.
    ///
    /// ```
    /// use afterword_core::severity::{SchemeDraft, SchemeEdit, LevelChange, SeverityScheme};
    /// use afterword_core::workflow::WorkflowPolicy;
    ///
    /// let (shipped, policy) = (SeverityScheme::shipped(), WorkflowPolicy::shipped());
    /// assert_eq!(policy.clone().for_scheme(&shipped), policy);
    /// let mut draft = SchemeDraft::of(&shipped);
    /// let gravest = draft.levels()[0].0;
    /// draft.apply(SchemeEdit::Level(gravest, LevelChange::Key("P1".into())))?;
    /// let ours = policy.for_scheme(&draft.scheme().unwrap());
    /// assert_eq!(ours.review[0].severity.0, "P1");
    /// # Ok::<(), afterword_core::severity::SchemeEditError>(())
    /// ```
    #[must_use]
    pub fn for_scheme(mut self, scheme: &SeverityScheme) -> Self {
        let places = Places { scheme, shipped: SeverityScheme::shipped() };
        for trigger in &mut self.triggers {
            if let Condition::Severity(keys) = &mut trigger.when {
                *keys = places.down_to(keys);
            }
        }
        self.review = places.review(&self.review);
        self
    }
}

/// Where the levels that a policy names stand in a scheme.
struct Places<'a> {
    scheme: &'a SeverityScheme,
    shipped: SeverityScheme,
}

impl Places<'_> {
    fn of(&self, key: &SeverityKey) -> Option<usize> {
        let at = |scheme: &SeverityScheme| scheme.levels().iter().position(|it| it.key == *key);
        let mildest_but_one = self.scheme.levels().len().saturating_sub(2);
        at(self.scheme).or_else(|| Some(at(&self.shipped)?.min(mildest_but_one)))
    }

    fn is_foreign(&self, key: &SeverityKey) -> bool {
        self.scheme.level(key).is_none()
    }

    /// Every level down to the mildest of `keys`.
    fn down_to(&self, keys: &[SeverityKey]) -> Vec<SeverityKey> {
        let n = keys.iter().filter_map(|it| self.of(it)).max().map_or(0, |it| it + 1);
        let levels = self.scheme.levels().iter().take(n).map(|it| it.key.clone());
        levels.chain(keys.iter().filter(|it| self.is_foreign(it)).cloned()).collect()
    }

    /// For each level what is promised for it, else for the next milder one.
    fn review(&self, promised: &[ReviewWithin]) -> Vec<ReviewWithin> {
        let of_level = |(at, key): (usize, &SeverityKey)| {
            let milder = promised.iter().filter_map(|it| Some((self.of(&it.severity)?, it)));
            let (_, it) =
                milder.filter(|(place, _)| *place >= at).min_by_key(|(place, _)| *place)?;
            Some(ReviewWithin { severity: key.clone(), within: it.within })
        };
        let levels = self.scheme.levels().iter().map(|it| &it.key).enumerate();
        let foreign = promised.iter().filter(|it| self.is_foreign(&it.severity)).cloned();
        levels.filter_map(of_level).chain(foreign).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::severity::{ResolveTarget, SeverityLevel};
    use crate::workflow::Days;

    fn scheme(keys: &[&str]) -> SeverityScheme {
        let level = |key: &&str| SeverityLevel {
            key: SeverityKey((*key).to_owned()),
            name: String::new(),
            meaning: String::new(),
            acknowledge_minutes: None,
            resolve: ResolveTarget::Asap,
            update_minutes: None,
            escalate: String::new(),
        };
        let levels = keys.iter().map(level).collect();
        SeverityScheme::new("Ours".to_owned(), String::new(), levels, Vec::new()).unwrap()
    }

    #[track_caller]
    fn check(keys: &[&str], needed: &[&str], promised: &[(&str, Days)]) {
        let policy = WorkflowPolicy::shipped().for_scheme(&scheme(keys));
        let Condition::Severity(found) = &policy.triggers[0].when else { panic!() };
        assert_eq!(found.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), needed);
        let review = policy.review.iter().map(|it| (it.severity.0.as_str(), it.within));
        assert_eq!(review.collect::<Vec<_>>(), promised);
    }

    #[test]
    fn a_graver_level_promises_what_the_next_milder_one_does() {
        let (three, five) = (Days::CalendarDays(3), Days::WorkingDays(5));
        let sev0 = [("SEV0", three), ("SEV1", three), ("SEV2", five)];
        check(&["SEV0", "SEV1", "SEV2", "SEV3"], &["SEV0", "SEV1", "SEV2"], &sev0);
    }

    #[test]
    fn levels_of_other_names_stand_for_those_in_their_place() {
        let (three, five) = (Days::CalendarDays(3), Days::WorkingDays(5));
        let named = [("P1", three), ("P2", five), ("SEV1", three), ("SEV2", five)];
        check(&["P1", "P2", "P3"], &["P1", "P2", "SEV1", "SEV2"], &named);
        let two = [("major", three), ("SEV1", three), ("SEV2", five)];
        check(&["major", "minor"], &["major", "SEV1", "SEV2"], &two);
    }
}
