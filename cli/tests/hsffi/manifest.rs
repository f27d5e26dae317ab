//! `[package.metadata.hsffi]`: fields of the Cabal file, and hand-written modules.

use crate::Run;
use crate::sample::{Crate, LIB};

/// A crate with this section.
fn described(name: &str, section: &str) -> Crate {
    Crate::new(name, &format!("\n[package.metadata.hsffi]\n{section}"), LIB)
}

/// The lines that the command printed from the error on.
fn errors(run: &Run) -> Vec<&str> {
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let lines = run.stderr.lines();
    lines
        .skip_while(|line| !line.starts_with("error: "))
        .collect()
}

#[test]
fn fields_reach_the_cabal_file() {
    let tiny = described(
        "described",
        r#"synopsis = "Counts\nletters"
description = """
Counts *letters*.

-- And more:

* `length`
"""
author = "A. Author"
maintainer = "m@example.org"
copyright = "2026 A. Author"
category = "Text, FFI"
homepage = "https://example.org/tiny"
bug-reports = "https://example.org/tiny/bugs"
readme = "docs/README.md"
changelog = "CHANGES.md"

[package.metadata.hsffi.dependencies]
containers = ">=0.6 && <0.8"
text = ">=2 && <2.2"
"#,
    );
    tiny.write("docs/README.md", "Read me.\n");
    tiny.write("CHANGES.md", "Changes.\n");
    tiny.hsffi(["build"]).succeeded();
    let cabal = tiny.read("haskell/described.cabal");
    for line in [
        "synopsis:           Counts letters\n",
        "description:        Counts /letters/.\n  .\n  \\-- And more:\n  .\n  * @length@",
        "author:             A. Author\n",
        "maintainer:         m@example.org\n",
        "copyright:          2026 A. Author\n",
        "category:           Text, FFI\n",
        "homepage:           https://example.org/tiny\n",
        "bug-reports:        https://example.org/tiny/bugs\n",
        "extra-doc-files:    api.txt README.md CHANGES.md\n",
        "    , containers >=0.6 && <0.8\n",
        "    , text >=2 && <2.2\n",
        "  hs-source-dirs:   src\n",
    ] {
        assert!(cabal.contains(line), "{line}\n{cabal}");
    }
    assert_eq!(tiny.read("haskell/README.md"), "Read me.\n");
    tiny.hsffi(["check"]).succeeded();

    // Without a crate that cargo builds, the option names the manifest.
    let library = format!("{}/debug/libdescribed.a", env!("CARGO_TARGET_TMPDIR"));
    let stubs = [
        "stubs",
        &library,
        "--manifest",
        "Cargo.toml",
        "--out",
        "again",
    ];
    tiny.hsffi(stubs).succeeded();
    let check = [
        "check",
        "--lib",
        &library,
        "--manifest",
        "Cargo.toml",
        "--out",
        "again",
    ];
    tiny.hsffi(check).succeeded();
    assert!(tiny.read("again/described.cabal").contains("containers"));
    assert!(
        tiny.hsffi(["check", "--lib", &library, "--out", "again"])
            .refused()
            .contains("out of date")
    );
}

#[test]
fn cargos_own_fields_are_used_where_nothing_else_is_said() {
    let section = "description = \"Counts letters\"\nhomepage = \"https://example.org/\"\n\
                   repository = \"https://github.com/someone/cargos/tree/main/tiny\"\n\
                   authors = [\"A <a@example.org>\", \"B\"]\nlicense = \"MIT\"\n";
    let tiny = Crate::new("cargos", section, LIB);
    tiny.hsffi(["build"]).succeeded();
    let cabal = tiny.read("haskell/cargos.cabal");
    for line in [
        "description:        Counts letters.\n  .\n  Haskell bindings to the Rust crate cargos, written by hsffi.\n",
        "license:            MIT\n",
        "author:             A <a@example.org>, B\n",
        "maintainer:         A <a@example.org>\n",
        "homepage:           https://example.org/\n",
        "bug-reports:        https://github.com/someone/cargos/issues\n",
        "source-repository head\n  type:     git\n  location: https://github.com/someone/cargos\n  subdir:   tiny\n",
    ] {
        assert!(cabal.contains(line), "{line}\n{cabal}");
    }
}

