//! Lines that a machine wrote, pasted between the lines of a person.

const LEVELS: [&str; 10] =
    ["TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL", "PANIC"];
const OPENINGS: [&str; 8] = [
    "error:",
    "warning:",
    "fatal:",
    "panic:",
    "error[",
    "Traceback (",
    "Exception in",
    "Caused by:",
];

/// Whether `line`, without the mark of a list, looks like output of a program.
pub(super) fn is_log_line(line: &str) -> bool {
    let line = line.trim();
    OPENINGS.iter().any(|it| line.starts_with(it))
        || has_level(line)
        || is_stack_frame(line)
        || line.split_ascii_whitespace().take(8).filter(|it| is_pair(it)).count() >= 2
}

/// `[W 180220 15:32:35 web:1588]`, `2018-02-20T15:32:35Z ERROR …`: a level with nothing but times and names in brackets before it.
fn has_level(line: &str) -> bool {
    let mut is_dated = false;
    for (at, word) in line.split_ascii_whitespace().take(5).enumerate() {
        let bare = word.trim_matches(|it: char| !it.is_ascii_alphanumeric());
        let is_letter = bare.len() == 1 && bare.starts_with(|it: char| it.is_ascii_uppercase());
        let is_letter_of_level = at == 0 && word.starts_with('[') && is_letter;
        if LEVELS.contains(&bare) || is_letter_of_level {
            return is_dated || at > 0 || word != bare || is_letter_of_level;
        }
        let is_time =
            bare.starts_with(|it: char| it.is_ascii_digit()) && bare.contains([':', '-', '.', '/']);
        if !is_time && !word.starts_with('[') {
            return false;
        }
        is_dated |= is_time;
    }
    false
}

fn is_stack_frame(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("at ").or_else(|| line.strip_prefix("File \"")) else {
        return false;
    };
    !rest.contains(' ') && rest.ends_with(')') || rest.contains("\", line ")
}

/// `level=error`, `msg="x"`.
fn is_pair(word: &str) -> bool {
    word.split_once('=').is_some_and(|(key, value)| {
        !key.is_empty()
            && !value.is_empty()
            && key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_and_people_are_told_apart() {
        for line in [
            "[W 180220 15:32:35 web:1588] 500 GET /build",
            "2018-02-20T15:32:35Z ERROR failed to lock",
            "[2018-02-20 15:32:35] WARN: slow",
            "level=error msg=\"failed to open\"",
            "error: failed to download from x",
            "  at main(app.js:12)",
            "File \"app.py\", line 12, in run",
        ] {
            assert!(is_log_line(line), "{line}");
        }
        for line in [
            "12:28 UTC – A member of the community notified the team",
            "2018-02-20 15:32 the error rate fell",
            "INFO was the level that we had set",
            "at 12:30 (UTC)",
            "Errors stopped.",
            "",
        ] {
            assert!(!is_log_line(line), "{line}");
        }
    }
}
