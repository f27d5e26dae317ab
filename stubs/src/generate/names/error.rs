//! What cannot have the Haskell name that it would get.

use std::collections::BTreeMap;
use std::fmt;

use crate::description::Place;

/// All that cannot have the Haskell name that it would get, in the order of the Rust sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameErrors {
    errors: BTreeMap<Vec<Place>, Vec<NameError>>,
}

impl NameErrors {
    pub(super) fn none() -> Self {
        NameErrors {
            errors: BTreeMap::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// Each, and where the Rust items stand.
    pub fn iter(&self) -> impl Iterator<Item = (&[Place], &NameError)> {
        (self.errors.iter())
            .flat_map(|(places, errors)| errors.iter().map(|error| (places.as_slice(), error)))
    }

    pub(super) fn add(&mut self, mut places: Vec<Place>, error: NameError) {
        places.sort();
        places.dedup();
        let errors = self.errors.entry(places).or_default();
        // One name may be taken twice over, as a type's and as a constructor's.
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

/// Why something cannot have the Haskell name that it would get.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Several things of one name.
    #[error(
        "{} would all be `{name}` in Haskell: rename all but one, as in `#[hsffi(name = \"{free}\")]`",
        holders.join(" and ")
    )]
    Taken {
        /// The Haskell name.
        name: String,
        /// What would have it.
        holders: Vec<String>,
        /// A name that is free.
        free: String,
    },
    /// A name that Haskell or the generated code uses.
    #[error(
        "{what} would be `{name}` in Haskell, which means something else in Haskell or in the generated code: rename it, as in `#[hsffi(name = \"{free}\")]`"
    )]
    Reserved {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
        /// A name that is free.
        free: String,
    },
    /// A name of the wrong case.
    #[error(
        "{what} cannot be `{name}` in Haskell, where such a name begins with {expected}: change it with `#[hsffi(name = \"…\")]`"
    )]
    Case {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
        /// What the name should begin with.
        expected: &'static str,
    },
    /// A character that Haskell's names do not have.
    #[error(
        "{what} cannot be `{name}` in Haskell, whose names have letters, digits, `_` and `'`: change it with `#[hsffi(name = \"…\")]`"
    )]
    Character {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
    },
    /// A module of the generated package that generated code imports from elsewhere.
    #[error(
        "`{module}` is a module of Haskell's own, so the package's module cannot be `{root}`: name it otherwise, as in `hsffi::module!(\"Rust.{root}\")`"
    )]
    Module {
        /// The module that there would be twice.
        module: String,
        /// The Haskell module that was asked for.
        root: String,
    },
    /// A Cargo package name that Cabal refuses.
    #[error(
        "`{package}` cannot name a Cabal package, which has ASCII letters, digits and hyphens, and a letter between any two hyphens: name it, as in `hsffi::module!(\"{root}\", package = \"{free}\")`"
    )]
    Package {
        /// The package's name.
        package: String,
        /// A name that Cabal takes.
        free: String,
        /// The Haskell module.
        root: String,
    },
    /// A package that programs have already.
    #[error(
        "`{package}` is a package of Haskell's own, which a package of the same name would replace for a whole `cabal.project`: name it otherwise, as in `hsffi::module!(\"{root}\", package = \"{package}-rust\")`"
    )]
    PackageOfHaskell {
        /// The package's name.
        package: String,
        /// The Haskell module.
        root: String,
    },
}
