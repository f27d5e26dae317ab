//! Names that Haskell has for other things, or that several exports would have.

use crate::sample::Crate;

const LIB: &str = r#"hsffi::module!("Data.Names");

mod first {
    #[derive(hsffi::Opaque)]
    pub struct Index(u8);

    #[hsffi::export]
    impl Index {
        pub fn open() -> hsffi::OwnedByRust<Index> {
            hsffi::OwnedByRust::new(Index(0))
        }
    }
}

mod second {
    #[derive(hsffi::Enum, Clone, Copy)]
    pub enum Index {
        Just,
        Other,
    }

    #[hsffi::export]
    pub fn other(index: Index) -> Index {
        index
    }
}

/// Of the same name as a function that the module calls.
#[hsffi::export]
pub fn call_safe() {}

#[hsffi::export]
pub fn open_index() {}

#[hsffi::export]
pub const OPEN_INDEX: u8 = 1;

#[hsffi::export(name = "Shout")]
pub fn shout() {}
"#;

#[test]
fn all_names_that_clash_are_reported_at_once() {
    let made = Crate::new("clashes", "", LIB);
    let build = made.hsffi(["build"]);
    assert_eq!(build.code, Some(1), "{}", build.stderr);
    let report = build.stderr.split_once("error: ").expect("there is one").1;
    let lines: Vec<_> = report.lines().collect();
    let reserved = "which is reserved by Haskell or by the generated code";
    let expected = [
        "5 names cannot be used in Haskell:".to_owned(),
        "src/lib.rs:5, src/lib.rs:17: the type `clashes::first::Index@0.1` and the type `clashes::second::Index@0.1` have the same Haskell name `Index`: \
         rename all but one, for example `#[hsffi(name = \"NamesIndex\")]`".to_owned(),
        "src/lib.rs:9, src/lib.rs:33, src/lib.rs:36: the function `Index::open` and the function `open_index` and the constant `OPEN_INDEX` have \
         the same Haskell name `openIndex`: rename all but one, for example `#[hsffi(name = \"openIndexNames\")]`".to_owned(),
        format!("src/lib.rs:17: `Just` of the type `clashes::second::Index@0.1` has the Haskell name `Just`, {reserved}: \
         rename it, for example `#[hsffi(name = \"NamesJust\")]`"),
        format!("src/lib.rs:30: the function `call_safe` has the Haskell name `callSafe`, {reserved}: \
         rename it, for example `#[hsffi(name = \"callSafeNames\")]`"),
        "src/lib.rs:39: the function `shout` cannot have the Haskell name `Shout`, which must begin with a small letter: \
         change it by `#[hsffi(name = \"…\")]`".to_owned(),
    ];
    assert_eq!(lines, expected);

    // What is proposed compiles.
    let mended = (LIB.to_owned())
        .replace(
            "    #[derive(hsffi::Opaque)]",
            "    #[derive(hsffi::Opaque)]\n    #[hsffi(name = \"NamesIndex\")]",
        )
        .replace(
            "        Just,",
            "        #[hsffi(name = \"NamesJust\")]\n        Just,",
        )
        .replace(
            "pub fn call_safe",
            "#[hsffi(name = \"callSafeNames\")]\npub fn call_safe",
        )
        .replace(
            "pub const OPEN_INDEX",
            "#[hsffi(name = \"openIndexNames\")]\npub const OPEN_INDEX",
        )
        .replace("\"Shout\"", "\"shout\"");
    made.write("src/lib.rs", &mended);
    made.hsffi(["build"]).succeeded();
}

#[test]
fn packages_and_modules_of_haskell_are_left_to_it() {
    let text = Crate::new(
        "text",
        "",
        "hsffi::module!(\"Data.Text\");\n\n#[hsffi::export]\npub fn one() {}\n",
    );
    let build = text.hsffi(["build"]);
    assert_eq!(build.code, Some(1));
    for fix in [
        "`hsffi::module!(\"Data.Text\", package = \"text-rust\")`",
        "`hsffi::module!(\"Rust.Data.Text\")`",
    ] {
        assert!(build.stderr.contains(fix), "{}", build.stderr);
    }
    assert!(!text.path("haskell").exists());
    let mended = "hsffi::module!(\"Rust.Data.Text\", package = \"text-rust\");\n\n#[hsffi::export]\npub fn one() {}\n";
    text.write("src/lib.rs", mended);
    text.hsffi(["build"]).succeeded();
}
