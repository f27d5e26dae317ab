//! Running GHC.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use hsffi_stubs::description::{Description, HaskellFunction};

use crate::cabal::Built;
use crate::link::{self, Linking};
use crate::sources::{Sources, exported};
use crate::{Error, Haskell, Place};

/// The compiler.
#[derive(Debug)]
pub(crate) struct Ghc {
    pub(crate) program: String,
    /// Such as `9.0.2`.
    pub(crate) version: String,
}

impl Ghc {
    /// That of the variable `GHC`, or of the `PATH`.
    pub(crate) fn find() -> Result<Self, Error> {
        let program = env::var("GHC").unwrap_or_else(|_| "ghc".to_owned());
        let output = Command::new(&program).arg("--numeric-version").output();
        let output = match output {
            Ok(output) => output,
            Err(source) => return Err(Error::NoGhc { program, source }),
        };
        let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok(Ghc { program, version })
    }

    /// The options that link GHC's runtime.
    fn runtime(&self, threaded: bool, linking: Linking) -> Vec<String> {
        if linking == Linking::Static {
            let threaded = threaded.then(|| "-threaded".to_owned());
            threaded.into_iter().collect()
        } else if threaded {
            vec!["-threaded".to_owned(), "-flink-rts".to_owned()]
        } else if self.version.starts_with("9.0.") {
            // Which takes the threaded one for `-flink-rts` in any case.
            vec![format!("-lHSrts-ghc{}", self.version)]
        } else {
            vec!["-flink-rts".to_owned()]
        }
    }

    /// Compiles the modules of a folder to a shared library, and tells cargo of it.
    pub(crate) fn build_modules(
        &self,
        haskell: &Haskell,
        place: &Place,
        folder: &Path,
        description: &Description,
        sources: &Sources,
    ) -> Result<(), Error> {
        for function in &description.haskell_functions {
            check_module(function, folder)?;
        }
        let objects = place.out.join(haskell.linking.folder_of("objects"));
        forget_other_folder(&objects, folder);
        let directory = directory(description, &place.package);
        let folder = folder.strip_prefix(&directory).unwrap_or(folder);
        let mut ghc = self.make(haskell, place, description, &objects);
        ghc.current_dir(&directory)
            .args(["-no-user-package-db", "-fno-warn-tabs"])
            .arg(format!("-i{}", folder.display()));
        for (package, headers) in [(&sources.generated, "cbits"), (&sources.runtime, "include")] {
            ghc.arg(format!("-i{}", package.join("src").display()))
                .arg(format!("-I{}", package.join(headers).display()));
        }
        ghc.arg(format!("-i{}", sources.exported.join("src").display()))
            .arg("Hsffi.Internal.Host")
            .args(&sources.c_files);
        self.link(ghc, haskell, place, description, &[])
    }

    /// Compiles the module that exports to Rust, with packages that cabal has built, to a shared library, and tells cargo of it.
    pub(crate) fn build_with_packages(
        &self,
        haskell: &Haskell,
        place: &Place,
        built: &Built,
        description: &Description,
        sources: &Sources,
    ) -> Result<(), Error> {
        let objects = place
            .out
            .join(haskell.linking.folder_of("objects-exported"));
        let mut ghc = self.make(haskell, place, description, &objects);
        ghc.current_dir(directory(description, &place.package))
            .arg(format!("-package-env={}", built.environment.display()))
            .arg(format!("-i{}", sources.exported.join("src").display()));
        self.link(ghc, haskell, place, description, &built.databases)?;
        if haskell.linking == Linking::Static {
            return Ok(());
        }
        for (folder, library) in &built.libraries {
            link::shared(folder, library);
            // Behind the Rust libraries, where linkers know that it is needed.
            println!("cargo::rustc-link-arg=-l{library}");
        }
        Ok(())
    }

