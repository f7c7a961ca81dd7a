//! Pages as a PDF: text that can be selected, tags for those who have it read to them, bookmarks, links in the contents.

use std::num::NonZeroU16;

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect, Transform};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::{Laid, Page, Piece, Role};
use crate::exchange::export::ExportError;
use crate::exchange::export::figure::letters::FONTS;
use crate::exchange::export::figure::pages::{About, Brush, SCALE, metadata};
use crate::exchange::export::figure::{Shape, letters::width};
use crate::plan::Language;

/// Returns pages as a PDF.
///
/// # Errors
/// When they cannot be written as a tagged PDF.
pub(in crate::exchange::export) fn pdf(laid: &Laid, title: &str, about: &About) -> Result<Vec<u8>, ExportError> {
    let strict = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    // What breaks a rule of the standard is still better than no file; it is tagged all the same.
    written(laid, title, about, strict).or_else(|_| written(laid, title, about, ConfigurationBuilder::new()))
}

fn written(laid: &Laid, title: &str, about: &About, builder: ConfigurationBuilder) -> Result<Vec<u8>, ExportError> {
    let failed = |why: &str| ExportError::TooMuch(why.to_owned());
    let configuration = builder.finish().map_err(|_| failed("PDF/UA-1"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(title, about));
    document.set_outline(outline(laid));
    let fonts: Vec<Font> = FONTS.iter().filter_map(|data| Font::new((*data).into(), 0)).collect();
    // What was drawn of each thing of the structure, in reading order.
    let mut drawn: Vec<Vec<Node>> = laid.elements.iter().map(|_| Vec::new()).collect();
    let mut bounds: Vec<Option<(usize, Rect)>> = vec![None; laid.elements.len()];
    for (number, page) in laid.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(page.width * SCALE, page.height * SCALE);
        let mut sheet = document.start_page_with(settings.ok_or_else(|| failed("0 × 0"))?);
        let mut surface = sheet.surface();
        surface.push_transform(&Transform::from_scale(SCALE, SCALE));
        for piece in &page.pieces {
            let tag = match piece.element {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
            };
            let content: Node = surface.start_tagged(tag).into();
            let mut brush = Brush { surface: &mut surface, fonts: &fonts };
            for shape in &piece.shapes {
                brush.shape(shape);
            }
            surface.end_tagged();
            if let Some(element) = piece.element {
                drawn[element].push(content);
                bounds[element] = bounds_of(piece).map(|rect| (number, rect));
            }
        }
        surface.pop();
        surface.finish();
        for piece in page.pieces.iter().filter(|piece| piece.leads_to.is_some()) {
            let Some((annotation, element)) = link(laid, page, piece) else { continue };
            let id = sheet.add_tagged_annotation(annotation);
            drawn[element].push(id.into());
        }
        sheet.finish();
    }
    document.set_tag_tree(tree(laid, drawn, &bounds));
    document.finish().map_err(|why| failed(&format!("{why:?}")))
}

/// Returns the link of a line of the contents, and the thing that it belongs to.
fn link(laid: &Laid, page: &Page, piece: &Piece) -> Option<(Annotation, usize)> {
    let heading = laid.headings.get(piece.leads_to?)?;
    let element = piece.element?;
    let (top, bottom) = bounds_of(piece).map(|rect| (rect.top(), rect.bottom()))?;
    let side = super::style::SIDE * SCALE;
    let area = Rect::from_ltrb(side, top, page.width * SCALE - side, bottom)?;
    let to = XyzDestination::new(heading.page, Point::from_xy(0.0, (heading.top - 12.0).max(0.0) * SCALE));
    let annotation = LinkAnnotation::new(area, Target::Destination(to.into()));
    Some((Annotation::new_link(annotation, Some(heading.text.clone())), element))
}

