//! Says what can be chosen about a flowchart.

/// Says on what the flowchart is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// A4, 210 × 297 mm.
    #[default]
    A4,
    /// A3, 297 × 420 mm.
    A3,
    /// US Letter, 8.5 × 11 in.
    Letter,
    /// As large as the flowchart needs.
    Own,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::A4, Self::A3, Self::Letter, Self::Own];

    /// Returns the paper's name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Letter => "letter",
            Self::Own => "own",
        }
    }

    /// Returns its short and its long side in points of 1/96 inch; none for its own size.
    pub(super) fn sides(self) -> Option<(f32, f32)> {
        match self {
            Self::A4 => Some((793.7, 1122.5)),
            Self::A3 => Some((1122.5, 1587.4)),
            Self::Letter => Some((816.0, 1056.0)),
            Self::Own => None,
        }
    }
}

/// Says what stands on the bars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnBars {
    /// The message's name, the quantity and the cost.
    #[default]
    NameQuantityCost,
    /// The message's name and the quantity.
    NameQuantity,
    /// The message's name.
    Name,
    /// Nothing.
    Nothing,
}

impl OnBars {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NameQuantityCost, Self::NameQuantity, Self::Name, Self::Nothing];

    /// Returns the choice's name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameQuantityCost => "all",
            Self::NameQuantity => "quantity",
            Self::Name => "name",
            Self::Nothing => "nothing",
        }
    }
}

/// Holds what can be chosen about a flowchart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a check box of its own")]
pub struct ChartOptions {
    /// The first and the last week that is shown; all where nothing is said.
    pub weeks: Option<(u32, u32)>,
    /// The ids of the channels that are shown; all where none is named.
    pub channels: Vec<String>,
    /// Whether channels stand under their promotion elements, with sums.
    pub grouped: bool,
    /// What stands on the bars.
    pub on_bars: OnBars,
    /// The paper.
    pub paper: Paper,
    /// Whether its long side is upright.
    pub portrait: bool,
    /// Whether everything is made to fit on one page.
    pub one_page: bool,
    /// Whether rating points and reach to date stand below the weeks.
    pub reach_rows: bool,
    /// Whether the media cost of each week stands below.
    pub media_row: bool,
    /// Whether a star marks what has no stated source.
    pub mark_unsourced: bool,
}

impl Default for ChartOptions {
    fn default() -> Self {
        Self {
            weeks: None,
            channels: Vec::new(),
            grouped: true,
            on_bars: OnBars::default(),
            paper: Paper::default(),
            portrait: false,
            one_page: true,
            reach_rows: true,
            media_row: true,
            mark_unsourced: true,
        }
    }
}
