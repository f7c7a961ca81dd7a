//! Says what has been laid out is kept while it is shown, and dropped when the glyph atlas changes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::sync::Arc;

use eframe::egui::epaint::text::FontsView;
use eframe::egui::mutex::Mutex;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Context, FontId, Galley, Id};

use super::compose::{Composed, Purpose, compose};
use super::paragraph::Paragraph;
use super::shape::{self, ShapeKey, Shaped};

/// How long a text that is not shown is kept, in seconds.
const GALLEY_LIFE_SECONDS: f64 = 2.0;
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

struct Entry {
    text: String,
    purpose: Purpose,
    composed: Arc<Composed>,
    used_seconds: f64,
}

/// The layouts of one viewport.
#[derive(Default)]
struct LayoutCache {
    entries: HashMap<u64, Entry>,
    shapes: ShapeCache,
    /// epaint forgets this galley exactly when it forgets the places of all glyphs in the atlas.
    sentinel: Option<Arc<Galley>>,
    pixels_per_point: f32,
    pass: Option<u64>,
    swept_seconds: f64,
}

/// Returns the layout of `paragraph`, made now if it is not known.
pub(super) fn composed(ctx: &Context, paragraph: &Paragraph, purpose: Purpose) -> Arc<Composed> {
    let id = Id::unique("bidirectional text").with(ctx.viewport_id());
    let cache = ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<LayoutCache>>>(id)));
    let mut cache = cache.lock();
    cache.start_pass(ctx);
    let now = cache.shapes.now_seconds;
    let hash = hash_of(&(purpose, paragraph));
    if let Some(entry) = cache.entries.get_mut(&hash)
        && entry.purpose == purpose
        && entry.text == paragraph.text
    {
        entry.used_seconds = now;
        return Arc::clone(&entry.composed);
    }
    let composed = ctx.fonts_mut(|fonts| Arc::new(compose(fonts, &mut cache.shapes, paragraph, purpose)));
    let text = paragraph.text.clone();
    let entry = Entry { text, purpose, composed: Arc::clone(&composed), used_seconds: now };
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
            self.shapes.entries.clear();
        }
        self.sentinel = Some(sentinel);
        self.pixels_per_point = pixels_per_point;
        let now = ctx.input(|input| input.time);
        self.shapes.now_seconds = now;
        if (now - self.swept_seconds).abs() > 1.0 {
            self.swept_seconds = now;
            self.entries.retain(|_, entry| now - entry.used_seconds <= GALLEY_LIFE_SECONDS);
            self.shapes.entries.retain(|_, (_, _, used)| now - *used <= WORD_LIFE_SECONDS);
        }
    }
}

fn hash_of(value: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
