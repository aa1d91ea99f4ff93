//! Tables, cell by cell.

use afterword_core::prose::{Kind, Node, Side};

use super::Writer;

impl Writer {
    pub(super) fn table(&mut self, rows: &[Node]) {
        if !rows.iter().all(is_row) {
            return self.blocks(rows);
        }
        let table = &self.dialect.table;
        self.begin(table.begin);
        for row in rows {
            let Node::Element { kind, children, .. } = row else { continue };
            let is_head = *kind == Kind::TableHead;
            self.out += table.row;
            for cell in children {
                self.cell(if is_head { table.head_cell } else { table.cell }, cell);
            }
            self.out += if is_head { table.head_end } else { table.row_end };
        }
        self.out += table.end;
        if self.out.ends_with('\n') {
            self.out.pop();
        }
    }

    fn cell(&mut self, mark: &str, cell: &Node) {
        let Node::Element { kind: Kind::TableCell(side), children, .. } = cell else { return };
        self.out += mark;
        self.out += match side {
            Side::Start => "",
            Side::Middle => self.dialect.table.middle,
            Side::End => self.dialect.table.right,
        };
        self.block = self.out.len();
        self.is_in_cell = true;
        self.words(children);
        self.is_in_cell = false;
        if self.out.len() == self.block {
            // Two marks side by side would be another mark.
            self.out.push(' ');
        }
        self.out += self.dialect.table.cell_end;
    }
}

fn is_row(node: &Node) -> bool {
    let is_cell = |it: &Node| matches!(it, Node::Element { kind: Kind::TableCell(_), .. });
    match node {
        Node::Element { kind: Kind::TableHead | Kind::TableRow, children, .. } => {
            !children.is_empty() && children.iter().all(is_cell)
        }
        _ => false,
    }
}
