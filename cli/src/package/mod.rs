//! `cargo hsffi package`: the archive of a package that is built elsewhere, from the sources of its crate or with its library.
//!
//! | module | purpose |
//! |---|---|
//! | `sources` | the crate and those that it depends on by path, copied to a folder where they build by themselves |
//! | `manifest` | the manifests of the copies |
//! | `archive` | the archive |

mod archive;
mod manifest;
mod sources;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use hsffi_stubs::{Library, PackageFields, Packed};

use crate::arguments::{Package, Selection};
use crate::error::{Error, Result};
use crate::source::{Generated, Source};
use crate::status::step;
use crate::{cargo, manifest as description};
pub use sources::{Sources, has_cabal_file};

/// The folder of Rust sources in a package.
const RUST: &str = "rust";

/// Packs the package of a crate, and the runtime beside it.
pub fn package(arguments: Package) -> Result<()> {
    let mut selection = arguments.selection;
    // What is shipped is optimized.
    selection.release |= selection.profile.is_none();
    let source = Source::build(&selection, arguments.out)?;
    let generated = source.generate()?;
    let [
        Generated {
            package,
            library: Some(Library::Object { contents, .. }),
            ..
        },
    ] = &*generated
    else {
        return Err(if generated.len() > 1 {
            Error::PackedImports
        } else {
            Error::PackedArchive
        });
    };
    let folder = folder(&source, &selection, arguments.to)?;
    let name = format!("{}-{}", package.name, package.version);
    let staging = folder.join(&name);
    remove(&staging)?;
    let packed = if arguments.prebuilt {
        prebuilt(contents, &staging)?
    } else {
        sources_of(&source, &selection, arguments.vendor, &staging)?
    };
    let files = write_package(&source, packed, &staging)?;
    pack(&folder, &name, &files)?;
    let package = hsffi_stubs::runtime();
    let name = format!("{}-{}", package.name, package.version);
    let staging = folder.join(&name);
    remove(&staging)?;
    let mut files = Vec::new();
    for file in package.files {
        sources::write(&staging.join(&file.path), file.contents.as_bytes())?;
        files.push(file.path);
    }
    pack(&folder, &name, &files)
}

/// Writes an archive of these files in the folder of this name.
fn pack(folder: &Path, name: &str, files: &[String]) -> Result<()> {
    let staging = folder.join(name);
    let archive = folder.join(format!("{name}.tar.gz"));
    let size = archive::write(&archive, &staging, name, files)?;
    step(
        "Packaged",
        format_args!(
            "{} files, {} KiB: {}",
            files.len(),
            size.div_ceil(1024),
            archive.display()
        ),
    );
    Ok(())
}

/// Where archives are written: a folder of cargo's.
fn folder(source: &Source, selection: &Selection, to: Option<PathBuf>) -> Result<PathBuf> {
    let workspace = source.workspace.clone().unwrap_or_default();
    let target = selection.target_dir.clone();
    let folder = to.unwrap_or_else(|| {
        target
            .unwrap_or_else(|| cargo::target_dir(&workspace))
            .join("hsffi")
    });
    fs::create_dir_all(&folder).map_err(|source| Error::Write {
        path: folder.clone(),
        source,
    })?;
    Ok(folder)
}

/// Removes what an earlier run has left.
fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::Write {
            path: folder.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}

/// Puts the library into the package.
fn prebuilt(library: &[u8], staging: &Path) -> Result<Packed> {
    let machine = hsffi_stubs::machine(library).ok_or(Error::PackedArchive)?;
    let path = staging.join(format!("lib/{machine}/cargo-hsffi-build.o"));
    sources::write(&path, library)?;
    Ok(Packed::default())
}

