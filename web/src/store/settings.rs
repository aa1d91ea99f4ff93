//! Settings: what a person chose, by name, each any JSON.

use afterword_core::stored;
use afterword_core::time::Instant;
use afterword_formats::actions::ActionUse;
use afterword_formats::feed::ColumnUse;
use afterword_formats::workspace::{self, Settings};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Store;
use super::change::Change;
use super::error::StoreError;
use super::table::{Key, Mode, Row, Table};

/// The settings there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// The name that the person writes under.
    OwnName,
    /// Light, dark or as the system has it.
    Theme,
    /// Whether a letter, a digit or a sign alone is no shortcut.
    WithoutSigns,
    /// The language of the interface, by its tag; where there is none it is the browser's.
    Language,
    /// The list as it was left: sorted, filtered.
    List,
    /// The commands used lately.
    Commands,
    /// The rules of the review that are switched off, by name.
    RulesOff,
    /// The definitions that are chosen for metrics.
    Metrics,
    /// The severity scheme of the workspace's own.
    Severity,
    /// The metrics of the workspace's own.
    OwnMetrics,
    /// When the workspace gives support.
    SupportHours,
    /// The moments that the workspace names.
    Moments,
    /// How somebody looked at what they looked at last: names and values, the latest first.
    Looks,
    /// What the columns of tables hold that somebody brought in as entries of a timeline: [`Mappings`] of [`ColumnUse`].
    Columns,
    /// The same of tables that came in as actions: [`Mappings`] of [`ActionUse`].
    ActionColumns,
    /// What people made of warnings.
    Rulings,
    /// When the last backup was made, and what has changed since: a [`BackupLog`].
    Backup,
    /// How the board is looked at, the filters kept under a name, and where issues are kept.
    Board,
    /// On which day this browser was last told of overdue actions, if somebody wants that.
    Remind,
    /// The name of the folder on disk that documents are kept in, while there is one.
    Folder,
}

impl Setting {
    /// Its name in the database and in backups.
    fn name(self) -> &'static str {
        match self {
            Self::OwnName => "own-name",
            Self::Theme => "theme",
            Self::WithoutSigns => "without-sign-keys",
            Self::Language => "language",
            Self::List => "list",
            Self::Commands => "commands",
            Self::RulesOff => "rules-off",
            Self::Metrics => workspace::METRICS,
            Self::Severity => "severity-scheme",
            Self::OwnMetrics => workspace::OWN_METRICS,
            Self::SupportHours => "support-hours",
            Self::Moments => "moments",
            Self::Looks => "looks",
            Self::Columns => "table-columns",
            Self::ActionColumns => "action-columns",
            Self::Rulings => "rulings",
            Self::Backup => "backup",
            Self::Board => "board",
            Self::Remind => "remind",
            Self::Folder => "folder",
        }
    }

    pub(super) fn key(self) -> Key {
        Key::Name(self.name().to_owned())
    }

    /// Whether the setting called `name` is about this browser and does not travel in a backup.
    fn is_local(name: &str) -> bool {
        [Self::Backup, Self::Commands, Self::Looks, Self::Folder, Self::Remind]
            .iter()
            .any(|it| it.name() == name)
    }
}

/// How things were looked at, by the names of the things, the latest first.
pub(crate) type Looks = Vec<(String, String)>;

/// What the columns of tables hold, by the names of the columns, the latest first.
pub(crate) type Mappings<U> = Vec<(Vec<String>, Vec<U>)>;

/// A team has a few tools, and each a few forms of its export.
const MAX_MAPPINGS: usize = 50;

/// A look is a line or two: a year's documents are remembered in a few kilobytes.
const MAX_LOOKS: usize = 300;

/// When the last backup was made, and what has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupLog {
    /// The last backup, or the first change ever.
    pub(crate) since: Instant,
    /// Documents changed since; one that is opened and edited twice counts twice.
    pub(crate) n_changes: u32,
}

/// The whole table, from one read: what a start needs, without a wait for each of it.
#[derive(Default)]
pub(crate) struct StoredSettings {
    pub(super) rows: Vec<Row>,
}

impl StoredSettings {
    /// A setting, as [`Store::setting`] gives it.
    pub(crate) fn get<T: DeserializeOwned>(&self, setting: Setting) -> Option<T> {
        let row = self.rows.iter().find(|it| it.key.name() == setting.name())?;
        stored::from_json(&row.value).ok()
    }
}

impl Store {
    /// All settings, and the workspace's own templates.
    pub(crate) async fn stored_settings(&self) -> Result<StoredSettings, StoreError> {
        let rows = self.begin(&[Table::Settings], Mode::Read)?.all(Table::Settings).await?;
        Ok(StoredSettings { rows })
    }

    /// A setting; `None` when it was never set, or by a program whose shape we do not know.
    pub(crate) async fn setting<T: DeserializeOwned>(
        &self,
        setting: Setting,
    ) -> Result<Option<T>, StoreError> {
        let key = setting.key();
        let row = self.begin(&[Table::Settings], Mode::Read)?.get(Table::Settings, &key).await?;
        Ok(row.and_then(|it| stored::from_json(&it).ok()))
    }

