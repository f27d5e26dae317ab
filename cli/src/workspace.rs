//! The root of a workspace, where there may be no crate to build.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use cargo_metadata::{MetadataCommand, Package};

use crate::arguments::Selection;
use crate::cargo;
use crate::error::{Error, Result};

/// Fails when no crate is named and the manifest in use is that of a workspace alone.
///
/// Cargo is asked only when the manifest looks like one. Where cargo has no answer, its build will say why.
pub fn check_selection(selection: &Selection) -> Result<()> {
    let manifest = match manifest(selection) {
        Some(manifest) if selection.package.is_none() => manifest,
        _ => return Ok(()),
    };
    let text = fs::read_to_string(&manifest).unwrap_or_default();
    if text.contains("[package]") || !text.contains("workspace") {
        return Ok(());
    }
    let metadata = MetadataCommand::new()
        .cargo_path(cargo::program())
        .manifest_path(&manifest)
        .no_deps()
        .exec();
    let Ok(metadata) = metadata else {
        return Ok(());
    };
    let packages = metadata.workspace_packages();
    if packages
        .iter()
        .any(|package| package.manifest_path == manifest)
    {
        return Ok(());
    }
    let with_hsffi = |package: &&&Package| {
        let mut dependencies = package.dependencies.iter();
        dependencies.any(|dependency| dependency.name == "hsffi")
    };
    let mut members: Vec<_> = packages.iter().filter(with_hsffi).collect();
    if members.is_empty() {
        members = packages.iter().collect();
    }
    Err(Error::Virtual {
        manifest,
        members: members.iter().map(|package| package.name.clone()).collect(),
    })
}

/// The manifest that cargo will use: the one that is named, or the first from the current directory upwards.
pub fn manifest(selection: &Selection) -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    match &selection.manifest_path {
        Some(path) => Some(here.join(path)),
        None => (here.ancestors())
            .map(|directory| directory.join("Cargo.toml"))
            .find(|manifest| manifest.is_file()),
    }
}

/// The folder of the crate that is selected.
///
/// # Errors
/// If there is none, or if cargo cannot read its manifest.
pub fn crate_dir(selection: &Selection) -> Result<PathBuf> {
    check_selection(selection)?;
    let mut metadata = MetadataCommand::new();
    metadata.cargo_path(cargo::program()).no_deps();
    let manifest = manifest(selection);
    if let Some(manifest) = &manifest {
        metadata.manifest_path(manifest);
    }
    let metadata = metadata.exec();
    let metadata = metadata.map_err(|source| Error::Metadata { source })?;
    let is_selected = |package: &&Package| match &selection.package {
        Some(name) => package.name == *name,
        None => Some(package.manifest_path.as_std_path()) == manifest.as_deref(),
    };
    let package = metadata.packages.iter().find(is_selected);
    let dir = package.and_then(|package| package.manifest_path.parent());
    dir.map(Into::into).ok_or_else(|| Error::NoCrate {
        manifest: manifest.unwrap_or_default(),
    })
}

/// The root of the workspace that the crate in this directory belongs to.
pub fn root(crate_dir: &Path) -> Option<PathBuf> {
    let output = Command::new(cargo::program())
        .args(["locate-project", "--workspace", "--message-format", "plain"])
        .current_dir(crate_dir)
        .output()
        .ok()?;
    let manifest = String::from_utf8(output.stdout).ok()?;
    Path::new(manifest.trim()).parent().map(Path::to_owned)
}
