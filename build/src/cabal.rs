//! Running cabal: it compiles the user's package and what it depends on, the generated package and hsffi's runtime.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use hsffi_stubs::description::Description;

use crate::ghc::Ghc;
use crate::package::{self, CabalPackage};
use crate::sources::{Sources, write_file};
use crate::units::{Unit, units};
use crate::{Error, Haskell, Place, project};

/// What cabal has built.
#[derive(Debug)]
pub(crate) struct Built {
    /// The environment of GHC with these packages.
    pub(crate) environment: PathBuf,
    /// The folders and names of the shared libraries that refer to the Rust program, or that it refers to.
    pub(crate) libraries: Vec<(PathBuf, String)>,
    /// The databases in which the packages are.
    pub(crate) databases: Vec<PathBuf>,
}

/// Runs cabal.
pub(crate) fn build(
    users: &CabalPackage,
    haskell: &Haskell,
    place: &Place,
    ghc: &Ghc,
    description: &Description,
    sources: &Sources,
) -> Result<Built, Error> {
    let generated = &sources.package;
    if users.name == *generated {
        return Err(Error::SameName {
            path: users.file.clone(),
            name: users.name.clone(),
            root: description.module.root.clone(),
        });
    }
    let own = [
        sources.generated.join(format!("{generated}.cabal")),
        sources.runtime.join("hsffi.cabal"),
    ];
    let folder = place.out.join("project");
    let (file, read) = project::write(&users.file, &place.package, &own, &folder)?;
    for file in read {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let products = place.out.join("cabal");
    run(
        haskell,
        place,
        ghc,
        &file,
        &products,
        [&users.name, generated],
    )?;
    watch_local(&products, &place.out);
    let database = products.join(format!("packagedb/ghc-{}", ghc.version));
    let units = units(&database);
    let unit = |name: &str| {
        let mut units = units.iter();
        units.find(|unit| unit.field("name").first().is_some_and(|it| *it == name))
    };
    if let Some(unit) = unit(&users.name) {
        check_modules(description, users, unit)?;
    }
    let mut packages: Vec<&str> = Vec::new();
    let own: Vec<_> = [generated.as_str(), "hsffi", &users.name]
        .into_iter()
        .filter_map(unit)
        .collect();
    for unit in &own {
        packages.extend(unit.field("id"));
    }
    // What the generated modules import.
    packages.extend(
        own.first()
            .into_iter()
            .flat_map(|unit| unit.field("depends")),
    );
    packages.sort_unstable();
    packages.dedup();
    let (environment, databases) = environment(&folder, &packages)?;
    let libraries = own.iter().take(2).filter_map(|unit| {
        let folder = unit.path("dynamic-library-dirs");
        let names = unit.field("hs-libraries");
        let library = names
            .first()
            .map(|name| format!("{name}-ghc{}", ghc.version));
        folder.zip(library)
    });
    Ok(Built {
        environment,
        libraries: libraries.collect(),
        databases,
    })
}

fn run(
    haskell: &Haskell,
    place: &Place,
    ghc: &Ghc,
    project: &Path,
    products: &Path,
    targets: [&String; 2],
) -> Result<(), Error> {
    let program = env::var("CABAL").unwrap_or_else(|_| "cabal".to_owned());
    let mut cabal = Command::new(&program);
    cabal
        .current_dir(&place.package)
        .args([
            "build",
            "-v1",
            haskell.linking.option_of_cabal(),
            "--write-ghc-environment-files=always",
        ])
        .arg(format!("--project-file={}", project.display()))
        .arg(format!("--builddir={}", products.display()))
        .arg(format!("--with-compiler={}", ghc.program));
    for option in &haskell.options {
        cabal.arg(format!("--ghc-option={option}"));
    }
    let status = cabal
        .args(targets.map(|name| format!("lib:{name}")))
        .stdin(Stdio::null())
        // Cargo reads what a build script writes there.
        .stdout(std::io::stderr())
        .status()
        .map_err(|source| Error::NoCabal { program, source })?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Cabal { status })
    }
}

/// The packages of the project that lie elsewhere than in the folder: cargo watches them, too. Cabal lists them.
fn watch_local(products: &Path, out: &Path) {
    let plan = fs::read_to_string(products.join("cache/plan.json")).unwrap_or_default();
    for folder in local_packages(&plan) {
        if !folder.starts_with(out) {
            for path in package::watched(&folder) {
                println!("cargo::rerun-if-changed={}", path.display());
            }
        }
    }
}

fn local_packages(plan: &str) -> Vec<PathBuf> {
    let mut parts = plan.split("\"type\":\"local\",\"path\":\"");
    parts.next();
    let paths = parts.map(|part| {
        let mut path = String::new();
        let mut characters = part.chars();
        while let Some(c) = characters.next().filter(|c| *c != '"') {
            path.extend(if c == '\\' {
                characters.next()
            } else {
                Some(c)
            });
        }
        PathBuf::from(path)
    });
    paths.collect()
}

/// Each module of which Rust imports functions can be imported.
fn check_modules(
    description: &Description,
    users: &CabalPackage,
    unit: &Unit,
) -> Result<(), Error> {
    let exposed = unit.field("exposed-modules");
    for function in &description.haskell_functions {
        if !exposed.contains(&function.module.as_str()) {
            return Err(Error::NotExposed {
                path: users.file.clone(),
                place: function.place.to_string(),
                module: function.module.clone(),
            });
        }
    }
    Ok(())
}

/// The environment of GHC in which these packages alone are: cabal's own has all on which they depend, whose modules may have the names
/// of the user's. With it, the databases that it names.
fn environment(folder: &Path, packages: &[&str]) -> Result<(PathBuf, Vec<PathBuf>), Error> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths = entries.map(|entry| entry.path());
    let is_environment = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(".ghc.environment.")
    };
    let of_cabal = paths.find(is_environment).ok_or(Error::NoEnvironment)?;
    let text = fs::read_to_string(&of_cabal).map_err(|source| Error::Unreadable {
        path: of_cabal.clone(),
        source,
    })?;
    let databases = text.lines().filter(|line| {
        let is_about = |word| line.starts_with(word);
        is_about("clear-package-db") || is_about("global-package-db") || is_about("package-db ")
    });
    let paths = databases
        .clone()
        .filter_map(|line| Some(folder.join(line.strip_prefix("package-db ")?)));
    let paths = paths.collect();
    let databases = databases.map(str::to_owned);
    let units = packages.iter().map(|id| format!("package-id {id}"));
    let lines: Vec<_> = databases.chain(units).collect();
    let path = folder.join("environment");
    write_file(&path, &(lines.join("\n") + "\n"))?;
    Ok((path, paths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_packages_are_read_from_the_plan() {
        let plan = r#"[{"pkg-src":{"type":"local","path":"/my \"code\"/."}},{"pkg-src":{"type":"repo-tar"}}]"#;
        assert_eq!(local_packages(plan), [PathBuf::from("/my \"code\"/.")]);
    }
}
