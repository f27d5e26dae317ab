//! A package offers its root module and nothing else: the modules behind it are unchecked.

use std::fs;

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::project::{MINIMAL, PCRE, Project};
use hsffi_test_harness::{found, haskell_runtime, machine, target};

/// The root module, with which the program compiles, and those that it must not import.
const MODULES: [(&Project, &str); 2] =
    [(&MINIMAL, "Hsffi.Minimal"), (&PCRE, "Text.Regex.Pcre.Code")];
const UNCHECKED: [&str; 1] = ["Foreign"];

#[test]
fn only_the_root_module_can_be_imported() -> Result<()> {
    let _machine = machine()?;
    let home = target().join("hidden");
    let write = |file: &str, text: &str| {
        let path = home.join(file);
        fs::write(&path, text).map_err(at(path))
    };
    fs::create_dir_all(&home).map_err(at(&home))?;
    let runtime = haskell_runtime();
    for (project, root) in MODULES {
        project.generate().run()?;
        let name = project.name();
        let package = project.package();
        write(
            "cabal.project",
            &format!("packages: . {} {}\n", package.display(), runtime.display()),
        )?;
        write(
            "program.cabal",
            &format!(
                "cabal-version: 2.4\nname: program\nversion: 0.1.0\nbuild-type: Simple\n\n\
                 executable program\n  main-is: Main.hs\n  build-depends: base, {name}\n  \
                 default-language: Haskell2010\n"
            ),
        )?;
        let compiled = |module: &str| {
            write(
                "Main.hs",
                &format!(
                    "module Main (main) where\n\nimport {module} ()\n\nmain :: IO ()\nmain = pure ()\n"
                ),
            )?;
            Cabal::new(&home, "hidden").compile("exe:program")?.output()
        };
        let output = compiled(root)?;
        let messages = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(Error::Unmet(format!(
                "a program cannot import {root}:\n{messages}"
            )));
        }
        for part in UNCHECKED {
            let module = format!("{root}.{part}");
            let output = compiled(&module)?;
            let messages = String::from_utf8_lossy(&output.stderr);
            if output.status.success() || !messages.contains("hidden module") {
                return Err(Error::Unmet(format!(
                    "a program can import {module}, or cannot for another reason:\n{messages}"
                )));
            }
        }
    }
    found(format_args!(
        "{} modules are hidden",
        MODULES.len() * UNCHECKED.len()
    ));
    Ok(())
}
