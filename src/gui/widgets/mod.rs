//! Every text and every control of the window. Nothing outside this folder uses egui's own text widgets (clippy.toml
//! forbids it), so that no Arabic text can miss the bidirectional layout and no control its accessible name.

mod button;
mod choice;
mod context_menu;
mod field;
mod form;
mod icon;
mod icon_lines;
mod items;
mod menu;
mod menu_keys;
mod number_fields;
mod search_choice;
mod text;
mod typing_ahead;
mod unfold;
mod unread;

pub use button::{
    button, button_row, card, enabled_button, icon_button, icon_button_with_keys, link, pill, primary_button,
    small_button, small_button_at_least, small_button_width, swatch, toggle,
};
pub use choice::{button_with_choices, check, choice, multiple_choice, radio, scale, tick};
pub use context_menu::{context_menu, is_menu_asked_by_key};
pub use field::{
    FieldLook, bilingual_field, bilingual_field_id, bilingual_field_ids, figure_field, number_field, number_field_id,
    plain_field, text_field, value_field, words_field,
};
pub use form::{
    CARD_GAP, PAGE_WIDTH, before_and_end, beside, card_columns, column, empty_state, field_row, group, hinted_row,
    page_heading, row, row_end, row_with_end, scroll_list, scroll_page, scroll_panel, section, wrapped_row,
};
pub use icon::{Icon, paint_icon};
pub use items::{ITEM_BUTTONS_WIDTH, item_buttons, name_line};
pub use menu::{
    MENU_WIDTH, is_pressed_by_key, marked_by_arrows, marked_item, menu_item, menu_layout, submenu, takes_arrow,
    takes_events,
};
pub use menu_keys::{menu_lines, menu_lines_beside};
pub use number_fields::{
    amount_field, amount_width, date_field, exact_percent_field, hinted_share, list_field, percent_field, whole_field,
};
pub use search_choice::{Choosable, search_choice};
pub(super) use text::column_title;
pub use text::{
    Look, figure_row, galley, galley_elided, galley_lines, galley_within, heading, hover, hover_before, hover_beside,
    hover_with, label, label_in, paint_text, small, strong, text_elided, text_elided_within, text_on_lines,
    tip_of_lines, title, weak, words_and_figure,
};
pub use unread::{PossibleValue, Unread};
