//! The workspace's own models of maturity: each a setting of its own, so that they travel in backups and come together one by one.

use afterword_core::maturity::{Model, ModelId};
use afterword_core::stored;
use afterword_formats::workspace::MODEL;

use super::Store;
use super::change::Change;
use super::error::StoreError;
use super::settings::StoredSettings;
use super::table::{Key, Mode, Table};

fn key(id: &ModelId) -> Key {
    Key::Name(format!("{MODEL}{id}"))
}

impl StoredSettings {
    /// The workspace's own models, by id. What is no model is passed over: a newer program may have written it.
    fn models(&self) -> Vec<Model> {
        let own = self.rows.iter().filter(|it| it.key.name().starts_with(MODEL));
        own.filter_map(|it| stored::from_json(&it.value).ok()).collect()
    }
}

impl Store {
    /// All of them, by id. They are read when somebody asks for them: a model is large, and few pages need one.
    pub(crate) async fn models(&self) -> Result<Vec<Model>, StoreError> {
        Ok(self.stored_settings().await?.models())
    }

    /// The one called `id`; `None` where there is none.
    pub(crate) async fn model(&self, id: &ModelId) -> Result<Option<Model>, StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Read)?;
        let row = transaction.get(Table::Settings, &key(id)).await?;
        Ok(row.and_then(|it| stored::from_json(&it).ok()))
    }

    /// Keeps `model`, in place of the one of its id. It need not be finished.
    pub(crate) async fn put_model(&self, model: &Model) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        transaction.put(Table::Settings, &key(&model.id), &model.to_json())?;
        transaction.commit().await?;
        self.announce(Change::Models);
        Ok(())
    }

    /// Keeps `model` under its own id, in place of the one called `old`.
    pub(crate) async fn rename_model(
        &self,
        old: &ModelId,
        model: &Model,
    ) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        transaction.delete(Table::Settings, &key(old))?;
        transaction.put(Table::Settings, &key(&model.id), &model.to_json())?;
        transaction.commit().await?;
        self.announce(Change::Models);
        Ok(())
    }

    /// Deletes a model. Assessments keep the one that they were made with.
    pub(crate) async fn delete_model(&self, id: &ModelId) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        transaction.delete(Table::Settings, &key(id))?;
        transaction.commit().await?;
        self.announce(Change::Models);
        Ok(())
    }
}
