//! The source of the Haskell package `hsffi`, which `cargo hsffi build` writes beside the packages that it generates.
//!
//! Those who work on the Haskell code find it in `haskell/hsffi`, and its tests in `haskell/test`.

/// The version of the Haskell package.
pub const VERSION: &str = "0.1.0";

macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("hsffi/", $path)))),*]
    };
}

/// The files of the package: paths, with `/` between their parts, and contents.
pub const FILES: &[(&str, &str)] = files! {
    "CHANGELOG.md"
    "LICENSE-APACHE"
    "LICENSE-MIT"
    "README.md"
    "cbits/callbacks.c"
    "cbits/check.c"
    "cbits/host.c"
    "cbits/transaction.c"
    "cbits/utf8.c"
    "cbits/wakes.c"
    "hsffi.cabal"
    "include/hsffi.h"
    "src/Hsffi.hs"
    "src/Hsffi/Internal/Arena.hs"
    "src/Hsffi/Internal/Argument.hs"
    "src/Hsffi/Internal/Array.hs"
    "src/Hsffi/Internal/Async.hs"
    "src/Hsffi/Internal/Awaited.hs"
    "src/Hsffi/Internal/Buffer.hs"
    "src/Hsffi/Internal/Call.hs"
    "src/Hsffi/Internal/Callbacks.hs"
    "src/Hsffi/Internal/Cancel.hs"
    "src/Hsffi/Internal/Closure.hs"
    "src/Hsffi/Internal/Convert.hs"
    "src/Hsffi/Internal/Data.hs"
    "src/Hsffi/Internal/Error.hs"
    "src/Hsffi/Internal/Events.hs"
    "src/Hsffi/Internal/Exception.hs"
    "src/Hsffi/Internal/Failure.hs"
    "src/Hsffi/Internal/Held.hs"
    "src/Hsffi/Internal/Host.hs"
    "src/Hsffi/Internal/InOut.hs"
    "src/Hsffi/Internal/Instance.hs"
    "src/Hsffi/Internal/Items.hs"
    "src/Hsffi/Internal/Library.hs"
    "src/Hsffi/Internal/Object.hs"
    "src/Hsffi/Internal/Parts.hs"
    "src/Hsffi/Internal/Peek.hs"
    "src/Hsffi/Internal/Poke.hs"
    "src/Hsffi/Internal/Pressure.hs"
    "src/Hsffi/Internal/Pure.hs"
    "src/Hsffi/Internal/Put.hs"
    "src/Hsffi/Internal/Register.hs"
    "src/Hsffi/Internal/Slot.hs"
    "src/Hsffi/Internal/Texts.hs"
    "src/Hsffi/Internal/Trait.hs"
    "src/Hsffi/Internal/Utf8.hs"
    "src/Hsffi/Internal/Waker.hs"
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn files_in(directory: &Path, found: &mut BTreeSet<PathBuf>) {
        for entry in fs::read_dir(directory).expect("the package is here") {
            let path = entry.expect("the package can be read").path();
            if path.is_dir() {
                files_in(&path, found);
            } else {
                found.insert(path);
            }
        }
    }

    #[test]
    fn each_file_of_the_package_is_listed() {
        let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("hsffi");
        let mut found = BTreeSet::new();
        files_in(&package, &mut found);
        let listed: BTreeSet<_> = FILES.iter().map(|(path, _)| package.join(path)).collect();
        assert_eq!(listed, found);
    }

    #[test]
    fn the_version_is_that_of_the_cabal_file() {
        let (_, cabal) = FILES
            .iter()
            .find(|(path, _)| *path == "hsffi.cabal")
            .expect("there is a cabal file");
        let version = cabal.lines().find_map(|line| line.strip_prefix("version:"));
        assert_eq!(version.map(str::trim), Some(VERSION));
    }
}