    /// GHC with the options that are the same in either case.
    fn make(
        &self,
        haskell: &Haskell,
        place: &Place,
        description: &Description,
        objects: &Path,
    ) -> Command {
        let mut ghc = Command::new(&self.program);
        // An environment of the user's, such as that of `cabal install --lib`, hides packages.
        ghc.arg("-package-env=-");
        ghc.args(["--make", "-v1", "-O"])
            .args(haskell.linking.options())
            .args(self.runtime(haskell.threaded, haskell.linking))
            .arg("-outputdir")
            .arg(objects)
            .arg("-o")
            .arg(library(haskell, place, description))
            .args(&haskell.options)
            .arg(exported(description));
        ghc
    }

    fn link(
        &self,
        mut ghc: Command,
        haskell: &Haskell,
        place: &Place,
        description: &Description,
        databases: &[PathBuf],
    ) -> Result<(), Error> {
        // GHC would not link it again for other options alone.
        let _ = fs::remove_file(library(haskell, place, description));
        let status = ghc
            .stdin(Stdio::null())
            // Cargo reads what a build script writes there.
            .stdout(std::io::stderr())
            .status()
            .map_err(|source| Error::NoGhc {
                program: self.program.clone(),
                source,
            })?;
        if !status.success() {
            return Err(Error::Ghc { status });
        }
        let library = library_name(description);
        match haskell.linking {
            Linking::Shared => {
                link::shared(&place.out, &library);
                // A plugin that is unloaded would take its code from GHC's threads.
                println!("cargo::rustc-link-arg=-Wl,-z,nodelete");
            }
            Linking::Static => {
                let databases = databases.iter().cloned().chain(self.global_database());
                link::whole(&place.out, &library, &databases.collect::<Vec<_>>());
            }
        }
        Ok(())
    }

    /// Where GHC has the packages that come with it.
    fn global_database(&self) -> Option<PathBuf> {
        let output = Command::new(&self.program).arg("--info").output().ok()?;
        let info = String::from_utf8_lossy(&output.stdout).into_owned();
        let (_, rest) = info.split_once("(\"Global Package DB\",\"")?;
        rest.split('"').next().map(PathBuf::from)
    }
}

fn library_name(description: &Description) -> String {
    format!("{}_haskell", description.module.crate_name())
}

fn library(haskell: &Haskell, place: &Place, description: &Description) -> PathBuf {
    let library = library_name(description);
    place.out.join(haskell.linking.file_of(&library))
}

/// Removes what was compiled from another folder, which GHC would take for this one's where it is newer.
fn forget_other_folder(objects: &Path, folder: &Path) {
    let mark = objects.with_extension("folder");
    let name = folder.as_os_str().as_encoded_bytes();
    if fs::read(&mark).is_ok_and(|known| known == name) {
        return;
    }
    // What cannot be removed or written is not there, or GHC tells of it.
    let entries = fs::read_dir(objects).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name() != "Hsffi") {
        let path = entry.path();
        let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
    }
    let _ = fs::create_dir_all(objects);
    let _ = fs::write(mark, name);
}

fn check_module(function: &HaskellFunction, folder: &Path) -> Result<(), Error> {
    let path = folder.join(function.module.replace('.', "/"));
    let exists = |extension| path.with_extension(extension).is_file();
    if exists("hs") || exists("lhs") || exists("hsc") {
        return Ok(());
    }
    Err(Error::NoModule {
        path: path.with_extension("hs"),
        place: function.place.to_string(),
        module: function.module.clone(),
    })
}

/// The folder in which rustc ran, from which the paths of its places are: GHC shows the line.
fn directory(description: &Description, package: &Path) -> PathBuf {
    let mut functions = description.haskell_functions.iter();
    let file = functions.next().map(|function| &function.place.file);
    let is_there = |folder: &&Path| file.is_some_and(|file| folder.join(file).is_file());
    package
        .ancestors()
        .find(is_there)
        .unwrap_or(package)
        .to_owned()
}
