//! A model as a table, in and out: one row a capability with a column for each level, or one row a statement with its level.

mod cell;
mod columns;
mod write;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::draft::{Draft, Names, slug};
use super::note::{FileNote, ModelError};
use super::read::{ModelRead, Origin};
use crate::csv::{Row, Table};
use crate::error::{At, ReadError, Trouble};
use columns::{Column, Field};

pub use write::{left_out_of_csv, write_csv};

/// No table has more rows.
const MOST_ROWS: usize = 10_000;

/// Whether `table` is one of capabilities, by the names of its columns.
pub(super) fn is_model(table: &Table) -> bool {
    let columns = columns::of(table);
    let has = |field| columns.iter().any(|it| it.field == Some(field));
    let n_levels = columns.iter().filter(|it| matches!(it.field, Some(Field::Of(_)))).count();
    has(Field::Capability) && (n_levels > 1 || has(Field::Level) && has(Field::Statement))
}

/// The model that the table of the file called `name` is.
pub(super) fn read(name: &str, table: &Table) -> Result<ModelRead, ModelError> {
    let columns = columns::of(table);
    if !is_model(table) {
        let message = "expected a line that names columns: Capability, and either Level 1, Level 2 and so on or Level and Statement";
        return Err(ReadError::at(table.header.line, 1, message).of(Trouble::Columns).into());
    }
    if table.rows.len() > MOST_ROWS {
        let message = format!("the table has more than the limit of {MOST_ROWS} rows");
        return Err(ReadError::at(table.rows[MOST_ROWS].line, 1, message).into());
    }
    let mut reading = Reading::of(&columns);
    table.rows.iter().for_each(|it| reading.row(it));
    reading.model(name, table)
}

/// A capability, as far as its rows say it.
struct Part {
    line: usize,
    dimension: usize,
    id: Option<String>,
    members: Map<String, Value>,
    /// What is said of which level, in the order of the rows.
    said: Vec<(u8, String, usize)>,
    depends: Vec<(String, usize)>,
    columns: Map<String, Value>,
}

struct Area {
    name: String,
    id: Option<String>,
    weight: Option<Value>,
    line: usize,
}

struct Reading<'c> {
    columns: &'c [Column],
    areas: Vec<Area>,
    area_of: BTreeMap<String, usize>,
    parts: Vec<Part>,
    part_of: BTreeMap<(usize, String), usize>,
    draft: Draft,
}

impl<'c> Reading<'c> {
    fn of(columns: &'c [Column]) -> Self {
        let mut draft = Draft::default();
        for it in columns.iter().filter(|it| it.field.is_none()) {
            let text = "the column “{name}” is not known here, and what it says is kept";
            draft.notes.push(FileNote::new("column", text, &[("name", &it.name)]));
        }
        Self {
            columns,
            areas: Vec::new(),
            area_of: BTreeMap::new(),
            parts: Vec::new(),
            part_of: BTreeMap::new(),
            draft,
        }
    }

