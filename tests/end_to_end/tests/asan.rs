//! The Haskell suite, and objects by the thousand, with a library that `AddressSanitizer` watches.
//!
//! The sanitizer sees the C heap whole, but of the code only what is compiled for it: the library of `tests/roundtrip`
//! with all it depends on, but for Rust's standard library. Its leak checker does not look for addresses in Haskell's heap,
//! so whatever Haskell alone has when the program ends counts as lost.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_end_to_end::seeded_faults::SeededFault;
use hsffi_end_to_end::soak;
use hsffi_end_to_end::suite::{Count, NON_THREADED, PARALLEL, Run, checked};
use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, hsffi};
use hsffi_test_harness::{found, haskell_runtime, machine, root, target};

/// The only target with a sanitizer that the step knows. Naming it keeps build scripts and macros from being watched, too.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// How many objects there are of each kind.
const OBJECTS: u32 = 100_000;

/// What the sanitizer must find.
const SEEDED_FAULTS: [SeededFault; 2] = [
    SeededFault {
        error: &["leak", "10"],
        report: "LeakSanitizer: detected memory leaks",
    },
    SeededFault {
        error: &["use-after-release"],
        report: "AddressSanitizer: heap-use-after-free",
    },
];

#[test]
fn address_sanitizer_finds_no_error_and_no_leak() -> Result<()> {
    let _machine = machine()?;
    let nightly = Nightly::find()?;
    let home = target().join("asan");
    let library = library(&home)?;
    let package = home.join("haskell");
    hsffi("stubs")
        .arg(&library)
        .arg("--out")
        .arg(&package)
        .run()?;
    let project = home.join("cabal.project");
    fs::write(&project, nightly.project()).map_err(at(&project))?;
    let cabal = Cabal::new(&home, "asan");
    cabal.compile("all")?.run()?;

    let soak = cabal.find("exe:soak")?;
    for fault in SEEDED_FAULTS {
        fault.is_found(watched(&soak))?;
    }
    for work in soak::WORKS {
        soak::run(watched(&soak), work, OBJECTS).run()?;
    }
    let suite = |run: Run| -> Result<Program> { Ok(run.program(watched(&cabal.find(run.suite)?))) };
    let mut examples = 0;
    for output in Program::run_both([suite(NON_THREADED)?, suite(PARALLEL)?])? {
        examples += Count::of(&String::from_utf8_lossy(&output))?.examples;
    }
    found(format_args!(
        "0 errors, 0 leaks: {examples} examples, {OBJECTS} objects of each of {} kinds",
        soak::WORKS.len()
    ));
    Ok(())
}

/// A program, which the first error ends.
fn watched(program: &Path) -> Program {
    let suppressions = root().join("tests/harness/suppressions/leaks.supp");
    let suppressions = suppressions.display();
    checked(Program::new(program))
        .env(
            "ASAN_OPTIONS",
            "detect_leaks=1:detect_stack_use_after_return=1:exitcode=99",
        )
        // Programs that the suite starts print what it expects, and nothing of what is suppressed.
        .env(
            "LSAN_OPTIONS",
            format!("print_suppressions=0:suppressions=\"{suppressions}\""),
        )
}

/// Builds the watched library.
fn library(home: &Path) -> Result<PathBuf> {
    let target = home.join("target");
    Program::new("rustup")
        .args(["run", "nightly", "cargo", "rustc", "--quiet", "--locked"])
        .args(["-p", "hsffi-roundtrip", "--lib"])
        .args(["--crate-type", "staticlib", "--target", TARGET])
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTFLAGS", "-Zsanitizer=address")
        .run()?;
    Ok(target.join(TARGET).join("debug/libhsffi_roundtrip.a"))
}

/// The toolchain that has sanitizers.
struct Nightly {
    /// The sanitizer's own library. Cargo gives it to Rust programs, and not to static libraries.
    sanitizer: PathBuf,
}

impl Nightly {
    fn find() -> Result<Self> {
        let missing = |what: &str| {
            Error::Unmet(format!(
                "{what}: rustup toolchain install nightly --profile minimal"
            ))
        };
        let sysroot = Program::new("rustup")
            .args(["run", "nightly", "rustc", "--print", "sysroot"])
            .run()
            .map_err(|_| missing("Rust's nightly toolchain is not installed"))?;
        let sysroot = String::from_utf8_lossy(&sysroot);
        let sanitizer = Path::new(sysroot.trim_end())
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib/librustc-nightly_rt.asan.a");
        if sanitizer.is_file() {
            Ok(Nightly { sanitizer })
        } else {
            let what = format!("there is no {}", sanitizer.display());
            Err(missing(&what))
        }
    }

    /// The text of a `cabal.project`: the programs of `tests/roundtrip` on the package of the watched library, with the
    /// sanitizer linked whole, since it has to replace `malloc` though nothing asks for that.
    fn project(&self) -> String {
        let programs = root().join("tests/roundtrip");
        let programs = programs.display();
        let runtime = haskell_runtime();
        let runtime = runtime.display();
        let sanitizer = self.sanitizer.display();
        let link =
            format!("ld-options: -Wl,--whole-archive \"{sanitizer}\" -Wl,--no-whole-archive");
        format!(
            "packages:\n  haskell\n  {runtime}\n  {programs}/spec\n  {programs}/soak\n\n\
             package hsffi-roundtrip-spec\n  {link}\n\n\
             package hsffi-roundtrip-soak\n  {link}\n"
        )
    }
}
