//! `cargo hsffi doctor`: what a build needs, and what of it is missing.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use cargo_metadata::{MetadataCommand, Package};

use crate::arguments::{Doctor, Selection};
use crate::cargo;
use crate::error::{Error, Result};
use crate::project::RuntimePlace;
use crate::workspace;

/// The oldest versions that hsffi works with.
const OLDEST_GHC: &str = "9.0";
const OLDEST_CABAL: &str = "3.0";

/// What was found of one thing.
struct Finding {
    what: String,
    /// What its user is to do, when it does not do.
    fix: Option<String>,
}

impl Finding {
    fn fine(what: impl Into<String>) -> Self {
        Finding {
            what: what.into(),
            fix: None,
        }
    }

    fn lacks(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Finding {
            what: what.into(),
            fix: Some(fix.into()),
        }
    }
}

/// Prints what is there and what is missing.
///
/// # Errors
/// When something is missing.
pub fn doctor(doctor: &Doctor) -> Result<()> {
    let ghc = variable("GHC", "ghc");
    let mut findings = vec![rustc(), haskell_tool(&ghc, "GHC", "GHC", OLDEST_GHC)];
    findings.push(haskell_tool(
        &variable("CABAL", "cabal"),
        "cabal",
        "CABAL",
        OLDEST_CABAL,
    ));
    findings.extend(tools_of_ghc(&ghc));
    findings.extend(packages(&ghc));
    findings.extend(project(doctor));
    let mut stdout = anstream::stdout();
    for Finding { what, fix } in &findings {
        match fix {
            None => writeln!(stdout, "ok       {what}")?,
            Some(fix) => writeln!(stdout, "missing  {what}\n         {fix}")?,
        }
    }
    let missing = findings.iter().filter(|it| it.fix.is_some()).count();
    match missing {
        0 => Ok(()),
        missing => Err(Error::Missing { missing }),
    }
}

fn variable(name: &str, program: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| program.into())
}

/// What a program writes to standard output, if it can be run and succeeds.
fn output(program: &OsStr, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.trim().to_owned())
}

/// Whether the rustc that cargo runs is older. Not if it cannot be run.
pub(crate) fn rustc_is_older(than: &str) -> bool {
    let version = output(&variable("RUSTC", "rustc"), &["--version"]);
    version.is_some_and(|version| is_older(number(&version), than))
}

/// `1.85.0`, of `rustc 1.85.0 (4d91de4e4 2025-02-17)`.
fn number(version: &str) -> &str {
    version.split(' ').nth(1).unwrap_or_default()
}

fn rustc() -> Finding {
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    let rustc = variable("RUSTC", "rustc");
    let update = "run `rustup update stable`, or install Rust from https://rustup.rs";
    let Some(version) = output(&rustc, &["--version"]) else {
        return Finding::lacks(
            format!("Rust: `{}` cannot be run", rustc.to_string_lossy()),
            update,
        );
    };
    let number = number(&version);
    if is_older(number, oldest) {
        return Finding::lacks(
            format!(
                "Rust {oldest} or later: `{}` is {number}",
                rustc.to_string_lossy()
            ),
            update,
        );
    }
    Finding::fine(format!("Rust {number}"))
}

/// GHC, or cabal.
fn haskell_tool(program: &OsStr, name: &str, variable: &str, oldest: &str) -> Finding {
    let install = format!(
        "install it with ghcup (https://www.haskell.org/ghcup) or your system's packages, or set `{variable}` to its path"
    );
    match output(program, &["--numeric-version"]) {
        None => Finding::lacks(
            format!("{name}: `{}` cannot be run", program.to_string_lossy()),
            install,
        ),
        Some(version) if is_older(&version, oldest) => Finding::lacks(
            format!(
                "{name} {oldest} or later: `{}` is {version}",
                program.to_string_lossy()
            ),
            install,
        ),
        Some(version) => Finding::fine(format!("{name} {version}")),
    }
}

/// Whether a version is older than another, component by component.
fn is_older(version: &str, than: &str) -> bool {
    let components = |version: &str| -> Vec<u32> {
        let digits = version.split(['.', '-', '+']);
        digits.map_while(|it| it.parse().ok()).collect()
    };
    components(version) < components(than)
}

/// The C compiler and the linker that GHC runs.
fn tools_of_ghc(ghc: &OsStr) -> Vec<Finding> {
    let Some(info) = output(ghc, &["--info"]) else {
        return Vec::new();
    };
    let tools = [
        ("the C compiler", "C compiler command"),
        ("the linker", "ld command"),
    ];
    let found = tools.iter().filter_map(|(name, key)| {
        let command = info_value(&info, key)?;
        Some(if output(OsStr::new(command), &["--version"]).is_some() {
            Finding::fine(format!("{name} of GHC: {command}"))
        } else {
            Finding::lacks(
                format!("{name} of GHC: `{command}` cannot be run"),
                "install a C compiler, such as the Debian package `gcc`",
            )
        })
    });
    found.collect()
}

/// The value of a key in what `ghc --info` prints: `,("C compiler command","gcc")`.
fn info_value<'a>(info: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = info.split_once(&format!("(\"{key}\",\""))?;
    let (value, _) = rest.split_once('"')?;
    (!value.is_empty()).then_some(value)
}

