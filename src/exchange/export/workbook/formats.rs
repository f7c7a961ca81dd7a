//! Says how cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::exchange::export::figure::Rgb;
use crate::plan::{Colour, Currency};
use crate::report::Exact;
use crate::text::{Direction, first_strong};

/// Holds the looks of a workbook's cells in one language.
pub(super) struct Formats {
    font: &'static str,
    is_right_to_left: bool,
    money: String,
}

impl Formats {
    /// Makes the looks for amounts of `currency`.
    pub(super) fn of(currency: Currency, is_right_to_left: bool) -> Self {
        let decimals = usize::from(currency.exponent());
        let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
        let font = if is_right_to_left { "IBM Plex Sans Arabic" } else { "IBM Plex Sans" };
        Self { font, is_right_to_left, money: format!("#,##0{places};-#,##0{places}") }
    }

    fn base(&self) -> Format {
        Format::new().set_font_name(self.font).set_align(FormatAlign::Top)
    }

    /// Returns the look of words. They stay words when somebody edits the cell.
    pub(super) fn text(&self) -> Format {
        self.base().set_quote_prefix()
    }

    /// Returns a look of words for `text`: they begin at the side where the sheet begins, and run as their first letter does, as
    /// the sheet where they have none.
    pub(super) fn running(&self, format: Format, text: &str) -> Format {
        let is_rtl = first_strong(text).map_or(self.is_right_to_left, Direction::is_right_to_left);
        let format = format.set_reading_direction(if is_rtl { 2 } else { 1 });
        match (is_rtl == self.is_right_to_left, self.is_right_to_left) {
            (true, false) => format,
            (false, false) => format.set_align(FormatAlign::Left),
            (_, true) => format.set_align(FormatAlign::Right),
        }
    }

    /// Returns the look of words over several lines.
    pub(super) fn note(&self) -> Format {
        self.text().set_font_color(Color::RGB(0x59_6370))
    }

    /// Returns the look of a title.
    pub(super) fn title(&self) -> Format {
        self.text().set_bold().set_font_size(14)
    }

    /// Returns the look of the heading of a column, which stands above its numbers or its words.
    pub(super) fn head(&self, is_number: bool) -> Format {
        let direction = if self.is_right_to_left { 2 } else { 1 };
        let head = self.base().set_bold().set_background_color(Color::RGB(0xf1_f3f5));
        let head = head.set_border_bottom(FormatBorder::Thin).set_text_wrap().set_reading_direction(direction);
        let head = head.set_align(FormatAlign::Bottom);
        if is_number || self.is_right_to_left { head.set_align(FormatAlign::Right) } else { head }
    }

    /// Returns the look of words on the colour of a message.
    pub(super) fn coloured(&self, colour: Colour) -> Format {
        Self::on(self.text(), colour)
    }

    /// Returns a look on the colour of a message, in the ink that can be read there.
    pub(super) fn on(format: Format, colour: Colour) -> Format {
        let ground = Rgb::from(colour);
        let number = |colour: Rgb| {
            let [red, green, blue] = colour.0;
            Color::RGB(u32::from_be_bytes([0, red, green, blue]))
        };
        format.set_background_color(number(ground)).set_font_color(number(ground.ink()))
    }

    /// Returns the look of an amount.
    pub(super) fn money(&self) -> Format {
        self.base().set_num_format(&self.money)
    }

    /// Returns the look of a whole number.
    pub(super) fn count(&self) -> Format {
        self.base().set_num_format("#,##0")
    }

    /// Returns the look of a day.
    pub(super) fn day(&self) -> Format {
        self.base().set_num_format("yyyy-mm-dd")
    }

    /// Returns the look of a value.
    pub(super) fn value(&self, value: Exact) -> Format {
        match value {
            Exact::Count(_) => self.count(),
            Exact::Week(_) => self.base().set_num_format("0"),
            Exact::Number(number) if number.abs() >= 1000.0 && number.fract() == 0.0 => self.count(),
            Exact::Number(number) if number.abs() >= 1000.0 => self.base().set_num_format("#,##0.0"),
            Exact::Number(_) => self.base().set_num_format("0.000"),
            Exact::Share(_) => self.base().set_num_format("0.0%"),
            Exact::Points(_) => self.base().set_num_format("#,##0.0"),
            Exact::Money(..) => self.money(),
            Exact::Rate(rate, _) => {
                let decimals = usize::from(rate.decimals());
                let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
                self.base().set_num_format(format!("#,##0{places}"))
            }
            Exact::Date(_) => self.day(),
        }
    }

    /// Returns the look of a sum in the place of `format`.
    pub(super) fn total(format: Format) -> Format {
        format.set_bold().set_border_top(FormatBorder::Thin)
    }
}
