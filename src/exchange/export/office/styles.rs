//! The styles of a document, which whoever opens it can change in one place, and the parts that stand beside its text.

use std::fmt::Write as _;

use super::markup::HEAD;
use super::package::Part;

/// The names of all markup of documents.
pub(super) const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
     xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" \
     xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

/// The colours of themes, by their names.
const THEME: [(&str, &str); 12] = [
    ("dk1", "1C222B"),
    ("lt1", "FFFFFF"),
    ("dk2", "1B5EA8"),
    ("lt2", "F1F3F5"),
    ("accent1", "0072B2"),
    ("accent2", "E69F00"),
    ("accent3", "009E73"),
    ("accent4", "CC79A7"),
    ("accent5", "D55E00"),
    ("accent6", "56B4E9"),
    ("hlink", "1B5EA8"),
    ("folHlink", "882255"),
];

/// Describes a style: its id and name, what it says of paragraphs, the size of letters in half points, and whether it is bold.
#[derive(Clone, Copy)]
struct Style {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    size: u32,
    is_bold: bool,
    is_weak: bool,
}

const fn style(id: &'static str, name: &'static str, paragraph: &'static str, size: u32) -> Style {
    Style { id, name, paragraph, size, is_bold: false, is_weak: false }
}

const fn bold(style: Style) -> Style {
    Style { is_bold: true, ..style }
}

const fn weak(style: Style) -> Style {
    Style { is_weak: true, ..style }
}

/// The styles of paragraphs.
const STYLES: &[Style] = &[
    bold(style("Organisation", "Organisation", "<w:spacing w:before=\"400\" w:after=\"1800\"/>", 27)),
    bold(style("Title", "Title", "<w:spacing w:before=\"0\" w:after=\"120\"/>", 56)),
    weak(style("Subtitle", "Subtitle", "<w:spacing w:after=\"900\"/>", 27)),
    bold(style(
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"480\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
        38,
    )),
    bold(style(
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/>",
        28,
    )),
    bold(style(
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        23,
    )),
    bold(style("TOCHeading", "TOC Heading", "<w:spacing w:after=\"240\"/>", 38)),
    bold(style(
        "TOC1",
        "toc 1",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9600\"/></w:tabs><w:spacing w:before=\"120\" w:after=\"40\"/>",
        22,
    )),
    style(
        "TOC2",
        "toc 2",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9600\"/></w:tabs><w:spacing w:after=\"40\"/><w:ind w:left=\"440\"/>",
        22,
    ),
    style(
        "ListBullet",
        "List Bullet",
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"80\"/><w:contextualSpacing/>",
        22,
    ),
    weak(style("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/>", 18)),
    weak(style("FigureCaption", "Figure caption", "<w:spacing w:before=\"80\" w:after=\"240\"/>", 18)),
    weak(style("Note", "Note", "<w:spacing w:before=\"80\" w:after=\"80\"/>", 18)),
    style("Cell", "Table text", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>", 18),
    style(
        "CellSmall",
        "Table text small",
        "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"246\" w:lineRule=\"auto\"/>",
        16,
    ),
    style(
        "CellTiny",
        "Table text tiny",
        "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
        14,
    ),
    style("Figure", "Figure", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"0\"/>", 22),
    weak(style("FootnoteText", "footnote text", "<w:spacing w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>", 17)),
    weak(style("Header", "header", "<w:tabs><w:tab w:val=\"right\" w:pos=\"9600\"/></w:tabs>", 18)),
    weak(style("Footer", "footer", "<w:tabs><w:tab w:val=\"right\" w:pos=\"9600\"/></w:tabs>", 18)),
];

/// Returns the styles; in a book from the right, what has no direction of its own runs so too.
pub(super) fn styles() -> Part {
    let mut out = format!(
        "{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"IBM Plex Sans\" \
         w:hAnsi=\"IBM Plex Sans\" w:cs=\"IBM Plex Sans Arabic\"/><w:color w:val=\"1C222B\"/><w:sz w:val=\"22\"/>\
         <w:szCs w:val=\"23\"/><w:lang w:val=\"en-GB\" w:bidi=\"ar-JO\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"140\" w:line=\"300\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    );
    for style in STYLES {
        let weight = if style.is_bold { "<w:b/><w:bCs/>" } else { "" };
        let colour = if style.is_weak { "<w:color w:val=\"596370\"/>" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{}</w:pPr><w:rPr>{weight}{colour}<w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/></w:rPr></w:style>",
            style.id,
            style.name,
            style.paragraph,
            style.size,
            style.size + 1
        );
    }
    out += "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr>\
            <w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
    let line = |side: &str, colour: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{colour}\"/>")
    };
    let _ = write!(
        out,
        "<w:style w:type=\"table\" w:styleId=\"BookTable\"><w:name w:val=\"Book table\"/><w:tblPr><w:tblBorders>{}{}{}\
         </w:tblBorders><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr></w:style></w:styles>",
        line("top", "596370"),
        line("bottom", "596370"),
        line("insideH", "EAEDF0")
    );
    Part::of("word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml", out)
}

/// Returns what lists, fonts and settings are.
pub(super) fn others() -> Vec<Part> {
    let numbering = format!(
        "{HEAD}<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"320\" w:hanging=\"240\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let fonts = format!(
        "{HEAD}<w:fonts {NAMES}><w:font w:name=\"IBM Plex Sans\"><w:altName w:val=\"Segoe UI\"/><w:family w:val=\"swiss\"/></w:font>\
         <w:font w:name=\"IBM Plex Sans Arabic\"><w:altName w:val=\"Segoe UI\"/><w:charset w:val=\"B2\"/><w:family w:val=\"swiss\"/>\
         </w:font></w:fonts>"
    );
    let settings = format!(
        "{HEAD}<w:settings {NAMES}><w:updateFields w:val=\"true\"/><w:footnotePr><w:footnote w:id=\"-1\"/>\
         <w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    );
    let word = |name: &str, kind: &'static str, data: String| Part::of(format!("word/{name}.xml"), kind, data);
    vec![
        word("numbering", "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml", numbering),
        word("fontTable", "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml", fonts),
        word("settings", "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml", settings),
        Part::of("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme()),
    ]
}

/// Returns the theme: colours and fonts.
pub(super) fn theme() -> String {
    let colours = THEME.map(|(name, colour)| format!("<a:{name}><a:srgbClr val=\"{colour}\"/></a:{name}>")).concat();
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let font = "<a:latin typeface=\"IBM Plex Sans\"/><a:ea typeface=\"\"/><a:cs typeface=\"IBM Plex Sans Arabic\"/>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Plan\"><a:themeElements>\
         <a:clrScheme name=\"Plan\">{colours}</a:clrScheme><a:fontScheme name=\"Plan\"><a:majorFont>{font}</a:majorFont>\
         <a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Plan\"><a:fillStyleLst>{fill}{fill}{fill}\
         </a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}\
         </a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
