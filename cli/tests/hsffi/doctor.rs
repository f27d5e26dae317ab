//! `cargo hsffi doctor`, with tools that only say what they are.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{Run, hsffi, run};

/// A directory for tools.
struct Tools {
    dir: TempDir,
}

impl Tools {
    /// A GHC and a cabal that hsffi works with, and that need nothing.
    fn new() -> Self {
        let tools = Tools {
            dir: tempfile::tempdir().expect("there is room"),
        };
        tools.write("cabal", "echo 3.12.1.0");
        tools.write("cc", "echo cc");
        let cc = tools.path("cc").display().to_string();
        let info = format!("echo ' [(\"C compiler command\",\"{cc}\")'");
        tools.write(
            "ghc",
            &format!("case $1 in --info) {info} ;; *) echo 9.6.6 ;; esac"),
        );
        tools.write(
            "ghc-pkg",
            "echo base bytestring deepseq primitive text time vector",
        );
        tools
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, script: &str) {
        let path = self.path(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("there is room");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is there");
    }

    fn doctor(&self, dir: &Path) -> Run {
        let mut command = hsffi(dir, ["doctor"]);
        for (variable, tool) in [("GHC", "ghc"), ("CABAL", "cabal")] {
            command.env(variable, self.path(tool));
        }
        // No package index.
        command.env("CABAL_DIR", self.dir.path());
        command.env("XDG_CACHE_HOME", self.dir.path());
        run(&mut command)
    }

    /// In a directory without a crate.
    fn doctor_elsewhere(&self) -> Run {
        self.doctor(self.dir.path())
    }
}

#[track_caller]
fn tells(run: &Run, lines: &str) {
    assert!(
        run.stdout.contains(lines),
        "{lines}\nis not in\n{}",
        run.stdout
    );
}

#[test]
fn tools_that_are_there_are_listed() {
    let run = Tools::new().doctor_elsewhere().succeeded();
    tells(&run, "ok       GHC 9.6.6\n");
    tells(&run, "ok       cabal 3.12.1.0\n");
    tells(&run, "ok       the Haskell packages that hsffi uses\n");
    assert!(!run.stdout.contains("missing"), "{}", run.stdout);
}

#[test]
fn a_tool_that_is_missing_is_named_with_the_fix() {
    let tools = Tools::new();
    fs::remove_file(tools.path("ghc")).expect("it is there");
    let run = tools.doctor_elsewhere();
    let ghc = tools.path("ghc");
    tells(
        &run,
        &format!(
            "missing  GHC: `{}` cannot be run\n         install it",
            ghc.display()
        ),
    );
    assert!(run.refused().starts_with("1 of the above is missing"));
}

#[test]
fn an_old_ghc_does_not_do() {
    let tools = Tools::new();
    tools.write("ghc", "echo 8.10.7");
    let run = tools.doctor_elsewhere();
    tells(&run, "missing  GHC 9.0 or later: `");
    tells(&run, "` is 8.10.7\n");
    run.refused();
}

#[test]
fn a_c_compiler_that_cannot_be_run_is_named() {
    let tools = Tools::new();
    fs::remove_file(tools.path("cc")).expect("it is there");
    let run = tools.doctor_elsewhere();
    tells(&run, "missing  the C compiler of GHC: `");
    run.refused();
}

#[test]
fn packages_are_installed_or_to_be_had() {
    let tools = Tools::new();
    tools.write("ghc-pkg", "echo base bytestring deepseq primitive time");
    let run = tools.doctor_elsewhere();
    tells(
        &run,
        "missing  Haskell packages: text, vector\n         run `cabal update`",
    );
    run.refused();

    let index = tools.path("packages/hackage.haskell.org");
    fs::create_dir_all(&index).expect("there is room");
    fs::write(index.join("01-index.tar"), "").expect("there is room");
    let run = tools.doctor_elsewhere().succeeded();
    tells(&run, "cabal's package index has text, vector\n");
}

#[test]
fn a_crate_without_hsffi_is_told_how_to_begin() {
    let tools = Tools::new();
    let dir = tempfile::tempdir().expect("there is room");
    fs::create_dir(dir.path().join("src")).expect("there is room");
    let manifest = "[package]\nname = \"a\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(dir.path().join("Cargo.toml"), manifest).expect("there is room");
    fs::write(dir.path().join("src/lib.rs"), "").expect("there is room");
    let run = tools.doctor(dir.path());
    tells(
        &run,
        "missing  the dependency hsffi of the crate\n         run `cargo hsffi init`, which adds it\n",
    );
    run.refused();
}
