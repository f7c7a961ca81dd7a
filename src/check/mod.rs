//! Problems in a plan, as data: a code, a place, arguments; no sentences.
