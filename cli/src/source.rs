//! The library that a package is generated from.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

use hsffi_stubs::description::Description;
use hsffi_stubs::{Error as StubsError, Form, Isolated, Library, Link, Package, PackageFields};

use crate::arguments::Selection;
use crate::cargo;
use crate::error::{Error, Result};
use crate::{manifest, status, workspace};

/// A library, and where its package goes.
#[derive(Debug)]
pub struct Source {
    pub library: PathBuf,
    pub link: Link,
    pub out: PathBuf,
    /// The `Cargo.toml` that describes the package.
    pub manifest: Option<PathBuf>,
    /// The root of the Cargo workspace, if cargo has been asked.
    pub workspace: Option<PathBuf>,
    /// Whether cargo can be asked for it again.
    pub built: bool,
}

impl Source {
    /// Has cargo build it. Its package goes beside the crate's Cargo.toml unless `out` says otherwise.
    pub fn build(selection: &Selection, out: Option<PathBuf>) -> Result<Self> {
        let built = cargo::build(selection)?;
        for flag in &built.native.unknown {
            status::warning(format_args!(
                "the library requires the linker flag `{flag}`, which a Cabal package cannot pass on: add it to `ld-options` of your program"
            ));
        }
        Ok(Source {
            library: from_here(built.library),
            link: Link {
                library: built.name,
                native: built.native.libraries,
                form: Form::Archive,
            },
            workspace: workspace::root(&built.crate_dir),
            manifest: Some(from_here(built.crate_dir.join("Cargo.toml"))),
            out: out.unwrap_or_else(|| from_here(built.crate_dir.join("haskell"))),
            built: true,
        })
    }

    /// Takes one that is there. The name that the linker knows it by is that of the file.
    pub fn given(
        library: PathBuf,
        native: Vec<String>,
        manifest: Option<PathBuf>,
        out: PathBuf,
    ) -> Result<Self> {
        let Some(name) = link_name(&library) else {
            return Err(Error::Nameless { path: library });
        };
        Ok(Source {
            link: Link {
                library: name.to_owned(),
                native,
                form: Form::Archive,
            },
            library,
            out,
            manifest,
            workspace: None,
            built: false,
        })
    }

    /// Generates the package, with the static library to be copied into it; with none when this is a library of another kind.
    pub fn generate(&self) -> Result<(Package, Option<Library>)> {
        status::step("Reading", self.library.display());
        let mut description = Description::read(&self.library)?;
        if description.functions.is_empty() && description.constants.is_empty() {
            status::warning(
                "the library exports no function and no constant: put `#[hsffi::export]` on those that Haskell should have; \
                 where that depends on a feature, activate it by `--features`",
            );
        }
        let mut link = self.link.clone();
        let mut library = self.contents()?.map(|contents| Library::Archive {
            file_name: format!("lib{}.a", link.library),
            contents,
        });
        if let (true, Some(Library::Archive { contents, .. })) = (self.built, &library)
            && let Some(isolated) = Isolated::link(&self.library, contents, &description)?
        {
            description = isolated.description;
            link.form = Form::Object;
            library = Some(Library::Object(isolated.object));
        }
        let fields = match &self.manifest {
            Some(manifest) => manifest::fields(manifest, &self.out)?,
            None => PackageFields::default(),
        };
        let package = hsffi_stubs::generate_with(&description, &link, &fields)?;
        Ok((package, library))
    }

    /// What is in a static library.
    fn contents(&self) -> Result<Option<Vec<u8>>> {
        if self.library.extension() != Some(OsStr::new("a")) {
            return Ok(None);
        }
        let contents = fs::read(&self.library).map_err(|source| StubsError::Unreadable {
            path: self.library.clone(),
            source,
        })?;
        Ok(Some(contents))
    }
}

/// The path as one would type it, when it is below the current directory.
fn from_here(path: PathBuf) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    match path.strip_prefix(here) {
        Ok(rest) => rest.to_owned(),
        Err(_) => path,
    }
}

/// `mail` of `libmail.a`, `libmail.so`, `mail.lib` or `mail.dll`.
fn link_name(library: &Path) -> Option<&str> {
    let stem = library.file_stem()?.to_str()?;
    let name = stem.strip_prefix("lib").unwrap_or(stem);
    let fine = |c: char| c.is_ascii_alphanumeric() || "_-+.".contains(c);
    (!name.is_empty() && name.chars().all(fine)).then_some(name)
}
