//! Pictures in the text of a document: groups of shapes, and drawings with their pixels.

use super::super::markup::escaped;

/// Returns a group of shapes in a run of text, with the picture that older programs show.
pub(super) fn group(id: u32, (width, height): (f32, f32), alternative: &str, shapes: &str, fallback: &str) -> String {
    let alternative = escaped(alternative);
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" \
         distR=\"0\"><wp:extent cx=\"{width:.0}\" cy=\"{height:.0}\"/><wp:docPr id=\"{id}\" name=\"Picture {id}\" \
         descr=\"{alternative}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData \
         uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>\
         <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width:.0}\" cy=\"{height:.0}\"/><a:chOff x=\"0\" y=\"0\"/>\
         <a:chExt cx=\"{width:.0}\" cy=\"{height:.0}\"/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
}

/// Returns a picture for a run of text; `vector` names the drawing that it is painted from.
pub(super) fn drawing(id: u32, (width, height): (f32, f32), alternative: &str, vector: &str) -> String {
    let alternative = escaped(alternative);
    format!(
        "<w:drawing><wp:inline><wp:extent cx=\"{width:.0}\" cy=\"{height:.0}\"/><wp:docPr id=\"{id}\" \
         name=\"Picture {id}\" descr=\"{alternative}\"/><a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" \
         name=\"Picture {id}\" descr=\"{alternative}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip r:embed=\"picture{id}\">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" \
         y=\"0\"/><a:ext cx=\"{width:.0}\" cy=\"{height:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
         </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
}
