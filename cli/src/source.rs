//! The library that a package is generated from.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{env, fs};

use hsffi_stubs::description::Description;
use hsffi_stubs::{
    Api, DebugInfo, Error as StubsError, Form, Isolated, Library, Link, Package, PackageFields,
    Packed, Sources,
};

use crate::arguments::Selection;
use crate::cargo;
use crate::error::{Error, Result};
use crate::manifest::{self, Planned};
use crate::{project, record, status, workspace};

/// A library, and where its package goes.
#[derive(Debug)]
pub struct Source {
    pub library: PathBuf,
    pub link: Link,
    /// The directory of the crate's own package.
    pub out: PathBuf,
    /// The `Cargo.toml` that describes the package.
    pub manifest: Option<PathBuf>,
    /// The packages, where there are several: the first has the library, and the last is the crate's own.
    pub packages: Vec<Planned>,
    /// The root of the Cargo workspace, if cargo has been asked.
    pub workspace: Option<PathBuf>,
    /// Whether the profile that it was built with has debug information.
    pub debug_info: DebugInfo,
    /// Whether cargo can be asked for it again.
    pub built: bool,
}

/// A package, and the static library to be copied into it.
#[derive(Debug)]
pub struct Generated {
    /// The crate that it is named by.
    pub crate_name: String,
    pub package: Package,
    pub api: Api,
    pub out: PathBuf,
    pub library: Option<Library>,
}

impl Source {
    /// Has cargo build it. Its package goes beside the crate's Cargo.toml unless `out` says otherwise.
    pub fn build(selection: &Selection, out: Option<PathBuf>) -> Result<Self> {
        let mut built = cargo::build(selection)?;
        let default_out = from_here(built.crate_dir.join("haskell"));
        if built.is_fresh && record::show_changes(out.as_deref().unwrap_or(&default_out)) {
            built = cargo::build(selection)?;
        }
        for flag in &built.native.unknown {
            status::warning(format_args!(
                "the library requires the linker flag `{flag}`, which a Cabal package cannot pass on: add it to `ld-options` of your program"
            ));
        }
        let manifest = from_here(built.crate_dir.join("Cargo.toml"));
        let out = out.unwrap_or(default_out);
        let options = cargo::metadata_options(selection);
        Ok(Source {
            library: from_here(built.library),
            packages: plan(&manifest, &out, &options)?,
            link: Link {
                library: built.name,
                native: built.native.libraries,
                form: Form::Archive,
                sources: Sources::Unknown,
            },
            workspace: workspace::root(&built.crate_dir),
            debug_info: built.debug_info,
            manifest: Some(manifest),
            out,
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
        let packages = match &manifest {
            Some(manifest) => plan(manifest, &out, &[])?,
            None => Vec::new(),
        };
        Ok(Source {
            packages,
            link: Link {
                library: name.to_owned(),
                native,
                form: Form::Archive,
                sources: Sources::Unknown,
            },
            library,
            out,
            manifest,
            workspace: None,
            debug_info: DebugInfo::Keep,
            built: false,
        })
    }

    /// Generates the packages, the first with the static library to be copied into it; with none when this is a library of another
    /// kind.
    pub fn generate(&self) -> Result<Vec<Generated>> {
        let sources = match self.places().first() {
            Some((Some(manifest), out)) => {
                let crate_dir = manifest.parent().unwrap_or(manifest);
                Sources::Beside(project::way(out, crate_dir))
            }
            _ => Sources::Unknown,
        };
        self.generate_with(sources)
    }

    /// Generates the packages to be built elsewhere.
    pub fn generate_packed(&self, packed: Packed) -> Result<Vec<Generated>> {
        self.generate_with(Sources::Packed(packed))
    }

    fn generate_with(&self, sources: Sources) -> Result<Vec<Generated>> {
        status::step("Reading", self.library.display());
        let mut descriptions = self.read()?;
        let own = descriptions.last();
        if own.is_some_and(|own| own.functions.is_empty() && own.constants.is_empty()) {
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
        let isolated = match &library {
            Some(Library::Archive { contents, .. }) if self.built => Isolated::link_packages(
                &self.library,
                contents,
                &mut descriptions,
                self.debug_info,
            )?,
            _ => None,
        };
        if let Some(object) = isolated {
            link.form = Form::Object;
            library = Some(Library::Object {
                contents: object,
                built_from: record::of(&self.library, self.workspace.as_deref(), self.base()),
            });
        }
        let mut packages = Vec::new();
        let places = self.places();
        if link.form == Form::Object {
            link.sources = sources;
        }
        let base = places.first().map(|(_, out)| *out);
        for (description, (manifest, out)) in descriptions.iter().zip(&places) {
            // The others use the library of the first.
            if let Some(base) = base.filter(|base| base != out) {
                link.form = Form::Imported(project::way(out, base));
                link.native = Vec::new();
            }
            let fields = match manifest {
                Some(manifest) => manifest::fields(manifest, out)?,
                None => PackageFields::default(),
            };
            let (package, api) = hsffi_stubs::generate_with(description, &link, &fields)?;
            packages.push(Generated {
                crate_name: description.module.crate_name().to_owned(),
                package,
                api,
                out: (*out).to_owned(),
                library: library.take(),
            });
        }
        Ok(packages)
    }

    fn read(&self) -> Result<Vec<Description>> {
        if self.packages.is_empty() {
            return Ok(vec![Description::read(&self.library)?]);
        }
        let packages: Vec<_> = (self.packages.iter())
            .map(|planned| planned.package.clone())
            .collect();
        Ok(Description::read_packages(&self.library, &packages)?)
    }

    /// The manifest and the directory of each package.
    fn places(&self) -> Vec<(Option<&Path>, &Path)> {
        if self.packages.is_empty() {
            return vec![(self.manifest.as_deref(), &self.out)];
        }
        let planned = self.packages.iter();
        let places = planned.map(|it| (Some(it.manifest.as_path()), it.out.as_path()));
        places.collect()
    }

    /// The directory of the package that has the library.
    fn base(&self) -> &Path {
        self.places().first().map_or(&self.out, |(_, out)| out)
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

/// The packages of a library that has several.
fn plan(manifest: &Path, out: &Path, options: &[OsString]) -> Result<Vec<Planned>> {
    let planned = manifest::plan(manifest, out, options)?;
    let from_here = |it: Planned| Planned {
        manifest: from_here(it.manifest),
        out: from_here(it.out),
        ..it
    };
    Ok(planned.into_iter().flatten().map(from_here).collect())
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
