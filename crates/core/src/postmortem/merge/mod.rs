//! Merging two postmortems that were edited from one, field by field.

mod actions;
mod items;
mod references;
mod trees;

use std::collections::BTreeMap;

use super::{
    Edit, Impact, ImpactEdit, Moment, MomentKey, NameList, Postmortem, Response, ResponseEdit,
    Role, Roles, RowsEdit, TextField,
};
use crate::merge::list::{merge_log, merge_values};
use crate::merge::{Conflict, Settle, show_option};
use crate::time::Instant;

/// See [`merge`](crate::merge::merge).
pub(crate) fn merge(
    base: &Postmortem,
    mine: &Postmortem,
    theirs: &Postmortem,
) -> (Postmortem, Vec<Conflict>) {
    let mut settle = Settle::default();
    let all = [base, mine, theirs];
    let mut merged = mine.clone();
    for field in TextField::ALL {
        let texts = all.map(|it| it.text(field).to_owned());
        let [base, mine, theirs] = &texts;
        *merged.text_mut(field) =
            settle.text(field.label(), [base, mine, theirs], |text| Edit::Text(field, text));
    }
    for list in NameList::ALL {
        *merged.names_mut(list) =
            merge_values(base.names(list), mine.names(list), theirs.names(list));
    }
    merged.zone =
        settle.value("time zone", all.map(|it| &it.zone), ToString::to_string, Edit::Zone);
    merged.template =
        settle.value("template", all.map(|it| &it.template), ToString::to_string, Edit::Template);
    merged.severity =
        settle.value("severity", all.map(|it| &it.severity), show_option, Edit::Severity);
    merged.detection =
        settle.value("detection", all.map(|it| &it.detection), show_option, Edit::Detection);
    let logs = all.map(|it| it.transitions.as_slice());
    merged.transitions = merge_log(logs, |it| (it.at, it.to, it.who.clone(), it.note.clone()));
    merged.roles = roles(&mut settle, all.map(|it| &it.roles));
    merged.moments = moments(&mut settle, all);
    merged.impact = impact(&mut settle, all.map(|it| &it.impact), &merged.impact);
    merged.response = response(&mut settle, all.map(|it| &it.response));
    merged.audience = settle.map(
        all.map(|it| &it.audience),
        |key| format!("audience of {}", key.plain_heading()),
        |_, it| it.copied().unwrap_or_default().to_string(),
        |key, it| Edit::Audience(key.clone(), it.unwrap_or_default()),
    );
    merged.factors = items::factors(&mut settle, all.map(|it| &it.factors));
    merged.timeline = items::timeline(&mut settle, all.map(|it| &it.timeline));
    merged.trees = trees::merge(&mut settle, all.map(|it| &it.trees));
    merged.actions = actions::merge(&mut settle, all.map(|it| &it.actions));
    merged.extra = items::sections(&mut settle, all.map(|it| &it.extra));
    references::mend(&mut merged, all);
    (merged, settle.conflicts)
}

fn roles(settle: &mut Settle, all: [&Roles; 3]) -> Roles {
    let mut merged = all[1].clone();
    for role in Role::ALL {
        let people = all.map(|it| it.of(role).to_owned());
        let [base, mine, theirs] = &people;
        *merged.of_mut(role) =
            settle.value(&role.to_string(), [base, mine, theirs], Clone::clone, |it| {
                Edit::Role(role, it)
            });
    }
    let show = |it: &Vec<super::NamedRole>| {
        let lines = it.iter().map(|it| format!("{}: {}", it.role, it.person));
        lines.collect::<Vec<String>>().join("\n")
    };
    merged.others = settle.value("other roles", all.map(|it| &it.others), show, |it| {
        Edit::OtherRoles(RowsEdit::All(it))
    });
    merged
}

fn moments(settle: &mut Settle, all: [&Postmortem; 3]) -> BTreeMap<MomentKey, Moment> {
    let [_, mine, theirs] = all;
    let show = |key: &MomentKey, moment: Option<&Moment>| {
        let side = if moment == mine.moments.get(key) { mine } else { theirs };
        match (moment, side.instant_of(key)) {
            (None, _) => "nothing".to_owned(),
            (Some(_), Some(at)) => written(at),
            (Some(_), None) => "as its timeline entry".to_owned(),
        }
    };
    settle.map(
        all.map(|it| &it.moments),
        |key| format!("moment “{key}”"),
        show,
        |key, moment| Edit::Moment(key.clone(), moment),
    )
}

fn written(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M:%S %:z").to_string()
}

fn impact(settle: &mut Settle, all: [&Impact; 3], merged: &Impact) -> Impact {
    use ImpactEdit as Change;
    Impact {
        // Texts and names are merged with all the others.
        text: merged.text.clone(),
        regions: merged.regions.clone(),
        users: settle.value("users affected", all.map(|it| &it.users), show_option, |it| {
            Edit::Impact(Change::Users(it))
        }),
        users_share: settle.value(
            "share of users",
            all.map(|it| &it.users_share),
            show_option,
            |it| Edit::Impact(Change::UsersShare(it)),
        ),
        requests: settle.value("requests failed", all.map(|it| &it.requests), show_option, |it| {
            Edit::Impact(Change::Requests(it))
        }),
        requests_share: settle.value(
            "share of requests",
            all.map(|it| &it.requests_share),
            show_option,
            |it| Edit::Impact(Change::RequestsShare(it)),
        ),
        revenue: settle.value("revenue", all.map(|it| &it.revenue), show_option, |it| {
            Edit::Impact(Change::Revenue(it))
        }),
        tickets: settle.value("support tickets", all.map(|it| &it.tickets), show_option, |it| {
            Edit::Impact(Change::Tickets(it))
        }),
        data_loss: settle.value("data loss", all.map(|it| &it.data_loss), show_option, |it| {
            Edit::Impact(Change::DataLoss(it))
        }),
        budget_minutes: settle.value(
            "error budget minutes",
            all.map(|it| &it.budget_minutes),
            show_option,
            |it| Edit::Impact(Change::BudgetMinutes(it)),
        ),
        slo: settle.value(
            "objective",
            all.map(|it| &it.slo),
            |it| {
                it.map_or("nothing".to_owned(), |it| {
                    format!("{} in {} days", it.objective, it.window_days)
                })
            },
            |it| Edit::Impact(Change::Slo(it)),
        ),
    }
}

fn response(settle: &mut Settle, all: [&Response; 3]) -> Response {
    let efforts = |it: &Vec<super::Effort>| {
        let lines = it.iter().map(|it| format!("{}: {} × {} min", it.role, it.people, it.minutes));
        lines.collect::<Vec<String>>().join("\n")
    };
    let feedback = |it: &Vec<super::Feedback>| {
        it.iter().map(|it| it.text.as_str()).collect::<Vec<&str>>().join("\n")
    };
    Response {
        efforts: settle.value("people and hours", all.map(|it| &it.efforts), efforts, |it| {
            Edit::Response(ResponseEdit::Efforts(RowsEdit::All(it)))
        }),
        hourly_rate: settle.value(
            "hourly rate",
            all.map(|it| &it.hourly_rate),
            show_option,
            |it| Edit::Response(ResponseEdit::HourlyRate(it)),
        ),
        feedback: settle.value("feedback", all.map(|it| &it.feedback), feedback, |it| {
            Edit::Response(ResponseEdit::Feedback(RowsEdit::All(it)))
        }),
    }
}
