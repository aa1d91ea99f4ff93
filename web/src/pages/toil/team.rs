//! The weeks of one team among those of all, where more than one measures.

use std::rc::Rc;

use afterword_core::toil::{ToilRegister, Week};
use afterword_ui::fields::Select;
use afterword_ui::words::word;
use yew::prelude::*;

/// The teams that measured, each once, in the order of their names; a week of no team has the empty name.
pub(super) fn of_weeks(weeks: &[Rc<Week>]) -> Rc<[AttrValue]> {
    let mut teams: Vec<&str> = weeks.iter().map(|it| it.team.trim()).collect();
    teams.sort_unstable();
    teams.dedup();
    teams.into_iter().map(|it| AttrValue::from(it.to_owned())).collect()
}

/// The register with the weeks of `team` alone; as it is, where no team is asked for.
pub(super) fn only(register: &Rc<ToilRegister>, team: Option<&str>) -> Rc<ToilRegister> {
    let Some(team) = team else { return Rc::clone(register) };
    let mut shown = ToilRegister::clone(register);
    shown.weeks.retain(|it| it.team.trim() == team);
    Rc::new(shown)
}

/// The choice of a team, or of all.
pub(super) fn choice(
    teams: &[AttrValue],
    chosen: Option<AttrValue>,
    on_change: Callback<Option<AttrValue>>,
) -> Html {
    let all = (None, AttrValue::Static(word::TOIL_TEAMS_ALL.text()));
    let each = teams.iter().map(|it| {
        let name = if it.is_empty() { word::TOIL_TEAM_NONE.text().into() } else { it.clone() };
        (Some(it.clone()), name)
    });
    let options: Vec<_> = std::iter::once(all).chain(each).collect();
    Select::new(word::TOIL_TEAM.text(), chosen, options, on_change).class("toil-team").html()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::toil::WeekId;
    use chrono::NaiveDate;

    use super::*;

    fn register(weeks: &[(u64, &str, u32)]) -> Rc<ToilRegister> {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut register = ToilRegister::new(DocumentId::v7(1, [0; 10]), String::new(), now);
        for (id, team, day) in weeks {
            let day = NaiveDate::from_ymd_opt(2026, 3, *day).unwrap();
            let mut week = Week::new(WeekId::from_bits(*id), day);
            week.team = (*team).to_owned();
            register.weeks.push(Rc::new(week));
        }
        Rc::new(register)
    }

    #[test]
    fn a_team_is_shown_alone_however_its_name_is_spaced() {
        let all = register(&[(1, "web", 2), (2, " web ", 9), (3, "", 2), (4, "db", 2)]);
        assert_eq!(*of_weeks(&all.weeks), ["", "db", "web"]);
        let ids = |team| -> Vec<WeekId> { only(&all, team).weeks.iter().map(|it| it.id).collect() };
        assert_eq!(ids(Some("web")), [1, 2].map(WeekId::from_bits));
        assert_eq!(ids(Some("")), [3].map(WeekId::from_bits));
        assert!(Rc::ptr_eq(&only(&all, None), &all));
    }
}
