//! Code blocks, and the lines of Rust that rustdoc hides in them.

/// A code block.
pub(super) struct Code {
    /// Whether it is Rust, of which lines may be hidden.
    pub(super) rust: bool,
    pub(super) text: String,
}

impl Code {
    /// The lines that are shown.
    pub(super) fn lines(&self) -> Vec<String> {
        let lines = self.text.lines().map(|line| line.trim_end_matches('\r'));
        if !self.rust {
            return lines.map(str::to_owned).collect();
        }
        let shown = lines.filter_map(|line| {
            let trimmed = line.trim();
            if trimmed.starts_with("##") {
                Some(line.replacen("##", "#", 1))
            } else if trimmed == "#" || trimmed.starts_with("# ") {
                None
            } else {
                Some(line.to_owned())
            }
        });
        shown.collect()
    }
}

/// Whether rustdoc takes a code block for Rust.
pub(super) fn is_rust(info: &str) -> bool {
    let mut words = info
        .split([' ', ',', '\t'])
        .filter(|word| !word.is_empty())
        .peekable();
    let of_rust = |word: &str| {
        matches!(
            word,
            "rust"
                | "should_panic"
                | "no_run"
                | "ignore"
                | "compile_fail"
                | "test_harness"
                | "standalone_crate"
        ) || word.starts_with("ignore-")
            || word.starts_with("edition")
            || (word.len() == 5
                && word.starts_with('E')
                && word[1..].bytes().all(|b| b.is_ascii_digit()))
    };
    words.all(of_rust)
}
