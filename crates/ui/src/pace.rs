//! How something that is timed stands against the time that it has.

use chrono::TimeDelta;

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// There is time.
    InTime,
    /// It should come to an end.
    Soon,
    /// It takes longer.
    Over,
}

impl Pace {
    /// How it stands when `left` of `whole` is left: it should come to an end when the last fifth runs, or the last `at_least`.
    pub(crate) fn of(whole: TimeDelta, left: TimeDelta, at_least: TimeDelta) -> Self {
        match left {
            left if left <= TimeDelta::zero() => Self::Over,
            left if left <= (whole / 5).max(at_least) => Self::Soon,
            _ => Self::InTime,
        }
    }

    /// Its name in the style sheet.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::Soon => "soon",
            Self::Over => "over",
        }
    }
}

/// What is left, or how far it is over, as `4:05`: the second that has begun counts.
pub(crate) fn face(left: TimeDelta) -> String {
    let millis = left.num_milliseconds();
    let seconds = if millis > 0 { (millis + 999) / 1_000 } else { -millis / 1_000 };
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_face_shows_what_is_left_and_then_what_is_over() {
        let shown = [7_200_000, 90_000, 89_001, 59_999, 1, 0, -999, -61_000];
        let shown = shown.map(|it| face(TimeDelta::milliseconds(it)));
        assert_eq!(shown, ["120:00", "1:30", "1:30", "1:00", "0:01", "0:00", "0:00", "1:01"]);
    }

    #[test]
    fn the_last_fifth_warns_and_so_does_the_least_that_is_said() {
        let pace = |whole, left| {
            let [whole, left, least] = [whole, left, 10].map(TimeDelta::seconds);
            Pace::of(whole, left, least)
        };
        let in_90 = [19, 18, 1, 0].map(|it| pace(90, it));
        assert_eq!(in_90, [Pace::InTime, Pace::Soon, Pace::Soon, Pace::Over]);
        assert_eq!([11, 10].map(|it| pace(20, it)), [Pace::InTime, Pace::Soon]);
        assert_eq!(pace(0, 0), Pace::Over);
    }
}
