//! A Rust program that hosts Haskell, `tests/hosting`: as cargo builds it, on both of GHC's runtimes, and what its author sees when
//! something is wrong.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root, target};

/// Scenes of both runtimes.
const SCENES: [&str; 11] = [
    "calls", "throws", "typed", "held", "refused", "nested", "objects", "twice", "panics",
    "nowait", "options",
];

/// Actions of Haskell's as futures, which the threaded runtime has.
const AWAITS: [&str; 11] = [
    "await",
    "await-around",
    "await-throws",
    "await-drop",
    "await-late",
    "await-objects",
    "await-unreachable",
    "await-wakers",
    "await-end",
    "await-end-nowait",
    "await-refused",
];

/// How often a program starts the runtime, calls, and ends it.
const RUNS: usize = 200;

#[test]
fn a_rust_program_hosts_haskell() -> Result<()> {
    let _machine = machine()?;
    let home = home();
    fs::write(environment(), "clear-package-db\nglobal-package-db\n").map_err(at(environment()))?;
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).map_err(at(&home))?;

    // Other tests of the crate are without the feature.
    cargo(["test", "--quiet", "--package", "hsffi", "--lib"])
        .args(["--features", "rts", "rts::"])
        .run()?;

    hosting("build").env("HOSTING_NONTHREADED", "1").run()?;
    for scene in SCENES {
        scene_of(scene).run()?;
    }
    scene_of("bulk").arg("20000").run()?;
    scene_of("other-thread").run()?;
    scene_of("await-nonthreaded").run()?;
    exits("calls", "1")?;

    hosting("build").run()?;
    for scene in SCENES {
        scene_of(scene).run()?;
    }
    scene_of("bulk").arg("20000").run()?;
    scene_of("threads").arg("250000").run()?;
    scene_of("waits").run()?;
    scene_of("late").run()?;
    scene_of("nowait-attached").run()?;
    for scene in AWAITS {
        scene_of(scene).run()?;
    }
    scene_of("await-threads").arg("20000").run()?;
    for scene in ["within", "within-unsafe"] {
        within(scene)?;
    }
    wrong_option()?;
    exits("threads", "10")?;
    exits("waits", "1")?;
    exits("await-end", "1")?;
    exits("await-refused", "1")?;
    // Small, since Valgrind lets one thread run at a time.
    memcheck(&program()).args(["threads", "200"]).run()?;
    for scene in [
        "calls",
        "typed",
        "held",
        "nested",
        "objects",
        "await",
        "await-throws",
        "await-drop",
        "await-late",
        "await-end",
    ] {
        memcheck(&program()).arg(scene).run()?;
    }

    linked_statically()?;
    let tests = String::from_utf8_lossy(&hosting("test").run()?).into_owned();
    expect(&tests, &["test tests::a_test_calls_haskell ... ok"])?;
    mistakes()?;
    two_crates()?;
    found(format_args!(
        "{} scenes, {RUNS} runs each of 5",
        SCENES.len() * 3 + AWAITS.len() + 14
    ));
    Ok(())
}

fn home() -> PathBuf {
    root().join("tests/hosting")
}

fn hosting(task: &str) -> Program {
    cargo([task, "--offline"])
        .directory(&home())
        .env("CARGO_TARGET_DIR", target().join("hosting"))
        .env("GHC_ENVIRONMENT", environment())
        .env("CARGO_TERM_COLOR", "never")
}

/// An environment of GHC's without packages, which is not used: users have one for other programs.
fn environment() -> PathBuf {
    target().join("hosting-environment")
}

fn program() -> PathBuf {
    target().join("hosting/debug/hsffi-hosting")
}

fn scene_of(name: &str) -> Program {
    Program::new(program()).arg(name)
}

/// Nothing hangs or crashes at the end, however often.
fn exits(scene: &str, count: &str) -> Result<()> {
    (0..RUNS).try_for_each(|_| scene_of(scene).arg(count).run().map(drop))
}

fn within(scene: &str) -> Result<()> {
    scene_of(scene).expect(
        0,
        "",
        "hsffi: a `Runtime` is dropped within a call to or from Haskell, which cannot end while it waits for itself; Haskell's \
         runtime goes on until the program exits. Drop it outside of `attach`.\n",
    )
}

fn wrong_option() -> Result<()> {
    let output = scene_of("wrong-option").output()?;
    let printed = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(1) {
        expect(&printed, &["unknown RTS option: --no-such-option"])
    } else {
        Err(Error::Unmet(format!("it ends with {}", output.status)))
    }
}

