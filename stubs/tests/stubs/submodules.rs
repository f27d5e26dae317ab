//! Packages of several public modules: names of modules, and names in them.

use hsffi_stubs::description::{Description, Docs, Object, Place, Submodule, Type};
use hsffi_stubs::{Link, Package, generate};

use crate::haskell::{function, library, object};

/// A place in a Haskell module.
fn place(line: usize, module: &str) -> Place {
    Place {
        file: "src/lib.rs".into(),
        line,
        rust_module: "sample".into(),
        haskell_module: (!module.is_empty()).then(|| module.to_owned()),
    }
}

/// A library with one function in each of these modules, all of one name.
fn with_modules(modules: &[&str]) -> Description {
    let mut description = library("Data.Mail", Docs::default());
    description.functions = (modules.iter().enumerate())
        .map(|(number, module)| {
            let mut function = function("open", Docs::default());
            function.symbol = format!("sample_{number}_open");
            function.place = place(number + 1, module);
            function
        })
        .collect();
    description
}

fn generated(description: &Description) -> Package {
    generate(description, &Link::default()).expect("the names are fine")
}

fn refused(description: &Description) -> String {
    let result = generate(description, &Link::default());
    result.expect_err("a name is refused").to_string()
}

fn text<'a>(package: &'a Package, path: &str) -> &'a str {
    let file = package.files.iter().find(|file| file.path == path);
    &file.expect("there is such a file").contents
}

#[test]
fn names_repeat_in_several_modules() {
    let package = generated(&with_modules(&["", "Data.Mail.Query", "Text.Letters"]));
    for (module, foreign) in [
        ("Data/Mail", "Foreign.open"),
        ("Data/Mail/Query", "Foreign.open'Query"),
        ("Text/Letters", "Foreign.open'Text'Letters"),
    ] {
        let module = text(&package, &format!("src/{module}.hs"));
        assert!(module.contains("\nopen :: "), "{module}");
        assert!(module.contains(&format!("{foreign}\n")), "{module}");
    }
    let cabal = text(&package, "sample.cabal");
    let exposed = "  exposed-modules:\n    Data.Mail\n    Data.Mail.Query\n    Text.Letters\n";
    assert!(cabal.contains(exposed), "{cabal}");
    assert!(
        !package
            .files
            .iter()
            .any(|file| file.contents.contains('\u{10300}'))
    );
}

#[test]
fn names_in_one_module_must_differ() {
    let error = refused(&with_modules(&["", "Data.Mail.Query", "Data.Mail.Query"]));
    assert_eq!(
        error,
        "src/lib.rs:2, src/lib.rs:3: the function `open` and the function `open` have the same Haskell name `open`: rename all but \
         one, for example `#[hsffi(name = \"openMail\")]`"
    );
}

#[test]
fn reserved_names_are_reserved_in_every_module() {
    let mut description = with_modules(&["", "Data.Mail.Query"]);
    description.functions[1].haskell_name = Some("where".into());
    let error = refused(&description);
    assert!(
        error.starts_with(
            "src/lib.rs:2: the function `open` has the Haskell name `where`, which is reserved"
        ),
        "{error}"
    );
}

#[test]
fn names_of_modules_that_are_taken_are_refused() {
    for (module, problem) in [
        (
            "Data.Mail",
            "src/lib.rs:1: `Data.Mail` is already the module of `hsffi::module!`: choose another name, for example `Data.Mail.Query`",
        ),
        (
            "Data.Mail.Foreign",
            "src/lib.rs:1: `Data.Mail.Foreign` is the name of a hidden module",
        ),
        (
            "Data.Mail.Types",
            "src/lib.rs:1: `Data.Mail.Types` is the name of a hidden module",
        ),
        (
            "Data.Map",
            "src/lib.rs:1: `Data.Map` is a module of another Haskell package: choose another name, for example `Data.Mail.Map`",
        ),
        (
            "Data.Text",
            "src/lib.rs:1: `Data.Text` is a module of another",
        ),
        (
            "data.mail",
            "src/lib.rs:1: `data.mail` is not a Haskell module name",
        ),
    ] {
        let error = refused(&with_modules(&[module]));
        assert!(error.starts_with(problem), "{error}");
    }
    // A module that no item is in is refused as well.
    let mut description = with_modules(&[""]);
    description.submodules = vec![Submodule {
        name: "Data.Mail".into(),
        symbol: "sample_hsffi_submodule".into(),
        docs: Docs::default(),
        digest: 0,
        place: place(7, ""),
    }];
    assert!(refused(&description).starts_with("src/lib.rs:7: `Data.Mail` is already"));
}

#[test]
fn types_of_one_name_are_qualified_where_both_are_used() {
    let mut description = with_modules(&["", "Data.Mail.Query"]);
    let of = |name: &str, line, module: &str| Object {
        id: format!("sample::{module}::{name}"),
        place: place(line, module),
        ..object(name, Docs::default())
    };
    description.objects = vec![of("Query", 3, ""), of("Query", 4, "Data.Mail.Query")];
    description.functions[0].value = Type::Object("sample::Data.Mail.Query::Query".into());
    description.functions[1].value = Type::Object("sample::::Query".into());
    let package = generated(&description);
    let root = text(&package, "src/Data/Mail.hs");
    assert!(
        root.contains("open :: IO Data.Mail.Query.Types.Query"),
        "{root}"
    );
    assert!(root.contains("import Data.Mail.Types (Query)"), "{root}");
    let query = text(&package, "src/Data/Mail/Query.hs");
    assert!(
        query.contains("open :: IO Data.Mail.Types.Query"),
        "{query}"
    );
}

#[test]
fn documentation_of_a_module_is_that_of_its_rust_module() {
    let mut description = with_modules(&["", "Data.Mail.Query"]);
    description.submodules = vec![Submodule {
        name: "Data.Mail.Query".into(),
        symbol: "sample_hsffi_submodule".into(),
        docs: "Queries, see [`open`](super::open).".into(),
        digest: 0,
        place: place(7, ""),
    }];
    let package = generated(&description);
    let query = text(&package, "src/Data/Mail/Query.hs");
    assert!(query.contains("-- | Queries, see "), "{query}");
}
