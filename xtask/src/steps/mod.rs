//! The steps of `cargo xtask test`, and their runner.

mod golden;
mod rust;
mod tests;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use hsffi_test_harness::error::{Error, Result};

use self::tests::Tests;
use crate::setup;

/// A named check of the repository.
struct Step {
    name: &'static str,
    /// What is wrong when it fails.
    about: &'static str,
    task: Task,
}

/// What a step runs. When all is well, it returns what it found, in a few words or none.
enum Task {
    Check(fn() -> Result<String>),
    Tests(Tests),
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "Rust code is formatted",
        task: Task::Check(rust::fmt),
    },
    Step {
        name: "clippy",
        about: "clippy has nothing to say",
        task: Task::Check(rust::clippy),
    },
    Step {
        name: "doc",
        about: "rustdoc has nothing to say",
        task: Task::Check(rust::doc),
    },
    Step {
        name: "unit",
        about: "Rust tests pass, those of what must not compile among them",
        task: Task::Check(rust::unit),
    },
    Step {
        name: "msrv",
        about: "the oldest supported toolchain compiles everything",
        task: Task::Check(rust::msrv),
    },
    Step {
        name: "dependencies",
        about: "a user of hsffi gets few packages",
        task: Task::Check(rust::dependencies),
    },
    Step {
        name: "golden",
        about: "the packages that are checked in are what would be generated",
        task: Task::Check(golden::golden),
    },
    Step {
        name: "hlint",
        about: "hlint has no hints for Haskell code, generated or not",
        task: Task::Check(golden::hlint),
    },
    Step {
        name: "haskell-compile",
        about: "GHC compiles generated packages without a warning",
        task: Task::Check(golden::compile),
    },
    Step {
        name: "hidden",
        about: "a program imports a package's root module and nothing behind it",
        task: Task::Tests(Tests::end_to_end("hidden")),
    },
    Step {
        name: "licenses",
        about: "Cabal reads a package whatever licence its crate has",
        task: Task::Tests(Tests::end_to_end("licenses")),
    },
    Step {
        name: "header",
        about: "a call that a header does not know of does not compile",
        task: Task::Tests(Tests::end_to_end("header")),
    },
    Step {
        name: "runtime-package",
        about: "the Haskell runtime passes its own suite, on both of GHC's runtimes",
        task: Task::Tests(Tests::end_to_end("runtime_package")),
    },
    Step {
        name: "roundtrip",
        about: "every type goes both ways, on both of GHC's runtimes",
        task: Task::Tests(Tests::end_to_end("roundtrip").filter("runtimes")),
    },
    Step {
        name: "custom-io",
        about: "what would be IO is of the type that a module names",
        task: Task::Tests(Tests::end_to_end("custom_io")),
    },
    Step {
        name: "valgrind",
        about: "Valgrind finds no error and no leak in that",
        task: Task::Tests(Tests::end_to_end("roundtrip").filter("valgrind")),
    },
    Step {
        name: "debug-checks",
        about: "only a build with debug assertions watches its exports",
        task: Task::Tests(Tests::end_to_end("debug_checks")),
    },
    Step {
        name: "soak",
        about: "memory does not grow with the number of objects that come and go",
        task: Task::Tests(Tests::end_to_end("soak")),
    },
    Step {
        name: "memory",
        about: "what Rust holds for Haskell is collected in time",
        task: Task::Tests(Tests::end_to_end("memory")),
    },
    Step {
        name: "asan",
        about: "AddressSanitizer finds no error and no leak in all of that",
        task: Task::Tests(Tests::end_to_end("asan")),
    },
    Step {
        name: "abi-mismatch",
        about: "a program on the package of another version of the library makes no call",
        task: Task::Tests(Tests::end_to_end("abi_mismatch")),
    },
    Step {
        name: "link",
        about: "libraries of different builds and compilers are in one program, each with its own symbols",
        task: Task::Tests(Tests::end_to_end("link").filter("linked")),
    },
    Step {
        name: "install",
        about: "GHCi and Template Haskell run Rust, and packages are packed and installed",
        task: Task::Tests(Tests::end_to_end("link").filter("installed")),
    },
    Step {
        name: "builds",
        about: "several builds of one crate in one program are told apart",
        task: Task::Tests(Tests::end_to_end("builds")),
    },
    Step {
        name: "misuse",
        about: "bindings written by hand go wrong in the ways that hsffi prevents",
        task: Task::Tests(Tests::end_to_end("misuse")),
    },
    Step {
        name: "regex",
        about: "hgrep finds what grep -E finds",
        task: Task::Tests(Tests::example("rust-regex")),
    },
    Step {
        name: "mail",
        about: "hmail finds, shows, tags and locks what the files of a maildir say",
        task: Task::Tests(Tests::example("mail-index")),
    },
    Step {
        name: "pcre",
        about: "PCRE2 does in Haskell what it promises, and its memory goes back to it",
        task: Task::Tests(Tests::example("pcre-code")),
    },
    Step {
        name: "scale",
        about: "a package of 2,000 exports is generated in full",
        task: Task::Tests(Tests::end_to_end("scale")),
    },
];

impl Task {
    fn run(&self) -> Result<String> {
        match self {
            Task::Check(check) => check(),
            Task::Tests(tests) => tests.run(),
        }
    }
}

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
        let outcome = step.task.run();
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(found) => println!("ok     {seconds:6.1} s  {found}"),
            Err(error) => {
                failed += 1;
                println!("FAILED {seconds:6.1} s  {}", step.about);
                println!("{error:?}\n");
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
