//! The example `corpus`, run as its users run it: what it reads, writes and reports, and how it goes on when killed; and
//! the two modules of it that promise most.

mod cli;
mod cursor;
mod pool_tests;
mod resume;
mod run;
mod tables;

// Where the example has them, so that they find one another.
#[allow(dead_code)]
#[path = "../../examples/corpus/documents.rs"]
mod documents;
#[allow(dead_code)]
#[path = "../../examples/corpus/input.rs"]
mod input;
#[allow(dead_code)]
#[path = "../../examples/corpus/place.rs"]
mod place;
#[path = "../../examples/corpus/pool.rs"]
mod pool;