    pub(crate) async fn set_setting<T: Serialize>(
        &self,
        setting: Setting,
        value: &T,
    ) -> Result<(), StoreError> {
        let json = serde_json::to_string(value)
            .map_err(|it| StoreError::Failed { reason: it.to_string() })?;
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        transaction.put(Table::Settings, &setting.key(), &json)?;
        transaction.commit().await
    }

    /// Sets something of the workspace's own, and tells the other tabs.
    pub(crate) async fn set_own<T: Serialize>(
        &self,
        setting: Setting,
        value: &T,
    ) -> Result<(), StoreError> {
        self.set_setting(setting, value).await?;
        self.announce(Change::Templates);
        Ok(())
    }

    /// Counts a document as changed since the last backup.
    pub(crate) async fn count_change(&self, now: Instant) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        let key = Setting::Backup.key();
        let row = transaction.get(Table::Settings, &key).await?;
        let log = row.and_then(|it| stored::from_json::<BackupLog>(&it).ok());
        let BackupLog { since, n_changes } = log.unwrap_or(BackupLog { since: now, n_changes: 0 });
        let log = BackupLog { since, n_changes: n_changes.saturating_add(1) };
        let json = serde_json::to_string(&log)
            .map_err(|it| StoreError::Failed { reason: it.to_string() })?;
        transaction.put(Table::Settings, &key, &json)?;
        transaction.commit().await
    }

    /// Remembers how somebody looks at the thing called `name`, and forgets what they looked at longest ago.
    pub(crate) async fn keep_look(&self, name: String, look: String) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        let key = Setting::Looks.key();
        let row = transaction.get(Table::Settings, &key).await?;
        let looks = row.and_then(|it| stored::from_json::<Looks>(&it).ok()).unwrap_or_default();
        let others = looks.into_iter().filter(|(it, _)| *it != name);
        let looks: Looks =
            [(name.clone(), look)].into_iter().chain(others).take(MAX_LOOKS).collect();
        let json = serde_json::to_string(&looks)
            .map_err(|it| StoreError::Failed { reason: it.to_string() })?;
        transaction.put(Table::Settings, &key, &json)?;
        transaction.commit().await
    }

    /// Remembers what the columns of a table with that header hold, whose entries came in.
    pub(crate) async fn keep_columns(
        &self,
        header: &[String],
        columns: Vec<ColumnUse>,
    ) -> Result<(), StoreError> {
        self.keep_mapping(Setting::Columns, header, Some(columns)).await?;
        self.keep_mapping::<ActionUse>(Setting::ActionColumns, header, None).await
    }

    /// The same of a table whose actions came in. Whichever came in last is what such a table is taken for.
    pub(crate) async fn keep_action_columns(
        &self,
        header: &[String],
        columns: Vec<ActionUse>,
    ) -> Result<(), StoreError> {
        self.keep_mapping(Setting::ActionColumns, header, Some(columns)).await?;
        self.keep_mapping::<ColumnUse>(Setting::Columns, header, None).await
    }

    /// Remembers `columns` for a table with that header, and forgets the table that was brought in longest ago; `None` forgets this one.
    async fn keep_mapping<U: Serialize + DeserializeOwned>(
        &self,
        setting: Setting,
        header: &[String],
        columns: Option<Vec<U>>,
    ) -> Result<(), StoreError> {
        let mut known: Mappings<U> = self.setting(setting).await?.unwrap_or_default();
        let n_before = known.len();
        known.retain(|it| it.0 != header);
        if columns.is_none() && known.len() == n_before {
            return Ok(());
        }
        let newest = columns.map(|it| (header.to_vec(), it));
        let mappings = newest.into_iter().chain(known).take(MAX_MAPPINGS);
        self.set_setting(setting, &mappings.collect::<Mappings<U>>()).await
    }

    /// What the columns of a table with that header hold, as somebody chose the last time.
    pub(crate) async fn columns_of<U: DeserializeOwned>(
        &self,
        setting: Setting,
        header: &[String],
    ) -> Option<Vec<U>> {
        let known: Option<Mappings<U>> = self.setting(setting).await.ok().flatten();
        known?.into_iter().find(|it| it.0 == header).map(|it| it.1)
    }

    /// All settings that belong into a backup.
    pub(crate) async fn settings(&self) -> Result<Settings, StoreError> {
        let rows = self.stored_settings().await?.rows;
        let own = rows.into_iter().filter(|it| !Setting::is_local(it.key.name()));
        Ok(own
            .filter_map(|it| Some((it.key.name().to_owned(), stored::from_json(&it.value).ok()?)))
            .collect())
    }

    /// Takes over those settings of a backup that are not set here.
    pub(crate) async fn put_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let here = self.settings().await?;
        let is_missing = |name: &str| !Setting::is_local(name) && !here.contains_key(name);
        let transaction = self.begin(&[Table::Settings], Mode::Write)?;
        for (name, value) in settings.iter().filter(|(name, _)| is_missing(name)) {
            transaction.put(Table::Settings, &Key::Name(name.clone()), &value.to_string())?;
        }
        transaction.commit().await
    }
}
