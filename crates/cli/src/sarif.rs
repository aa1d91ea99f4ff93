//! Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts show beside the lines of a change.

use std::collections::BTreeMap;

use afterword_core::review::{Level, RuleId, Texts};
use serde_json::{Value, json};

use crate::digest::digest;
use crate::review::{Remark, Reviewed};

/// The findings of `all` as one run.
pub(crate) fn write(all: &[Reviewed]) -> String {
    let mut rules = BTreeMap::new();
    for it in all.iter().flat_map(|it| &it.remarks) {
        let n = rules.len();
        rules.entry(it.finding.rule).or_insert(n);
    }
    let mut by_index: Vec<RuleId> = rules.keys().copied().collect();
    by_index.sort_by_key(|it| rules[it]);
    let results: Vec<Value> = all
        .iter()
        .flat_map(|it| it.remarks.iter().map(|remark| result(it, remark, &rules)))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "afterword",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": by_index.into_iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(id: RuleId) -> Value {
    let text = Texts::english().rule(id);
    let level = id.rule().map_or(Level::Hint, |it| it.level);
    json!({
        "id": id.as_str(),
        "shortDescription": { "text": text.title },
        "fullDescription": { "text": text.why },
        "help": { "text": text.how },
        "defaultConfiguration": { "level": level_name(level) },
    })
}

fn result(reviewed: &Reviewed, remark: &Remark, rules: &BTreeMap<RuleId, usize>) -> Value {
    let Remark { line, finding, .. } = remark;
    json!({
        "ruleId": finding.rule.as_str(),
        "ruleIndex": rules[&finding.rule],
        "level": level_name(finding.level),
        "message": { "text": Texts::english().message(finding) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&reviewed.file) },
            "region": { "startLine": line },
        }}],
        "partialFingerprints": { "findingOfDocument/v1": fingerprint(remark) },
    })
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

/// What tells a finding from others of the same file, wherever its line is by now.
fn fingerprint(remark: &Remark) -> String {
    let section = remark.section.as_ref().map_or("", |it| it.key());
    let message = Texts::english().message(&remark.finding);
    let parts = [remark.finding.rule.as_str(), section, &message];
    format!("{:016x}", digest(&parts.map(str::as_bytes)))
}

/// A relative path as a URI: with slashes, and everything else escaped that has a meaning there (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
