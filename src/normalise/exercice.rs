//! Which year the run is about.
