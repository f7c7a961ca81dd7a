//! Reading and writing plan documents.