    fn note(
        &mut self,
        line: usize,
        key: &'static str,
        text: &str,
        values: &[(&'static str, &dyn std::fmt::Display)],
    ) {
        let note = FileNote::new(key, text, values).at("", At { line, column: 1 });
        self.draft.notes.push(note);
    }

    fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let column = self.columns.iter().position(|it| it.field == Some(field));
        column.map_or("", |at| row.cell(at).trim())
    }

    fn row(&mut self, row: &Row) {
        if row.cells.iter().all(|it| it.trim().is_empty()) {
            return;
        }
        let Some(area) = self.area(row) else {
            let text = "this row has no dimension, and none stands above it: it is left out";
            return self.note(row.line, "row-bare", text, &[]);
        };
        let Some(at) = self.part(row, area) else {
            let text = "this row has no capability: it is left out";
            return self.note(row.line, "row-nameless", text, &[]);
        };
        self.statement(row, at);
        for (n, column) in self.columns.iter().enumerate() {
            let cell = row.cell(n).trim();
            if cell.is_empty() {
                continue;
            }
            let is_read = match column.field {
                Some(field) => self.take(at, row, field, cell),
                None => false,
            };
            if !is_read {
                if column.field.is_some() {
                    let values: [(&'static str, &dyn std::fmt::Display); 2] =
                        [("text", &cell), ("name", &column.name)];
                    let text = "“{text}” can't be understood under “{name}”, and is kept";
                    self.note(row.line, "cell", text, &values);
                }
                self.parts[at].columns.insert(column.name.clone(), cell.into());
            }
        }
        for it in row.cells.iter().skip(self.columns.len()).filter(|it| !it.trim().is_empty()) {
            let text = "“{text}” stands beyond the named columns, and is left out";
            self.note(row.line, "cell-beyond", text, &[("text", it)]);
        }
    }

    /// The dimension of a row; of a row without one, that of the row above.
    fn area(&mut self, row: &Row) -> Option<usize> {
        let name = self.cell(row, Field::Dimension);
        let has_column = self.columns.iter().any(|it| it.field == Some(Field::Dimension));
        if name.is_empty() && has_column {
            return self.areas.len().checked_sub(1);
        }
        let name = if has_column { name } else { "All" };
        let known = self.area_of.get(name).copied();
        Some(known.unwrap_or_else(|| {
            let (name, line) = (name.to_owned(), row.line);
            self.areas.push(Area { name: name.clone(), id: None, weight: None, line });
            self.area_of.insert(name, self.areas.len() - 1);
            self.areas.len() - 1
        }))
    }

    /// The capability of a row: a new one, or the one above that the row says more of.
    fn part(&mut self, row: &Row, dimension: usize) -> Option<usize> {
        let name = self.cell(row, Field::Capability);
        let is_long = self.columns.iter().any(|it| it.field == Some(Field::Statement));
        if name.is_empty() {
            return self.parts.len().checked_sub(1).filter(|_| is_long);
        }
        let id = self.cell(row, Field::Id);
        let key = (dimension, if id.is_empty() { name } else { id }.to_owned());
        if let Some(at) = self.part_of.get(&key).copied() {
            if is_long {
                return Some(at);
            }
            let text = "“{name}” is there already, on line {line}: both are kept";
            let line = self.parts[at].line;
            self.note(row.line, "row-twice", text, &[("name", &name), ("line", &line)]);
        }
        self.parts.push(Part {
            line: row.line,
            dimension,
            id: None,
            members: Map::from_iter([("name".to_owned(), Value::from(name))]),
            said: Vec::new(),
            depends: Vec::new(),
            columns: Map::new(),
        });
        self.part_of.insert(key, self.parts.len() - 1);
        Some(self.parts.len() - 1)
    }

    /// What a row of one statement says.
    fn statement(&mut self, row: &Row, at: usize) {
        let (level, text) = (self.cell(row, Field::Level), self.cell(row, Field::Statement));
        if level.is_empty() && text.is_empty() {
            return;
        }
        match (cell::level(level), text) {
            (Some(level), text) if !text.is_empty() => {
                self.parts[at].said.push((level, text.to_owned(), row.line));
            }
            _ => {
                let values: [(&'static str, &dyn std::fmt::Display); 2] =
                    [("level", &level), ("text", &text)];
                let text = "expected a level and what is true there, found “{level}” and “{text}”: this is left out";
                self.note(row.line, "row-level", text, &values);
            }
        }
    }

    /// Puts a cell where it belongs; whether it was understood.
    fn take(&mut self, at: usize, row: &Row, field: Field, text: &str) -> bool {
        let part = &mut self.parts[at];
        let mut put = |key: &str, value: Option<Value>| {
            let is_read = value.is_some();
            part.members.extend(value.map(|it| (key.to_owned(), it)));
            is_read
        };
        match field {
            Field::Dimension | Field::Capability | Field::Level | Field::Statement => true,
            Field::Of(level) => {
                part.said.push((level, text.to_owned(), row.line));
                true
            }
            Field::Question => put("question", Some(text.into())),
            Field::Weight => put("weight", cell::number(text)),
            Field::Evidence => put("evidence", Some(cell::listed(text).into())),
            Field::References => put("references", Some(cell::listed(text).into())),
            Field::Effort => put("effort", cell::size(text)),
            Field::Benefit => put("benefit", cell::size(text)),
            Field::EffortHours | Field::BenefitHours => {
                let Some(guess) = cell::guess(text) else { return false };
                let name = if field == Field::EffortHours { "effort" } else { "benefit" };
                let hours = part.members.entry("hours").or_insert_with(|| json!({}));
                hours[name] = guess;
                true
            }
            Field::Depends => {
                part.depends.extend(cell::listed(text).into_iter().map(|it| (it, row.line)));
                true
            }
            Field::Id => {
                part.id = Some(text.to_owned());
                true
            }
            Field::DimensionId => {
                let dimension = part.dimension;
                self.areas[dimension].id = Some(text.to_owned());
                true
            }
            Field::DimensionWeight => {
                let dimension = part.dimension;
                let weight = cell::number(text);
                let is_read = weight.is_some();
                self.areas[dimension].weight = weight;
                is_read
            }
        }
    }

    fn model(mut self, file: &str, table: &Table) -> Result<ModelRead, ModelError> {
        let named = self.columns.iter().filter_map(|it| match it.field {
            Some(Field::Of(level)) => Some((level, it.level_name.as_str())),
            _ => None,
        });
        let names: BTreeMap<u8, &str> = named.collect();
        let said = self.parts.iter().flat_map(|it| it.said.iter().map(|it| it.0));
        let highest = said.chain(names.keys().copied()).max().unwrap_or_default();
        let level = |n: u8| {
            let name = names.get(&n).filter(|it| !it.is_empty());
            json!({"name": name.map_or_else(|| format!("Level {n}"), |it| (*it).to_owned())})
        };
        let levels: Vec<Value> = (1..=highest).map(level).collect();
        let mut ids = Names::default();
        let all: Vec<String> = self
            .parts
            .iter()
            .map(|it| match &it.id {
                Some(id) => id.clone(),
                None => ids.of(it.members["name"].as_str().unwrap_or_default()),
            })
            .collect();
        let mut by_name: BTreeMap<String, String> = BTreeMap::new();
        for (part, id) in self.parts.iter().zip(&all) {
            let name = part.members["name"].as_str().unwrap_or_default().to_lowercase();
            by_name.entry(name).or_insert_with(|| id.clone());
        }
        for id in &all {
            by_name.insert(id.to_lowercase(), id.clone());
        }
        let mut area_names = Names::default();
        let mut dimensions: Vec<Value> = Vec::new();
        for (n, area) in self.areas.iter().enumerate() {
            let id = area.id.clone().unwrap_or_else(|| area_names.of(&area.name));
            let mut dimension = json!({"id": id, "name": area.name, "capabilities": []});
            if let Some(weight) = &area.weight {
                dimension["weight"] = weight.clone();
            }
            let at = At { line: area.line, column: 1 };
            self.draft.came(format!("dimensions[{n}]"), "", at);
            dimensions.push(dimension);
        }
        for (part, id) in std::mem::take(&mut self.parts).into_iter().zip(all) {
            let (dimension, line) = (part.dimension, part.line);
            let value = self.capability(part, id, highest, &by_name);
            if let Some(capabilities) = dimensions[dimension]["capabilities"].as_array_mut() {
                let path = format!("dimensions[{dimension}].capabilities[{}]", capabilities.len());
                self.draft.came(path, "", At { line, column: 1 });
                capabilities.push(value);
            }
        }
        self.draft.came("", "", At { line: table.header.line, column: 1 });
        let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = name.rsplit_once('.').map_or(name, |it| it.0).trim();
        let name = if name.is_empty() { "Model" } else { name };
        let value = json!({
            "id": slug(name), "version": "1", "name": name, "levels": levels, "dimensions": dimensions,
        });
        self.draft.model(&value, Origin::Csv)
    }

    fn capability(
        &mut self,
        part: Part,
        id: String,
        highest: u8,
        by_name: &BTreeMap<String, String>,
    ) -> Value {
        let mut members = part.members;
        members.insert("id".to_owned(), id.into());
        let mut statements = vec![String::new(); usize::from(highest)];
        let mut is_rubric = true;
        for (level, text, _) in &part.said {
            let place = &mut statements[usize::from(*level) - 1];
            is_rubric &= place.is_empty();
            place.clone_from(text);
        }
        if is_rubric {
            members.insert("statements".to_owned(), statements.into());
        } else {
            // Several things are asked at one level, so each is answered by itself.
            let items = (1_usize..).zip(&part.said);
            let items =
                items.map(|(n, it)| json!({"id": n.to_string(), "level": it.0, "text": it.1}));
            members.insert("items".to_owned(), items.collect());
        }
        let mut depends = Vec::new();
        for (text, line) in &part.depends {
            match cell::dependency(text, |name| by_name.get(&name.to_lowercase()).cloned()) {
                Some(it) => depends.push(it),
                None => {
                    let text_of = "“{text}” is no capability with its level: this is left out";
                    self.note(*line, "row-depends", text_of, &[("text", text)]);
                }
            }
        }
        if !depends.is_empty() {
            members.insert("depends".to_owned(), depends.into());
        }
        if !part.columns.is_empty() {
            members.insert("columns".to_owned(), part.columns.into());
        }
        Value::Object(members)
    }
}
