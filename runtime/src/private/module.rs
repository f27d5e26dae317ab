//! A check of `hsffi::module!`.

/// Whether a path such as `core::module_path!` gives is that of a crate's root, where `hsffi::module!` stands.
pub const fn is_root(path: &str) -> bool {
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b':' {
            return false;
        }
        rest = after;
    }
    true
}
