//! Texts with places: `{name}` is filled in, and forms for one and for many are parted by `|`.

use std::fmt::{Display, Write as _};

use super::{Language, dates};

/// `template` with its places filled; one that nobody fills stays as it is written.
///
/// One function for all texts: what differs between them is data.
pub(super) fn filled(template: &str, places: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, it)| Some((before, it.split_once('}')?)))
    {
        out.push_str(before);
        // Neither write fails: a string takes everything.
        match places.iter().find(|(it, _)| *it == name) {
            Some((_, value)) => write!(out, "{value}").ok(),
            None => write!(out, "{{{name}}}").ok(),
        };
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The form of `forms` for `n` things, with `{n}` and the other places filled.
pub(super) fn counted(
    forms: &str,
    language: Language,
    n: usize,
    places: &[(&str, &dyn Display)],
) -> String {
    let form = forms.split('|').nth(language.form(n)).unwrap_or(forms);
    let written = dates::count(n as u64);
    let mut all: Vec<(&str, &dyn Display)> = vec![("n", &written)];
    all.extend_from_slice(places);
    filled(form, &all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_are_filled_by_name() {
        let check = |template: &str, expected: &str| {
            assert_eq!(filled(template, &[("a", &1), ("b", &"{a}")]), expected, "{template:?}");
        };
        check("{a} of {b}", "1 of {a}");
        check("{b}{a}{a}", "{a}11");
        check("{c} stays", "{c} stays");
        check("}{ a {", "}{ a {");
    }

    #[test]
    fn there_is_a_form_for_one_and_one_for_many() {
        let check = |n, expected: &str| {
            assert_eq!(counted("{n} cause|{n} causes", Language::English, n, &[]), expected);
        };
        check(0, "0 causes");
        check(1, "1 cause");
        check(2, "2 causes");
        check(3488, "3,488 causes");
        assert_eq!(counted("{n}", Language::German, 2, &[]), "2", "one form does for all");
    }

    proptest! {
        #[test]
        fn no_template_panics(template in ".*", value in ".*") {
            filled(&template, &[("", &value)]);
            counted(&template, Language::German, 3, &[]);
        }

        #[test]
        fn what_has_no_place_is_said_as_it_is(template in "[^{]*") {
            prop_assert_eq!(filled(&template, &[]), template);
        }
    }
}
