//! Columns: periods one behind the other, above an axis of time.

use super::axis::Axis;
use super::mark::{Lane, Sign};
use super::model::{Columns, Slot, values};
use super::sheet::{SMALL, Sheet};
use crate::draw::{Anchor, Group, Ink, Text};
use crate::trends::Period;

impl Sheet<'_> {
    pub(super) fn columns(&mut self, columns: &Columns) {
        let (first, last) = (columns.slots.first(), columns.slots.last());
        let Some((first, last)) = first.zip(last) else { return };
        let range = Period::new(first.0.from, last.0.until);
        let values = values(columns.slots.iter().map(|it| &it.1));
        let plane = self.plane(columns.unit, &values, range, columns.step, 0.0);
        for (period, slot) in &columns.slots {
            let (from, until) = (plane.x(period.from), plane.x(period.until));
            let breadth = ((until - from) * 0.7).clamp(1.0, 44.0).min((until - from).max(0.5));
            let (ends, middle) = ((plane.bottom, plane.top), (from + until) / 2.0);
            let lane = Lane { ends, middle, breadth, is_upright: true };
            self.column(slot, &lane, &plane.axis);
        }
    }

    fn column(&mut self, slot: &Slot, lane: &Lane, axis: &Axis) {
        let mut group = Group { label: slot.label.clone(), ..Group::new("slot") };
        let figure = Self::figure(slot, lane, axis);
        // Where a number stands in a bar, its interval is drawn beside the number.
        let aside = if figure.is_some() { lane.breadth * 0.22 } else { 0.0 };
        let beside = Lane { middle: lane.middle + aside, ..*lane };
        for mark in &slot.marks {
            let is_whisker = mark.sign == Sign::Whisker;
            // In a row of hairs, caps would be all that is seen.
            if !is_whisker || lane.breadth >= 5.0 {
                let lane = if is_whisker { &beside } else { lane };
                lane.draw(&mut group, axis, *mark);
            }
        }
        group.items.extend(figure.map(Into::into));
        self.items.push(group);
    }

    /// The number at the foot of a bar, if there is room for it.
    fn figure(slot: &Slot, lane: &Lane, axis: &Axis) -> Option<Text> {
        let bar = slot.marks.iter().find(|it| matches!(it.sign, Sign::Bar | Sign::Part))?;
        let has_whisker = slot.marks.iter().any(|it| it.sign == Sign::Whisker);
        let (room, x) = if has_whisker {
            (lane.breadth * 0.62, lane.middle - lane.breadth * 0.18)
        } else {
            (lane.breadth, lane.middle)
        };
        let is_high = lane.ends.0 - lane.place(axis, bar.to) >= 17.0;
        let text = Text::new(x, lane.ends.0 - 4.0, SMALL, &slot.figure).anchor(Anchor::Middle);
        let fits = text.width() + 3.0 <= room && (is_high || bar.to == 0.0);
        fits.then(|| if bar.to == 0.0 { text.ink(Ink::InkFaint) } else { text })
    }
}
