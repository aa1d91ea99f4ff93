//! Light or dark: an attribute of the page, which the styles read.

use afterword_ui::words::word;
use serde::{Deserialize, Serialize};

const ATTRIBUTE: &str = "data-theme";

/// What the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What it is called.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::System => word::THEME_SYSTEM.text(),
            Self::Light => word::THEME_LIGHT.text(),
            Self::Dark => word::THEME_DARK.text(),
        }
    }

    /// Shows the page so.
    pub(crate) fn apply(self) {
        let root = gloo::utils::document_element();
        // Both fail only for names that are no attributes.
        match self {
            Self::System => root.remove_attribute(ATTRIBUTE).ok(),
            Self::Light => root.set_attribute(ATTRIBUTE, "light").ok(),
            Self::Dark => root.set_attribute(ATTRIBUTE, "dark").ok(),
        };
    }
}
