//! What is wrong with companion modules.

use std::fmt;
use std::path::PathBuf;

use super::Companion;

/// All errors of the companion modules of a package, each with its file and line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanionErrors(Vec<(PathBuf, usize, CompanionError)>);

impl CompanionErrors {
    pub(super) fn add(&mut self, module: &Companion, line: usize, error: CompanionError) {
        self.0.push((module.file.clone(), line, error));
    }

    pub(super) fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for CompanionErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.len() > 1 {
            write!(f, "{} errors in companion modules:", self.0.len())?;
        }
        for (file, line, error) in &self.0 {
            if self.0.len() > 1 {
                f.write_str("\n")?;
            }
            write!(f, "{}:{line}: {error}", file.display())?;
        }
        Ok(())
    }
}

impl std::error::Error for CompanionErrors {}

/// What is wrong with a companion module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompanionError {
    /// It has the name of a generated module.
    #[error("the package already has a generated module `{0}`: rename the companion module")]
    Generated(String),
    /// The file declares another module.
    #[error(
        "the file declares the module `{found}`, but Cargo.toml lists `{listed}`: write `module {listed}`, or rename the file and correct the list"
    )]
    Renamed {
        /// The name in Cargo.toml.
        listed: String,
        /// The name in the file.
        found: String,
    },
    /// It imports a module of the package that does not exist.
    #[error(
        "the package has no module `{0}`: write the module and list it in Cargo.toml, or remove the import"
    )]
    NoSuchModule(String),
    /// It imports a name that a generated module does not export.
    #[error(
        "the generated module `{module}` does not export `{item}`: correct the import, or export the item from Rust"
    )]
    NotExported {
        /// The generated module.
        module: String,
        /// The name.
        item: String,
    },
    /// It imports a module of a package that is not a dependency.
    #[error(
        "`{module}` is a module of the package `{package}`, which is not a dependency: add `{package} = \"…\"`, with a version range such as \">=1.0 && <2\", to `[package.metadata.hsffi.dependencies]`"
    )]
    NoDependency {
        /// The module.
        module: String,
        /// Its package.
        package: &'static str,
    },
}
