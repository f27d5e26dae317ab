//! Companion modules: Haskell that the author of a package adds to it by hand.
//!
//! They lie in a folder of the package in which hsffi never writes. The Cabal file lists them. Their text is read for one purpose:
//! to report a name that does not exist, or no longer, when the package is generated, and not only when GHC compiles it.

mod error;
mod packages;
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

pub use error::{CompanionError, CompanionErrors};

use crate::haskell;

/// The hand-written modules of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Companions {
    /// Their folder in the package, with `/` as the separator.
    pub dir: String,
    /// The modules.
    pub modules: Vec<Companion>,
}

/// A hand-written module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// The module's name.
    pub name: String,
    /// Whether programs can import it.
    pub exposed: bool,
    /// Its file, for messages.
    pub file: PathBuf,
    /// The text of the file.
    pub text: String,
}

impl Companions {
    /// Those that are exposed, or those that are not.
    pub(crate) fn names(&self, exposed: bool) -> impl Iterator<Item = &str> {
        let modules = self.modules.iter();
        let modules = modules.filter(move |module| module.exposed == exposed);
        modules.map(|module| module.name.as_str())
    }

    /// Compares the modules with those that are generated, and with the dependencies that the author gave.
    pub(crate) fn check(
        &self,
        root: &str,
        generated: &[&haskell::Module],
        dependencies: &BTreeMap<String, String>,
    ) -> Result<(), CompanionErrors> {
        let names = self.modules.iter().map(|module| module.name.as_str());
        let package = Package {
            root,
            generated,
            modules: (generated.iter().map(|module| module.name.as_str()))
                .chain(names)
                .collect(),
            dependencies,
        };
        let mut errors = CompanionErrors::default();
        for module in &self.modules {
            package.check(module, &mut errors);
        }
        errors.into_result()
    }
}

/// What companion modules can import.
struct Package<'a> {
    root: &'a str,
    generated: &'a [&'a haskell::Module],
    /// All modules of the package.
    modules: BTreeSet<&'a str>,
    dependencies: &'a BTreeMap<String, String>,
}

