//! What the columns of a table of toil are called, and the words of its cells: our own, and those that people use in English and German.

use afterword_core::toil::{Category, Caveat, Criterion, Level, Period, Source};

use super::cells::LengthUnit;

/// `Hours_per-error` as `hours per error`.
pub(super) fn normal(name: &str) -> String {
    let words = name.to_lowercase().replace(['_', '-'], " ");
    words.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// `Interruption (min)` as `interruption` and minutes, and `toil hours` as `toil` and hours.
pub(super) fn parted(name: &str) -> (String, Option<LengthUnit>) {
    let normal = normal(&name.replace(['(', ')', '[', ']'], " "));
    let last = normal.rsplit_once(' ');
    let unit = last.and_then(|it| LengthUnit::named(it.1));
    match (last, unit) {
        (Some((word, _)), Some(_)) => (word.to_owned(), unit),
        _ => {
            let mut words = normal.split(' ');
            let unit = words.find_map(LengthUnit::named);
            (normal, unit)
        }
    }
}

/// What a column of activities holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActivityField {
    Name,
    Team,
    Services,
    Category,
    Criteria,
    Criterion(Criterion),
    Count,
    Per,
    /// A count in each of these.
    CountPer(Period),
    Time,
    People,
    Interruption,
    ErrorShare,
    ErrorTime,
    Risk,
    Growth,
    Pages,
    Level,
    Caveats,
    Note,
}

/// What a column of activities called `name`, in small letters, holds.
pub(super) fn activity_field(name: &str) -> Option<ActivityField> {
    use ActivityField as F;
    Some(match name {
        "name" | "activity" | "task" | "toil" | "what" | "title" | "tätigkeit" | "aufgabe"
        | "bezeichnung" | "titel" | "was" => F::Name,
        "team" | "who" | "owner" | "gruppe" | "wer" => F::Team,
        "services" | "service" | "systems" | "system" | "dienste" | "dienst" | "systeme" => {
            F::Services
        }
        "category" | "kind" | "type" | "kategorie" | "art" => F::Category,
        "criteria" | "toil criteria" | "kriterien" | "merkmale" => F::Criteria,
        "count" | "occurrences" | "frequency" | "times" | "how often" | "anzahl" | "häufigkeit"
        | "wie oft" | "vorkommen" => F::Count,
        "per" | "period" | "every" | "pro" | "je" | "zeitraum" => F::Per,
        "minutes" | "minutes each" | "hours each" | "hours" | "time" | "time each" | "duration"
        | "effort" | "each" | "minuten" | "stunden" | "dauer" | "zeit" | "zeit je mal"
        | "aufwand" => F::Time,
        "people" | "persons" | "people each" | "personen" | "leute" => F::People,
        "interruption" | "context switch" | "unterbrechung" | "kontextwechsel" => F::Interruption,
        "error rate" | "errors" | "failure rate" | "error share" | "fehlerquote" | "fehlerrate"
        | "fehleranteil" => F::ErrorShare,
        "hours per error" | "minutes per error" | "time per error" | "stunden je fehler"
        | "stunden pro fehler" | "aufwand je fehler" | "zeit je fehler" => F::ErrorTime,
        "risk" | "risiko" => F::Risk,
        "growth" | "growth per year" | "growth a year" | "wachstum" | "wachstum je jahr"
        | "wachstum pro jahr" => F::Growth,
        "pages" | "pages someone" | "paging" | "on call" | "weckt" | "rufbereitschaft"
        | "alarmiert" => F::Pages,
        "level"
        | "automation"
        | "automation level"
        | "stufe"
        | "automatisierung"
        | "automatisierungsgrad" => F::Level,
        "caveats" | "caveat" | "against automation" | "vorbehalte" | "vorbehalt"
        | "spricht dagegen" => F::Caveats,
        "note" | "notes" | "comment" | "comments" | "description" | "notiz" | "notizen"
        | "anmerkung" | "anmerkungen" | "bemerkung" | "beschreibung" => F::Note,
        name => return counted_by(name).map(F::CountPer).or(criterion(name).map(F::Criterion)),
    })
}

