//! The arguments of a call: a JSON object whose members are read one by one, each as what it has to be.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::failure::{Code, Failure};
use crate::path::{path_of, within};

/// The arguments of one call.
#[derive(Debug)]
pub(crate) struct Arguments<'a> {
    members: BTreeMap<String, &'a RawValue>,
    bytes: &'a [u8],
}

impl<'a> Arguments<'a> {
    /// The arguments that `json` holds.
    pub(crate) fn read(json: &'a str, bytes: &'a [u8]) -> Result<Self, Failure> {
        let members = serde_json::from_str(json);
        let members = members
            .map_err(|it| Failure::new(Code::BadArgument, format!("the arguments: {it}")))?;
        Ok(Self { members, bytes })
    }

    /// The bytes of the argument that is a file.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The text of an argument; nothing if it was left out, or is `null`.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.members.get(name).map(|it| it.get()).filter(|it| *it != "null")
    }

    /// The text of an argument that has to be there.
    pub(crate) fn required(&self, name: &str) -> Result<&'a str, Failure> {
        self.text(name).ok_or_else(|| Failure::argument(name, "this argument is missing"))
    }
}

/// Something that an argument may be.
pub(crate) trait Argument: Sized {
    /// It, as the argument of that name.
    fn read(arguments: &Arguments<'_>, name: &str) -> Result<Self, Failure>;
}

/// The JSON `text` of the argument called `name`, as a value.
pub(crate) fn value<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| wrong(name, text, &error))
}

/// What is wrong with the argument called `name`, and where in it.
pub(crate) fn wrong(name: &str, text: &str, error: &serde_json::Error) -> Failure {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    Failure::argument(within(name, &path_of(text, error)), message)
}

/// Arguments that have to be there.
macro_rules! required {
    ($($type:ty),* $(,)?) => { $(
        impl $crate::arguments::Argument for $type {
            fn read(arguments: &$crate::arguments::Arguments<'_>, name: &str) -> Result<Self, $crate::failure::Failure> {
                $crate::arguments::value(name, arguments.required(name)?)
            }
        }
    )* };
}

/// Arguments that may be left out.
macro_rules! optional {
    ($($type:ty),* $(,)?) => { $(
        impl $crate::arguments::Argument for $type {
            fn read(arguments: &$crate::arguments::Arguments<'_>, name: &str) -> Result<Self, $crate::failure::Failure> {
                let text = arguments.text(name);
                text.map_or_else(|| Ok(Self::default()), |it| $crate::arguments::value(name, it))
            }
        }
    )* };
}

pub(crate) use {optional, required};

required!(String);
