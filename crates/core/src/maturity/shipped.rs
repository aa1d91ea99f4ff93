//! The models that ship. They are files beside the program, fetched when one is needed: all of them together are larger than the program
//! that lists assessments.

/// A model that ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShippedModel {
    /// Ten dimensions of running software well.
    OperationalExcellence,
    /// How a team learns from its incidents: twelve capabilities, for an hour.
    LearningFromIncidents,
    /// Whether one service is ready for its users.
    ProductionReadiness,
    /// What being on call asks of people.
    OnCallHealth,
}

impl ShippedModel {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [
        Self::OperationalExcellence,
        Self::LearningFromIncidents,
        Self::ProductionReadiness,
        Self::OnCallHealth,
    ];

    /// The languages that each of them is there in, the first of which stands in for any other.
    pub const LANGUAGES: [&'static str; 2] = ["en", "de"];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::OperationalExcellence => "operational-excellence",
            Self::LearningFromIncidents => "learning-from-incidents",
            Self::ProductionReadiness => "production-readiness",
            Self::OnCallHealth => "on-call-health",
        }
    }

    /// The model of that name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.id() == id)
    }

    /// The file that has it in `language`, or in English where that is not there, below the folder of models.
    ///
    /// ```
    /// use afterword_core::maturity::ShippedModel;
    ///
    /// assert_eq!(ShippedModel::OnCallHealth.file("de"), "on-call-health.de.json");
    /// assert_eq!(ShippedModel::OnCallHealth.file("fr"), "on-call-health.en.json");
    /// ```
    pub fn file(self, language: &str) -> String {
        let known = Self::LANGUAGES.into_iter().find(|it| *it == language);
        format!("{}.{}.json", self.id(), known.unwrap_or(Self::LANGUAGES[0]))
    }
}
