//! Tables and cards of reach and frequency.

mod audiences;
mod card;
mod channels;
mod circles;
mod figures;
mod key;
mod models;
mod overlap;
mod view;
mod weeks;
mod working;

pub(in crate::report) use audiences::universe_notes;
pub use audiences::{audience_list, audiences, contact_form, contacts, levels, messages};
pub use card::{Beside, card, net_reach};
pub use channels::{channels, cost};
pub use circles::{CIRCLE_PAIRS, Circle, ThreeChannels, inside_all, most_reaching};
pub use figures::figures;
pub use key::key_figures;
pub use models::{comparison, model_names, other_models};
pub use overlap::{overlap, pairs, pairs_up_to};
pub use view::View;
pub use weeks::{bars_of, build, build_with, distribution, remembered, some_weeks, weeks};
pub use working::{model_of, working};
