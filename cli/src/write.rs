//! Writing a package, and comparing one with what would be written.

use std::fmt;
use std::io::Write;

use hsffi_stubs::{Overwrite, Written};

use crate::error::{Error, Result};
use crate::source::Source;
use crate::status::{self, step};

pub fn write(source: &Source, force: bool) -> Result<()> {
    let (package, library) = source.generate()?;
    let overwrite = if force {
        Overwrite::Force
    } else {
        Overwrite::Refuse
    };
    step("Writing", source.out.display());
    let written = match &library {
        Some(library) => package.write_with_library(library, &source.out, overwrite)?,
        None => package.write(&source.out, overwrite)?,
    };
    let copy = (library.as_ref()).map(|library| source.out.join("lib").join(library.file_name()));
    if let Some(copy) = copy.filter(|copy| written.written.contains(copy)) {
        step("Copying", copy.display());
    }
    for path in &written.kept {
        status::warning(format_args!(
            "`{}` was edited and is no longer part of the package: hsffi leaves it as it is",
            path.display()
        ));
    }
    step(
        "Finished",
        format_args!("package `{}`: {}", package.name, Told(&written)),
    );
    if library.is_none() {
        step(
            "Next",
            format_args!(
                "copy the static library of the crate to `{}`",
                source
                    .out
                    .join(format!("lib/lib{}.a", source.link.library))
                    .display()
            ),
        );
    }
    if !written.written.is_empty() {
        step(
            "Next",
            format_args!(
                "add `{}` to `packages:` in your cabal.project, and `{}` to `build-depends:` of your program",
                source.out.display(),
                package.name
            ),
        );
    }
    Ok(())
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

pub fn check(source: &Source) -> Result<()> {
    let (package, _) = source.generate()?;
    step("Checking", source.out.display());
    let differences = package.check(&source.out)?;
    let mut stdout = anstream::stdout();
    for difference in &differences {
        writeln!(stdout, "{difference}")?;
    }
    if differences.is_empty() {
        step(
            "Finished",
            format_args!("package `{}`: up to date", package.name),
        );
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
