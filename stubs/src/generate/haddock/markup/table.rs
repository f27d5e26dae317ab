//! Tables, drawn with lines of characters as Haddock's grid tables are.

use std::fmt::Write;

use super::on_one_line;
use crate::generate::haddock::markdown::Run;

/// The lines of a table.
pub(super) fn drawn(rows: &[Vec<Vec<Run>>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return Vec::new();
    }
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mut cells: Vec<_> = row.iter().map(|cell| on_one_line(cell)).collect();
            cells.resize(columns, String::new());
            cells
        })
        .collect();
    let width = |column: usize| {
        let widths = cells.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..columns).map(width).collect();
    let border = |line: &str| {
        let columns = widths.iter().map(|width| line.repeat(width + 2));
        format!("+{}+", columns.collect::<Vec<_>>().join("+"))
    };
    let mut lines = vec![border("-")];
    for (number, row) in cells.iter().enumerate() {
        let mut line = String::from("|");
        for (cell, width) in row.iter().zip(&widths) {
            let space = " ".repeat(width - cell.chars().count());
            // Writing to a string does not fail.
            let _ = write!(line, " {cell}{space} |");
        }
        lines.push(line);
        lines.push(border(if number == 0 && cells.len() > 1 {
            "="
        } else {
            "-"
        }));
    }
    lines
}