/// The program requires no shared library of Haskell's, and does the same.
fn linked_statically() -> Result<()> {
    hosting("build").env("HOSTING_STATIC", "1").run()?;
    let libraries = Program::new("ldd").arg(program()).run()?;
    let libraries = String::from_utf8_lossy(&libraries);
    expect(&libraries, &["libc.so"])?;
    if libraries.contains("libHS") || libraries.contains("_haskell") {
        return Err(Error::Unmet(format!("it requires {libraries}")));
    }
    for scene in SCENES {
        scene_of(scene).run()?;
    }
    scene_of("threads").arg("1000").run()?;
    scene_of("waits").run().map(drop)
}

/// A change of the Haskell module, and what cargo prints then.
struct Mistake {
    change: (&'static str, &'static str),
    printed: &'static [&'static str],
}

const MISTAKES: [Mistake; 4] = [
    // GHC shows the line of the Rust declaration.
    Mistake {
        change: (
            "add :: Int32 -> Int32 -> Int32",
            "add :: Word32 -> Word32 -> Word32",
        ),
        printed: &[
            "src/haskell.rs:",
            "Couldn't match type",
            "Expected: Int32 -> Int32 -> Int32",
            "Actual: Word32 -> Word32 -> Word32",
            "pub fn add(hs: Hs<'_>, a: i32, b: i32) -> i32;",
            "GHC did not compile the Haskell modules",
        ],
    },
    Mistake {
        change: ("  , total\n", ""),
        printed: &[
            "src/haskell.rs:",
            "Not in scope: ‘Hosting.Calls.total’",
            "GHC did not compile the Haskell modules",
        ],
    },
    Mistake {
        change: ("add = (+)", "add = (+"),
        printed: &[
            "Hosting/Calls.hs:",
            "parse error",
            "GHC did not compile the Haskell modules",
        ],
    },
    // Not an action.
    Mistake {
        change: (
            "total :: Vector Double -> IO Double\ntotal = pure . Vector.sum",
            "total :: Vector Double -> Double\ntotal = Vector.sum",
        ),
        printed: &[
            "Expected: Vector Double -> IO Double",
            "pub fn total(hs: Hs<'_>, numbers: &[f64]) -> f64;",
        ],
    },
];

fn mistakes() -> Result<()> {
    let folder = target().join("hosting-mistake");
    let module = folder.join("Hosting/Calls.hs");
    fs::create_dir_all(folder.join("Hosting")).map_err(at(&folder))?;
    let original = home().join("haskell/Hosting/Calls.hs");
    let text = fs::read_to_string(&original).map_err(at(&original))?;
    for other in [
        "Hosting/Awaited.hs",
        "Hosting/Stamps.hs",
        "Hosting/Values.hs",
    ] {
        let other = (home().join("haskell").join(other), folder.join(other));
        fs::copy(&other.0, &other.1).map_err(at(&other.0))?;
    }
    for mistake in &MISTAKES {
        let (right, wrong) = mistake.change;
        if !text.contains(right) {
            return Err(Error::Unmet(format!("{right} is not in the module")));
        }
        fs::write(&module, text.replace(right, wrong)).map_err(at(&module))?;
        fails(&folder, "ghc", mistake.printed)?;
    }
    fs::remove_file(&module).map_err(at(&module))?;
    fails(
        &folder,
        "ghc",
        &[
            "src/haskell.rs:",
            "imports functions of the Haskell module Hosting.Calls: write the module, or correct its name",
        ],
    )?;
    fails(
        &folder,
        "no-such-ghc",
        &[
            "GHC cannot be run as `no-such-ghc`",
            "install GHC, or set the environment variable GHC to its path",
        ],
    )?;
    fails(
        &folder.join("nowhere"),
        "ghc",
        &["hosting-mistake/nowhere` does not exist: create it, or correct the path in build.rs"],
    )
}

/// A library that the program uses imports functions, too.
fn two_crates() -> Result<()> {
    let output = hosting("build").args(["--features", "second"]).output()?;
    if output.status.success() {
        return Err(Error::Unmet(
            "a program with two Haskell parts is built".to_owned(),
        ));
    }
    let printed = [
        "two crates of the program have an `hsffi::module!`",
        "Hosting.Second",
        "move the declarations to one crate",
    ];
    expect(&String::from_utf8_lossy(&output.stderr), &printed)
}

fn fails(folder: &Path, ghc: &str, printed: &[&str]) -> Result<()> {
    let build = hosting("build")
        .env("HOSTING_FOLDER", folder)
        .env("GHC", ghc);
    let output = build.output()?;
    if output.status.success() {
        return Err(Error::Unmet(format!("it is built, without {printed:?}")));
    }
    expect(&String::from_utf8_lossy(&output.stderr), printed)
}

fn expect(text: &str, parts: &[&str]) -> Result<()> {
    match parts.iter().find(|part| !text.contains(**part)) {
        None => Ok(()),
        Some(part) => Err(Error::Unmet(format!("`{part}` is not printed:\n{text}"))),
    }
}
