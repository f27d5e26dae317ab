//! The Haskell runtime, which is written beside generated packages.

use std::fs;
use std::path::Path;

use crate::sample::Crate;

const LIB: &str = "hsffi::module!(\"Data.Tiny\");\n\n\
                   /// How long a text is, in bytes.\n\
                   #[hsffi::export]\n\
                   pub fn length(text: &str) -> usize {\n    text.len()\n}\n";

fn is_runtime(dir: &Path) -> bool {
    dir.join("hsffi.cabal").is_file() && dir.join("src/Hsffi.hs").is_file()
}

#[test]
fn without_a_project_it_is_in_the_workspace() {
    let tiny = Crate::new("runtime-alone", "", LIB);
    let run = tiny.hsffi(["build"]).succeeded();
    assert!(is_runtime(&tiny.path("hsffi")));
    assert_eq!(
        run.steps("Next"),
        [
            "add `haskell` and `hsffi` to `packages:` in your cabal.project, and `runtime-alone` to `build-depends:` of your program"
        ]
    );
    let again = tiny.hsffi(["build"]).succeeded();
    assert!(again.stderr.contains("package `hsffi`: up to date"));
}

#[test]
fn it_is_beside_the_cabal_project() {
    let tiny = Crate::new("runtime-beside", "", LIB);
    tiny.write("app/cabal.project", "packages:\n  bindings/tiny\n");
    let out = ["--out", "app/bindings/tiny"];
    let run = tiny.hsffi(["build"].into_iter().chain(out)).succeeded();
    assert!(is_runtime(&tiny.path("app/hsffi")));
    assert!(!tiny.path("hsffi").exists());
    let warning = "warning: cabal.project lists the package but not the package hsffi, on which it depends: \
                   add `app/hsffi` to `packages:`\n";
    assert!(run.stderr.contains(warning), "{}", run.stderr);

    tiny.write("app/cabal.project", "packages: bindings/* hsffi\n");
    let run = tiny.hsffi(["build"].into_iter().chain(out)).succeeded();
    assert_eq!(run.steps("Next"), [""; 0], "both are listed");
    tiny.hsffi(["check"].into_iter().chain(out)).succeeded();

    fs::remove_file(tiny.path("app/hsffi/src/Hsffi.hs")).expect("it is there");
    let check = tiny.hsffi(["check"].into_iter().chain(out));
    check.refused();
    assert_eq!(check.stdout, "`app/hsffi/src/Hsffi.hs` is missing\n");
}

#[test]
fn it_is_where_the_cabal_project_lists_it() {
    let tiny = Crate::new("runtime-listed", "", LIB);
    tiny.write("cabal.project", "packages: haskell deps/runtime/*.cabal\n");
    tiny.hsffi(["build", "--runtime", "deps/runtime"])
        .succeeded();
    assert!(is_runtime(&tiny.path("deps/runtime")));
    let run = tiny.hsffi(["build"]).succeeded();
    assert!(!tiny.path("hsffi").exists());
    assert_eq!(run.steps("Next"), [""; 0]);
}

#[test]
fn two_of_them_in_one_project_are_rejected() {
    let tiny = Crate::new("runtime-twice", "", LIB);
    tiny.write("cabal.project", "packages: haskell a b\n");
    tiny.hsffi(["build", "--runtime", "a"]).succeeded();
    tiny.hsffi(["build", "--runtime", "b"]).succeeded();
    let error = tiny.hsffi(["build"]);
    let error = error.refused();
    assert!(
        error.contains("cabal.project` lists two copies of the package hsffi, "),
        "{error}"
    );
    assert!(
        error.ends_with(": keep one of them in `packages:`"),
        "{error}"
    );
}

#[test]
fn one_that_hsffi_did_not_write_is_left_alone_if_it_fits() {
    let tiny = Crate::new("runtime-foreign", "", LIB);
    tiny.write("cabal.project", "packages: haskell hsffi-0.1.9\n");
    tiny.write("hsffi-0.1.9/hsffi.cabal", "name: hsffi\nversion: 0.1.9\n");
    tiny.hsffi(["build"]).succeeded();
    assert!(!tiny.path("hsffi-0.1.9/src").exists());
    assert!(!tiny.path("hsffi").exists());

    tiny.write("hsffi-0.1.9/hsffi.cabal", "name: hsffi\nversion: 0.2\n");
    let error = tiny.hsffi(["build"]);
    assert!(
        error.refused().starts_with(
            "the package hsffi in `hsffi-0.1.9` is of version 0.2, and this cargo-hsffi writes packages for version 0.1.0: "
        ),
        "{}",
        error.stderr
    );
}

#[test]
fn an_edit_of_a_doc_comment_writes_the_module_that_shows_it() {
    let tiny = Crate::new("edited-docs", "", LIB);
    tiny.hsffi(["build"]).succeeded();
    let files = [
        "edited-docs.cabal",
        "configure",
        "cbits/hsffi.c",
        "src/Data/Tiny/Foreign.hs",
    ];
    let modified = |file: &str| {
        let path = tiny.path("haskell").join(file);
        let modified = fs::metadata(path).and_then(|file| file.modified());
        modified.expect("it is there")
    };
    let before = files.map(modified);
    let shown = modified("src/Data/Tiny.hs");
    tiny.write(
        "src/lib.rs",
        &LIB.replace("in bytes.", "in bytes:\n/// not in characters."),
    );
    tiny.hsffi(["build"]).succeeded();
    assert_eq!(files.map(modified), before);
    assert_ne!(modified("src/Data/Tiny.hs"), shown);
}
