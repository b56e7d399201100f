//! Pages about the crate: what to do with it, how accurate it is, which formats it reads, the record as JSON, and its peers.

#[doc = include_str!("guide.md")]
pub mod guide {}

#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

#[doc = include_str!("formats.md")]
pub mod formats {}

#[doc = include_str!("json.md")]
pub mod json {}

#[doc = include_str!("peers.md")]
pub mod peers {}