/// Returns the bookmarks: headings of the second level below those of the first.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for heading in &laid.headings {
        let words = match &heading.number {
            Some(number) => format!("{number} {}", heading.text),
            None => heading.text.clone(),
        };
        let to = XyzDestination::new(heading.page, Point::from_xy(0.0, (heading.top - 12.0).max(0.0) * SCALE));
        let node = OutlineNode::new(words, to);
        match &mut open {
            Some(parent) if heading.level > 1 => parent.push_child(node),
            _ => {
                if let Some(done) = open.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

/// Returns the tree of tags: every thing with what was drawn of it and what belongs to it.
fn tree(laid: &Laid, mut drawn: Vec<Vec<Node>>, bounds: &[Option<(usize, Rect)>]) -> TagTree {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); laid.elements.len()];
    for (at, element) in laid.elements.iter().enumerate() {
        if let Some(parent) = element.parent {
            children[parent].push(at);
        }
    }
    let mut tree = TagTree::new();
    for (at, element) in laid.elements.iter().enumerate() {
        if element.parent.is_none() {
            tree.push(Node::Group(group(laid, at, &children, &mut drawn, bounds)));
        }
    }
    tree
}

fn group(
    laid: &Laid,
    at: usize,
    children: &[Vec<usize>],
    drawn: &mut [Vec<Node>],
    bounds: &[Option<(usize, Rect)>],
) -> TagGroup {
    let mut group = match &laid.elements[at].role {
        Role::Part(language) => {
            let tag = match language {
                Language::En => "en",
                Language::Ar => "ar",
            };
            TagGroup::new(Tag::Part.with_lang(Some(tag.to_owned())))
        }
        Role::Heading(level, text) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            TagGroup::new(Tag::Hn(level, Some(text.clone())))
        }
        Role::Paragraph(text) => TagGroup::new(Tag::P.with_actual_text(Some(text.clone()))),
        Role::Entry => TagGroup::new(Tag::Link),
        Role::Note(text) => TagGroup::new(Tag::Note.with_actual_text(Some(text.clone()))),
        Role::Table => TagGroup::new(Tag::Table),
        Role::Head => TagGroup::new(Tag::THead),
        Role::Body => TagGroup::new(Tag::TBody),
        Role::Row => TagGroup::new(Tag::TR),
        Role::Title => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Role::Cell => TagGroup::new(Tag::TD),
        Role::Picture(alternative) => {
            let bounds = bounds[at].map(|(page, rect)| BBox::new(page, rect));
            TagGroup::new(Tag::Figure(Some(alternative.clone())).with_bbox(bounds))
        }
    };
    for node in std::mem::take(&mut drawn[at]) {
        group.push(node);
    }
    for &child in &children[at] {
        // What was drawn nowhere has no place in the structure.
        let child = self::group(laid, child, children, drawn, bounds);
        if !child.children.is_empty() {
            group.push(child);
        }
    }
    group
}

/// Returns the box around what is drawn, on the page.
fn bounds_of(piece: &Piece) -> Option<Rect> {
    let mut around: Option<[f32; 4]> = None;
    let mut add = |[left, top, right, bottom]: [f32; 4]| {
        around = Some(around.map_or([left, top, right, bottom], |before| {
            [before[0].min(left), before[1].min(top), before[2].max(right), before[3].max(bottom)]
        }));
    };
    for shape in &piece.shapes {
        match shape {
            Shape::Rect { at, .. } => add([at[0], at[1], at[0] + at[2], at[1] + at[3]]),
            Shape::Line { points, .. } => points.iter().for_each(|&(x, y)| add([x, y, x, y])),
            Shape::Text(words) => {
                let width = width(&words.text, words.bold) * words.size;
                let left = words.anchor.left(words.x, width);
                add([left, words.y - words.size, left + width, words.y + words.size * 0.3]);
            }
        }
    }
    let [left, top, right, bottom] = around?.map(|value| value * SCALE);
    Rect::from_ltrb(left, top, right.max(left + 0.1), bottom.max(top + 0.1))
}
