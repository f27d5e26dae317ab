//! Steps that are tests of a crate: each is what `cargo test` runs of it.

use hsffi_test_harness::FOUND;
use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::cargo;

/// The tests of generated packages.
const END_TO_END: &str = "hsffi-end-to-end";

/// Packages whose tests need GHC. Each is tested by steps of its own.
pub const WITH_HASKELL: [&str; 8] = [
    END_TO_END,
    "rust-regex",
    "mail-index",
    "pcre-code",
    "roaring-bitmap",
    "json-tree",
    "rust-sqlite",
    "http-fetch",
];

/// Tests of one package.
pub struct Tests {
    package: &'static str,
    /// One of its test programs.
    target: Option<&'static str>,
    /// What the names of the tests contain.
    filter: Option<&'static str>,
}

impl Tests {
    /// One program of the end-to-end tests.
    pub const fn end_to_end(target: &'static str) -> Self {
        Tests {
            package: END_TO_END,
            target: Some(target),
            filter: None,
        }
    }

    /// All tests of an example.
    pub const fn example(package: &'static str) -> Self {
        Tests {
            package,
            target: None,
            filter: None,
        }
    }

    /// Those of them with a word in their name.
    pub const fn filter(self, filter: &'static str) -> Self {
        Tests {
            filter: Some(filter),
            ..self
        }
    }

    /// Runs them.
    pub fn run(&self) -> Result<String> {
        let mut test = cargo(["test", "--quiet", "--package", self.package]);
        if let Some(target) = self.target {
            test = test.args(["--test", target]);
        }
        let output = test.args(["--", "--nocapture"]).args(self.filter).run()?;
        let output = String::from_utf8_lossy(&output);
        let count = passed(&output);
        if count == 0 {
            return Err(Error::Unmet(format!("no test ran:\n{output}")));
        }
        let mut found = vec![format!(
            "{count} {}",
            if count == 1 { "test" } else { "tests" }
        )];
        found.extend(
            output
                .lines()
                .filter_map(|line| Some(line.strip_prefix(FOUND)?.to_owned())),
        );
        Ok(found.join("; "))
    }
}

/// How many tests passed, by what `cargo test` prints.
pub fn passed(output: &str) -> u32 {
    output
        .lines()
        .filter_map(|line| line.strip_prefix("test result: ok. "))
        .filter_map(|line| line.split(' ').next()?.parse::<u32>().ok())
        .sum()
}
