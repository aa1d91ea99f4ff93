//! A meeting that goes on: what is on the wall, what comes next, and the clock.

use std::rc::Rc;

use afterword_core::present::Slide;
use afterword_core::time::Instant;

use super::clock::Clock;
use super::screens::{Screen, screens};

/// A meeting that has begun. Its agenda stays as it was then; what is on the wall is the document as it is now.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meeting {
    pub(super) slides: Rc<[Slide]>,
    pub(super) screens: Rc<[Screen]>,
    /// How long it may be.
    pub(super) minutes: u32,
    /// What is on the wall, by position.
    pub(super) at: usize,
    pub(super) clock: Clock,
}

impl Meeting {
    /// Begins with the first screen, now.
    pub(super) fn begin(slides: Vec<Slide>, minutes: u32, has_metrics: bool, now: Instant) -> Self {
        let screens = screens(&slides, has_metrics);
        let clock = Clock::begin(slides.len(), now);
        Self { slides: slides.into(), screens: screens.into(), minutes, at: 0, clock }
    }

    /// The screen that is on the wall, and the part of the agenda that it belongs to. An agenda has an opening at least.
    pub(super) fn shown(&self) -> Option<(&Screen, &Slide)> {
        let screen = self.screens.get(self.at)?;
        Some((screen, self.slides.get(screen.part)?))
    }

    /// What comes after that.
    pub(super) fn next(&self) -> Option<&Screen> {
        self.screens.get(self.at + 1)
    }

    /// Whether nothing comes after what is on the wall.
    pub(super) fn is_at_end(&self) -> bool {
        self.at + 1 >= self.screens.len()
    }

    /// Puts the screen `at` on the wall, or the last one where there are fewer.
    pub(super) fn turn_to(&mut self, at: usize, now: Instant) {
        self.at = at.min(self.screens.len().saturating_sub(1));
        let part = self.screens.get(self.at).map_or(0, |it| it.part);
        self.clock.turn_to(part, now);
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{Edit, TextField};
    use afterword_core::present::agenda;
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn the_clock_follows_the_wall_and_no_step_leads_out_of_it() {
        let now: Instant = "2026-11-14T12:00:00Z".parse().unwrap();
        let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        for field in [TextField::Summary, TextField::Lessons] {
            postmortem.apply(Edit::Text(field, "Text".into())).unwrap();
        }
        let mut meeting = Meeting::begin(agenda(&postmortem, 30), 30, false, now);
        assert_eq!(meeting.shown().map(|it| it.1.part.as_str()), Some("opening"));
        meeting.turn_to(1, now + TimeDelta::minutes(2));
        assert_eq!(meeting.clock.spent(now + TimeDelta::minutes(3)), TimeDelta::minutes(1));
        meeting.turn_to(usize::MAX, now + TimeDelta::minutes(3));
        assert!(meeting.is_at_end());
        assert_eq!(meeting.next(), None);
        assert_eq!(meeting.shown().map(|it| it.1.part.as_str()), Some("wrap-up"));
    }
}
