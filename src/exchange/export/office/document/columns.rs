//! Two languages side by side: words in a table of two columns, everything else across the page.

use super::{Column, Writer};
use crate::exchange::export::ExportError;
use crate::exchange::export::pages::{BesideRow, Block, Document, Noted, beside_rows, noted};

/// The width of a column where two languages stand side by side, in twentieths of a point.
const COLUMN: u32 = 4870;

impl Writer {
    /// Writes two books as one: words in a table of two columns, everything else across the page, in one language after the
    /// other.
    pub(super) fn beside(&mut self, first: &Document, second: &Document) -> Result<(), ExportError> {
        let sides = [first, second].map(|document| document.locale.direction().is_right_to_left());
        (self.begins, self.column) = (true, Column::First);
        for (document, side) in [first, second].into_iter().zip(sides) {
            self.is_rtl = side;
            if std::ptr::eq(document, first) {
                self.furniture(document);
            }
            self.front(document);
        }
        self.is_rtl = sides[0];
        self.contents(first);
        let blocks = [noted(&first.blocks), noted(&second.blocks)];
        let mut counts = [(0, 0); 2];
        let mut is_open = false;
        for row in beside_rows(&blocks[0], &blocks[1]) {
            let (is_words, places) = match row {
                BesideRow::Words(one, other) => (true, [one, other]),
                BesideRow::Across(one, other) => (false, [one, other]),
            };
            let found: [Option<&Noted<'_>>; 2] =
                [places[0].and_then(|at| blocks[0].get(at)), places[1].and_then(|at| blocks[1].get(at))];
            let is_fresh = found.iter().flatten().any(|noted| begins_page(noted.block));
            if is_open && (!is_words || is_fresh) {
                self.is_rtl = sides[0];
                self.close_columns();
                is_open = false;
            }
            if is_fresh {
                self.body += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
            }
            if is_words && !is_open {
                self.is_rtl = sides[0];
                self.open_columns();
                is_open = true;
            }
            let all = [first, second].into_iter().zip(sides).zip(found).zip(&mut counts);
            for (at, (((document, side), noted), counts)) in all.enumerate() {
                self.is_rtl = side;
                self.side(document, noted, counts, is_words.then_some(at))?;
            }
        }
        self.is_rtl = sides[0];
        if is_open {
            self.close_columns();
        }
        let section = self.section(false);
        self.body += &section;
        Ok(())
    }

    /// Writes what stands on one side of a row; its place says which cell it fills, none that it stands across the page.
    fn side(
        &mut self,
        document: &Document,
        noted: Option<&Noted<'_>>,
        counts: &mut (u64, u64),
        cell: Option<usize>,
    ) -> Result<(), ExportError> {
        (self.tables, self.pictures) = *counts;
        self.column = if cell == Some(1) { Column::Second } else { Column::First };
        if let Some(at) = cell {
            self.body += if at == 0 { "<w:tr><w:tc>" } else { "<w:tc>" };
            self.push(&format!("<w:tcPr><w:tcW w:w=\"{COLUMN}\" w:type=\"dxa\"/></w:tcPr>"));
        }
        match noted {
            Some(noted) => self.noted(document, noted)?,
            None if cell.is_some() => self.body += "<w:p/>",
            None => {}
        }
        if let Some(at) = cell {
            self.body += if at == 0 { "</w:tc>" } else { "</w:tc></w:tr>" };
        }
        *counts = (self.tables, self.pictures);
        Ok(())
    }

    fn open_columns(&mut self) {
        let direction = if self.is_rtl { "<w:bidiVisual/>" } else { "" };
        let whole = 2 * COLUMN;
        self.push(&format!(
            "<w:tbl><w:tblPr>{direction}<w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
             <w:left w:w=\"120\" w:type=\"dxa\"/><w:right w:w=\"120\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>\
             <w:gridCol w:w=\"{COLUMN}\"/><w:gridCol w:w=\"{COLUMN}\"/></w:tblGrid>"
        ));
    }

    /// Ends a table of two columns. Two tables without a paragraph between them would become one.
    fn close_columns(&mut self) {
        self.body += "</w:tbl>";
        self.put("Note", "", self.is_rtl, "");
    }
}

/// Returns true for a heading that begins a page.
fn begins_page(block: &Block) -> bool {
    matches!(block, Block::Heading { is_fresh: true, .. })
}
