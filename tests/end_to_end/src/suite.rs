//! The Haskell suite of `tests/roundtrip`: every type, both ways.

use std::path::PathBuf;

use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::ROUNDTRIP;

/// A way to run the suite.
#[derive(Debug)]
pub struct Run {
    /// Cabal's name of the program.
    pub suite: &'static str,
    /// For GHC's runtime.
    options: &'static [&'static str],
}

/// The non-threaded runtime.
pub const NON_THREADED: Run = Run {
    suite: "test:spec-nonthreaded",
    options: &[],
};
/// The threaded runtime, on one processor.
pub const THREADED: Run = Run {
    suite: "test:spec-threaded",
    options: &[],
};
/// The threaded runtime, on two processors.
pub const PARALLEL: Run = Run {
    suite: "test:spec-threaded",
    options: &["-N2"],
};

/// A program that runs under a checker, and therefore slowly: nobody is told of that.
pub fn checked(program: Program) -> Program {
    program
        .env("HSFFI_CHECKED", "")
        .env("HSFFI_UNSAFE_LIMIT_US", "0")
        .env("HSFFI_FINALIZER_LIMIT_MS", "0")
}

/// Generates the package, and compiles the suite and the programs.
pub fn compile() -> Result<()> {
    ROUNDTRIP.generate().run()?;
    ROUNDTRIP.compile("all")?.run().map(drop)
}

impl Run {
    /// The program.
    pub fn find(&self) -> Result<PathBuf> {
        ROUNDTRIP.find(self.suite)
    }

    /// What Rust prints of panics is long enough without backtraces, which also keep all they read in memory.
    pub fn program(&self, program: Program) -> Program {
        program
            .env("RUST_BACKTRACE", "0")
            .args(["+RTS"])
            .args(self.options)
            .arg("-RTS")
    }
}

/// What hspec and `QuickCheck` tell that they have looked at.
#[derive(Debug)]
pub struct Count {
    /// Examples that passed.
    pub examples: u32,
    /// Generated values that properties were checked on.
    pub values: u32,
}

impl Count {
    /// Reads what the suite printed.
    pub fn of(output: &str) -> Result<Self> {
        let numbers = |before: &str, after: &str| -> Vec<u32> {
            output
                .lines()
                .filter_map(|line| {
                    let line = line.trim_start().strip_prefix(before)?;
                    line.split_once(after)?.0.parse().ok()
                })
                .collect()
        };
        let examples = numbers("", " examples, ").into_iter().sum();
        let values = numbers("+++ OK, passed ", " test").into_iter().sum();
        if examples == 0 || values == 0 {
            return Err(Error::Unmet(format!("the suite ran no tests:\n{output}")));
        }
        Ok(Count { examples, values })
    }
}
