//! Contributing factors: the items of the lists below their heading.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::postmortem::Factor;

use super::super::{Confidence, What};
use super::Reader;
use super::items::{self, Piece};
use super::split::Part;

impl Reader<'_> {
    /// Each item becomes a factor; prose between them is kept.
    pub(super) fn read_factors(&mut self, part: &Part<'_>) {
        let mut notes: Vec<&str> = Vec::new();
        for piece in items::pieces(&part.lines) {
            match piece {
                Piece::Item(item) if self.may_go_on() => {
                    let rest = item.rest();
                    let text = if rest.is_empty() {
                        item.lead()
                    } else {
                        format!("{}\n\n{rest}", item.lead())
                    };
                    let factor = Factor::new(self.ids.at(item.line).id(), text);
                    let what = What::Factor(factor.id);
                    let lines = (item.line, item.last_line);
                    self.preview.recognise_lines(what, lines, Confidence::Medium, &item.lead());
                    self.preview.document.factors.push(Rc::new(factor));
                }
                Piece::Item(item) => notes.extend(item.lead.into_iter().chain(item.rest)),
                Piece::Group { line, .. } | Piece::Row(line) | Piece::Other(line) => {
                    notes.push(line.text);
                }
            }
        }
        self.keep_notes(part, &notes);
    }
}
