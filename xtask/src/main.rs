//! The repository's tasks: `cargo xtask demo`, `cargo xtask test` and the rest.
//!
//! | module | purpose |
//! |---|---|
//! | `steps` | `test`: the checks that continuous integration runs |
//! | `steps::rust`, `steps::golden` | checks by Rust's tools, and of the packages that are checked in |
//! | `steps::tests` | steps that run the tests of a crate |
//! | `msrv` | `msrv`: the crates with the oldest supported Rust |
//! | `setup` | `setup`: installs tools, or lists missing ones |
//! | `bench` | `bench`: compares generated bindings with hand-written ones |
//! | `demo` | `demo`: from an annotated crate to a running program |

mod bench;
mod demo;
mod msrv;
mod setup;
mod steps;

use std::process::ExitCode;

use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::project;

const USAGE: &str = "\
Usage: cargo xtask TASK

  demo            build the example, generate its Haskell package, and run hgrep on real files
  test [STEP...]  run everything that continuous integration runs, or some steps
  bench           measure call costs, beside bindings written by hand
  bench compile   measure how long GHC takes for a package of 300 exports, beside bindings written by hand
  bench futures   measure calls that wait: memory, threads and wake-ups
  bench hosting   measure a Rust program's calls of Haskell functions, beside exports by hand
  msrv [ROOT]     check the published crates with the Rust of Debian 13, in a root that debootstrap makes; as root
  golden          regenerate the checked-in Haskell packages
  setup           install the missing tools, or list them";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["bench"] => bench::run()?,
        ["bench", "compile"] => bench::compile()?,
        ["bench", "futures"] => bench::futures()?,
        ["bench", "hosting"] => bench::hosting()?,
        ["demo"] => demo::run()?,
        ["test", names @ ..] => return steps::run(names),
        ["msrv"] => msrv::in_debian(None)?,
        ["msrv", root] => msrv::in_debian(Some(root))?,
        ["golden"] => project::ALL
            .iter()
            .try_for_each(|it| it.generate().show())?,
        ["setup"] => setup::everything()?,
        ["-h" | "--help" | "help"] => println!("{USAGE}\n\n{}", steps::list()),
        _ => return Err(Error::Usage(USAGE.to_owned())),
    }
    Ok(ExitCode::SUCCESS)
}
