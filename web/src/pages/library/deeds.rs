//! What is done with a template as a whole: a new one, a copy, a file, the end of it.

use afterword_core::id::{Id, Mint as _};
use afterword_core::postmortem::SectionKey;
use afterword_core::template::{Template, TemplateId, TemplateSection};
use afterword_formats::template;
use afterword_ui::words::{InWords as _, template_name, word};

use crate::address::IdAddress;
use crate::browser::{download, ids, task};
use crate::route::Route;
use crate::session::Session;

/// A name that no other template has.
fn fresh_id() -> TemplateId {
    TemplateId(Id::<Template>::from_bits(ids::Random.bits()).to_string())
}

/// Begins a template with what hardly any postmortem lacks, and opens it.
pub(super) fn create(session: &Session) {
    let section = |section: SectionKey| TemplateSection {
        heading: section.in_words().to_string(),
        section,
        guidance: String::new(),
        required: Vec::new(),
    };
    let fields =
        [SectionKey::Summary, SectionKey::Timeline, SectionKey::Causes, SectionKey::Actions];
    let template = Template {
        id: fresh_id(),
        name: word::TEMPLATE_NEW_NAME.text().to_owned(),
        purpose: String::new(),
        sections: fields.map(section).into(),
    };
    store(session, template, word::TEMPLATE_ADDED.text());
}

/// Makes a template of the workspace's own out of any, and opens it.
pub(super) fn copy(session: &Session, template: &Template) {
    let name = word::TEMPLATE_COPY_NAME.fill(&[("name", &template_name(template))]);
    store(session, template.copy(fresh_id(), name), word::TEMPLATE_COPIED.text());
}

/// Takes in a template under a name of its own.
pub(super) fn add_copy(session: &Session, template: &Template) {
    let own = Template { id: fresh_id(), ..template.clone() };
    store(session, own, word::TEMPLATE_ADDED.text());
}

/// Takes in a template as it is, in place of the one of its name. A name that no address holds becomes another.
pub(super) fn add(session: &Session, template: &Template) {
    match IdAddress::of(&template.id) {
        Some(_) => store(session, template.clone(), word::TEMPLATE_ADDED.text()),
        None => add_copy(session, template),
    }
}

/// Stores `template`, opens it and says `said`.
fn store(session: &Session, template: Template, said: &'static str) {
    let session = session.clone();
    task::spawn(async move {
        match session.store.put_template(&template).await {
            Ok(()) => {
                session.reload.emit(());
                session.say(said);
                if let Some(address) = IdAddress::of(&template.id) {
                    session.go.emit(Route::Template(address));
                }
            }
            Err(error) => session.say(word::TEMPLATE_NOT_KEPT.fill(&[("error", &error)])),
        }
    });
}

/// Deletes `template` and goes back to the others.
pub(super) fn delete(session: &Session, template: &Template) {
    let (session, id) = (session.clone(), template.id.clone());
    task::spawn(async move {
        match session.store.delete_template(&id).await {
            Ok(()) => {
                session.reload.emit(());
                session.say(word::TEMPLATE_DELETED.text());
                session.go.emit(Route::Library);
            }
            Err(error) => session.say(word::TRASH_DELETE_FAILED.fill(&[("error", &error)])),
        }
    });
}

/// Offers `template` as a file. What is unfinished goes out too, and it is said that nobody can read it in yet.
pub(super) fn export(session: &Session, template: &Template) {
    let name = file_name(template);
    download::download(&name, "application/json", &template::write(template));
    session.say(match template.check().len() {
        0 => word::DOWNLOADED.fill(&[("name", &name)]),
        n => word::TEMPLATE_EXPORTED_UNSOUND.count_and(n, &[("name", &name)]),
    });
}

/// `template-learning-review.json`
fn file_name(template: &Template) -> String {
    let name = template.name.to_lowercase();
    let words = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<&str> = ["template"].into_iter().chain(words).collect();
    let short: String = words.join("-").chars().take(70).collect();
    format!("{}.json", short.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_as_its_template() {
        let named =
            |name: &str| file_name(&Template { name: name.to_owned(), ..Template::plain() });
        assert_eq!(named("Learning review"), "template-learning-review.json");
        assert_eq!(named("  Störung / “groß” … "), "template-störung-groß.json");
        assert_eq!(named("…"), "template.json");
    }
}
