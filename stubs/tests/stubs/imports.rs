//! Packages that name types of other packages.

use hsffi_stubs::description::{Description, Docs, Object, Place, Type};
use hsffi_stubs::{Form, Link, Package, generate};

use crate::haskell::{function, library, object};

/// A library whose only function returns an object of `Shapes`, or of a module within it.
fn importing(root: &str, module: &str) -> Description {
    let mut description = library(root, Docs::default());
    let place = Place {
        haskell_module: Some(module.to_owned()),
        ..Place::default()
    };
    let shape = Object {
        id: "shapes::Shape".into(),
        place,
        ..object("Shape", Docs::default())
    };
    let mut export = function("open", Docs::default());
    export.value = Type::Object(shape.id.clone());
    description.functions = vec![export];
    description.objects = vec![shape];
    description.imports.packages = [("my_shapes".into(), "1.2.3-beta".into())].into();
    description.imports.types = [("shapes::Shape".into(), module.into())].into();
    description
}

fn generated(description: &Description, link: &Link) -> Package {
    generate(description, link).expect("the names are fine")
}

fn text<'a>(package: &'a Package, path: &str) -> &'a str {
    let file = package.files.iter().find(|file| file.path == path);
    &file.expect("there is such a file").contents
}

#[test]
fn a_type_of_another_package_is_not_declared() {
    let link = Link {
        form: Form::Imported("../my \"shapes\"".into()),
        ..Link::default()
    };
    let package = generated(&importing("Data.Mail", "Shapes"), &link);
    let module = text(&package, "src/Data/Mail.hs");
    assert!(module.contains("import qualified Shapes\n"), "{module}");
    assert!(module.contains("open :: IO Shapes.Shape\n"), "{module}");
    assert!(!module.contains("newtype"), "{module}");
    let cabal = text(&package, "sample.cabal");
    assert!(cabal.contains("    , my-shapes ==1.2.3\n"), "{cabal}");
    assert!(
        cabal.contains("c-sources:        cbits/hsffi.c\n"),
        "{cabal}"
    );
    let configure = text(&package, "configure");
    assert!(
        configure.contains("library=\"$here/../my \\\"shapes\\\"/lib/cargo-hsffi-build.o\"\n"),
        "{configure}"
    );
}

#[test]
fn a_type_of_its_own_may_have_the_same_name() {
    let mut description = importing("Data.Mail", "Shapes");
    let mut own = function("close", Docs::default());
    own.value = Type::Object("sample::Shape".into());
    description.functions.push(own);
    description.objects.push(Object {
        id: "sample::Shape".into(),
        ..object("Shape", Docs::default())
    });
    let package = generated(&description, &Link::default());
    let module = text(&package, "src/Data/Mail.hs");
    assert!(module.contains("open :: IO Shapes.Shape\n"), "{module}");
    assert!(module.contains("close :: IO Shape\n"), "{module}");
}

#[test]
fn a_submodule_does_not_have_the_name_of_an_imported_module() {
    let mut description = importing("Data.Mail", "Shapes.Flat");
    description.functions[0].place.haskell_module = Some("Shapes.Flat".into());
    let error = generate(&description, &Link::default()).expect_err("a name is refused");
    let error = error.to_string();
    assert!(
        error.contains("`Shapes.Flat` is a module of another Haskell package: choose another name, for example `Data.Mail.Flat`"),
        "{error}"
    );
}
