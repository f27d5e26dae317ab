//! The Haskell suite: every type, both ways.

use std::path::PathBuf;

use super::memcheck::memcheck;
use crate::error::{Error, Result};
use crate::program::Program;
use crate::project::{CUSTOM_IO, ROUNDTRIP};

/// A way to run the suite.
pub struct Run {
    /// Cabal's name of the program.
    pub suite: &'static str,
    /// For GHC's runtime.
    options: &'static [&'static str],
}

pub const NON_THREADED: Run = Run {
    suite: "test:spec-nonthreaded",
    options: &[],
};
const THREADED: Run = Run {
    suite: "test:spec-threaded",
    options: &[],
};
pub const PARALLEL: Run = Run {
    suite: "test:spec-threaded",
    options: &["-N2"],
};

pub fn roundtrip() -> Result<String> {
    compile()?;
    let suite = |run: Run| -> Result<Program> { Ok(run.program(Program::new(run.find()?))) };
    let mut outputs = Vec::from(Program::run_both([suite(NON_THREADED)?, suite(THREADED)?])?);
    outputs.push(suite(PARALLEL)?.run()?);
    let mut values = 0;
    let mut examples = 0;
    for output in outputs {
        let count = Count::of(&String::from_utf8_lossy(&output))?;
        examples += count.examples;
        values += count.values;
    }
    Ok(format!("{examples} examples, {values} generated values"))
}

/// The suite of a package that has a type of actions.
pub fn custom_io() -> Result<String> {
    let program = CUSTOM_IO.program("test:spec")?;
    Program::new(program).run()?;
    Ok(String::new())
}

/// Memory that the suite lost, or used when it was not its own, fails it.
pub fn valgrind() -> Result<String> {
    compile()?;
    let watched = |run: Run| -> Result<Program> {
        let memcheck = memcheck(&run.find()?).args(["--qc-max-success=10", "--skip=10,000,000"]);
        Ok(run.program(checked(memcheck)))
    };
    // Valgrind runs the threads of a program on one processor.
    Program::run_both([watched(NON_THREADED)?, watched(PARALLEL)?])?;
    Ok("0 errors, 0 bytes lost".to_owned())
}

/// A program that runs under a checker, and therefore slowly: nobody is told of that.
pub fn checked(program: Program) -> Program {
    program
        .env("HSFFI_CHECKED", "")
        .env("HSFFI_UNSAFE_LIMIT_US", "0")
        .env("HSFFI_FINALIZER_LIMIT_MS", "0")
}

fn compile() -> Result<()> {
    ROUNDTRIP.generate().run()?;
    ROUNDTRIP.compile("all")?.run().map(drop)
}

impl Run {
    fn find(&self) -> Result<PathBuf> {
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
pub struct Count {
    pub examples: u32,
    pub values: u32,
}

impl Count {
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
