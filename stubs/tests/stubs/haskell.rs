//! Descriptions that tests make up, and GHC's programs that read what is generated from them.

use std::path::Path;
use std::process::Command;

use hsffi_stubs::description::{
    Access, Constant, Description, Docs, Enum, Finalizer, Function, Import, Imports, Module,
    Object, Place, Type, Value, Variant,
};
use hsffi_stubs::{Link, generate, runtime};

/// A library of nothing.
pub fn library(root: &str, docs: Docs) -> Description {
    Description {
        module: Module {
            root: root.into(),
            package: "sample".into(),
            version: "0.1.0".into(),
            prefix: "sample_hsffi".into(),
            license: String::new(),
            license_file: None,
            place: Place::default(),
            docs,
            digest: 0,
            capi: false,
            io: None,
        },
        functions: Vec::new(),
        objects: Vec::new(),
        enums: Vec::new(),
        errors: Vec::new(),
        data: Vec::new(),
        constants: Vec::new(),
        submodules: Vec::new(),
        haskell_functions: Vec::new(),
        imports: Imports::default(),
    }
}

/// A constant of no type.
pub fn constant(name: &str, docs: Docs) -> Constant {
    Constant {
        symbol: format!("sample_{name}"),
        name: name.into(),
        haskell_name: None,
        owner: None,
        value: Value::Bool(true),
        docs,
        place: Place::default(),
        digest: 0,
    }
}

/// A function without parameters.
pub fn function(name: &str, docs: Docs) -> Function {
    Function {
        symbol: format!("sample_{name}_0123456789abcdef"),
        name: name.into(),
        haskell_name: None,
        owner: None,
        method: false,
        import: Import::Safe,
        reason: String::new(),
        either: false,
        parameters: Vec::new(),
        value: Type::Unit,
        error: None,
        slot: 0,
        docs,
        blocking: false,
        place: Place::default(),
        digest: 0,
        pure: false,
        asynchronous: false,
        class: None,
    }
}

/// An object that calls use freely.
pub fn object(name: &str, docs: Docs) -> Object {
    Object {
        id: format!("sample::{name}"),
        name: name.into(),
        symbol: format!("sample_{name}_abi"),
        destructor: "sample_destroy".into(),
        finalizer: Finalizer::C,
        close: None,
        access: Access::Free,
        instances: Vec::new(),
        docs,
        place: Place::default(),
        digest: 0,
    }
}

/// An enum of these variants.
pub fn enumeration(name: &str, docs: Docs, variants: Vec<Variant>) -> Enum {
    Enum {
        id: format!("sample::{name}"),
        name: name.into(),
        symbol: format!("sample_{name}_abi"),
        variants,
        docs,
        place: Place::default(),
        digest: 0,
    }
}

/// A variant without fields.
pub fn variant(name: &str, docs: Docs) -> Variant {
    Variant {
        name: name.into(),
        ident: name.into(),
        fields: Vec::new(),
        docs,
    }
}

/// Writes the modules of a library's package below a directory, and those of the runtime.
pub fn write_modules(description: &Description, dir: &Path) {
    let package = generate(description, &Link::default()).expect("the names are fine");
    for file in package.files.iter().chain(&runtime().files) {
        if let Some(path) = file.path.strip_prefix("src/") {
            let path = dir.join(path);
            let parent = path.parent().expect("it is below");
            std::fs::create_dir_all(parent).expect("there is room");
            std::fs::write(path, &file.contents).expect("there is room");
        }
    }
}

/// Runs a program of GHC's, which must have nothing to complain of; what it prints.
pub fn run(program: &str, args: &[&str], dir: &Path) -> String {
    let output = Command::new(program).args(args).current_dir(dir).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{program} comes with GHC, which this test needs (`cargo xtask setup`): {error}")
    });
    let printed = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (printed(&output.stdout), printed(&output.stderr));
    assert!(output.status.success(), "{program}: {stdout}{stderr}");
    format!("{stdout}{stderr}")
}
