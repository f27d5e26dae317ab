//! The repository's tasks: `cargo xtask demo`, `cargo xtask test` and the rest.

mod bench;
mod cabal;
mod demo;
mod error;
mod program;
mod project;
mod setup;
mod steps;

use std::error::Error as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use error::{Error, Result};

const USAGE: &str = "\
Usage: cargo xtask TASK

  demo            build the example, generate its Haskell package, and run hgrep on real files
  test [STEP...]  run all that continuous integration runs, or some of it
  bench           measure what a call costs, beside bindings written by hand
  golden          generate anew the Haskell packages that are checked in
  setup           install what is missing of what these tasks need, or say what to install";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {}", Chain(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["bench"] => bench::run()?,
        ["demo"] => demo::run()?,
        ["test", names @ ..] => return steps::run(names),
        ["golden"] => project::ALL
            .iter()
            .try_for_each(|it| it.generate().show())?,
        ["setup"] => setup::everything()?,
        ["-h" | "--help" | "help"] => println!("{USAGE}\n\n{}", steps::list()),
        _ => return Err(Error::Usage(USAGE.to_owned())),
    }
    Ok(ExitCode::SUCCESS)
}

/// The repository.
fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Where Cargo and these tasks put what they build.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => root().join(directory),
        None => root().join("target"),
    }
}

/// An error and what it comes from.
struct Chain<'a>(&'a Error);

impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}
