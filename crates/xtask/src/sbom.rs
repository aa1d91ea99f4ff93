//! What a build consists of, for programs that look for what has become known of it: CycloneDX 1.6, as JSON.
//!
//! It says no time and no machine: who builds the same again has the same list. It is written here because it is a page of code, and the
//! crates that write it would be another forty to build before anything else.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::shipped::{Part, Work};

/// The list of what is in a part; `digest` is that of the list without a number, in base64.
pub(crate) fn text(part: &Part, works: &[Work], digest: Option<&str>) -> String {
    let address = address(part);
    let ours = works.iter().filter(|it| part.packages.contains(&it.name.as_str()));
    // What was put together by hand is needed by nothing that cargo knows of.
    let needed: BTreeSet<&String> = works.iter().flat_map(|it| &it.needs).collect();
    let loose = works.iter().filter(|it| !needed.contains(&it.address));
    let first: BTreeSet<&str> = ours.chain(loose).map(|it| it.address.as_str()).collect();
    let mut dependencies = vec![json!({ "ref": address, "dependsOn": first })];
    dependencies.extend(works.iter().map(|it| json!({ "ref": it.address, "dependsOn": it.needs })));
    let mut list = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{ "phase": "build" }],
            "component": {
                "type": "application",
                "bom-ref": address,
                "name": part.name,
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
                "purl": address,
            },
        },
        "components": works.iter().map(component).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    if let Some(number) = digest.and_then(number) {
        list["serialNumber"] = number.into();
    }
    format!("{list:#}\n")
}

/// The package URL of the part itself.
fn address(part: &Part) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match part.name.strip_prefix('@') {
        Some(name) => format!("pkg:npm/%40{name}@{version}"),
        None => format!("pkg:generic/{}@{version}", part.name),
    }
}

fn component(work: &Work) -> Value {
    let mut component = json!({
        "type": if work.licence.starts_with("CC-") { "data" } else { "library" },
        "bom-ref": work.address,
        "name": work.name,
        "version": work.version,
        "scope": "required",
        "licenses": [licence(&work.licence)],
        "purl": work.address,
    });
    if let Some(digest) = &work.digest {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": digest }]);
    }
    if let Some(home) = &work.home {
        let kind = if home.contains("://git") { "vcs" } else { "website" };
        component["externalReferences"] = json!([{ "type": kind, "url": home }]);
    }
    component
}

/// One licence is named, a choice or several are an expression.
fn licence(expression: &str) -> Value {
    if expression.contains(' ') {
        json!({ "expression": expression })
    } else {
        json!({ "license": { "id": expression } })
    }
}

/// A number of the kind that is free to be made of anything (RFC 9562, version 8), from a digest in base64.
fn number(digest: &str) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(digest).ok()?;
    let mut bytes: [u8; 16] = bytes.get(..16)?.try_into().ok()?;
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes.iter().map(|it| format!("{it:02x}")).collect();
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    Some(format!("urn:uuid:{}", groups.join("-")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped::PACKAGE;

    fn work(name: &str, needs: &[&str]) -> Work {
        let address = |name: &str| format!("pkg:cargo/{name}@1.0.0");
        Work {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            authors: Vec::new(),
            home: Some("https://github.com/a/b".to_owned()),
            address: address(name),
            digest: Some("0f".to_owned()),
            needs: needs.iter().map(|it| address(it)).collect(),
            texts: Vec::new(),
            is_ours: false,
        }
    }

    #[test]
    fn a_list_says_what_needs_what_and_begins_with_what_nothing_needs() {
        let works = [work("afterword-api", &["serde"]), work("lucide", &[]), work("serde", &[])];
        let list: Value = serde_json::from_str(&text(&PACKAGE, &works, None)).unwrap();
        assert_eq!(
            list["metadata"]["component"]["purl"],
            concat!("pkg:npm/%40afterword/core@", env!("CARGO_PKG_VERSION"))
        );
        let needs = |n: usize| &list["dependencies"][n]["dependsOn"];
        assert_eq!(*needs(0), json!(["pkg:cargo/afterword-api@1.0.0", "pkg:cargo/lucide@1.0.0"]));
        assert_eq!(*needs(1), json!(["pkg:cargo/serde@1.0.0"]));
        assert_eq!(list["components"][2]["hashes"][0]["content"], "0f");
        assert!(list["metadata"]["timestamp"].is_null() && list["serialNumber"].is_null());
    }

    #[test]
    fn the_number_of_a_list_is_made_of_its_digest() {
        let digest = BASE64_STANDARD.encode([0xff; 48]);
        assert_eq!(
            number(&digest).as_deref(),
            Some("urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff")
        );
        assert_eq!(number("no digest"), None);
    }
}