/// What a column counts by that names it: `per week`, `times a month`, `mal pro Woche`, `Anzahl (Tag)`. The hours of a week are no count.
fn counted_by(name: &str) -> Option<Period> {
    const COUNT: [&str; 14] = [
        "times",
        "x",
        "count",
        "number",
        "occurrences",
        "frequency",
        "how",
        "often",
        "mal",
        "anzahl",
        "häufigkeit",
        "vorkommen",
        "wie",
        "oft",
    ];
    const PER: [&str; 9] = ["per", "a", "an", "each", "every", "pro", "je", "im", "am"];
    let name = name.replace('/', " per ");
    let mut words = name.split_whitespace();
    let period = words.next_back().and_then(Period::named)?;
    let before: Vec<&str> = words.collect();
    let is_plain = before.iter().all(|it| COUNT.contains(it) || PER.contains(it));
    (is_plain && !before.is_empty()).then_some(period)
}

/// What a column of weeks holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WeekField {
    Day,
    Month,
    Team,
    Source,
    Kind(Category),
    Toil,
    All,
    Errors,
    Resolve,
    Sentiment,
    Note,
}

/// What a column of weeks called `name`, in small letters, holds.
pub(super) fn week_field(name: &str) -> Option<WeekField> {
    use WeekField as F;
    Some(match name {
        "monday" | "week" | "day" | "date" | "week of" | "week beginning" | "montag" | "woche"
        | "tag" | "datum" | "woche ab" => F::Day,
        "month" | "monat" => F::Month,
        "team" | "who" | "gruppe" | "wer" => F::Team,
        "source" | "quelle" => F::Source,
        "toil" | "toil in all" | "hours of toil" | "hours on toil" | "stunden toil" | "routine"
        | "handarbeit" => F::Toil,
        "all" | "total" | "in all" | "hours in all" | "worked" | "alle" | "gesamt"
        | "insgesamt" | "summe" | "gearbeitet" => F::All,
        "errors" | "errors by hand" | "fehler" => F::Errors,
        "resolve"
        | "time to resolve"
        | "minutes to resolve"
        | "resolution time"
        | "lösung"
        | "lösungszeit"
        | "zeit bis zur lösung" => F::Resolve,
        "sentiment" | "mood" | "stimmung" => F::Sentiment,
        "note" | "notes" | "comment" | "comments" | "notiz" | "notizen" | "anmerkung"
        | "anmerkungen" | "bemerkung" => F::Note,
        name => F::Kind(category(name)?),
    })
}

/// The category of that name.
pub(super) fn category(name: &str) -> Option<Category> {
    Some(match normal(name).as_str() {
        "deployments" | "deployment" | "releases" | "release" | "auslieferungen"
        | "auslieferung" => Category::Deployments,
        "restarts" | "restart" | "neustarts" | "neustart" => Category::Restarts,
        "alerts" | "alert" | "alarme" | "alarm" => Category::Alerts,
        "scaling" | "capacity" | "skalierung" | "kapazität" => Category::Scaling,
        "data fixes" | "data fix" | "datenkorrekturen" | "datenkorrektur" => Category::DataFixes,
        "requests"
        | "request"
        | "access"
        | "support"
        | "access and support requests"
        | "anfragen"
        | "anfrage"
        | "zugänge" => Category::Requests,
        "certificates" | "certificate" | "zertifikate" | "zertifikat" => Category::Certificates,
        "reporting" | "reports" | "berichte" | "berichtswesen" => Category::Reporting,
        "other" | "others" | "sonstiges" | "andere" | "anderes" => Category::Other,
        _ => return None,
    })
}