/// Puts the sources into the package.
fn sources_of(
    source: &Source,
    selection: &Selection,
    vendor: bool,
    staging: &Path,
) -> Result<Packed> {
    let manifest = source
        .manifest
        .as_deref()
        .unwrap_or(Path::new("Cargo.toml"));
    let crate_dir = manifest.parent().unwrap_or(Path::new(""));
    let crate_dir = if crate_dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        crate_dir
    };
    step("Copying", crate_dir.display());
    let rust = staging.join(RUST);
    let sources = Sources::of(crate_dir)?;
    sources.copy(&rust, staging.parent().unwrap_or(staging))?;
    let primary = rust.join(sources.primary()).join("Cargo.toml");
    run_cargo(
        selection,
        &["metadata", "--format-version=1"],
        &primary,
        &rust,
    )?;
    if vendor {
        step("Vendoring", primary.display());
        let folder = ["vendor", "--locked", "--versioned-dirs", "vendor"];
        let config = run_cargo(selection, &folder, &primary, &rust)?;
        sources::write(&rust.join(".cargo/config.toml"), &config)?;
    }
    let place = sources.place(crate_dir).unwrap_or(Path::new(""));
    let profile = selection.profile.as_deref().unwrap_or("release");
    let mut options = vec!["--profile".to_owned(), profile.to_owned()];
    for features in &selection.features {
        options.extend(["--features".to_owned(), features.clone()]);
    }
    let flags = [
        (selection.all_features, "--all-features"),
        (selection.no_default_features, "--no-default-features"),
        (vendor, "--offline"),
    ];
    options.extend((flags.iter().filter(|(given, _)| *given)).map(|(_, flag)| (*flag).to_owned()));
    Ok(Packed {
        crate_dir: format!("{RUST}/{}", place.display()),
        options,
        profile_dir: match profile {
            "dev" | "test" => "debug".to_owned(),
            "bench" => "release".to_owned(),
            other => other.to_owned(),
        },
        files: Vec::new(),
    })
}

/// Runs cargo on the manifest of a copy, in its folder, and returns what it prints.
fn run_cargo(
    selection: &Selection,
    arguments: &[&str],
    manifest: &Path,
    folder: &Path,
) -> Result<Vec<u8>> {
    let program = cargo::program();
    let absolute = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut all: Vec<OsString> = arguments.iter().map(Into::into).collect();
    all.extend(["--manifest-path".into(), absolute(manifest).into()]);
    if selection.offline || selection.frozen {
        all.push("--offline".into());
    }
    crate::status::command(&program, &all);
    let output = Command::new(&program)
        .args(all)
        .current_dir(folder)
        .stderr(Stdio::piped())
        .output()
        .map_err(|source| Error::NoCargo { program, source })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Error::Unpacked {
        task: arguments.first().copied().unwrap_or_default().to_owned(),
        message: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    })
}

/// Writes the generated files and those of the author, and returns the paths of all.
fn write_package(source: &Source, mut packed: Packed, staging: &Path) -> Result<Vec<String>> {
    packed.files = archive::files(staging)?;
    let mut files = packed.files.clone();
    if let Some(manifest) = &source.manifest {
        let fields = description::fields(manifest, &source.out)?;
        files.extend(write_own(&fields, &source.out, staging)?);
    }
    let generated = source.generate_packed(packed)?;
    let generated = generated.into_iter().flat_map(|it| it.package.files);
    for file in generated.filter(|file| file.path != ".gitignore") {
        sources::write(&staging.join(&file.path), file.contents.as_bytes())?;
        files.push(file.path);
    }
    files.sort();
    Ok(files)
}

/// Writes what the author has written in the folder of the package: companions and documents.
fn write_own(fields: &PackageFields, out: &Path, staging: &Path) -> Result<Vec<String>> {
    let mut written = Vec::new();
    for module in &fields.companions.modules {
        let file = format!("{}.hs", module.name.replace('.', "/"));
        let path = Path::new(&fields.companions.dir).join(file);
        sources::write(&staging.join(&path), module.text.as_bytes())?;
        written.push(path.to_string_lossy().into_owned());
    }
    for document in fields.documents.iter().filter(|it| it.text.is_none()) {
        let contents = sources::read(&out.join(&document.path))?;
        sources::write(&staging.join(&document.path), &contents)?;
        written.push(document.path.clone());
    }
    Ok(written)
}
