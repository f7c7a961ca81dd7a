//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::exchange::export::figure::Rgb;
use crate::plan::{Colour, Currency};
use crate::report::Exact;

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
        Format::new().set_font_name(self.font)
    }

    /// Returns the look of words. They stay words when somebody edits the cell.
    pub(super) fn text(&self) -> Format {
        self.base().set_reading_direction(0).set_quote_prefix()
    }

    /// Returns the look of words over several lines.
    pub(super) fn note(&self) -> Format {
        self.text().set_font_color(Color::RGB(0x59_6370)).set_align(FormatAlign::Top)
    }

    /// Returns the look of a title.
    pub(super) fn title(&self) -> Format {
        self.text().set_bold().set_font_size(14)
    }

    /// Returns the look of the heading of a column.
    pub(super) fn head(&self) -> Format {
        let direction = if self.is_right_to_left { 2 } else { 1 };
        let head = self.base().set_bold().set_background_color(Color::RGB(0xf1_f3f5));
        head.set_border_bottom(FormatBorder::Thin).set_text_wrap().set_reading_direction(direction)
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
