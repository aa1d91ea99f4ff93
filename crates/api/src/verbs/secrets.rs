//! Secrets and personal data in texts.

use afterword_core::secrets::{self, Grade, Kind};
use serde::{Deserialize, Serialize};

use super::review::TextRange;
use crate::arguments::optional;
use crate::failure::Failure;
use crate::host::Host;
use crate::keys::Key;

/// Something that was found in a text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct SecretHit {
    /// What sort of thing it is.
    kind: Key<Kind>,
    /// What it is, for people: “GitHub token”, “e-mail address”.
    name: String,
    /// Where it stands, as JavaScript counts letters.
    range: TextRange,
    /// Whether it opens something to whoever reads it: then removing it is not enough, it has to be changed.
    is_secret: bool,
    /// Whether it may well stay where it is, such as the name of a host.
    is_hint: bool,
}

/// What is taken out.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct RedactOptions {
    /// Whether hints go, too: private addresses, names of hosts, shared mailboxes.
    hints: Option<bool>,
}

optional!(RedactOptions);

pub(super) fn find(_host: &Host<'_>, text: String) -> Result<Vec<SecretHit>, Failure> {
    let answer = |it: secrets::Hit| SecretHit {
        kind: Key(it.kind),
        name: it.name(secrets::english()),
        range: TextRange::of(&text, &it.range),
        is_secret: it.kind.is_secret(),
        is_hint: it.kind.grade() == Grade::Hint,
    };
    Ok(secrets::scan(&text).into_iter().map(answer).collect())
}

pub(super) fn redact(
    _host: &Host<'_>,
    text: String,
    options: RedactOptions,
) -> Result<String, Failure> {
    let least = if options.hints == Some(true) { Grade::Hint } else { Grade::Alarm };
    Ok(secrets::cleaned(&text, least, secrets::english()).unwrap_or(text))
}
