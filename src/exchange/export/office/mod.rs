//! Documents of office programs: packages of parts that are written here, without dates and in a fixed order.

pub(super) mod deck;
pub(super) mod document;
pub(super) mod markup;
pub(super) mod package;
pub(super) mod shapes;
mod styles;