/// The criterion of that name.
pub(super) fn criterion(name: &str) -> Option<Criterion> {
    Some(match normal(name).as_str() {
        "manual" | "manuell" | "von hand" => Criterion::Manual,
        "repetitive" | "wiederholt" | "wiederkehrend" => Criterion::Repetitive,
        "automatable" | "automatisierbar" => Criterion::Automatable,
        "tactical" | "reactive" | "taktisch" | "reaktiv" => Criterion::Tactical,
        "no enduring value" | "ohne bleibenden wert" | "kein bleibender wert" => {
            Criterion::NoEnduringValue
        }
        "grows with service"
        | "grows with the service"
        | "wächst mit dem dienst"
        | "wächst mit" => Criterion::GrowsWithService,
        _ => return None,
    })
}

/// The rung of that name or number.
pub(super) fn level(name: &str) -> Option<Level> {
    Some(match normal(name).as_str() {
        "manual" | "1" | "manuell" | "von hand" => Level::Manual,
        "documented" | "2" | "dokumentiert" => Level::Documented,
        "semi automated" | "semiautomated" | "3" | "halbautomatisch" | "teilautomatisiert" => {
            Level::SemiAutomated
        }
        "automated" | "4" | "automatisiert" | "automatisch" => Level::Automated,
        "self healing" | "5" | "selbstheilend" => Level::SelfHealing,
        _ => return None,
    })
}

/// The caveat of that name.
pub(super) fn caveat(name: &str) -> Option<Caveat> {
    Some(match normal(name).as_str() {
        "changes often" | "ändert sich oft" => Caveat::ChangesOften,
        "needs judgement" | "needs judgment" | "braucht urteil" | "braucht abwägung" => {
            Caveat::NeedsJudgement
        }
        "unguarded security" | "ungesicherte sicherheitsentscheidung" => Caveat::UnguardedSecurity,
        _ => return None,
    })
}

/// How a week is known, by that name.
pub(super) fn source(name: &str) -> Option<Source> {
    Some(match normal(name).as_str() {
        "survey" | "umfrage" | "befragung" => Source::Survey,
        "log" | "time log" | "protokoll" | "zeiterfassung" => Source::Log,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_keys_are_known() {
        for it in Category::ALL {
            assert_eq!(category(it.key()), Some(it));
        }
        for it in Criterion::ALL {
            assert_eq!(criterion(it.key()), Some(it));
        }
        for it in Level::ALL {
            assert_eq!((level(it.key()), level(&it.rung().to_string())), (Some(it), Some(it)));
        }
        for it in Caveat::ALL {
            assert_eq!(caveat(it.key()), Some(it));
        }
    }

    #[test]
    fn a_column_of_counts_may_name_its_period() {
        let check = |name: &str, expected| {
            let (word, _) = parted(name);
            assert_eq!(activity_field(&word), expected, "{name}");
        };
        let by = |period| Some(ActivityField::CountPer(period));
        for name in [
            "per week",
            "pro Woche",
            "Times a week",
            "mal pro Woche",
            "Häufigkeit (pro Woche)",
            "/week",
        ] {
            check(name, by(Period::Week));
        }
        check("Count per day", by(Period::Day));
        check("je Monat", by(Period::Month));
        check("how often per quarter", by(Period::Quarter));
        check("Anzahl/Jahr", by(Period::Year));
        check("Growth per year", Some(ActivityField::Growth));
        check("per", Some(ActivityField::Per));
        for name in ["week", "hours per week", "Kosten pro Jahr", "Stunden je Woche"] {
            check(name, None);
        }
    }

    #[test]
    fn a_column_may_name_its_unit() {
        let check = |name, word: &str, unit| assert_eq!(parted(name), (word.to_owned(), unit));
        check("Interruption (min)", "interruption", Some(LengthUnit::Minutes));
        check("Toil hours", "toil", Some(LengthUnit::Hours));
        check("Hours per error", "hours per error", Some(LengthUnit::Hours));
        check("Dauer [s]", "dauer", Some(LengthUnit::Seconds));
        check("minutes", "minutes", Some(LengthUnit::Minutes));
        check("", "", None);
    }
}
