//! Built-in channels: data in `assets/`, loaded and checked here.
