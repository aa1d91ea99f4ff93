//! The workspace's own templates: each a setting of its own, so that they travel in backups and come together one by one.

use std::collections::BTreeSet;

use afterword_core::stored;
use afterword_core::template::{Template, TemplateId};
use afterword_formats::workspace::TEMPLATE;

use super::Store;
use super::change::Change;
use super::error::StoreError;
use super::settings::StoredSettings;
use super::table::{Key, Mode, Table};

fn key(id: &TemplateId) -> Key {
    Key::Name(format!("{TEMPLATE}{id}"))
}

impl StoredSettings {
    /// The workspace's own templates, by id. What is no template is passed over: a newer program may have written it.
    pub(crate) fn templates(&self) -> Vec<Template> {
        let own = self.rows.iter().filter(|it| it.key.name().starts_with(TEMPLATE));
        own.filter_map(|it| read(&it.value)).collect()
    }
}

impl Store {
    /// The one called `id`; `None` where there is none.
    pub(crate) async fn template(&self, id: &TemplateId) -> Result<Option<Template>, StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Read)?;
        Ok(transaction.get(Table::Settings, &key(id)).await?.and_then(|it| read(&it)))
    }

    /// Keeps `template`, in place of the one of its id.
    pub(crate) async fn put_template(&self, template: &Template) -> Result<(), StoreError> {
        let json = serde_json::to_string(template)
            .map_err(|it| StoreError::Failed { reason: it.to_string() })?;
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        transaction.put(Table::Settings, &key(&template.id), &json)?;
        transaction.commit().await?;
        self.announce(Change::Templates);
        Ok(())
    }

    /// Deletes a template. What documents say in its sections stays in them.
    pub(crate) async fn delete_template(&self, id: &TemplateId) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        transaction.delete(Table::Settings, &key(id))?;
        transaction.commit().await?;
        self.announce(Change::Templates);
        Ok(())
    }
}

/// A backup that was edited by hand may show one part twice, which no page can draw.
fn read(json: &str) -> Option<Template> {
    let mut template: Template = stored::from_json(json).ok()?;
    let mut seen = BTreeSet::new();
    template.sections.retain(|it| seen.insert(it.section.key().to_owned()));
    Some(template)
}
