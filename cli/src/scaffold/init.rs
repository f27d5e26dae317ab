//! `cargo hsffi init`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use cargo_metadata::{MetadataCommand, Package, TargetKind};

use super::dependency::Dependency;
use super::templates::Names;
use super::{build, change, create, new_crate};
use crate::arguments::{Init, Selection};
use crate::cargo;
use crate::error::{Error, Result};
use crate::project::{self, CabalProject};
use crate::status::step;
use crate::workspace;

/// The directory of the crate in a Cabal project.
const CRATE_DIR: &str = "rust";

/// Adds a Haskell package to a crate, or a crate with its package to a Cabal project. Says which files it changes.
pub fn init(init: &Init) -> Result<()> {
    let selection = Selection {
        package: init.package.clone(),
        manifest_path: init.manifest_path.clone(),
        ..Selection::default()
    };
    if let Some(manifest) = workspace::manifest(&selection) {
        workspace::check_selection(&selection)?;
        return to_crate(init, &manifest);
    }
    let here = env::current_dir().unwrap_or_default();
    match cabal_package(&here) {
        Some(package) => to_cabal_project(init, &package),
        None => Err(Error::NothingHere { dir: here }),
    }
}

fn to_crate(init: &Init, manifest: &Path) -> Result<()> {
    let package = package(init, manifest)?;
    let manifest = from_here(package.manifest_path.as_std_path());
    let is_library = |kind: &TargetKind| matches!(kind, TargetKind::Lib | TargetKind::RLib);
    let library = package
        .targets
        .iter()
        .find(|it| it.kind.iter().any(is_library));
    let Some(library) = library else {
        return Err(Error::NoLibraryTarget {
            package: package.name.clone(),
        });
    };
    let depends = |name: &str| package.dependencies.iter().any(|it| it.name == name);
    if !depends("hsffi") {
        Dependency::find(init.hsffi.clone(), init.offline).add(&manifest)?;
        step(
            "Changing",
            format_args!("{}: the dependency hsffi", manifest.display()),
        );
    }
    let names = Names::of_crate(&package.name);
    let source = from_here(library.src_path.as_std_path());
    let text = read(&source)?;
    if !text.contains("hsffi::module!") {
        change(&source, &with_module_line(&text, &names.module_line()))?;
    }
    let crate_dir = manifest.parent().unwrap_or(Path::new("")).to_owned();
    list_packages(&crate_dir, &crate_dir, &[])?;
    build(manifest, init.offline)?;
    step(
        "Next",
        format_args!(
            "write `#[hsffi::export]` before the functions that Haskell is to have, and run `cargo hsffi build`; a Haskell program names \
             `{}` in `build-depends:` and imports `{}`",
            names.package, names.module
        ),
    );
    Ok(())
}

/// The package of the crate that is selected.
fn package(init: &Init, manifest: &Path) -> Result<Package> {
    let metadata = MetadataCommand::new()
        .cargo_path(cargo::program())
        .manifest_path(manifest)
        .no_deps()
        .exec()
        .map_err(|source| Error::Metadata { source })?;
    let manifest = manifest
        .canonicalize()
        .unwrap_or_else(|_| manifest.to_owned());
    let is_selected = |package: &Package| match &init.package {
        Some(name) => *package.name == *name,
        None => package.manifest_path == manifest,
    };
    let mut packages = metadata.packages.into_iter();
    packages
        .find(is_selected)
        .ok_or_else(|| Error::NoSuchPackage {
            package: init.package.clone().unwrap_or_default(),
        })
}

fn to_cabal_project(init: &Init, package: &str) -> Result<()> {
    let dir = Path::new(CRATE_DIR);
    if dir.exists() {
        return Err(Error::CrateDirExists {
            path: dir.to_owned(),
        });
    }
    let name = init
        .name
        .clone()
        .unwrap_or_else(|| format!("{package}-rust"));
    let dependency = Dependency::find(init.hsffi.clone(), init.offline);
    let names = new_crate(dir, &name, Some("none"), &dependency)?;
    create(&dir.join(".gitignore"), "/target/\n")?;
    let has_package = has_cabal_file(Path::new("."));
    list_packages(Path::new(""), dir, if has_package { &["./"] } else { &[] })?;
    build(dir.join("Cargo.toml"), init.offline)?;
    step(
        "Next",
        format_args!(
            "add `{}` to `build-depends:` of your program, and import `{}`",
            names.package, names.module
        ),
    );
    Ok(())
}

