//! Pages about the crate: how accurate it is.

#[doc = include_str!("accuracy.md")]
pub mod accuracy {}
