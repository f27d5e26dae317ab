//! How the Haskell part is linked with the Rust program, and what cargo is told of it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use toml_span::Value;

use crate::Error;
use crate::units::{Unit, units};

/// What GHC's modules and packages become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Linking {
    /// A shared library, with those of the packages beside it.
    Shared,
    /// A part of the program.
    Static,
}

impl Linking {
    /// The options of GHC.
    pub(crate) fn options(self) -> &'static [&'static str] {
        match self {
            Linking::Shared => &["-shared", "-dynamic", "-fPIC"],
            // Of the packages, too, and of GHC's runtime.
            Linking::Static => &["-staticlib"],
        }
    }

    /// The option of cabal that has packages built so.
    pub(crate) fn option_of_cabal(self) -> &'static str {
        match self {
            Linking::Shared => "--enable-shared",
            Linking::Static => "--enable-library-vanilla",
        }
    }

    /// The file of a library.
    pub(crate) fn file_of(self, library: &str) -> String {
        let extension = match self {
            Linking::Shared => "so",
            Linking::Static => "a",
        };
        format!("lib{library}.{extension}")
    }

    /// A folder for what GHC compiles: GHC would take the objects of one form for those of the other.
    pub(crate) fn folder_of(self, objects: &str) -> String {
        match self {
            Linking::Shared => objects.to_owned(),
            Linking::Static => format!("{objects}-static"),
        }
    }
}

/// Tells cargo of a shared library.
pub(crate) fn shared(folder: &Path, library: &str) {
    println!("cargo::rustc-link-search=native={}", folder.display());
    println!("cargo::rustc-link-lib=dylib={library}");
    println!("cargo::rustc-link-arg=-Wl,-rpath,{}", folder.display());
}

/// Tells cargo of a static library, and of the C libraries that the packages of these databases use.
pub(crate) fn whole(folder: &Path, library: &str, databases: &[PathBuf]) {
    println!("cargo::rustc-link-search=native={}", folder.display());
    // Rust does not refer to all that GHC's runtime does.
    println!("cargo::rustc-link-lib=static:+whole-archive,-bundle={library}");
    let units: Vec<_> = databases.iter().flat_map(|path| units(path)).collect();
    let mut libraries: Vec<_> = units.iter().flat_map(c_libraries).collect();
    libraries.sort();
    libraries.dedup();
    // What the program does not use, the linker leaves out.
    for (folder, library) in libraries {
        if let Some(folder) = folder {
            println!("cargo::rustc-link-search=native={}", folder.display());
        }
        println!("cargo::rustc-link-lib=dylib={library}");
    }
    // GHC's packages are at fixed addresses.
    println!("cargo::rustc-link-arg=-no-pie");
}

/// The C libraries of a package that are there, each with its folder unless the linker knows it.
fn c_libraries(unit: &Unit) -> Vec<(Option<PathBuf>, String)> {
    let folder = unit.path("library-dirs");
    let names = unit.field("extra-libraries").into_iter();
    let found = names.filter_map(|name| {
        let files = [Linking::Shared, Linking::Static].map(|it| it.file_of(name));
        let is_in = |folder: &PathBuf| files.iter().any(|file| folder.join(file).is_file());
        match folder.clone().filter(is_in) {
            Some(folder) => Some((Some(folder), name.to_owned())),
            None => (files.iter().any(|file| is_known(file))).then(|| (None, name.to_owned())),
        }
    });
    found.collect()
}

/// Whether the C compiler finds a library without being told where.
fn is_known(file: &str) -> bool {
    let program = env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let output = Command::new(program)
        .arg(format!("-print-file-name={file}"))
        .output();
    // It answers the name alone otherwise.
    output.is_ok_and(|output| output.stdout.starts_with(b"/"))
}

/// A library that other programs load cannot be at a fixed address.
pub(crate) fn check_is_no_shared_library(package: &Path) -> Result<(), Error> {
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default();
    match shared_crate_type(&manifest) {
        None => Ok(()),
        Some(crate_type) => Err(Error::StaticInSharedLibrary { crate_type }),
    }
}

fn shared_crate_type(manifest: &str) -> Option<String> {
    let manifest = toml_span::parse(manifest).ok()?;
    let types = ["/lib/crate-type", "/lib/crate_type"];
    let types = types.iter().find_map(|path| manifest.pointer(path))?;
    let mut types = types.as_array()?.iter().filter_map(Value::as_str);
    let found = types.find(|it| matches!(*it, "cdylib" | "dylib" | "proc-macro"));
    found.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_libraries_are_found_in_the_manifest() {
        let found = |types: &str| shared_crate_type(&format!("[lib]\ncrate-type = [{types}]\n"));
        assert_eq!(found("'rlib', 'cdylib'").as_deref(), Some("cdylib"));
        assert_eq!(found("\"dylib\"").as_deref(), Some("dylib"));
        assert_eq!(found("'rlib'"), None);
        assert_eq!(shared_crate_type("[package]\nname = \"mail\"\n"), None);
    }
}