impl Package<'_> {
    fn check(&self, module: &Companion, errors: &mut CompanionErrors) {
        if self.generated(&module.name).is_some() {
            errors.add(module, 1, CompanionError::Generated(module.name.clone()));
            return;
        }
        let is_haskell = module.file.extension().is_some_and(|it| it == "hs");
        let Some(head) = is_haskell.then(|| scan::head(&module.text)).flatten() else {
            return;
        };
        if head.name.as_deref() != Some(module.name.as_str()) {
            let error = CompanionError::Renamed {
                listed: module.name.clone(),
                found: head.name.unwrap_or_else(|| "Main".to_owned()),
            };
            errors.add(module, head.line, error);
        }
        for import in &head.imports {
            for error in self.check_import(import) {
                errors.add(module, import.line, error);
            }
        }
    }

    fn check_import(&self, import: &scan::Import) -> Vec<CompanionError> {
        if import.package.is_some() {
            return Vec::new();
        }
        if let Some(generated) = self.generated(&import.module) {
            let exports = || generated.exports.iter().flat_map(|part| &part.exports);
            let is_exported = |item: &str| exports().any(|export| export.name.text() == item);
            let missing = import.items.iter().filter(|item| !is_exported(item));
            let missing = missing.map(|item| CompanionError::NotExported {
                module: import.module.clone(),
                item: item.clone(),
            });
            return missing.collect();
        }
        // A package whose modules are not known may have any.
        let mut given = self.dependencies.keys();
        if self.modules.contains(import.module.as_str())
            || !given.all(|package| packages::is_known(package))
        {
            return Vec::new();
        }
        let below_root = (import.module.strip_prefix(self.root))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let package = packages::of(&import.module)
            .filter(|package| !self.dependencies.contains_key(*package));
        let error = if below_root {
            Some(CompanionError::NoSuchModule(import.module.clone()))
        } else {
            package.map(|package| CompanionError::NoDependency {
                module: import.module.clone(),
                package,
            })
        };
        error.into_iter().collect()
    }

    fn generated(&self, name: &str) -> Option<&haskell::Module> {
        let mut generated = self.generated.iter().copied();
        generated.find(|module| module.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::haskell::{Comment, Export, Module, Name, Section};

    fn public() -> Module {
        Module {
            root: "Data.Mail".into(),
            name: "Data.Mail".into(),
            header: Vec::new(),
            safety: None,
            docs: Comment::default(),
            exports: vec![Section {
                heading: None,
                exports: vec![
                    Export::of(Name::local("openMail")),
                    Export::with_members(Name::local("Mail")),
                ],
            }],
            conditionals: Vec::new(),
            decls: Vec::new(),
        }
    }

    fn errors(name: &str, text: &str, dependencies: &[&str]) -> String {
        let companions = Companions {
            dir: "companion".into(),
            modules: vec![Companion {
                name: name.into(),
                exposed: true,
                file: format!("companion/{}.hs", name.replace('.', "/")).into(),
                text: text.into(),
            }],
        };
        let dependencies = dependencies
            .iter()
            .map(|name| ((*name).to_owned(), ">=0".to_owned()))
            .collect();
        match companions.check("Data.Mail", &[&public()], &dependencies) {
            Ok(()) => String::new(),
            Err(errors) => errors.to_string(),
        }
    }

    #[test]
    fn imports_of_what_is_there_are_fine() {
        let text = "{-# LANGUAGE LambdaCase #-}\nmodule Data.Mail.Lens (a) where\n\nimport Data.Mail (Mail (..), openMail)\n\
                    import qualified Data.Mail as Mail\nimport Data.List (sort)\nimport Data.Mail.Lens.Unlisted\n";
        let fine = text.replace("import Data.Mail.Lens.Unlisted\n", "");
        assert_eq!(errors("Data.Mail.Lens", &fine, &[]), "");
        let error = errors("Data.Mail.Lens", text, &["containers"]);
        assert_eq!(
            error,
            "companion/Data/Mail/Lens.hs:7: the package has no module `Data.Mail.Lens.Unlisted`: write the module and list it in \
             Cargo.toml, or remove the import"
        );
        // It may be a module of that package.
        assert_eq!(errors("Data.Mail.Lens", text, &["mail-lens"]), "");
    }

    #[test]
    fn a_name_that_is_no_longer_exported_is_reported() {
        let text =
            "module Data.Mail.Lens where\nimport Data.Mail\n  ( Mail\n  , closeMail, openMail )\n";
        assert_eq!(
            errors("Data.Mail.Lens", text, &[]),
            "companion/Data/Mail/Lens.hs:2: the generated module `Data.Mail` does not export `closeMail`: correct the import, or \
             export the item from Rust"
        );
    }

    #[test]
    fn a_package_that_is_not_a_dependency_is_named() {
        let text = "module Data.Mail.Lens where\nimport qualified Data.Map.Strict as Map\n";
        assert!(errors("Data.Mail.Lens", text, &[]).contains("`containers = \""));
        assert_eq!(errors("Data.Mail.Lens", text, &["containers"]), "");
    }

    #[test]
    fn a_module_has_the_name_of_its_file_and_of_no_generated_module() {
        let text = "-- | A.\nmodule Data.Mail.Lense where\n";
        assert_eq!(
            errors("Data.Mail.Lens", text, &[]),
            "companion/Data/Mail/Lens.hs:2: the file declares the module `Data.Mail.Lense`, but Cargo.toml lists `Data.Mail.Lens`: \
             write `module Data.Mail.Lens`, or rename the file and correct the list"
        );
        assert!(errors("Data.Mail.Lens", "main = pure ()", &[]).contains("`Main`"));
        assert_eq!(
            errors("Data.Mail", "module Data.Mail where", &[]),
            "companion/Data/Mail.hs:1: the package already has a generated module `Data.Mail`: rename the companion module"
        );
    }
}
