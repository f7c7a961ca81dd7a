//! All behaviour of the program, without a window.