/// The Haskell packages that the runtime depends on: installed for GHC, or to be had from a package index.
fn packages(ghc: &OsStr) -> Option<Finding> {
    let ghc_pkg = PathBuf::from(ghc);
    let name = ghc_pkg.file_name()?.to_str()?.replacen("ghc", "ghc-pkg", 1);
    let ghc_pkg = ghc_pkg.with_file_name(name);
    let arguments = ["list", "--simple-output", "--names-only"];
    let installed = output(ghc_pkg.as_os_str(), &arguments)?;
    let installed: Vec<_> = installed.split_whitespace().collect();
    let needed = hsffi_stubs::runtime_dependencies();
    let missing: Vec<_> = (needed.iter().copied())
        .filter(|package| !installed.contains(package))
        .collect();
    if missing.is_empty() {
        return Some(Finding::fine("the Haskell packages that hsffi uses"));
    }
    let missing = missing.join(", ");
    Some(if has_package_index() {
        Finding::fine(format!(
            "the Haskell packages that hsffi uses: cabal's package index has {missing}"
        ))
    } else {
        Finding::lacks(
            format!("Haskell packages: {missing}"),
            "run `cabal update`, or install them from your system's packages, such as Debian's `libghc-vector-dev`",
        )
    })
}

fn has_package_index() -> bool {
    let home = env::home_dir().unwrap_or_default();
    let cache = env::var_os("XDG_CACHE_HOME").map_or_else(|| home.join(".cache"), PathBuf::from);
    let cabal = env::var_os("CABAL_DIR").map_or_else(|| home.join(".cabal"), PathBuf::from);
    let indices = [cabal, cache.join("cabal")].map(|dir| dir.join("packages"));
    let repositories = indices.iter().filter_map(|dir| fs::read_dir(dir).ok());
    let mut repositories = repositories.flatten().flatten();
    repositories.any(|repository| {
        let has = |file: &str| repository.path().join(file).is_file();
        has("01-index.tar") || has("01-index.tar.gz")
    })
}

/// The crate here, if there is one: its dependency on hsffi, and the packages beside it.
fn project(doctor: &Doctor) -> Vec<Finding> {
    let selection = Selection {
        package: doctor.package.clone(),
        manifest_path: doctor.manifest_path.clone(),
        ..Selection::default()
    };
    let Some(manifest) = workspace::manifest(&selection) else {
        return Vec::new();
    };
    let metadata = MetadataCommand::new()
        .cargo_path(cargo::program())
        .manifest_path(&manifest)
        .exec();
    let metadata = match metadata {
        Ok(metadata) => metadata,
        Err(error) => {
            let what = format!("cargo cannot read {}", manifest.display());
            return vec![Finding::lacks(what, error.to_string())];
        }
    };
    let crate_version = metadata.packages.iter().find(|it| it.name == "hsffi");
    let mut findings = vec![crate_of_project(crate_version)];
    let is_selected = |package: &&Package| match &doctor.package {
        Some(name) => *package.name == *name,
        None => package.manifest_path == manifest,
    };
    let selected = metadata.packages.iter().find(is_selected);
    if let Some(package) = selected {
        let dir = package
            .manifest_path
            .parent()
            .map(cargo_metadata::camino::Utf8Path::as_std_path);
        findings.extend(
            dir.and_then(|dir| package_of_crate(dir, metadata.workspace_root.as_std_path())),
        );
    }
    findings
}

fn crate_of_project(found: Option<&Package>) -> Finding {
    let own = env!("CARGO_PKG_VERSION");
    match found {
        None => Finding::lacks(
            "the dependency hsffi of the crate",
            "run `cargo hsffi init`, which adds it",
        ),
        Some(package) if package.version.to_string() != own => Finding::lacks(
            format!(
                "the crate hsffi {own}, as this command: the project has {}",
                package.version
            ),
            format!(
                "run `cargo update -p hsffi --precise {own}`, or install cargo-hsffi {}",
                package.version
            ),
        ),
        Some(_) => Finding::fine(format!("the crate hsffi {own}, as this command")),
    }
}

/// The generated package of the crate in `dir`, and the runtime.
fn package_of_crate(dir: &Path, workspace: &Path) -> Option<Finding> {
    let out = dir.join("haskell");
    if !out.is_dir() {
        return Some(Finding::lacks(
            "the generated package",
            "run `cargo hsffi build`",
        ));
    }
    let place = RuntimePlace::find(&out, Some(workspace), None).ok()?;
    if place.unlisted.is_empty() {
        return Some(Finding::fine("cabal.project lists the generated package"));
    }
    let unlisted: Vec<_> = (place.unlisted.iter())
        .map(|dir| format!("`{}`", dir.display()))
        .collect();
    Some(Finding::lacks(
        "cabal.project does not list the generated package and the runtime",
        format!(
            "run `cargo hsffi init`, or add {} to `packages:`",
            unlisted.join(" and ")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::{info_value, is_older};

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(is_older("8.10.7", "9.0"));
        assert!(is_older("1.84.1", "1.85"));
        assert!(!is_older("9.0.2", "9.0"));
        assert!(!is_older("9.10.1", "9.4"));
        assert!(!is_older("1.97.0-nightly", "1.95"));
    }

    #[test]
    fn values_of_ghc_are_found_by_their_keys() {
        let info =
            " [(\"Project name\",\"GHC\")\n ,(\"ld command\",\"ld.gold\")\n ,(\"empty\",\"\")\n ]";
        assert_eq!(info_value(info, "ld command"), Some("ld.gold"));
        assert_eq!(info_value(info, "empty"), None);
        assert_eq!(info_value(info, "other"), None);
    }
}