#[test]
fn unknown_keys_and_wrong_types_are_reported_together() {
    let tiny = described(
        "misdescribed",
        "maintainr = \"m@example.org\"\ncategory = [\"Text\"]\nhomepage = 3\nauthor = \" \"\nreadme = \"NONE.md\"\n\
         exposed-modules = \"Data.Tiny.More\"\nother-modules = [\"tiny\", 1]\nsource-dir = \"../outside\"\n\
         dependencies = { hsffi = \">=0\", \"a_b\" = \">=0\", containers = \"0.6\", mtl = 2 }\n",
    );
    let build = tiny.hsffi(["build"]);
    let found = errors(&build);
    assert_eq!(
        found[0],
        "error: 13 errors in the description of the Haskell package:"
    );
    for (line, expected) in found[1..].iter().zip([
        "Cargo.toml:7:1: unknown key `maintainr` in `[package.metadata.hsffi]`; expected one of `author`, `bug-reports`, `category`, ",
        "Cargo.toml:8:12: `category` must be a string, but is an array",
        "Cargo.toml:9:12: `homepage` must be a string, but is an integer",
        "Cargo.toml:10:",
        "Cargo.toml:11:",
        "Cargo.toml:12:20: `exposed-modules` must be an array of strings, but is a string",
        "Cargo.toml:13:",
        "Cargo.toml:13:26: `other-modules` must be a string, but is an integer",
        "Cargo.toml:14:",
        "Cargo.toml:15:",
        "Cargo.toml:15:",
        "Cargo.toml:15:",
        "Cargo.toml:15:",
    ]) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
    assert!(!tiny.path("haskell").exists());

    let list = described(
        "mislisted",
        "[package.metadata.hsffi.dependencies]\nhsffi = \">=0\"\n",
    );
    assert!(
        list.hsffi(["build"])
            .refused()
            .contains("follows from that of cargo-hsffi")
    );
    let no_table = Crate::new("untabled", "metadata.hsffi = 1\n", LIB);
    assert!(
        no_table
            .hsffi(["build"])
            .refused()
            .contains("must be a table, but is an integer")
    );
}

/// A crate with two companion modules.
fn accompanied(name: &str) -> Crate {
    let tiny = described(
        name,
        "exposed-modules = [\"Data.Tiny.More\"]\nother-modules = [\"Data.Tiny.Inner\"]\n",
    );
    let more = "module Data.Tiny.More where\n\nimport Data.Tiny (length)\nimport Data.Tiny.Inner\n";
    tiny.write("haskell/companion/Data/Tiny/More.hs", more);
    tiny.write(
        "haskell/companion/Data/Tiny/Inner.hs",
        "module Data.Tiny.Inner where\n",
    );
    tiny
}

#[test]
fn companion_modules_are_listed_and_never_touched() {
    let tiny = accompanied("accompanied");
    let before = tiny.read("haskell/companion/Data/Tiny/More.hs");
    tiny.hsffi(["build"]).succeeded();
    let cabal = tiny.read("haskell/accompanied.cabal");
    for lines in [
        "  exposed-modules:\n    Data.Tiny\n    Data.Tiny.More\n",
        "  other-modules:\n    Data.Tiny.Foreign\n    Data.Tiny.Inner\n",
        "  hs-source-dirs:   src companion\n",
    ] {
        assert!(cabal.contains(lines), "{lines}\n{cabal}");
    }
    tiny.hsffi(["build", "--force"]).succeeded();
    assert_eq!(tiny.read("haskell/companion/Data/Tiny/More.hs"), before);
    tiny.hsffi(["check"]).succeeded();
}

#[test]
fn companion_modules_that_do_not_fit_are_reported_by_file() {
    let tiny = accompanied("unfit");
    let file = "haskell/companion/Data/Tiny/More.hs";
    let header = "module Data.Tiny.More where\n";
    let refused = |text: &str| {
        tiny.write(file, text);
        let build = tiny.hsffi(["build"]);
        let error = build.refused().to_owned();
        assert!(!tiny.path("haskell/src").exists());
        error
    };
    for (text, expected) in [
        (
            format!("{header}import Data.Tiny (size)\n"),
            format!("{file}:2: the generated module `Data.Tiny` does not export `size`"),
        ),
        (
            format!("{header}import Data.Tiny.Missing\n"),
            format!("{file}:2: the package has no module `Data.Tiny.Missing`"),
        ),
        (
            format!("{header}import Data.Map\n"),
            format!(
                "{file}:2: `Data.Map` is a module of the package `containers`, which is not a dependency"
            ),
        ),
        (
            "module Data.Tiny.Most where\n".to_owned(),
            format!("{file}:1: the file declares the module `Data.Tiny.Most`"),
        ),
    ] {
        let error = refused(&text);
        assert!(error.starts_with(&expected), "{error}");
    }
    tiny.write(file, header);
    tiny.write(
        "haskell/companion/Data/Tiny/Extra.hs",
        "module Data.Tiny.Extra where\n",
    );
    let error = tiny.hsffi(["build"]).refused().to_owned();
    assert!(
        error.contains(
            "companion/Data/Tiny/Extra.hs: the companion module `Data.Tiny.Extra` is not part"
        ),
        "{error}"
    );

    let clash = described(
        "clash",
        "exposed-modules = [\"Data.Tiny\", \"Data.Gone\"]\n",
    );
    let file = "haskell/companion/Data/Tiny.hs";
    clash.write(file, "module Data.Tiny where\n");
    let error = clash.hsffi(["build"]).refused().to_owned();
    assert!(error.starts_with("Cargo.toml:7:34: the module `Data.Gone` is listed, but `haskell/companion/Data/Gone.hs` does not exist"), "{error}");
    clash.write("haskell/companion/Data/Gone.hs", "module Data.Gone where\n");
    let error = clash.hsffi(["build"]).refused().to_owned();
    assert!(
        error.starts_with(&format!(
            "{file}:1: the package already has a generated module"
        )),
        "{error}"
    );

    let generated = described("into-src", "source-dir = \"src\"\n");
    assert!(
        generated
            .hsffi(["build"])
            .refused()
            .contains("hsffi or cabal writes to `src`")
    );
}
