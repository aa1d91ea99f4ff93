//! How much the browser stores for us, whether it may throw that away, and when to remind of a backup.

use afterword_core::time::Instant;
use chrono::TimeDelta;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::store::BackupLog;

/// How long the app stays silent after a backup.
const BACKUP_AFTER: TimeDelta = TimeDelta::days(30);

/// How many changes may be without a backup.
const BACKUP_AFTER_CHANGES: u32 = 20;

/// Whether it is time to remind of a backup: something has changed, and thirty days have passed or twenty documents were edited.
pub(crate) fn is_backup_due(log: Option<BackupLog>, now: Instant) -> bool {
    log.is_some_and(|it| {
        it.n_changes >= BACKUP_AFTER_CHANGES || (it.n_changes > 0 && now - it.since >= BACKUP_AFTER)
    })
}

/// What is stored for this page, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Estimate {
    pub(crate) used: f64,
    pub(crate) quota: f64,
}

impl Estimate {
    /// Whether less than a fifth is left.
    pub(crate) fn is_nearly_full(self) -> bool {
        self.quota > 0.0 && self.used / self.quota > 0.8
    }
}

/// Asks the browser never to throw our storage away for want of space; whether it agrees.
pub(crate) async fn persist() -> bool {
    answer(StorageManager::persist).await.is_some_and(|it| it.is_truthy())
}

/// Whether the browser has agreed to that.
pub(crate) async fn is_persisted() -> bool {
    answer(StorageManager::persisted).await.is_some_and(|it| it.is_truthy())
}

/// How much is stored; `None` where the browser does not say.
pub(crate) async fn estimate() -> Option<Estimate> {
    let estimate = answer(StorageManager::estimate).await?;
    let field = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Estimate { used: field("usage")?, quota: field("quota")? })
}

/// Pages that were not served securely have no storage manager, whatever the type says.
async fn answer(ask: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<JsValue> {
    let window = gloo::utils::window();
    if !window.is_secure_context() {
        return None;
    }
    JsFuture::from(ask(&window.navigator().storage()).ok()?).await.ok()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_backup_is_due_after_thirty_days_or_twenty_changes() {
        let now: Instant = "2026-11-21T08:00:00+01:00".parse().unwrap();
        let is_due = |days, n_changes| {
            is_backup_due(Some(BackupLog { since: now - TimeDelta::days(days), n_changes }), now)
        };
        assert!(is_due(30, 1));
        assert!(is_due(0, 20));
        assert!(!is_due(29, 19));
        assert!(!is_due(365, 0), "nothing has changed since the last one");
        assert!(!is_backup_due(None, now), "nothing was ever written");
    }

    #[test]
    fn a_browser_without_quota_is_not_full() {
        assert!(!Estimate { used: 0.0, quota: 0.0 }.is_nearly_full());
        assert!(Estimate { used: 81.0, quota: 100.0 }.is_nearly_full());
    }
}