/// Lists the package of a crate, and the runtime, in the `cabal.project` above the crate. If there is none, makes one in `dir`, which also
/// lists `others`.
fn list_packages(dir: &Path, crate_dir: &Path, others: &[&str]) -> Result<()> {
    let out = crate_dir.join("haskell");
    let here = env::current_dir().unwrap_or_default();
    let Some(project) = CabalProject::above(&here.join(&out)) else {
        let package = project::way(dir, &out);
        let entries = others.iter().copied().chain([package.as_str(), "hsffi"]);
        let lines: Vec<_> = entries.map(|entry| format!("  {entry}\n")).collect();
        let text = format!("packages:\n{}", lines.concat());
        return create(&dir.join("cabal.project"), &text);
    };
    match project.with_package(&here.join(&out))? {
        Some(text) => change(&from_here(&project.file), &text),
        None => Ok(()),
    }
}

/// The source with a line before its first item, after its inner documentation and attributes.
fn with_module_line(source: &str, line: &str) -> String {
    let mut end = 0;
    let mut at = 0;
    // Brackets of an attribute, or a comment, that goes on.
    let (mut open, mut in_comment) = (0_i32, false);
    for text in source.split_inclusive('\n') {
        at += text.len();
        let trimmed = text.trim();
        if in_comment || trimmed.starts_with("/*") {
            in_comment = !trimmed.contains("*/");
            end = at;
        } else if open > 0 || trimmed.starts_with("#![") {
            let count = |bracket| i32::try_from(trimmed.matches(bracket).count()).unwrap_or(0);
            open += count('[') - count(']');
            end = at;
        } else if trimmed.starts_with("//!") {
            end = at;
        } else if !trimmed.is_empty() && (!trimmed.starts_with("//") || trimmed.starts_with("///"))
        {
            break;
        }
    }
    let (inner, items) = source.split_at(end);
    let inner = inner.trim_end();
    let separator = if inner.is_empty() { "" } else { "\n\n" };
    format!("{inner}{separator}{line}\n\n{}", items.trim_start())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|source| Error::Unreadable {
        path: path.to_owned(),
        source,
    })
}

/// The name of the Cabal project in a directory: that of its package, or of the directory.
fn cabal_package(dir: &Path) -> Option<String> {
    let name = |path: &Path| Some(path.file_stem()?.to_str()?.to_owned());
    match cabal_files(dir).next() {
        Some(file) => name(&file),
        None if dir.join("cabal.project").is_file() => name(dir),
        None => None,
    }
}

fn has_cabal_file(dir: &Path) -> bool {
    cabal_files(dir).next().is_some()
}

fn cabal_files(dir: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| path.is_file() && path.extension().is_some_and(|it| it == "cabal"))
}

/// The path as one would type it, when it is below the current directory.
fn from_here(path: &Path) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::with_module_line;

    #[test]
    fn the_line_is_before_the_first_item() {
        for (source, with) in [
            ("", "MODULE\n\n"),
            ("fn f() {}\n", "MODULE\n\nfn f() {}\n"),
            (
                "//! Doc.\n\n/// f\nfn f() {}\n",
                "//! Doc.\n\nMODULE\n\n/// f\nfn f() {}\n",
            ),
            (
                "// Licence\n\n//! Doc.\n#![allow(\n    dead_code,\n)]\n#![no_std]\n// of f\nfn f() {}\n",
                "// Licence\n\n//! Doc.\n#![allow(\n    dead_code,\n)]\n#![no_std]\n\nMODULE\n\n// of f\nfn f() {}\n",
            ),
            (
                "/*! Doc\nof lines */\nuse a;\n",
                "/*! Doc\nof lines */\n\nMODULE\n\nuse a;\n",
            ),
        ] {
            assert_eq!(with_module_line(source, "MODULE"), with, "{source}");
        }
    }
}
