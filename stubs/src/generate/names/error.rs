//! The errors of naming exports in Haskell.

use std::collections::BTreeMap;
use std::fmt;

use crate::description::Place;

/// All naming errors of a library, in the order of the Rust sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameErrors {
    errors: BTreeMap<Vec<Place>, Vec<NameError>>,
}

impl NameErrors {
    pub(in crate::generate) fn none() -> Self {
        NameErrors {
            errors: BTreeMap::new(),
        }
    }

    pub(in crate::generate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// Each error with the places of the Rust items.
    pub fn iter(&self) -> impl Iterator<Item = (&[Place], &NameError)> {
        (self.errors.iter())
            .flat_map(|(places, errors)| errors.iter().map(|error| (places.as_slice(), error)))
    }

    pub(in crate::generate) fn add(&mut self, mut places: Vec<Place>, error: NameError) {
        places.sort();
        places.dedup();
        let errors = self.errors.entry(places).or_default();
        // One name may be used twice, for a type and for a constructor.
        if !errors.contains(&error) {
            errors.push(error);
        }
    }

    pub(super) fn take(&mut self, place: &Place, result: Result<(), NameError>) {
        if let Err(error) = result {
            self.add(vec![place.clone()], error);
        }
    }
}

impl fmt::Display for NameErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.iter().count();
        if count > 1 {
            write!(f, "{count} names cannot be used in Haskell:")?;
        }
        for (places, error) in self.iter() {
            if count > 1 {
                f.write_str("\n")?;
            }
            for (i, place) in places.iter().enumerate() {
                write!(f, "{}{place}", if i == 0 { "" } else { ", " })?;
            }
            write!(f, ": {error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for NameErrors {}

/// The reason that an export cannot have its Haskell name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Several exports have the same Haskell name.
    #[error(
        "{} have the same Haskell name `{name}`: rename all but one, for example `#[hsffi(name = \"{free}\")]`",
        holders.join(" and ")
    )]
    Taken {
        /// The Haskell name.
        name: String,
        /// The exports with this name.
        holders: Vec<String>,
        /// An unused name.
        free: String,
    },
    /// Haskell or the generated code reserves the name.
    #[error(
        "{what} has the Haskell name `{name}`, which is reserved by Haskell or by the generated code: rename it, for example `#[hsffi(name = \"{free}\")]`"
    )]
    Reserved {
        /// The Haskell name.
        name: String,
        /// The export.
        what: String,
        /// An unused name.
        free: String,
    },
    /// The first character of the name has the wrong case.
    #[error(
        "{what} cannot have the Haskell name `{name}`, which must begin with {expected}: change it by `#[hsffi(name = \"…\")]`"
    )]
    Case {
        /// The Haskell name.
        name: String,
        /// The export.
        what: String,
        /// The expected first character.
        expected: &'static str,
    },
    /// The name contains a character that is not allowed in Haskell names.
    #[error(
        "{what} cannot have the Haskell name `{name}`, which may contain letters, digits, `_` and `'` only: change it by `#[hsffi(name = \"…\")]`"
    )]
    Character {
        /// The Haskell name.
        name: String,
        /// The export.
        what: String,
    },
    /// The generated code imports a module of this name from another package.
    #[error(
        "`{module}` is a module of another Haskell package, so the module cannot be named `{root}`: choose another name, for example `hsffi::module!(\"Rust.{root}\")`"
    )]
    Module {
        /// The module of the other package.
        module: String,
        /// The Haskell module of the library.
        root: String,
    },
    /// A submodule has a name that is not one of a module.
    #[error(
        "`{name}` is not a Haskell module name: write capitalised words of ASCII letters and digits separated by dots, such as `Data.Mail`"
    )]
    NotAModule {
        /// The name.
        name: String,
    },
    /// A submodule has the name of the root module.
    #[error(
        "`{name}` is already the module of `hsffi::module!`: choose another name, for example `{name}.Query`, or remove `module = …`, since the exports of the crate are in `{name}` without it"
    )]
    SubmoduleIsRoot {
        /// The name.
        name: String,
    },
    /// A submodule has the name of a hidden module of the package.
    #[error(
        "`{name}` is the name of a hidden module of the package: choose another name, for example `{free}`"
    )]
    SubmoduleIsHidden {
        /// The name.
        name: String,
        /// An unused name.
        free: String,
    },
    /// A submodule has the name of a module of another Haskell package.
    #[error(
        "`{name}` is a module of another Haskell package: choose another name, for example `{free}`"
    )]
    SubmoduleOfHaskell {
        /// The name.
        name: String,
        /// An unused name.
        free: String,
    },
    /// Types of several modules refer to each other and have the same name.
    #[error(
        "the types of the modules {} refer to each other, so one hidden module declares them, in which two cannot have the Haskell name `{name}`: rename one, for example by `#[hsffi(name = \"…\")]`",
        modules.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" and ")
    )]
    InOneModule {
        /// The Haskell name.
        name: String,
        /// The modules.
        modules: Vec<String>,
    },
    /// The name of the Cargo package is not a Cabal package name.
    #[error(
        "`{package}` is not a Cabal package name, which consists of words of ASCII letters and digits separated by hyphens, each with a letter: choose another name, for example `hsffi::module!(\"{root}\", package = \"{free}\")`"
    )]
    Package {
        /// The name of the package.
        package: String,
        /// A valid name.
        free: String,
        /// The Haskell module of the library.
        root: String,
    },
    /// The name is that of an existing Haskell package.
    #[error(
        "`{package}` is an existing Haskell package, which this package would replace in the whole `cabal.project`: choose another name, for example `hsffi::module!(\"{root}\", package = \"{package}-rust\")`"
    )]
    PackageOfHaskell {
        /// The name of the package.
        package: String,
        /// The Haskell module of the library.
        root: String,
    },
}
