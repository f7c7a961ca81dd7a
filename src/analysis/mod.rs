//! All results of a plan in one plain structure.
