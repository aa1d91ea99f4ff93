//! What goes on the wall one after the other: the parts of the agenda, a section at a time.

use afterword_core::postmortem::SectionKey;
use afterword_core::present::Slide;
use afterword_core::wording::Wording;
use yew::AttrValue;

use crate::postmortem::place::Headings;
use crate::words::word;

/// One thing on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Screen {
    /// The part of the agenda that it belongs to, by position.
    pub(super) part: usize,
    pub(super) shows: Shows,
}

/// What is on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// What it is about, and the agenda.
    Opening,
    /// A section of the document.
    Section(SectionKey),
    /// What is measured.
    Metrics,
    /// What comes after the meeting.
    WrapUp,
}

/// The screens of an agenda. Numbers come after what they are about.
pub(super) fn screens(slides: &[Slide], has_metrics: bool) -> Vec<Screen> {
    let mut screens = Vec::new();
    for (part, slide) in slides.iter().enumerate() {
        let mut add = |shows| screens.push(Screen { part, shows });
        match slide.part.as_str() {
            "opening" => add(Shows::Opening),
            "wrap-up" => add(Shows::WrapUp),
            part => {
                slide.sections.iter().for_each(|it| add(Shows::Section(it.clone())));
                if part == "summary" && has_metrics {
                    add(Shows::Metrics);
                }
            }
        }
    }
    screens
}

impl Screen {
    /// What stands above it.
    pub(super) fn heading(
        &self,
        slides: &[Slide],
        headings: &Headings,
        words: &Wording,
    ) -> AttrValue {
        match &self.shows {
            Shows::Section(key) => headings.get(Some(key)),
            Shows::Metrics => AttrValue::Static(word::METRICS.text()),
            Shows::Opening | Shows::WrapUp => {
                slides.get(self.part).map(|it| it.heading(words)).unwrap_or_default().into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slide(part: &str, sections: &[SectionKey]) -> Slide {
        Slide { part: part.to_owned(), sections: sections.to_vec(), starts: 0, minutes: 5 }
    }

    #[test]
    fn each_section_has_the_wall_to_itself() {
        let slides = [
            slide("opening", &[]),
            slide("summary", &[SectionKey::Summary, SectionKey::Impact]),
            slide("actions", &[SectionKey::Actions]),
            slide("wrap-up", &[]),
        ];
        let shown: Vec<(usize, Shows)> =
            screens(&slides, true).into_iter().map(|it| (it.part, it.shows)).collect();
        let expected = [
            (0, Shows::Opening),
            (1, Shows::Section(SectionKey::Summary)),
            (1, Shows::Section(SectionKey::Impact)),
            (1, Shows::Metrics),
            (2, Shows::Section(SectionKey::Actions)),
            (3, Shows::WrapUp),
        ];
        assert_eq!(shown, expected);
        assert_eq!(screens(&slides, false).len(), 5);
    }
}
