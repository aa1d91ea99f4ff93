//! What comes in from elsewhere, beside what a register has: what of it is new, and what it would change.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Activity, ToilRegister, Week};
use crate::id::Id;
use crate::list::{Identified, List};

/// How something that comes in stands to what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing like it.
    New,
    /// It is there, and says nothing else.
    Same,
    /// It is there and says something else.
    Other,
}

/// Something that comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival<T> {
    /// It as it would be in the register: what is there already keeps its id, and whatever this one leaves open.
    pub member: T,
    /// How it stands to what is there.
    pub standing: Standing,
}

impl ToilRegister {
    /// How `activities` stand to those that are here, in their order: one that is here has the same name, however it is spaced and
    /// capitalised, and the same team where both name one. Each that is here is met once; what comes in as another of its name is new.
    ///
    /// ```
    /// use afterword_core::id::DocumentId;
    /// use afterword_core::toil::{Activity, ActivityId, Standing, ToilRegister};
    ///
    /// let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
    /// let mut restarts = Activity::new(ActivityId::from_bits(1), "Restarts".into());
    /// restarts.team = "platform".into();
    /// register.activities.push(restarts.into());
    ///
    /// let mut longer = Activity::new(ActivityId::from_bits(2), "restarts".into());
    /// longer.seconds = Some(600);
    /// let arrivals = register.arriving_activities(vec![longer]);
    /// let it = &arrivals[0];
    /// assert_eq!((it.standing, it.member.id), (Standing::Other, ActivityId::from_bits(1)));
    /// assert_eq!((it.member.team.as_str(), it.member.seconds), ("platform", Some(600)));
    /// ```
    pub fn arriving_activities(&self, activities: Vec<Activity>) -> Vec<Arrival<Activity>> {
        arriving(&self.activities, activities)
    }

    /// How `weeks` stand to those that are here, in their order: one that is here begins on the same Monday and is of the same team.
    pub fn arriving_weeks(&self, weeks: Vec<Week>) -> Vec<Arrival<Week>> {
        arriving(&self.weeks, weeks)
    }
}

/// What is known again when it comes in.
trait Known: Identified + PartialEq {
    /// By what it is found; `None` for what is never known again.
    type Name: Ord;

    fn name(&self) -> Option<Self::Name>;

    /// Whether it may be `other`, which has the same name.
    fn may_be(&self, other: &Self) -> bool;

    /// It in the place of `known`.
    fn in_place_of(self, known: &Self) -> Self;
}

fn arriving<T: Known>(here: &List<T>, coming: Vec<T>) -> Vec<Arrival<T>> {
    let mut named: BTreeMap<Option<T::Name>, Vec<&T>> = BTreeMap::new();
    for it in here {
        named.entry(it.name()).or_default().push(it);
    }
    let mut met: BTreeSet<Id<T>> = BTreeSet::new();
    let arrival = |it: T| {
        let alike = it.name().and_then(|name| named.get(&Some(name)));
        let mut alike = alike.into_iter().flatten();
        let known = alike.find(|known| it.may_be(known) && !met.contains(&known.id()));
        let Some(known) = known else { return Arrival { member: it, standing: Standing::New } };
        met.insert(known.id());
        let member = it.in_place_of(known);
        let standing = if member == **known { Standing::Same } else { Standing::Other };
        Arrival { member, standing }
    };
    coming.into_iter().map(arrival).collect()
}

impl Known for Activity {
    type Name = String;

    fn name(&self) -> Option<String> {
        Some(in_small_letters(&self.name)).filter(|it| !it.is_empty())
    }

    fn may_be(&self, other: &Self) -> bool {
        let (mine, theirs) = (in_small_letters(&self.team), in_small_letters(&other.team));
        mine == theirs || mine.is_empty() || theirs.is_empty()
    }

    fn in_place_of(self, known: &Self) -> Self {
        Self {
            id: known.id,
            name: known.name.clone(),
            team: said_or(self.team, &known.team),
            services: said_or(self.services, &known.services),
            category: said_or(self.category, &known.category),
            criteria: said_or(self.criteria, &known.criteria),
            rhythm: said_or(self.rhythm, &known.rhythm),
            seconds: said_or(self.seconds, &known.seconds),
            people: said_or(self.people, &known.people),
            interruption_seconds: said_or(self.interruption_seconds, &known.interruption_seconds),
            error_share: said_or(self.error_share, &known.error_share),
            error_seconds: said_or(self.error_seconds, &known.error_seconds),
            risk: said_or(self.risk, &known.risk),
            growth: said_or(self.growth, &known.growth),
            pages: said_or(self.pages, &known.pages),
            level: said_or(self.level, &known.level),
            caveats: said_or(self.caveats, &known.caveats),
            note: said_or(self.note, &known.note),
        }
    }
}

impl Known for Week {
    type Name = (NaiveDate, String);

    fn name(&self) -> Option<(NaiveDate, String)> {
        Some((self.monday, in_small_letters(&self.team)))
    }

    fn may_be(&self, _: &Self) -> bool {
        true
    }

    fn in_place_of(self, known: &Self) -> Self {
        // The kinds of toil and their sum are one statement: half of each would say a third thing.
        let says_toil = self.minutes_of_toil().is_some();
        let toil = if says_toil { &self } else { known };
        Self {
            id: known.id,
            monday: known.monday,
            team: known.team.clone(),
            toil: toil.toil.clone(),
            toil_minutes: toil.toil_minutes,
            source: said_or(self.source, &known.source),
            all_minutes: said_or(self.all_minutes, &known.all_minutes),
            errors: said_or(self.errors, &known.errors),
            resolve_minutes: said_or(self.resolve_minutes, &known.resolve_minutes),
            sentiment: said_or(self.sentiment, &known.sentiment),
            note: said_or(self.note, &known.note),
        }
    }
}

