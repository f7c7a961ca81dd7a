//! IMC Planner: integrated marketing communications plans, with reach, consistency and budget computed live.
//!
//! The folders are the domain; `ARCHITECTURE.md` says which may use which. The core has no egui and does no I/O
//! outside [`store`] and [`cli`].

pub mod analysis;
pub mod app;
pub mod budget;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod consistency;
pub mod diff;
pub mod edit;
pub mod exchange;
#[cfg(feature = "gui")]
pub mod gui;
pub mod listening;
pub mod optimise;
pub mod plan;
pub mod reach;
pub mod report;
pub mod search;
pub mod store;
pub mod text;
pub mod util;
pub mod what_if;
pub mod worksheet;
