//! Reads the documents of this repository, for tests.
//!
//! | module | content |
//! |---|---|
//! | [`page`] | a Markdown file: its links and anchors |
//! | [`block`] | code blocks, those in HTML comments included |
//!
//! Nothing here builds a snippet. The end-to-end test `guide` does.

pub mod block;
pub mod page;

use std::path::Path;

/// The folder of the guide's pages, from the repository's root.
pub const GUIDE: &str = "docs/guide/src";

/// The repository.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}
