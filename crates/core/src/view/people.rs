//! Who is who in a document, and the words that stand for each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{list, names};
use crate::postmortem::{Postmortem, Role};
use crate::wording::Wording;

/// Somebody whom the document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name, as first written.
    pub name: String,
    /// What stands for it in a view: “Incident commander”, “Engineer 2”.
    pub pseudonym: String,
    /// Single words that other fields name the same person by, as written.
    pub aliases: Vec<String>,
    /// The words of the name, as written.
    pub(super) words: Vec<String>,
}

/// A field that names somebody, with the role that it speaks of.
struct Mention {
    name: String,
    words: Vec<String>,
    role: Option<String>,
}

/// Everybody whom a field of `postmortem` names, in the order of roles, authors, reviewers, owners and the records of who did
/// what. A field may name several; one that names a role or a team names nobody.
///
/// ```
/// use afterword_core::postmortem::{Edit, NameList, Postmortem};
/// use afterword_core::view::{english, people};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
/// let authors = vec!["Ben Okafor, Cara".into(), "payments team".into()];
/// postmortem.apply(Edit::Names(NameList::Authors, authors))?;
/// let names: Vec<(String, String)> =
///     people(&postmortem, english()).into_iter().map(|it| (it.name, it.pseudonym)).collect();
/// assert_eq!(names, [("Ben Okafor".into(), "Engineer 1".into()), ("Cara".into(), "Engineer 2".into())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn people(postmortem: &Postmortem, words: &Wording) -> Vec<Person> {
    let mentions = mentions(postmortem, words);
    let full = full_names(&mentions);
    let roles = roles(&mentions, &full);
    let mut people: Vec<Person> = Vec::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (mention, full) in mentions.iter().zip(full) {
        let at = *known.entry(full).or_insert(people.len());
        if at == people.len() {
            let pseudonym = free_pseudonym(roles[full], words, &taken);
            taken.insert(pseudonym.to_lowercase());
            let Mention { name, words, .. } = &mentions[full];
            let (name, words) = (name.clone(), words.clone());
            people.push(Person { name, pseudonym, aliases: Vec::new(), words });
        }
        let person = &mut people[at];
        let is_longer = person.words.len() > 1;
        if let [alias] = &mention.words[..]
            && is_longer
            && !person.aliases.contains(alias)
        {
            person.aliases.push(alias.clone());
        }
    }
    people
}

fn lower(words: &[String]) -> Vec<String> {
    words.iter().map(|it| it.to_lowercase()).collect()
}

/// For each mention the one that names its person in full: the longer name that a single word is the first or the last of, if
/// there is exactly one; else the first of the same words.
fn full_names(mentions: &[Mention]) -> Vec<usize> {
    let mut same: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut by_part: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let words = lower(&mention.words);
        let first = *same.entry(words.clone()).or_insert(at);
        if let [head, .., tail] = &words[..] {
            for part in [head, tail] {
                let one = by_part.entry(part.clone()).or_insert(Some(first));
                *one = one.filter(|it| *it == first);
            }
        }
    }
    let full = |mention: &Mention| {
        let words = lower(&mention.words);
        let longer = match &words[..] {
            [word] => by_part.get(word).copied().flatten(),
            _ => None,
        };
        longer.or_else(|| same.get(&words).copied())
    };
    mentions.iter().enumerate().map(|(at, it)| full(it).unwrap_or(at)).collect()
}

/// For each mention that names a person in full, the first role that any mention of the person gives.
fn roles<'a>(mentions: &'a [Mention], full: &[usize]) -> Vec<Option<&'a str>> {
    let mut roles: Vec<Option<&str>> = vec![None; mentions.len()];
    for (mention, full) in mentions.iter().zip(full) {
        roles[*full] = roles[*full].or(mention.role.as_deref());
    }
    roles
}

fn free_pseudonym(role: Option<&str>, words: &Wording, taken: &BTreeSet<String>) -> String {
    let numbered = |n: usize| {
        let n = n.to_string();
        match role {
            Some(role) => words.fill("another", &[("role", role), ("n", &n)]),
            None => words.fill("someone", &[("n", &n)]),
        }
    };
    let is_free = |it: &String| !taken.contains(&it.to_lowercase());
    let own = role.map(str::to_owned).filter(is_free);
    let first = if role.is_some() { 2 } else { 1 };
    // There are fewer people than numbers, so one of them is free.
    own.or_else(|| (first..).map(numbered).find(is_free)).unwrap_or_default()
}

