//! `cargo hsffi new`.

use std::ffi::OsString;

use super::dependency::Dependency;
use super::templates::{LIB, Names, PROJECT, filled};
use super::{build, create, run_cargo};
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
    let mut arguments: Vec<OsString> = vec!["new".into(), "--lib".into(), "--quiet".into()];
    arguments.extend(["--name".into(), name.clone().into()]);
    if let Some(vcs) = &new.vcs {
        arguments.extend(["--vcs".into(), vcs.into()]);
    }
    if new.offline {
        arguments.push("--offline".into());
    }
    arguments.extend(["--".into(), dir.into()]);
    run_cargo(&arguments)?;

    let names = Names::of_crate(&name);
    step("Creating", dir.join("Cargo.toml").display());
    let manifest = dir.join("Cargo.toml");
    Dependency::find(new.hsffi.clone()).add(&manifest)?;
    create(&dir.join("src/lib.rs"), &filled(LIB, &names))?;
    for (path, contents) in PROJECT {
        create(&dir.join(filled(path, &names)), &filled(contents, &names))?;
    }
    build(manifest, new.offline)?;
    step(
        "Next",
        format_args!("`cd {}`, and `cabal run`", dir.display()),
    );
    Ok(())
}
