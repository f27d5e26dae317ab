//! Names of packages and modules: which Cabal takes, and which programs have from elsewhere.

use super::error::NameError;
use crate::generate::{library_names, reserved_names, taken};
use crate::haskell::prelude;

/// The package is none that programs have from elsewhere.
pub(super) fn check_package(cargo: &str, package: &str, root: &str) -> Result<(), NameError> {
    if package.is_empty() {
        return Err(NameError::Package {
            package: cargo.to_owned(),
            free: legal_package_name(cargo),
            root: root.to_owned(),
        });
    }
    if prelude::has(taken::PACKAGES, package) {
        return Err(NameError::PackageOfHaskell {
            package: package.to_owned(),
            root: root.to_owned(),
        });
    }
    Ok(())
}

/// The package's modules are none that programs, or its own code, import from elsewhere.
pub(super) fn check_modules(root: &str) -> Result<(), NameError> {
    let of_tools = |root: &str| {
        let mut beginnings = taken::MODULES_OF_TOOLS.iter();
        beginnings.any(|beginning| root.starts_with(beginning))
    };
    let own = library_names::FOREIGN.within(root);
    let imported = reserved_names::modules();
    let is_taken = |name: &str| prelude::has(taken::MODULES, name) || imported.contains(name);
    let module = if is_taken(root) || of_tools(root) {
        Some(root.to_owned())
    } else {
        is_taken(&own).then_some(own)
    };
    match module {
        Some(module) => Err(NameError::Module {
            module,
            root: root.to_owned(),
        }),
        None => Ok(()),
    }
}

/// Cabal's package names have no underscores, and a letter in each part between hyphens.
pub(in crate::generate) fn package_name(package: &str) -> Option<String> {
    let name = package.replace('_', "-");
    let fine = name.split('-').all(|part| {
        part.chars().all(|c| c.is_ascii_alphanumeric())
            && part.chars().any(|c| c.is_ascii_alphabetic())
    });
    fine.then_some(name)
}

/// A name that Cabal takes, near one that it does not.
fn legal_package_name(package: &str) -> String {
    let mut name = String::new();
    for part in package.split(|c: char| !c.is_ascii_alphanumeric()) {
        let has_letter = part.chars().any(|c| c.is_ascii_alphabetic());
        if has_letter && !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
    }
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("rust{name}")
    }
}

/// The names of a Haskell package and its module for a new crate of this name, which programs do not have from elsewhere.
pub fn proposed_names(cargo: &str) -> (String, String) {
    let mut package = package_name(cargo).unwrap_or_else(|| legal_package_name(cargo));
    if prelude::has(taken::PACKAGES, &package) {
        package.push_str("-rust");
    }
    let mut module: String = package.split('-').map(capitalized).collect();
    if check_modules(&module).is_err() {
        module.push_str("Rust");
    }
    (package, module)
}

fn capitalized(part: &str) -> String {
    let mut letters = part.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{check_modules, check_package, legal_package_name, package_name, proposed_names};
    use crate::generate::reserved_names;

    #[test]
    fn modules_that_generated_code_imports_are_taken() {
        for module in reserved_names::modules() {
            assert!(check_modules(module).is_err(), "{module}");
        }
        for module in [
            "Main",
            "Prelude",
            "Data.Text",
            "Data.Map.Strict",
            "GHC.Base",
            "GHC",
            "Paths_mail",
            "PackageInfo_mail",
        ] {
            assert!(check_modules(module).is_err(), "{module}");
        }
        for module in [
            "Data.Mail",
            "Main.Mail",
            "Text",
            "Rust.Data.Text",
            "Rust.Main",
            "GHCi",
        ] {
            assert_eq!(check_modules(module), Ok(()), "{module}");
        }
    }

    #[test]
    fn packages_of_haskell_are_taken() {
        for package in [
            "text",
            "base",
            "bytestring",
            "vector",
            "primitive",
            "ghc-prim",
            "ghc_prim",
            "hsffi",
            "rts",
            "Cabal",
        ] {
            let name = package_name(package).expect("it is legal");
            let error = check_package(package, &name, "Data.Mail").expect_err("it is taken");
            let fix = format!("hsffi::module!(\"Data.Mail\", package = \"{name}-rust\")");
            assert!(error.to_string().contains(&fix), "{error}");
        }
        assert_eq!(check_package("text-rust", "text-rust", "Data.Mail"), Ok(()));
    }

    #[test]
    fn names_that_are_proposed_for_a_new_crate_are_free() {
        for (cargo, package, module) in [
            ("words", "words", "Words"),
            ("my_words", "my-words", "MyWords"),
            ("utf-8", "utf8", "Utf8"),
            ("text", "text-rust", "TextRust"),
            ("prelude", "prelude", "PreludeRust"),
            ("日本", "rust", "Rust"),
        ] {
            let proposed = proposed_names(cargo);
            assert_eq!(proposed, (package.to_owned(), module.to_owned()), "{cargo}");
            assert_eq!(check_package(cargo, package, module), Ok(()));
            assert_eq!(check_modules(module), Ok(()));
        }
    }

    #[test]
    fn package_names_that_are_proposed_are_legal() {
        for (cargo, proposed) in [
            ("utf-8", "utf8"),
            ("größe", "gr-e"),
            ("a-1-b", "a1-b"),
            ("foo_", "foo"),
            ("日本", "rust"),
            ("x-", "x"),
        ] {
            assert_eq!(package_name(cargo), None, "{cargo}");
            assert_eq!(legal_package_name(cargo), proposed);
            assert!(package_name(proposed).is_some());
        }
    }

    #[test]
    fn cabal_package_names_have_a_letter_in_each_part() {
        assert_eq!(package_name("rust_regex"), Some("rust-regex".to_owned()));
        assert_eq!(package_name("utf-8"), None);
    }
}
