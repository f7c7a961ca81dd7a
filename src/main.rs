//! The `imc-planner` binary: the command line, and the window when no command is given.

fn main() {}
