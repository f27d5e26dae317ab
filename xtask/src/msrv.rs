//! The oldest Rust that the published crates compile with: `rust-version` of each.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{root, target};

/// The directories of the published crates, and their packages.
const CRATES: [(&str, &str); 7] = [
    ("metadata", "hsffi-metadata"),
    ("macros", "hsffi-macros"),
    ("runtime", "hsffi"),
    ("haskell", "hsffi-haskell"),
    ("stubs", "hsffi-stubs"),
    ("build", "hsffi-build"),
    ("cli", "cargo-hsffi"),
];

/// Debian's release that has the oldest Rust.
const RELEASE: &str = "trixie";

/// Checks the crates with the oldest toolchain, if that is in use or rustup has it. Says so if it is not: no step fails for that.
pub fn step() -> Result<String> {
    let oldest = rust_version()?;
    let current = version(Program::new("rustc"))?;
    if is_release_of(&current, &oldest) {
        cargo(check()).run()?;
        return Ok(format!("{current}, which is in use"));
    }
    let Some(toolchain) = installed(&oldest) else {
        return Ok(format!(
            "not run: Rust {oldest} is not installed (rustup toolchain install {oldest}.0 --profile minimal), and {current} \
             is what the other steps use"
        ));
    };
    let rustup = || Program::new("rustup").args(["run", &toolchain]);
    let oldest = version(rustup().arg("rustc"))?;
    rustup()
        .arg("cargo")
        .args(check())
        // The two toolchains would otherwise throw out each other's work.
        .env("CARGO_TARGET_DIR", target().join("msrv"))
        .run()?;
    Ok(format!("{oldest}, beside {current}"))
}

/// Checks the crates with the Rust of Debian 13, in a root that is made by debootstrap unless it is there. The dependencies come
/// from outside, so the root needs no network.
pub fn in_debian(root: Option<&str>) -> Result<()> {
    let debian = root.map_or_else(|| target().join(RELEASE), PathBuf::from);
    if !debian.join("usr/bin/cargo").is_file() {
        let packages = "--include=cargo,gcc,libc6-dev,rustc";
        shown(
            Program::new("debootstrap")
                .args(["--variant=minbase", packages, RELEASE])
                .arg(&debian),
        )?;
    }
    let sources = debian.join("hsffi");
    fs::create_dir_all(&sources).map_err(at(&sources))?;
    let copy = "git ls-files -z | xargs -0 tar --create | tar --extract --directory \"$0\"";
    shown(Program::new("sh").args(["-c", copy]).arg(&sources))?;
    let vendor = ["vendor", "--quiet", "--locked", "--versioned-dirs"];
    shown(cargo(vendor).arg(sources.join("vendor")))?;
    let check = format!(
        "cd /hsffi && cargo --version && cargo {} --offline \
         --config 'source.crates-io.replace-with=\"vendored\"' --config 'source.vendored.directory=\"vendor\"'",
        check().join(" ")
    );
    shown(chroot(&debian).args(["sh", "-c", &check]))
}

fn chroot(debian: &Path) -> Program {
    Program::new("chroot")
        .arg(debian)
        .args(["env", "--unset=RUSTUP_TOOLCHAIN", "--unset=CARGO_HOME"])
        .args([
            "HOME=/root",
            "PATH=/usr/bin:/bin",
            "CARGO_TARGET_DIR=/hsffi/target",
        ])
}

/// Runs a program on the terminal, below its command line.
fn shown(program: Program) -> Result<()> {
    println!("$ {}", program.line());
    program.show()
}

/// What cargo is told: the libraries and programs, since tests may use what is newer.
fn check() -> Vec<&'static str> {
    let mut check = vec![
        "check",
        "--quiet",
        "--locked",
        "--features=hsffi/rts,hsffi/stream,hsffi/tokio",
    ];
    for (_, package) in CRATES {
        check.extend(["--package", package]);
    }
    check
}

/// The `rust-version` that all of the crates have.
fn rust_version() -> Result<String> {
    let mut versions = Vec::new();
    for (directory, _) in CRATES {
        let manifest = root().join(directory).join("Cargo.toml");
        let text = fs::read_to_string(&manifest).map_err(at(&manifest))?;
        let version = text
            .lines()
            .find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'));
        let Some(version) = version else {
            return Err(Error::Unmet(format!(
                "{directory}/Cargo.toml has no `rust-version = \"…\"`"
            )));
        };
        versions.push(version.to_owned());
    }
    versions.dedup();
    match <[String; 1]>::try_from(versions) {
        Ok([version]) => Ok(version),
        Err(versions) => Err(Error::Unmet(format!(
            "the published crates have different rust-versions: {}",
            versions.join(", ")
        ))),
    }
}

/// `1.85.0`, of `rustc 1.85.0 (4d91de4e4 2025-02-17)`.
fn version(rustc: Program) -> Result<String> {
    let version = rustc.arg("--version").run()?;
    let version = String::from_utf8_lossy(&version);
    Ok(version.split(' ').nth(1).unwrap_or_default().to_owned())
}

/// A toolchain of rustup's that is of this release.
fn installed(release: &str) -> Option<String> {
    let toolchains = Program::new("rustup")
        .args(["toolchain", "list"])
        .run()
        .ok()?;
    let toolchains = String::from_utf8_lossy(&toolchains).into_owned();
    let mut names = toolchains.lines().filter_map(|line| line.split(' ').next());
    let found = names.find(|name| {
        name.split('-')
            .next()
            .is_some_and(|it| is_release_of(it, release))
    });
    found.map(str::to_owned)
}

/// Whether a version is `1.85`, or `1.85.` and a number.
fn is_release_of(version: &str, release: &str) -> bool {
    let patch = version.strip_prefix(release);
    patch.is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
}
