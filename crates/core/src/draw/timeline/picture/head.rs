//! What stands above the scale: how long there was impact, what was quiet, and the moments as flags.

use super::super::super::measure::{Style, width, wrap};
use super::super::super::{Form, Group, Ink, Path, Shape, Stroke, Text, rows};
use super::super::facts::{clock, moment_name, quiet};
use super::super::label;
use super::{MARGIN, SMALL, Sheet, upright};
use crate::postmortem::MomentKey;
use crate::time::{Instant, human};

const FLAG_ROW: f64 = 24.0;
const NOTE_ROW: f64 = 17.0;

pub(super) const FLAG: Style = Style { size: SMALL, bold: true };

/// The cloth of a flag, its pole aside.
fn draw_flag(group: &mut Group, x: f64, y: f64, text: String) {
    let width = (width(&text, FLAG) + 12.0).ceil();
    let cloth = Path::from(x, y).to(x + width, y).to(x + width, y + 18.0).to(x, y + 18.0).close();
    group.push(Shape::filled(Form::Path(cloth.finish()), Ink::Selected));
    group.push(upright(x, y, y + 18.0, Stroke::new(Ink::Accent, 2.0)));
    group.push(Text::new(x + 7.0, y + 13.0, SMALL, text).ink(Ink::Accent).bold());
}

impl Sheet<'_> {
    /// The moments: flags in as many rows as keep them apart, with poles down to the scale.
    pub(super) fn flags(&mut self) {
        let flag = |(key, at): &(&MomentKey, Instant)| {
            let (shown, label) = self.flag(key, *at);
            (self.place(at.timestamp()), key.key().to_owned(), shown, label)
        };
        let flags: Vec<_> = self.facts.moments.iter().map(flag).collect();
        let spans: Vec<(f64, f64)> =
            flags.iter().map(|(x, _, shown, _)| (*x, x + width(shown, FLAG) + 24.0)).collect();
        let rows = rows::pack(&spans);
        let n_rows = rows.iter().max().map_or(0, |it| it + 1);
        let foot = self.y + n_rows as f64 * FLAG_ROW;
        for ((x, id, shown, label), row) in flags.into_iter().zip(rows) {
            let y = self.y + row as f64 * FLAG_ROW;
            let mut group = Group { id, label, ..Group::new("moment") };
            draw_flag(&mut group, x, y, shown);
            self.items.push(group);
            self.poles.push((x, y));
        }
        self.y = foot + 10.0;
    }

    /// What a flag says, as far as there is room for it, and in full.
    pub(super) fn flag(&self, key: &MomentKey, at: Instant) -> (String, String) {
        let text = format!("{} {}", moment_name(key, self.words), clock(at));
        (wrap(&text, FLAG, label::ROOM - 24.0, 1).concat(), text)
    }

    /// How long it was quiet in each fold, and how long there was impact.
    pub(super) fn notes(&mut self) {
        let mut notes: Vec<(f64, String, Ink)> = Vec::new();
        if let Some((from, to)) = self.facts.impact {
            let text = self.words.fill("impact-of", &human(to - from));
            notes.push((self.place(from.timestamp()) + 6.0, text, Ink::Bad));
        }
        for fold in self.scale.folds() {
            let text = quiet(fold.seconds(), self.words);
            let middle = self.left + fold.at + fold.room / 2.0;
            let half = width(&text, Style::regular(SMALL)) / 2.0;
            notes.push(((middle - half).max(MARGIN), text, Ink::InkFaint));
        }
        let spans: Vec<(f64, f64)> = notes
            .iter()
            .map(|(x, text, _)| (*x, x + width(text, Style::regular(SMALL)) * 1.08 + 10.0))
            .collect();
        let rows = rows::pack(&spans);
        let n_rows = rows.iter().max().map_or(0, |it| it + 1);
        self.top = self.y;
        let mut group = Group::new("notes");
        for ((x, text, ink), row) in notes.into_iter().zip(rows) {
            let y = self.y + (row + 1) as f64 * NOTE_ROW - 4.0;
            group.push(Text::new(x, y, SMALL, text).ink(ink));
        }
        self.y += n_rows as f64 * NOTE_ROW + 8.0;
        self.items.push(group);
    }
}