fn mentions(postmortem: &Postmortem, words: &Wording) -> Vec<Mention> {
    let reader = Reader { postmortem, words };
    let mut found = Vec::new();
    for role in Role::ALL {
        found.extend(reader.read(postmortem.roles.of(role), Some(words.fill(role.key(), &[]))));
    }
    for named in &postmortem.roles.others {
        // A title that may itself name somebody stands for nobody.
        let title = named.role.trim();
        let is_plain = !title.is_empty() && reader.is_role(&names::words_of(title));
        found.extend(reader.read(&named.person, is_plain.then(|| title.to_owned())));
    }
    let lists = postmortem.authors.iter().chain(&postmortem.reviewers);
    let owners = postmortem.actions.iter().map(|it| &it.owner);
    let transitions = postmortem.transitions.iter().map(|it| &it.who);
    let risks = postmortem.factors.iter().filter_map(|it| it.accepted.as_ref()).map(|it| &it.who);
    let changes = postmortem.actions.iter().flat_map(|it| &it.history).map(|it| &it.who);
    let fields = lists.chain(owners).chain(transitions).chain(risks).chain(changes);
    fields.for_each(|it| found.extend(reader.read(it, None)));
    found
}

/// A field without what stands in brackets behind a name: the target of a link, an address, a role. Where that is all there is,
/// it is the name.
fn without_asides(field: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for it in field.chars() {
        match it {
            '(' | '<' => depth += 1,
            ')' | '>' => depth = depth.saturating_sub(1),
            it if depth == 0 => out.push(it),
            _ => {}
        }
    }
    if out.chars().any(char::is_alphanumeric) { out } else { field.to_owned() }
}

/// Reads the fields that name people.
struct Reader<'a> {
    postmortem: &'a Postmortem,
    words: &'a Wording,
}

impl Reader<'_> {
    fn read(&self, field: &str, role: Option<String>) -> Vec<Mention> {
        let mut separated = without_asides(field);
        // What stands behind a dash is a part of its own: “Ben Okafor – Platform”.
        for between in [" and ", " und ", " - ", " – ", " — "] {
            separated = separated.replace(between, ",");
        }
        let parts = separated.split([',', ';', '/', '&', '+', '\n', '|']);
        let mention = |part: &str| {
            // Of an e-mail address, the part before the sign names the person.
            let name = part.trim().trim_start_matches('@').split('@').next().unwrap_or_default();
            let name = name.trim_matches(|it: char| !it.is_alphanumeric());
            let words = names::words_of(name);
            let is_nobody = words.is_empty() || self.is_role(&words) || self.is_group(name, &words);
            (!is_nobody).then(|| Mention { name: name.to_owned(), words, role: role.clone() })
        };
        parts.filter_map(mention).collect()
    }

    /// Whether all its words are ones of roles, so that it names nobody.
    fn is_role(&self, words: &[String]) -> bool {
        let standing = ["commander", "technical-lead", "communications-lead", "scribe", "someone"];
        let is_standing = |word: &str| {
            let titles = standing.iter().filter_map(|it| self.words.get(it));
            titles.flat_map(names::words_of).any(|it| it.to_lowercase() == word)
        };
        lower(words).iter().all(|it| {
            it.chars().all(char::is_numeric)
                || list("role").contains(&it.as_str())
                || is_standing(it)
        })
    }

    fn is_group(&self, name: &str, words: &[String]) -> bool {
        let same = |it: &&String| it.trim().to_lowercase() == name.to_lowercase();
        let known = self.postmortem.teams.iter().chain(&self.postmortem.services);
        let says_so = lower(words).iter().any(|it| list("group").contains(&it.as_str()));
        words.len() > 1 && says_so || is_unit(words) || known.clone().any(|it| same(&it))
    }
}

/// Whether the words name a part of an organisation by what it does, in two words: of more, the first ones may name a person.
fn is_unit(words: &[String]) -> bool {
    let [_, last] = words else { return false };
    list("unit").contains(&last.to_lowercase().as_str())
}
