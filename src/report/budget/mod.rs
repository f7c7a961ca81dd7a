//! Tables and cards of what the plan costs.

mod actuals;
mod card;
mod division;
mod figures;
mod months;
mod other;
mod parts;
mod weeks;
mod working;

pub use actuals::{actual_figures, actuals};
pub use card::card;
pub use division::{divided_by, division_form, divisions, part_name};
pub use figures::{figures, lines};
pub use months::months;
pub use other::other_costs;
pub use parts::{
    ElementShare, by_audience, by_channel, by_element, by_element_and_channel, by_message, by_month, shares_of_media,
};
pub use weeks::weeks;
pub use working::working_text;