/// `said`, unless that is what stands where nobody has said anything.
fn said_or<T: Clone + Default + PartialEq>(said: T, known: &T) -> T {
    if said == T::default() { known.clone() } else { said }
}

/// The words of a name, so that neither capitals nor spaces make another of it.
pub(super) fn in_small_letters(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::super::{ActivityId, Category, Level, Period, Rhythm, ToilEdit, WeekId};
    use super::*;
    use crate::history::{Editable as _, History};
    use crate::id::DocumentId;

    fn register() -> ToilRegister {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now)
    }

    fn activity(n: u64, name: &str, team: &str) -> Activity {
        Activity { team: team.into(), ..Activity::new(ActivityId::from_bits(n), name.into()) }
    }

    fn week(n: u64, day: &str, team: &str) -> Week {
        Week { team: team.into(), ..Week::new(WeekId::from_bits(n), day.parse().unwrap()) }
    }

    #[track_caller]
    fn check(here: &[Activity], coming: &[Activity], expected: &[Standing]) {
        let mut register = register();
        register.activities = here.iter().cloned().map(Rc::new).collect();
        let arrivals = register.arriving_activities(coming.to_vec());
        let got: Vec<Standing> = arrivals.iter().map(|it| it.standing).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn an_activity_is_known_by_its_name_and_by_its_team_where_both_have_one() {
        use Standing::{New, Other, Same};
        let here = [activity(1, "Restarts of pods", "a")];
        check(&here, &[activity(9, "restarts  of PODS ", "A")], &[Other]);
        check(&here, &[activity(9, "Restarts of pods", "a")], &[Same]);
        check(&here, &[activity(9, "Restarts of pods", "")], &[Same]);
        check(&here, &[activity(9, "Restarts of pods", "b")], &[New]);
        check(&here, &[activity(9, "Restarts", "a")], &[New]);
        check(&[activity(1, " ", "")], &[activity(9, "", "")], &[New]);
    }

    #[test]
    fn each_that_is_here_is_met_once() {
        use Standing::{New, Same};
        let twice = [activity(8, "Restarts", ""), activity(9, "Restarts", "")];
        check(&[activity(1, "Restarts", "")], &twice, &[Same, New]);
        let here = [activity(1, "Restarts", "a"), activity(2, "Restarts", "b")];
        check(&here, &[activity(9, "Restarts", "b"), activity(8, "Restarts", "")], &[Same, Same]);
    }

    #[test]
    fn what_a_table_leaves_open_stays() {
        let mut here = activity(1, "Restarts", "a");
        (here.seconds, here.level, here.note) = (Some(60), Level::Documented, "By hand".into());
        let mut coming = activity(9, "Restarts", "");
        coming.rhythm = Some(Rhythm { count: 5, per: Period::Day });
        let mut register = register();
        register.activities.push(here.clone().into());
        let arrivals = register.arriving_activities(vec![coming.clone()]);
        assert_eq!(arrivals[0].member, Activity { rhythm: coming.rhythm, ..here });
    }

    #[test]
    fn the_toil_of_a_week_is_taken_as_a_whole() {
        let mut here = week(1, "2025-09-29", "a");
        here.toil.insert(Category::Alerts, 60);
        here.all_minutes = Some(600);
        let mut coming = week(9, "2025-10-03", "A");
        coming.toil_minutes = Some(90);
        let mut register = register();
        register.weeks.push(here.into());
        let others = vec![coming, week(8, "2025-09-29", ""), week(7, "2025-09-29", "a")];
        let arrivals = register.arriving_weeks(others);
        let standings: Vec<Standing> = arrivals.iter().map(|it| it.standing).collect();
        // The second of a week that is there once stands beside it.
        assert_eq!(standings, [Standing::Other, Standing::New, Standing::New]);
        let it = &arrivals[0].member;
        assert_eq!((it.minutes_of_toil(), it.all_minutes), (Some(90), Some(600)));
        assert_eq!(it.id, WeekId::from_bits(1));
    }

    #[test]
    fn many_are_one_step() {
        let mut history = History::new(register());
        let all = vec![activity(1, "a", ""), activity(2, "b", ""), activity(1, "c", "")];
        history.edit(ToilEdit::Activities(all)).unwrap();
        history.edit(ToilEdit::Weeks(vec![week(1, "2025-09-29", "")])).unwrap();
        let names: Vec<&str> =
            history.present().activities.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((names, history.present().weeks.len()), (vec!["c", "b"], 1));
        assert_eq!(history.undo(), Some("several weeks"));
        assert_eq!(history.undo(), Some("several activities"));
        assert_eq!(**history.present(), register());
    }

    proptest! {
        #[test]
        fn what_came_in_is_there(names in proptest::collection::vec(("[a-c]{1,2}", "[ab]?"), 0..8)) {
            let activity = |(n, (name, team)): (usize, &(String, String))| activity(n as u64, name, team);
            let coming: Vec<Activity> = names.iter().enumerate().map(activity).collect();
            let mut register = register();
            register.apply(ToilEdit::Activities(coming.clone())).unwrap();
            let again = register.arriving_activities(coming);
            // The same table for the second time has nothing new.
            prop_assert!(again.iter().all(|it| it.standing == Standing::Same));
            let before = register.clone();
            let same = again.into_iter().map(|it| it.member);
            register.apply(ToilEdit::Activities(same.collect())).unwrap();
            prop_assert_eq!(register, before);
        }
    }
}
