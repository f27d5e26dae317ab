//! Writing a package, and comparing one with what would be written.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use hsffi_stubs::{Overwrite, RUNTIME_VERSION, Written};

use crate::error::{Error, Result};
use crate::project::RuntimePlace;
use crate::source::{Generated, Source};
use crate::stale;
use crate::status::{self, step};

pub fn write(source: &Source, runtime: Option<PathBuf>, force: bool) -> Result<()> {
    let runtime = RuntimePlace::find(&source.out, source.workspace.as_deref(), runtime)?;
    let is_foreign = check_foreign_runtime(&runtime.dir)?;
    let packages = source.generate()?;
    check_library(source, &packages)?;
    let overwrite = if force {
        Overwrite::Force
    } else {
        Overwrite::Refuse
    };
    if !is_foreign {
        step("Writing", runtime.dir.display());
        let written = hsffi_stubs::runtime().write(&runtime.dir, overwrite)?;
        warn_of_kept(&written);
        step(
            "Finished",
            format_args!("package `hsffi`: {}", Told(&written)),
        );
    }
    for package in &packages {
        write_package(package, overwrite)?;
    }
    if let [Generated { library: None, .. }, ..] = packages.as_slice() {
        let base = packages.first().map_or(&source.out, |base| &base.out);
        step(
            "Next",
            format_args!(
                "copy the static library of the crate to `{}`",
                base.join(format!("lib/lib{}.a", source.link.library))
                    .display()
            ),
        );
    }
    tell_what_is_unlisted(source, &runtime, &packages)
}

/// Writes a package, and its library if it has one.
fn write_package(generated: &Generated, overwrite: Overwrite) -> Result<()> {
    let Generated {
        package,
        out,
        library,
        ..
    } = generated;
    step("Writing", out.display());
    let written = match library {
        Some(library) => package.write_with_library(library, out, overwrite)?,
        None => package.write(out, overwrite)?,
    };
    let copy = (library.as_ref()).map(|library| out.join("lib").join(library.file_name()));
    if let Some(copy) = copy.filter(|copy| written.written.contains(copy)) {
        step("Copying", copy.display());
    }
    warn_of_kept(&written);
    step(
        "Finished",
        format_args!("package `{}`: {}", package.name, Told(&written)),
    );
    Ok(())
}

/// Fails if the library that is to be replaced is that of packages which are not written.
fn check_library(source: &Source, packages: &[Generated]) -> Result<()> {
    let Some(base) = packages.first() else {
        return Ok(());
    };
    let mut crates = hsffi_stubs::crates_of_library(&base.out);
    for generated in packages {
        crates.remove(&generated.crate_name);
    }
    if crates.is_empty() || !source.built {
        return Ok(());
    }
    Err(Error::SharedLibrary {
        dir: base.out.join("lib"),
        crates: crates.into_iter().collect(),
    })
}

/// Tells which packages a `cabal.project` is still to list.
fn tell_what_is_unlisted(
    source: &Source,
    runtime: &RuntimePlace,
    packages: &[Generated],
) -> Result<()> {
    if runtime.unlisted == [runtime.dir.clone()] {
        status::warning(format_args!(
            "cabal.project lists the package but not the package hsffi, on which it depends: add `{}` to `packages:`",
            runtime.dir.display()
        ));
        return Ok(());
    }
    let mut unlisted = runtime.unlisted.clone();
    let (workspace, dir) = (source.workspace.as_deref(), &runtime.dir);
    for imported in packages.iter().rev().skip(1) {
        let of_import = RuntimePlace::find(&imported.out, workspace, Some(dir.clone()))?;
        unlisted.extend(of_import.unlisted.into_iter().filter(|it| it != dir));
    }
    let name = packages.last().map_or("", |own| &own.package.name);
    if let Some(unlisted) = listing(&unlisted) {
        step(
            "Next",
            format_args!(
                "add {unlisted} to `packages:` in your cabal.project, and `{name}` to `build-depends:` of your program"
            ),
        );
    }
    Ok(())
}

/// Whether the runtime is there and not of hsffi's writing, such as one that was unpacked from a package index.
fn check_foreign_runtime(dir: &Path) -> Result<bool> {
    match hsffi_stubs::foreign_runtime(dir)? {
        None => Ok(false),
        Some(version) if hsffi_stubs::fits_runtime(&version) => Ok(true),
        Some(version) => Err(Error::OtherRuntime {
            dir: dir.to_owned(),
            found: version,
            needed: RUNTIME_VERSION,
            fix: "replace it, or remove it from `packages:` in your cabal.project, and hsffi writes one that fits",
        }),
    }
}

/// Tells which files of an older version are still there.
fn warn_of_kept(written: &Written) {
    for path in &written.kept {
        status::warning(format_args!(
            "`{}` was edited and is no longer part of the package: hsffi leaves it as it is",
            path.display()
        ));
    }
}

/// Paths in a sentence.
fn listing(paths: &[PathBuf]) -> Option<String> {
    let paths: Vec<_> = (paths.iter())
        .map(|path| format!("`{}`", path.display()))
        .collect();
    (!paths.is_empty()).then(|| paths.join(" and "))
}

/// What was done to how many files.
struct Told<'a>(&'a Written);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Written {
            written,
            removed,
            unchanged,
            ..
        } = self.0;
        match (written.len(), removed.len()) {
            (0, 0) => f.write_str("up to date"),
            (written, 0) => write!(f, "{written} written, {unchanged} unchanged"),
            (written, removed) => write!(
                f,
                "{written} written, {removed} removed, {unchanged} unchanged"
            ),
        }
    }
}

pub fn check(source: &Source, runtime: Option<PathBuf>, api: Option<&Path>) -> Result<()> {
    let runtime = RuntimePlace::find(&source.out, source.workspace.as_deref(), runtime)?;
    let is_foreign = check_foreign_runtime(&runtime.dir)?;
    let mut differences = Vec::new();
    let packages = source.generate()?;
    for generated in &packages {
        step("Checking", generated.out.display());
        differences.extend(stale::of_package(&generated.package, &generated.out)?);
    }
    if !is_foreign {
        differences.extend(stale::of_package(&hsffi_stubs::runtime(), &runtime.dir)?);
    }
    let mut stdout = anstream::stdout();
    for difference in &differences {
        write!(stdout, "{difference}")?;
    }
    if let (Some(old), Some(own)) = (api, packages.last()) {
        crate::api::check(old, &own.api)?;
    }
    if differences.is_empty() {
        for Generated { package, .. } in &packages {
            step(
                "Finished",
                format_args!("package `{}`: up to date", package.name),
            );
        }
        return Ok(());
    }
    Err(Error::Differs {
        dir: source.out.clone(),
        fix: if source.built {
            "run `cargo hsffi build` with the same options"
        } else {
            "run `cargo hsffi stubs` with the same options"
        },
    })
}
