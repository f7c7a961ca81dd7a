//! Says what has been laid out is kept while it is shown, and dropped when the glyph atlas changes.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::epaint::text::FontsView;
use eframe::egui::mutex::Mutex;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Context, FontId, Galley, Id};

use super::compose::{Composed, Purpose, compose};
use super::paragraph::Paragraph;
use super::shape::{self, ShapeKey, Shaped};

/// How long a text that is not shown is kept, in seconds: one of a page longer than one that was seen in one pass alone, such as the
/// figures of a drag.
const GALLEY_LIFE_SECONDS: f64 = 30.0;
const PASSING_GALLEY_LIFE_SECONDS: f64 = 1.0;
/// Words are kept longer, so that typing shapes only the word that changes.
const WORD_LIFE_SECONDS: f64 = 60.0;

/// Shaped pieces by what their shape depends on.
#[derive(Default)]
pub(super) struct ShapeCache {
    entries: HashMap<u64, (ShapeKey, Arc<Shaped>, f64)>,
    now_seconds: f64,
}

impl ShapeCache {
    /// Returns the piece of `key`, shaped now if it is not known.
    pub(super) fn shaped(&mut self, fonts: &mut FontsView<'_>, key: ShapeKey) -> Arc<Shaped> {
        let hash = hash_of(&key);
        if let Some((known, shaped, used)) = self.entries.get_mut(&hash)
            && *known == key
        {
            *used = self.now_seconds;
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(shape::shape(fonts, &key));
        self.entries.insert(hash, (key, Arc::clone(&shaped), self.now_seconds));
        shaped
    }
}

/// Says when something was asked for.
#[derive(Clone, Copy)]
struct Use {
    seconds: f64,
    pass: Option<u64>,
    /// In more passes than one.
    is_lasting: bool,
}

impl Use {
    /// Notes that it is asked for again.
    fn again(&mut self, seconds: f64, pass: Option<u64>) {
        *self = Self { seconds, pass, is_lasting: self.is_lasting || self.pass != pass };
    }

    fn is_over(self, now: f64) -> bool {
        let life = if self.is_lasting { GALLEY_LIFE_SECONDS } else { PASSING_GALLEY_LIFE_SECONDS };
        now - self.seconds > life
    }
}

struct Entry {
    text: String,
    purpose: Purpose,
    composed: Arc<Composed>,
    used: Use,
}

/// A text that epaint lays out by itself.
struct PlainEntry {
    text: String,
    galley: Arc<Galley>,
    used: Use,
}

/// The layouts of one viewport.
#[derive(Default)]
struct LayoutCache {
    entries: HashMap<u64, Entry>,
    plain: HashMap<u64, PlainEntry>,
    shapes: ShapeCache,
    /// epaint forgets this galley exactly when it forgets the places of all glyphs in the atlas.
    sentinel: Option<Arc<Galley>>,
    pixels_per_point: f32,
    pass: Option<u64>,
    swept_seconds: f64,
}

/// Returns the layouts of the viewport.
fn of_viewport(ctx: &Context) -> Arc<Mutex<LayoutCache>> {
    let id = Id::unique("bidirectional text").with(ctx.viewport_id());
    ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<LayoutCache>>>(id)))
}

/// Returns the galley of a `paragraph` that epaint lays out by itself, made now if it is not known. epaint itself forgets what one
/// pass does not show, and shapes every word of a page anew when it is opened again.
pub(super) fn plain(ctx: &Context, paragraph: &Paragraph) -> Arc<Galley> {
    let cache = of_viewport(ctx);
    let mut cache = cache.lock();
    cache.start_pass(ctx);
    let (now, pass) = (cache.shapes.now_seconds, cache.pass);
    let hash = hash_of(paragraph);
    if let Some(entry) = cache.plain.get_mut(&hash)
        && entry.text == paragraph.text
    {
        entry.used.again(now, pass);
        return Arc::clone(&entry.galley);
    }
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(paragraph.job()));
    let used = Use { seconds: now, pass, is_lasting: false };
    cache.plain.insert(hash, PlainEntry { text: paragraph.text.clone(), galley: Arc::clone(&galley), used });
    galley
}

/// Returns the layout of `paragraph`, made now if it is not known.
pub(super) fn composed(ctx: &Context, paragraph: &Paragraph, purpose: Purpose) -> Arc<Composed> {
    let cache = of_viewport(ctx);
    let mut cache = cache.lock();
    cache.start_pass(ctx);
    let (now, pass) = (cache.shapes.now_seconds, cache.pass);
    let hash = hash_of(&(purpose, paragraph));
    if let Some(entry) = cache.entries.get_mut(&hash)
        && entry.purpose == purpose
        && entry.text == paragraph.text
    {
        entry.used.again(now, pass);
        return Arc::clone(&entry.composed);
    }
    let composed = ctx.fonts_mut(|fonts| Arc::new(compose(fonts, &mut cache.shapes, paragraph, purpose)));
    let text = paragraph.text.clone();
    let used = Use { seconds: now, pass, is_lasting: false };
    let entry = Entry { text, purpose, composed: Arc::clone(&composed), used };
    cache.entries.insert(hash, entry);
    composed
}

impl LayoutCache {
    /// Begins a pass: forgets everything if the atlas is new, and what has not been used for a while.
    fn start_pass(&mut self, ctx: &Context) {
        let pass = ctx.cumulative_pass_nr();
        if self.pass == Some(pass) {
            return;
        }
        self.pass = Some(pass);
        let pixels_per_point = ctx.pixels_per_point();
        let job = LayoutJob::simple_singleline(".".to_owned(), FontId::default(), Color32::WHITE);
        let sentinel = ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let same_atlas = self.sentinel.as_ref().is_some_and(|before| Arc::ptr_eq(before, &sentinel));
        if !same_atlas || self.pixels_per_point.to_bits() != pixels_per_point.to_bits() {
            self.entries.clear();
            self.plain.clear();
            self.shapes.entries.clear();
        }
        self.sentinel = Some(sentinel);
        self.pixels_per_point = pixels_per_point;
        let now = ctx.input(|input| input.time);
        self.shapes.now_seconds = now;
        if (now - self.swept_seconds).abs() > 1.0 {
            self.swept_seconds = now;
            self.entries.retain(|_, entry| !entry.used.is_over(now));
            self.plain.retain(|_, entry| !entry.used.is_over(now));
            self.shapes.entries.retain(|_, (_, _, used)| now - *used <= WORD_LIFE_SECONDS);
        }
    }
}

fn hash_of(value: &impl std::hash::Hash) -> u64 {
    eframe::egui::epaint::util::hash(value)
}
