//! The contents of a document: a field that programs fill anew, filled already with the pages of the program's own layout.

use super::{Writer, numbered};
use crate::exchange::export::pages::{Block, Document};

impl Writer {
    /// Adds the contents as a field that is filled already; programs put the pages into it.
    pub(super) fn contents(&mut self, document: &Document) {
        self.paragraph("TOCHeading", document.locale.texts().book.contents);
        let headings: Vec<(u8, String)> = document
            .blocks
            .iter()
            .filter_map(|(_, block)| match block {
                Block::Heading { level, number, text, .. } => Some((*level, numbered(number.as_deref(), text))),
                _ => None,
            })
            .collect();
        let last = headings.len().saturating_sub(1);
        for (at, (level, text)) in headings.iter().enumerate() {
            let mut inner = String::new();
            if at == 0 {
                inner += "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r>\
                          <w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>\
                          <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
            }
            inner += &self.entry(document, text, self.headings + at);
            if at == last {
                inner += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
            }
            self.put(if *level == 1 { "TOC1" } else { "TOC2" }, &inner, self.is_rtl, "");
        }
    }

    /// Returns a line of the contents: the words of a heading, which lead there, and its page.
    fn entry(&self, document: &Document, text: &str, heading: usize) -> String {
        let name = bookmark(heading);
        let page = self.pages.get(heading).map_or_else(String::new, |page| document.locale.ungrouped(*page as u64 + 1));
        let words = self.runs(text, false);
        format!(
            "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">{words}<w:r><w:tab/></w:r>\
             <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:instrText xml:space=\"preserve\"> PAGEREF {name} \\h </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{page}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
        )
    }
}

/// Returns the name of the mark at a heading, by its place among all.
pub(super) fn bookmark(heading: usize) -> String {
    format!("_Toc{:06}", heading + 1)
}
