//! A new project is built and run by cabal, with no file edited, whatever its directory is called.

use std::fs;
use std::path::Path;

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root, target};

/// Characters that shells, make and the linker's response files treat in their own ways.
const DIRECTORY: &str = "it's a \"new\" größe\\$x";

/// `cargo hsffi`, in a directory outside of the repository's workspace.
fn hsffi(directory: &Path, arguments: &[&str]) -> Result<Program> {
    let run = ["build", "--quiet", "--package", "cargo-hsffi"];
    cargo(run).run()?;
    let command = target().join("debug/cargo-hsffi");
    Ok(Program::new(command)
        .arg("hsffi")
        .args(arguments)
        .directory(directory)
        // The crates that the repository depends on are there already.
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TARGET_DIR", target().join("scaffold")))
}

/// What the README says that the program prints.
fn output_in_readme() -> Result<String> {
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme).map_err(at(&readme))?;
    let block = text.split("```text\n").nth(1);
    let block = block.and_then(|rest| rest.split("```").next());
    let block = block.ok_or_else(|| Error::Unmet("README.md shows no output".to_owned()));
    block.map(str::to_owned)
}

#[test]
fn a_new_project_runs() -> Result<()> {
    let _machine = machine()?;
    let place = tempfile::tempdir().map_err(at("a temporary directory"))?;
    let directory = place.path().join(DIRECTORY);
    fs::create_dir(&directory).map_err(at(&directory))?;
    hsffi(&directory, &["new", "words", "--vcs=none"])?.run()?;

    let project = directory.join("words");
    let cabal = Cabal::new(&project, "scaffold");
    cabal.compile("all")?.run()?;
    let program = cabal.find("words-app")?;
    let printed = Program::new(&program).run()?;
    let printed = String::from_utf8_lossy(&printed).into_owned();
    let wanted = output_in_readme()?;
    if printed != wanted {
        return Err(Error::Unmet(format!(
            "README.md says that the program prints\n{wanted}\nand it prints\n{printed}"
        )));
    }
    // With no target: there is one program.
    let ran = cabal.run_program()?.run()?;
    if !String::from_utf8_lossy(&ran).ends_with(&wanted) {
        return Err(Error::Unmet("`cabal run` does not run it".to_owned()));
    }
    Program::new(cabal.find("words-test")?).run()?;
    Program::new("hlint")
        .args(["app", "test"])
        .directory(&project)
        .run()?;
    linked_in_other_ways(&project, &wanted)?;
    used_by_c(&project)?;
    found("a project in a directory with spaces, quotes, `\\`, `$` and `ö`");
    Ok(())
}

/// The ways to link a program, or to compile it, that cabal has options for.
fn linked_in_other_ways(project: &Path, wanted: &str) -> Result<()> {
    for option in [
        "--enable-executable-static",
        "--enable-executable-dynamic",
        "--enable-coverage",
    ] {
        let options = [option];
        let cabal = Cabal::new(project, "scaffold").options(&options);
        cabal.compile("words-app")?.run()?;
        let program = cabal.find("words-app")?;
        // With coverage, it writes a file to the directory in which it runs.
        let printed = Program::new(&program).directory(project).run()?;
        if printed != wanted.as_bytes() {
            let printed = String::from_utf8_lossy(&printed);
            return Err(Error::Unmet(format!(
                "with {option}, the program prints\n{printed}"
            )));
        }
        let headers = Program::new("readelf").arg("-l").arg(&program).run()?;
        let is_static = !String::from_utf8_lossy(&headers).contains("INTERP");
        if is_static != (option == "--enable-executable-static") {
            return Err(Error::Unmet(format!(
                "with {option}, the program is static: {is_static}"
            )));
        }
    }
    Ok(())
}

/// A Haskell library for C programs, with the package in it.
const FOREIGN_LIBRARY: [(&str, &str); 3] = [
    (
        "flib/words-flib.cabal",
        "cabal-version: 2.4\nname: words-flib\nversion: 0.1.0\n\n\
         foreign-library words-flib\n  type: native-shared\n  other-modules: Exports\n  \
         build-depends: base, text, words\n  default-language: Haskell2010\n  ghc-options: -threaded\n",
    ),
    (
        "flib/Exports.hs",
        "{-# LANGUAGE ForeignFunctionInterface #-}\n\nmodule Exports () where\n\n\
         import qualified Data.Text as Text\nimport Foreign.C (CString, CUInt (..), peekCString)\nimport Words (wordCount)\n\n\
         foreign export ccall \"count_words\" countWords :: CString -> IO CUInt\n\n\
         countWords :: CString -> IO CUInt\n\
         countWords text = fromIntegral . wordCount . Text.pack <$> peekCString text\n",
    ),
    (
        "flib/main.c",
        "#include <dlfcn.h>\n#include <stdio.h>\n\n\
         int main(int argc, char **argv) {\n  \
         void *library = dlopen(argv[1], RTLD_NOW);\n  \
         void (*start)(int *, char ***) = dlsym(library, \"hs_init\");\n  \
         unsigned (*count_words)(const char *) = dlsym(library, \"count_words\");\n  \
         void (*end)(void) = dlsym(library, \"hs_exit\");\n  \
         start(&argc, &argv);\n  printf(\"%u\\n\", count_words(\"the cat and\"));\n  end();\n  \
         return 0;\n}\n",
    ),
];

/// Builds a `foreign-library` on the package, and a C program on that.
fn used_by_c(project: &Path) -> Result<()> {
    for (path, contents) in FOREIGN_LIBRARY {
        let path = project.join(path);
        fs::create_dir_all(project.join("flib")).map_err(at(&path))?;
        fs::write(&path, contents).map_err(at(&path))?;
    }
    let file = project.join("cabal.project");
    let text = fs::read_to_string(&file).map_err(at(&file))?;
    fs::write(&file, format!("{text}  flib\n")).map_err(at(&file))?;
    let cabal = Cabal::new(project, "scaffold");
    cabal.compile("words-flib")?.run()?;
    let library = cabal.find("flib:words-flib")?;
    let program = project.join("flib/main");
    Program::new("cc")
        .arg(project.join("flib/main.c"))
        .arg("-o")
        .arg(&program)
        .arg("-ldl")
        .run()?;
    Program::new(&program).arg(&library).expect(0, "3\n", "")
}
