//! The declarations for TypeScript, made from the types and the table of verbs that the program itself is made of.
//!
//! They are checked in as `js/types.d.ts`. A test makes them anew and compares; `AFTERWORD_WRITE=1 cargo test -p afterword-api --features
//! typescript` writes them down. What a derive can't know of a stored document, the name of its shape, is added here.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::document::Document;
use afterword_core::maturity::Assessment;
use afterword_core::stored::{NEWEST, NEWEST_ASSESSMENT, NEWEST_LIST, NEWEST_TOIL};
use afterword_core::toil::ToilRegister;
use ts_rs::{Config, TS, TypeVisitor};

use crate::Code;
use crate::keys::{Key, Keyed};
use crate::verbs::{Signature, signatures};
use crate::whole::Whole;

const HEAD: &str = "\
// Types of @afterword/core, made from the program's own. Not written by hand.

/** A point in time as RFC 3339 writes it, with the offset that it is told in: `2025-10-01T14:32:00+02:00`. */
export type Instant = string;

/** A day: `2025-10-01`. */
export type Day = string;

/** The name of one thing. Ids of different things can't be mistaken for each other, and any text may be given where one is wanted. */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

/** A document of any kind; `schema` says which. */
export type Document = Postmortem | ActionList | ToilRegister | Assessment;

/** A file that is part of a model. */
export type ModelFile = { name: string; data: string | Uint8Array | ArrayBuffer };
";

/// The declarations.
pub fn declarations() -> String {
    let cfg = Config::new().with_large_int("number");
    let mut found = Found { cfg: &cfg, seen: BTreeSet::new(), types: BTreeMap::new() };
    let verbs = signatures(&mut found, &cfg);
    let mut out = HEAD.to_owned();
    out += &codes();
    for text in found.types.values() {
        out += "\n";
        out += text;
    }
    for it in &verbs {
        out += "\n";
        out += &function(it);
    }
    out
}

fn codes() -> String {
    let names: Vec<String> =
        Code::ALL.iter().map(|it| serde_json::to_string(it).unwrap_or_default()).collect();
    format!(
        "\n/** What sort of failure an AfterwordError is. */\nexport type AfterwordErrorCode = {};\n",
        names.join(" | ")
    )
}

/// What verbs take and answer, as it is met.
struct Found<'c> {
    cfg: &'c Config,
    seen: BTreeSet<TypeId>,
    types: BTreeMap<String, String>,
}

impl TypeVisitor for Found<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(self.cfg);
        if name == "JsonValue" {
            return;
        }
        let docs = T::docs().map_or_else(String::new, |it| laid_out(&remarks(&it)) + "\n");
        let declared = with_schema(&name, &plain(&T::decl(self.cfg), self.cfg));
        let text = format!("{docs}export {declared}\n");
        let known = self.types.insert(name.clone(), text.clone());
        assert!(known.is_none_or(|it| it == text), "two types are called {name}");
    }
}

/// A document is stored with the name of its shape.
fn with_schema(name: &str, declared: &str) -> String {
    let shapes = [
        ("Postmortem", NEWEST),
        ("ActionList", NEWEST_LIST),
        ("ToilRegister", NEWEST_TOIL),
        ("Assessment", NEWEST_ASSESSMENT),
    ];
    match shapes.iter().find(|it| it.0 == name) {
        None => declared.to_owned(),
        Some((_, shape)) => {
            let member = "\n/**\n * The shape that it is stored in.\n */\nschema: ";
            laid_out(&declared.replacen('{', &format!("{{{member}\"{shape}\",\n"), 1))
        }
    }
}

/// A declaration in the form in which people read it: maps by any text, no empty members, comments without Rust.
fn plain(declared: &str, cfg: &Config) -> String {
    let mut out = remarks(declared);
    // What a file says that is not known here is kept.
    let json = <serde_json::Map<String, serde_json::Value> as TS>::inline_flattened(cfg);
    out = out.replace(&json, "{ [other: string]: unknown }");
    // Whoever may add a key of their own can't be given the list of all of them.
    for open in ["Id<", "MomentKey", "SectionKey"] {
        let head = format!("[key in {open}");
        while let Some(start) = out.find(&head) {
            let end = out[start..].find("]").map_or(out.len(), |it| start + it + 1);
            let end = if out[end..].starts_with('?') { end + 1 } else { end };
            out.replace_range(start..end, "[key: string]");
        }
    }
    laid_out(&out)
}

