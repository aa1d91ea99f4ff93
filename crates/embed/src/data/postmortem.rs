//! A postmortem, as far as people read it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::amount::{Currency, Money, Share};
use afterword_core::causes::Category;
use afterword_core::id::DocumentId;
use afterword_core::list::List;
use afterword_core::postmortem::{
    AcceptedRisk, DataLoss, DetectionSource, Factor, FactorKind, Impact, Moment, MomentKey,
    NamedRole, Roles, Section, StatusKind, Transition,
};
use afterword_core::severity::SeverityKey;
use chrono::DateTime;
use serde_json::Value;

use super::{Fields, actions, entries, instant, trees_of};

/// Reads what a widget shows of a postmortem: all that people read in it, and none of its history.
///
/// ```
/// use afterword_embed::data::{postmortem, read};
///
/// let value = read(r#"{"title": "Disk full", "services": ["checkout"], "summary": "It was *down*."}"#).unwrap();
/// assert_eq!(postmortem(&value).summary, "It was *down*.");
/// ```
pub fn postmortem(value: &Value) -> Postmortem {
    let it = Fields::of(value);
    let created = it.get(&["createdAt"]).and_then(Value::as_str).and_then(instant);
    let created = created.unwrap_or_else(|| DateTime::UNIX_EPOCH.fixed_offset());
    let mut read = Postmortem::new(DocumentId::from_bytes([0; 16]), created);
    read.title = it.text(&["title"]);
    read.incident = it.text(&["incident"]);
    read.services = it.texts(&["services", "service"]);
    read.teams = it.texts(&["teams", "team"]);
    read.tags = it.texts(&["tags"]);
    read.authors = it.texts(&["authors", "author"]);
    read.reviewers = it.texts(&["reviewers"]);
    read.zone = it.parsed(&["zone"]).unwrap_or_default();
    read.transitions = transitions(it);
    read.severity = Some(it.text(&["severity"])).filter(|it| !it.is_empty()).map(SeverityKey);
    read.roles = roles(it);
    for (name, value) in it.get(&["moments"]).and_then(Value::as_object).into_iter().flatten() {
        if let Some(moment) = moment(value) {
            read.moments.insert(MomentKey::from(name.clone()), moment);
        }
    }
    read.detection = it.choice(&["detection"], &DetectionSource::ALL, DetectionSource::key);
    read.summary = it.text(&["summary"]);
    read.impact = impact(it);
    read.trigger = it.text(&["trigger"]);
    read.what_happened = it.text(&["whatHappened"]);
    read.factors = factors(it.list(&["factors"]));
    read.surprise = it.text(&["surprise"]);
    read.went_well = it.text(&["wentWell"]);
    read.went_wrong = it.text(&["wentWrong"]);
    read.lucky = it.text(&["lucky"]);
    read.lessons = it.text(&["lessons"]);
    read.timeline = entries(it.list(&["timeline", "entries"]));
    read.trees = trees_of(value);
    read.actions = actions(it.list(&["actions"]));
    read.extra = extra(it.list(&["extra"]));
    read
}

fn moment(value: &Value) -> Option<Moment> {
    let it = Fields::of(value);
    let at = value.as_str().map_or_else(|| it.text(&["at"]), str::to_owned);
    instant(&at).map(Moment::At).or_else(|| it.parsed(&["entry"]).map(Moment::Entry))
}

fn transitions(it: Fields<'_>) -> Vec<Transition> {
    let key = |it: Fields<'_>, names: &[&str]| it.choice(names, &StatusKind::ALL, StatusKind::key);
    let read = |value: &Value| {
        let it = Fields::of(value);
        Some(Transition {
            to: key(it, &["to"])?,
            at: instant(&it.text(&["at"]))?,
            who: it.text(&["who"]),
            note: it.text(&["note"]),
            overrides: Vec::new(),
        })
    };
    it.list(&["transitions"]).iter().filter_map(read).collect()
}

fn roles(it: Fields<'_>) -> Roles {
    let Some(it) = it.get(&["roles"]).map(Fields::of) else { return Roles::default() };
    let other = |value: &Value| {
        let it = Fields::of(value);
        NamedRole { role: it.text(&["role"]), person: it.text(&["person"]) }
    };
    Roles {
        commander: it.text(&["commander"]),
        technical_lead: it.text(&["technicalLead"]),
        communications_lead: it.text(&["communicationsLead"]),
        scribe: it.text(&["scribe"]),
        others: it.list(&["others"]).iter().map(other).collect(),
    }
}

fn impact(it: Fields<'_>) -> Impact {
    let Some(value) = it.get(&["impact"]) else { return Impact::default() };
    let it = Fields::of(value);
    let share = |name: &str| {
        let millionths = u32::try_from(it.count(&[name])?).ok()?;
        Share::from_millionths(millionths)
    };
    let money = |value: &Value| {
        let it = Fields::of(value);
        let currency: Currency = it.parsed(&["currency"])?;
        Some(Money { hundredths: it.count(&["hundredths"])?, currency })
    };
    Impact {
        text: value.as_str().map_or_else(|| it.text(&["text"]), str::to_owned),
        users: it.count(&["users"]),
        users_share: share("usersShare"),
        requests: it.count(&["requests"]),
        requests_share: share("requestsShare"),
        revenue: it.get(&["revenue"]).and_then(money),
        tickets: it.count(&["tickets"]),
        data_loss: it.choice(&["dataLoss"], &DataLoss::ALL, DataLoss::key),
        budget_minutes: it.count(&["budgetMinutes"]),
        slo: None,
        regions: it.texts(&["regions"]),
    }
}

fn factors(list: &[Value]) -> List<Factor> {
    let read = |(at, value): (usize, &Value)| {
        let it = Fields::of(value);
        let text = value.as_str().map_or_else(|| it.text(&["text"]), str::to_owned);
        let mut factor = Factor::new(it.id(at), text);
        factor.kind = it.choice(&["kind"], &FactorKind::ALL, FactorKind::key).unwrap_or_default();
        factor.category = it.choice(&["category"], &Category::ALL, Category::key);
        factor.evidence = it.text(&["evidence"]);
        let ids = it.texts(&["actions"]);
        factor.actions = ids.iter().filter_map(|it| it.parse().ok()).collect();
        factor.accepted = it.get(&["accepted"]).map(Fields::of).map(|it| AcceptedRisk {
            reason: it.text(&["reason"]),
            who: it.text(&["who"]),
            at: instant(&it.text(&["at"])),
        });
        Rc::new(factor)
    };
    list.iter().enumerate().map(read).collect()
}

fn extra(list: &[Value]) -> List<Section> {
    let read = |(at, value): (usize, &Value)| {
        let it = Fields::of(value);
        let (key, heading, text) = (it.text(&["key"]), it.text(&["heading"]), it.text(&["text"]));
        Rc::new(Section { id: it.id(at), key, heading, text })
    };
    list.iter().enumerate().map(read).collect()
}
