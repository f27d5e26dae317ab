//! `cargo hsffi new`.

use std::path::{self, Path};

use super::dependency::Dependency;
use super::templates::{PROJECT, filled};
use super::{build, create, new_crate};
use crate::arguments::New;
use crate::error::{Error, Result};
use crate::status::step;

/// Makes a crate with its Haskell package, a program on it and tests, and builds the package.
pub fn new(new: &New) -> Result<()> {
    let dir = new.path.as_path();
    if dir.exists() {
        return Err(Error::Exists {
            path: dir.to_owned(),
        });
    }
    let file_name = dir.file_name().map(|name| name.to_string_lossy());
    let name = match (&new.name, file_name) {
        (Some(name), _) => name.clone(),
        (None, Some(name)) => name.into_owned(),
        (None, None) => return Err(Error::NoName { path: dir.into() }),
    };
    check_place(dir)?;
    let dependency = Dependency::find(new.hsffi.clone(), new.offline);
    let names = new_crate(dir, &name, new.vcs.as_deref(), &dependency)?;
    for (path, contents) in PROJECT {
        create(&dir.join(filled(path, &names)), &filled(contents, &names))?;
    }
    if let Err(error) = build(dir.join("Cargo.toml"), new.offline) {
        step(
            "Next",
            format_args!(
                "mend the error, and run `cargo hsffi build` in `{}`: all but the Haskell package is there",
                dir.display()
            ),
        );
        return Err(error);
    }
    step(
        "Next",
        format_args!("`cd {}`, and `cabal run`", dir.display()),
    );
    Ok(())
}

/// Cargo builds nothing in a directory whose path contains the character between the directories of a search path.
fn check_place(dir: &Path) -> Result<()> {
    let absolute = path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let separator = if cfg!(windows) { ";" } else { ":" };
    if absolute.to_string_lossy().contains(separator) {
        return Err(Error::Separator {
            path: absolute,
            separator,
        });
    }
    Ok(())
}
