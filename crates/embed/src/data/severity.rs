//! Severity schemes, the one that ships and those of a team.

use afterword_core::amount::Share;
use afterword_core::postmortem::DataLoss;
use afterword_core::severity::{
    Conditions, ResolveTarget, SeverityKey, SeverityLevel, SeverityRule, SeverityScheme,
};
use serde_json::Value;

use super::{Fields, read};

/// The scheme that ships, read by the same code as any other.
const SHIPPED: &str = include_str!("../../../core/data/severity.json");

/// The scheme that is in `text`, else the one that ships.
///
/// # Errors
///
/// What is wrong with the text.
pub fn scheme(text: Option<&str>) -> Result<SeverityScheme, String> {
    let value = read(text.unwrap_or(SHIPPED))?;
    let it = Fields::of(&value);
    let levels = it.list(&["levels"]).iter().map(level).collect();
    let rules = it.list(&["rules"]).iter().map(rule).collect();
    SeverityScheme::new(it.text(&["name"]), it.text(&["source"]), levels, rules)
        .map_err(|it| it.to_string())
}

/// A level, as far as it is shown; what is promised at it is not.
fn level(value: &Value) -> SeverityLevel {
    let it = Fields::of(value);
    SeverityLevel {
        key: SeverityKey(it.text(&["key"])),
        name: it.text(&["name"]),
        meaning: it.text(&["meaning"]),
        acknowledge_minutes: None,
        resolve: ResolveTarget::Asap,
        update_minutes: None,
        escalate: String::new(),
    }
}

fn rule(value: &Value) -> SeverityRule {
    let it = Fields::of(value);
    let empty = Value::Null;
    let when = Fields::of(it.get(&["when"]).unwrap_or(&empty));
    let truth = |name: &str| when.truth(&[name]).unwrap_or_default();
    let share = when.count(&["usersShare"]).and_then(|it| u32::try_from(it).ok());
    SeverityRule {
        id: it.text(&["id"]),
        level: SeverityKey(it.text(&["level"])),
        when: Conditions {
            users_share: share.and_then(Share::from_millionths),
            core_down: truth("coreDown"),
            data_loss: when.choice(&["dataLoss"], &DataLoss::ALL, DataLoss::key),
            no_workaround: truth("noWorkaround"),
            revenue_at_risk: truth("revenueAtRisk"),
        },
        text: it.text(&["text"]),
    }
}
