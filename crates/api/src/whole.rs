//! Documents as arguments and as parts of answers: always as they are stored, with the name of their shape.

use afterword_core::Postmortem;
use afterword_core::document::Document;
use afterword_core::stored::Stored;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::arguments::{Argument, Arguments, wrong};
use crate::failure::Failure;

/// A document in its JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Whole<T>(pub(crate) T);

impl<T: Stored> Whole<T> {
    fn parse(name: &str, text: &str) -> Result<Self, Failure> {
        T::from_json(text).map(Self).map_err(|error| wrong(name, text, &error))
    }
}

impl<T: Stored + Tidy> Argument for Whole<T> {
    fn read(arguments: &Arguments<'_>, name: &str) -> Result<Self, Failure> {
        Self::parse(name, arguments.required(name)?).map(|it| Self(it.0.tidy()))
    }
}

impl<T: Stored + Tidy> Argument for Option<Whole<T>> {
    fn read(arguments: &Arguments<'_>, name: &str) -> Result<Self, Failure> {
        arguments.text(name).map(|_| Whole::read(arguments, name)).transpose()
    }
}

impl<T: Stored + Tidy> Argument for Vec<Whole<T>> {
    fn read(arguments: &Arguments<'_>, name: &str) -> Result<Self, Failure> {
        let text = arguments.required(name)?;
        let all: Result<Vec<&RawValue>, _> = serde_json::from_str(text);
        let all = all.map_err(|error| wrong(name, text, &error))?;
        let one = |(at, it): (usize, &&RawValue)| {
            Whole::<T>::parse(&format!("{name}[{at}]"), it.get()).map(|it| Whole(it.0.tidy()))
        };
        all.iter().enumerate().map(one).collect()
    }
}

impl<T: Stored> Serialize for Whole<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.0.to_json());
        raw.map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl<'de, T: Stored> Deserialize<'de> for Whole<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        T::from_json(raw.get()).map(Self).map_err(D::Error::custom)
    }
}

/// What is done to a document that some program has written.
pub(crate) trait Tidy: Sized {
    /// The document, as all that follows may count on it being.
    fn tidy(self) -> Self {
        self
    }
}

impl Tidy for Postmortem {
    /// Of two things of one name, the second gets a name of its own.
    fn tidy(mut self) -> Self {
        self.separate_ids();
        self
    }
}

impl Tidy for Document {
    fn tidy(self) -> Self {
        match self {
            Self::Postmortem(it) => Self::from(it.tidy()),
            other => other,
        }
    }
}

impl Tidy for afterword_core::actions::ActionList {}
impl Tidy for afterword_core::toil::ToilRegister {}
impl Tidy for afterword_core::maturity::Assessment {}
