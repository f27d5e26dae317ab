//! The steps of `cargo xtask test`, and their runner.

mod abi_mismatch;
mod asan;
mod builds;
mod debug_checks;
mod end_to_end;
mod generated;
mod golden;
mod grep;
mod header;
mod hidden;
mod licenses;
mod link;
mod mail;
mod memcheck;
mod memory;
mod misuse;
mod pcre;
mod rust;
mod scale;
mod seeded_faults;
mod soak;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use crate::error::{Error, Result};
use crate::{Chain, setup};

/// A named check of the repository.
struct Step {
    name: &'static str,
    /// What is wrong when it fails.
    about: &'static str,
    /// What it found, in a few words or none, when all is well.
    run: fn() -> Result<String>,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "Rust code is formatted",
        run: rust::fmt,
    },
    Step {
        name: "clippy",
        about: "clippy has nothing to say",
        run: rust::clippy,
    },
    Step {
        name: "doc",
        about: "rustdoc has nothing to say",
        run: rust::doc,
    },
    Step {
        name: "unit",
        about: "Rust tests pass, those of what must not compile among them",
        run: rust::unit,
    },
    Step {
        name: "msrv",
        about: "the oldest supported toolchain compiles everything",
        run: rust::msrv,
    },
    Step {
        name: "dependencies",
        about: "a user of hsffi gets few packages",
        run: rust::dependencies,
    },
    Step {
        name: "golden",
        about: "the packages that are checked in are what would be generated",
        run: golden::golden,
    },
    Step {
        name: "hlint",
        about: "hlint has no hints for Haskell code, generated or not",
        run: golden::hlint,
    },
    Step {
        name: "haskell-compile",
        about: "GHC compiles generated packages without a warning",
        run: golden::compile,
    },
    Step {
        name: "hidden",
        about: "a program imports a package's root module and nothing behind it",
        run: hidden::check,
    },
    Step {
        name: "licenses",
        about: "Cabal reads a package whatever licence its crate has",
        run: licenses::check,
    },
    Step {
        name: "header",
        about: "a call that a header does not know of does not compile",
        run: header::check,
    },
    Step {
        name: "roundtrip",
        about: "every type goes both ways, on both of GHC's runtimes",
        run: end_to_end::roundtrip,
    },
    Step {
        name: "custom-io",
        about: "what would be IO is of the type that a module names",
        run: end_to_end::custom_io,
    },
    Step {
        name: "valgrind",
        about: "Valgrind finds no error and no leak in that",
        run: end_to_end::valgrind,
    },
    Step {
        name: "debug-checks",
        about: "only a build with debug assertions watches its exports",
        run: debug_checks::check,
    },
    Step {
        name: "soak",
        about: "memory does not grow with the number of objects that come and go",
        run: soak::check,
    },
    Step {
        name: "memory",
        about: "what Rust holds for Haskell is collected in time",
        run: memory::check,
    },
    Step {
        name: "asan",
        about: "AddressSanitizer finds no error and no leak in all of that",
        run: asan::check,
    },
    Step {
        name: "abi-mismatch",
        about: "a program on the package of another version of the library makes no call",
        run: abi_mismatch::check,
    },
    Step {
        name: "link",
        about: "libraries of different builds and compilers are in one program, each with its own symbols",
        run: link::link,
    },
    Step {
        name: "leave",
        about: "GHCi and Template Haskell run Rust, and packages are packed and installed",
        run: link::leave,
    },
    Step {
        name: "builds",
        about: "several builds of one crate in one program are told apart",
        run: builds::check,
    },
    Step {
        name: "misuse",
        about: "bindings written by hand go wrong in the ways that hsffi prevents",
        run: misuse::check,
    },
    Step {
        name: "grep",
        about: "hgrep finds what grep -E finds",
        run: grep::compare,
    },
    Step {
        name: "mail",
        about: "hmail finds, shows, tags and locks what the files of a maildir say",
        run: mail::check,
    },
    Step {
        name: "pcre",
        about: "PCRE2 does in Haskell what it promises, and its memory goes back to it",
        run: pcre::check,
    },
    Step {
        name: "scale",
        about: "a package of 2,000 exports is generated in full",
        run: scale::generate,
    },
];

/// The steps' names and what they check, for people.
pub fn list() -> String {
    let lines = STEPS
        .iter()
        .map(|step| format!("  {:16} {}", step.name, step.about));
    let lines: Vec<_> = lines.collect();
    format!("Steps of test:\n\n{}", lines.join("\n"))
}

/// Runs the named steps, or all, each whatever became of those before it.
pub fn run(names: &[&str]) -> Result<ExitCode> {
    let steps = choose(names)?;
    setup::everything()?;
    let mut failed = 0;
    for step in &steps {
        print!("{:16} ", step.name);
        // Only shows early what is shown in any case.
        let _ = std::io::stdout().flush();
        let start = Instant::now();
        let outcome = (step.run)();
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(found) => println!("ok     {seconds:6.1} s  {found}"),
            Err(error) => {
                failed += 1;
                println!("FAILED {seconds:6.1} s  {}", step.about);
                println!("{}\n", Chain(&error));
            }
        }
    }
    println!("{} passed, {failed} failed", steps.len() - failed);
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn choose(names: &[&str]) -> Result<Vec<&'static Step>> {
    if names.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    let find = |name: &&str| {
        let step = STEPS.iter().find(|step| step.name == *name);
        step.ok_or_else(|| Error::Usage(format!("there is no step {name}\n\n{}", list())))
    };
    names.iter().map(find).collect()
}