/// A line for each member, indented by its depth, and comments of one sentence on one line.
fn laid_out(declared: &str) -> String {
    let mut text = declared.trim().to_owned();
    if text.contains('\n') {
        text = text.replace(", }", ",\n}").replace("; }", ";\n}");
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let mut out = String::new();
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(line) = lines.get(at) {
        let one_sentence = match lines.get(at..at + 3) {
            Some(["/**", remark, "*/"]) => remark.strip_prefix("* "),
            _ => None,
        };
        let closes = line.chars().take_while(|it| matches!(it, '}' | ')' | ']' | ' '));
        let indent = depth.saturating_sub(closes.filter(|it| *it == '}').count());
        out += &"  ".repeat(indent);
        if let Some(remark) = one_sentence {
            out += &format!("/** {remark} */\n");
            at += 3;
            continue;
        }
        let is_remark = line.starts_with('*');
        if is_remark {
            out.push(' ');
        }
        out += line;
        out.push('\n');
        if !is_remark && !line.starts_with("/*") {
            depth = (depth + line.matches('{').count()).saturating_sub(line.matches('}').count());
        }
        at += 1;
    }
    out.trim_end().to_owned()
}

/// Comments as those who know no Rust read them: without examples, and links to what is not here as plain words.
fn remarks(text: &str) -> String {
    let mut out = String::new();
    let mut is_example = false;
    for line in text.lines() {
        let bare = line.trim_start().trim_start_matches('*').trim_start();
        let is_remark = line.trim_start().starts_with('*');
        if is_remark && bare.starts_with("```") {
            is_example = !is_example;
            continue;
        }
        if is_example {
            continue;
        }
        out += &if is_remark {
            without_links(line).replace("`None`", "`null`")
        } else {
            line.to_owned()
        };
        out.push('\n');
    }
    // What an example leaves behind.
    while out.contains(" *\n */") {
        out = out.replace(" *\n */", " */");
    }
    out
}

/// `[`Model::check`]` and `[words](Self::check)` as plain words.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        out += before;
        let Some((inside, behind)) = after.split_once(']') else {
            out.push('[');
            rest = after;
            continue;
        };
        let target = behind.strip_prefix('(').and_then(|it| it.split_once(')'));
        match target {
            Some((target, behind)) if !target.starts_with("http") => {
                out += inside;
                rest = behind;
            }
            _ if inside.starts_with('`') && inside.ends_with('`') => {
                out += inside;
                rest = behind;
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}

fn function(it: &Signature) -> String {
    let docs: String = it.docs.iter().map(|it| format!(" *{it}\n")).collect();
    let docs = laid_out(&format!("/**\n{docs} */"));
    let argument = |(name, of): &(&str, String)| {
        let is_optional = *name == "options" && it.name != "chart";
        format!("{name}{}: {of}", if is_optional { "?" } else { "" })
    };
    let arguments: Vec<String> = it.arguments.iter().map(argument).collect();
    format!(
        "{docs}\nexport declare function {}({}): {};\n",
        it.name,
        arguments.join(", "),
        it.answer
    )
}

impl<T: Keyed> TS for Key<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn docs() -> Option<String> {
        Some(format!("/**\n * {}\n */\n", T::DOCS))
    }

    fn ident(_: &Config) -> String {
        T::NAME.to_owned()
    }

    fn name(_: &Config) -> String {
        T::NAME.to_owned()
    }

    fn inline(_: &Config) -> String {
        let names: Vec<String> = T::ALL.iter().map(|it| format!("\"{}\"", it.name())).collect();
        names.join(" | ")
    }

    fn decl(cfg: &Config) -> String {
        format!("type {} = {};", T::NAME, Self::inline(cfg))
    }

    fn output_path() -> Option<std::path::PathBuf> {
        Some(T::NAME.into())
    }
}

/// A document is declared by what is in it.
macro_rules! whole {
    ($($type:ty),*) => { $(
        impl TS for Whole<$type> {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(cfg: &Config) -> String {
                <$type as TS>::name(cfg)
            }

            fn inline(cfg: &Config) -> String {
                <$type as TS>::name(cfg)
            }

            fn visit_dependencies(v: &mut impl TypeVisitor) {
                v.visit::<$type>();
            }
        }
    )* };
}

whole!(Postmortem, ActionList, ToilRegister, Assessment);

impl TS for Whole<Document> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "Document".to_owned()
    }

    fn inline(_: &Config) -> String {
        "Document".to_owned()
    }

    fn visit_dependencies(v: &mut impl TypeVisitor) {
        v.visit::<Postmortem>();
        v.visit::<ActionList>();
        v.visit::<ToilRegister>();
        v.visit::<Assessment>();
    }
}
