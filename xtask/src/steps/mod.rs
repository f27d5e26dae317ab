//! The steps of `cargo xtask test`, and their runner.

mod golden;
mod rust;
mod tests;

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use hsffi_test_harness::error::{Error, Result};

use self::tests::Tests;
use crate::{msrv, setup};

/// A named check of the repository.
struct Step {
    name: &'static str,
    /// The requirement that it checks.
    about: &'static str,
    task: Task,
}

/// What a step runs. When all is well, it returns what it found, in a few words or none.
enum Task {
    /// Rust's own tools, which build nothing that a step of another kind uses.
    Rust(fn() -> Result<String>),
    Haskell(fn() -> Result<String>),
    Tests(Tests),
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "Rust code is formatted",
        task: Task::Rust(rust::fmt),
    },
    Step {
        name: "clippy",
        about: "clippy reports nothing",
        task: Task::Rust(rust::clippy),
    },
    Step {
        name: "doc",
        about: "rustdoc reports nothing",
        task: Task::Rust(rust::doc),
    },
    Step {
        name: "unit",
        about: "Rust tests pass, among them those of code that must not compile",
        task: Task::Rust(rust::unit),
    },
    Step {
        name: "msrv",
        about: "the oldest supported Rust compiles the published crates, where rustup has it",
        task: Task::Rust(msrv::step),
    },
    Step {
        name: "dependencies",
        about: "hsffi has few dependencies",
        task: Task::Rust(rust::dependencies),
    },
    Step {
        name: "package",
        about: "the crates that are published can be packed",
        task: Task::Rust(rust::package),
    },
    Step {
        name: "golden",
        about: "the checked-in packages are up to date",
        task: Task::Haskell(golden::golden),
    },
    Step {
        name: "hlint",
        about: "hlint has no hints for Haskell code, generated or hand-written",
        task: Task::Haskell(golden::hlint),
    },
    Step {
        name: "haskell-compile",
        about: "GHC compiles generated packages without a warning",
        task: Task::Haskell(golden::compile),
    },
    Step {
        name: "hidden",
        about: "a program can import a package's root module and no other",
        task: Task::Tests(Tests::end_to_end("hidden")),
    },
    Step {
        name: "licenses",
        about: "Cabal reads the package of a crate with any licence",
        task: Task::Tests(Tests::end_to_end("licenses")),
    },
    Step {
        name: "companions",
        about: "a package with hand-written modules and every field compiles, and cabal check accepts it",
        task: Task::Tests(Tests::end_to_end("companions")),
    },
    Step {
        name: "header",
        about: "a call that a C header does not declare does not compile",
        task: Task::Tests(Tests::end_to_end("header")),
    },
    Step {
        name: "runtime-package",
        about: "the Haskell runtime passes its own suite, on both of GHC's runtimes",
        task: Task::Tests(Tests::end_to_end("runtime_package")),
    },
    Step {
        name: "guide",
        about: "the snippets of the README and the guide compile",
        task: Task::Tests(Tests::end_to_end("guide")),
    },
    Step {
        name: "roundtrip",
        about: "every type crosses in both directions, on both of GHC's runtimes",
        task: Task::Tests(Tests::end_to_end("roundtrip").filter("runtimes")),
    },
    Step {
        name: "custom-io",
        about: "actions have the type that the module names in place of IO",
        task: Task::Tests(Tests::end_to_end("custom_io")),
    },
    Step {
        name: "submodules",
        about: "a program imports several modules of one package, and links of Haddock lead to them",
        task: Task::Tests(Tests::end_to_end("submodules")),
    },
    Step {
        name: "imports",
        about: "a program passes values and objects of one generated package to another, also under Valgrind",
        task: Task::Tests(Tests::end_to_end("imports")),
    },
    Step {
        name: "hosting",
        about: "a Rust program starts Haskell's runtime, calls Haskell from threads, and ends it, on both of GHC's runtimes",
        task: Task::Tests(Tests::end_to_end("hosting")),
    },
    Step {
        name: "valgrind",
        about: "Valgrind finds no error and no leak in the round-trip suite",
        task: Task::Tests(Tests::end_to_end("roundtrip").filter("valgrind")),
    },
    Step {
        name: "debug-checks",
        about: "only a build with debug assertions checks its exports at run time",
        task: Task::Tests(Tests::end_to_end("debug_checks")),
    },
    Step {
        name: "soak",
        about: "memory does not grow with the number of objects made and dropped",
        task: Task::Tests(Tests::end_to_end("soak")),
    },
    Step {
        name: "memory",
        about: "memory that Rust holds for Haskell is collected in time",
        task: Task::Tests(Tests::end_to_end("memory")),
    },
    Step {
        name: "asan",
        about: "AddressSanitizer finds no error and no leak in the suite and in many objects",
        task: Task::Tests(Tests::end_to_end("asan")),
    },
    Step {
        name: "abi-mismatch",
        about: "a program generated for another version of the library makes no call",
        task: Task::Tests(Tests::end_to_end("abi_mismatch")),
    },
    Step {
        name: "runtime-versions",
        about: "a package without the Haskell runtime, or with another version of it, is not compiled",
        task: Task::Tests(Tests::end_to_end("runtime_versions")),
    },
    Step {
        name: "link",
        about: "libraries of different builds and compilers link into one program",
        task: Task::Tests(Tests::end_to_end("link").filter("linked")),
    },
    Step {
        name: "install",
        about: "GHCi and Template Haskell call Rust; packages are packed, installed, and build their libraries",
        task: Task::Tests(Tests::end_to_end("link").filter("installed")),
    },
    Step {
        name: "scaffold",
        about: "a project that `cargo hsffi new` creates is built and run by cabal",
        task: Task::Tests(Tests::end_to_end("scaffold")),
    },
    Step {
        name: "builds",
        about: "one program can have several builds of one crate",
        task: Task::Tests(Tests::end_to_end("builds")),
    },
    Step {
        name: "misuse",
        about: "hand-written bindings go wrong in the ways that hsffi prevents",
        task: Task::Tests(Tests::end_to_end("misuse")),
    },
    Step {
        name: "regex",
        about: "hgrep finds what grep -E finds",
        task: Task::Tests(Tests::example("rust-regex")),
    },
    Step {
        name: "mail",
        about: "hmail agrees with the files of a maildir, and processes lock its database",
        task: Task::Tests(Tests::example("mail-index")),
    },
    Step {
        name: "pcre",
        about: "PCRE2 works in Haskell, and its memory is released by it",
        task: Task::Tests(Tests::example("pcre-code")),
    },
    Step {
        name: "roaring",
        about: "compressed sets of numbers are what Data.IntSet says",
        task: Task::Tests(Tests::example("roaring-bitmap")),
    },
    Step {
        name: "json",
        about: "serde_json's values cross as a data type, and are written as a model writes them",
        task: Task::Tests(Tests::example("json-tree")),
    },
    Step {
        name: "sqlite",
        about: "a table of SQLite is a list, with transactions that commit or have no effect",
        task: Task::Tests(Tests::example("rust-sqlite")),
    },
    Step {
        name: "cabal-package",
        about: "a Rust program calls a Cabal package that its build script builds",
        task: Task::Tests(Tests::end_to_end("cabal_package")),
    },
    Step {
        name: "plugin",
        about: "a C program loads the calculator, a Rust library that starts Haskell's runtime",
        task: Task::Tests(Tests::end_to_end("plugin")),
    },
    Step {
        name: "fetch",
        about: "10,000 Haskell threads wait for an HTTP client on tokio, and one that stops waiting closes its connection",
        task: Task::Tests(Tests::example("http-fetch")),
    },
    Step {
        name: "classify",
        about: "a Rust program tells spam by a classifier that is written in Haskell",
        task: Task::Tests(Tests::end_to_end("classify")),
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
            Task::Rust(check) | Task::Haskell(check) => check(),
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

/// Runs the named steps, or all, each whatever became of those before it. Those of Rust's tools run beside the others: GHC mostly keeps one
/// processor busy.
pub fn run(names: &[&str]) -> Result<ExitCode> {
    let steps = choose(names)?;
    setup::everything()?;
    let count = steps.len();
    let is_rust = |step: &&Step| matches!(step.task, Task::Rust(_));
    let (rust, others): (Vec<_>, Vec<_>) = steps.into_iter().partition(is_rust);
    let failed = thread::scope(|scope| {
        let rust = scope.spawn(|| run_in_order(&rust));
        let others = run_in_order(&others);
        // A step that panics has failed, as have those that did not begin.
        others + rust.join().unwrap_or(1)
    });
    println!("{} passed, {failed} failed", count - failed);
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs the steps one after another, and returns how many fail.
fn run_in_order(steps: &[&Step]) -> usize {
    let failed = steps.iter().filter(|step| {
        let start = Instant::now();
        let outcome = step.task.run();
        let (name, seconds) = (step.name, start.elapsed().as_secs_f64());
        match &outcome {
            Ok(found) => println!("{name:16} ok     {seconds:6.1} s  {found}"),
            Err(error) => println!(
                "{name:16} FAILED {seconds:6.1} s  {}\n{error:?}\n",
                step.about
            ),
        }
        outcome.is_err()
    });
    failed.count()
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
