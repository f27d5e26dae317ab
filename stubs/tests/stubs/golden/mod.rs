//! What is generated for each shape of declaration, as it is checked in below `tests/golden`.
//!
//! `UPDATE_GOLDEN=1 cargo test -p hsffi-stubs golden` writes the files anew.

mod functions;
mod instances;

use std::path::Path;
use std::{env, fs};

use hsffi_stubs::description::{
    Access, ArgAbi, Closure, Deprecation, Description, Docs, Error, Field, Finalizer, Function,
    Import, Object, Ownership, Parameter, Place, Scalar, Slotted, Type, Value, Variant,
};
use hsffi_stubs::{Link, generate};

use crate::haskell::{self, constant, enumeration, function, library, run, variant, write_modules};

/// Compares what is generated with the files: `<shape>.hs` is what users import, and `<shape>.foreign.hs` the imports. GHC must
/// have nothing to say of them.
fn check(shape: &str, description: &Description) {
    let package = generate(description, &Link::default()).expect("the names are fine");
    for (module, extension) in [
        ("src/Golden.hs", "hs"),
        ("src/Golden/Foreign.hs", "foreign.hs"),
    ] {
        let file = package.files.iter().find(|file| file.path == module);
        let generated = &file.expect("there is such a module").contents;
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        let golden = golden.join(format!("{shape}.{extension}"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, generated).expect("it can be written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(
            *generated,
            expected,
            "{} differs: is that right, run this with UPDATE_GOLDEN=1",
            golden.display()
        );
    }
    let dir = tempfile::tempdir().expect("there is room");
    write_modules(description, dir.path());
    let ghc = ["-Wall", "-Werror", "-fno-code", "Golden.hs"];
    run("ghc", &ghc, dir.path());
}

fn empty() -> Description {
    library("Golden", "A module.".into())
}

fn place(line: usize) -> Place {
    Place {
        file: "src/lib.rs".into(),
        line,
        ..Place::default()
    }
}

fn object(name: &str, access: Access) -> Object {
    Object {
        access,
        destructor: format!("sample_{name}_destroy"),
        ..haskell::object(name, format!("A {name}.").as_str().into())
    }
}

fn id(name: &str) -> Type {
    Type::Object(format!("sample::{name}"))
}

fn parameter(name: &str, ty: Type, abi: ArgAbi, slot: usize) -> Parameter {
    Parameter {
        name: name.into(),
        ty,
        abi,
        slot,
    }
}

fn slotted(offset: usize, ty: Type) -> Slotted {
    Slotted { offset, ty }
}

fn maybe(offset: usize, ty: Type) -> Type {
    Type::Option(Box::new(slotted(offset, ty)))
}

/// A function of these parameters, which returns through a slot of so many bytes, or in a register.
fn of(name: &str, parameters: Vec<Parameter>, value: Type, slot: usize) -> Function {
    Function {
        parameters,
        value,
        slot,
        ..function(name, format!("Documentation of `{name}`.").as_str().into())
    }
}

fn failing(function: Function, error: Type) -> Function {
    Function {
        error: Some(error),
        ..function
    }
}

fn deprecated(docs: &str) -> Docs {
    Docs {
        text: docs.into(),
        deprecated: Some(Deprecation {
            since: "1.1.0".into(),
            note: "there is a better one".into(),
        }),
    }
}

#[test]
fn handle() {
    let mut description = empty();
    description.objects = vec![
        object("Counter", Access::Free),
        object("Unused", Access::Free),
        object("Window", Access::Bound),
        Object {
            finalizer: Finalizer::Haskell,
            docs: deprecated("Released by a thread."),
            ..object("Listener", Access::Free)
        },
    ];
    let value = parameter("counter", id("Counter"), ArgAbi::Word, 8);
    let owner = Some("sample::Counter".to_owned());
    description.functions = vec![
        Function {
            owner: owner.clone(),
            ..of("new", Vec::new(), id("Counter"), 8)
        },
        Function {
            owner: owner.clone(),
            method: true,
            ..of("get", vec![value], Type::Scalar(Scalar::U64), 0)
        },
        of("open_window", Vec::new(), id("Window"), 8),
        of("listen", Vec::new(), id("Listener"), 8),
    ];
    let mut limit = constant("LIMIT", "How far it counts.".into());
    limit.owner = owner;
    description.constants = vec![limit];
    check("handle", &description);
}

#[test]
fn closeable() {
    let mut description = empty();
    description.objects = vec![Object {
        close: Some("sample_File_close".into()),
        ..object("File", Access::Exclusive)
    }];
    let file = parameter("file", id("File"), ArgAbi::Word, 8);
    description.functions = vec![of("len", vec![file], Type::Scalar(Scalar::Usize), 0)];
    check("closeable", &description);
    description.module.io = Some("Disk".into());
    check("closeable_custom_io", &description);
}

#[test]
fn enumeration_of_variants() {
    let mut description = empty();
    let variants = vec![
        variant("North", "Up.".into()),
        variant("South", Docs::default()),
        variant("Centre", deprecated("Neither.\n\nNor.")),
    ];
    description.enums = vec![enumeration("Side", "A side.".into(), variants)];
    let side = Type::Enum("sample::Side".into());
    let taken = parameter("side", side.clone(), ArgAbi::Word, 4);
    description.functions = vec![of("opposite", vec![taken], side, 0)];
    check("enumeration", &description);
}

fn error(name: &str, variants: Vec<Variant>) -> Error {
    Error {
        id: format!("sample::{name}"),
        name: name.into(),
        symbol: format!("sample_{name}_abi"),
        variants,
        docs: format!("A {name}.").as_str().into(),
        place: Place::default(),
        digest: 0,
    }
}

fn error_id(name: &str) -> Type {
    Type::Error(format!("sample::{name}"))
}

#[test]
fn exception() {
    let mut description = empty();
    let field = |name: &str, offset, ty, docs: Docs| Field {
        name: name.into(),
        value: slotted(offset, ty),
        docs,
    };
    let word = || Type::Scalar(Scalar::U64);
    let record = Variant {
        fields: vec![
            field("position", 32, word(), "Where.".into()),
            field("found", 40, maybe(8, Type::Text), Docs::default()),
        ],
        ..variant("Syntax", "It cannot be read.".into())
    };
    let positional = Variant {
        fields: vec![field("0", 32, word(), Docs::default())],
        ..variant("TooBig", Docs::default())
    };
    let documented = Variant {
        fields: vec![field("0", 32, word(), deprecated("How old."))],
        ..variant("TooOld", Docs::default())
    };
    let holding = Variant {
        fields: vec![field("0", 32, id("Counter"), Docs::default())],
        ..variant("Held", Docs::default())
    };
    let until = |error, size| Type::Items {
        item: Box::new(Type::Either(
            Box::new(slotted(8, error)),
            Box::new(slotted(8, Type::Text)),
        )),
        size,
    };
    description.objects = vec![object("Counter", Access::Free)];
    description.errors = vec![
        error("ParseError", vec![record, positional, documented]),
        error("Message", vec![variant("Message", Docs::default())]),
        error("Holding", vec![holding]),
        error("Unused", vec![variant("NotUsed", Docs::default())]),
    ];
    description.functions = vec![
        failing(
            of("parse", Vec::new(), Type::Unit, 64),
            error_id("ParseError"),
        ),
        failing(
            of("send", Vec::new(), id("Counter"), 64),
            error_id("Message"),
        ),
        failing(of("hold", Vec::new(), Type::Unit, 64), error_id("Holding")),
        failing(
            of("say", Vec::new(), until(error_id("ParseError"), 64), 48),
            Type::Message,
        ),
        of("listen", Vec::new(), until(Type::Message, 56), 24),
    ];
    description.functions[1].either = true;
    check("exception", &description);
}

#[test]
fn constants() {
    let mut description = empty();
    let values = [
        ("YES", Value::Bool(true)),
        ("LETTER", Value::Char('λ')),
        ("LEAST", Value::Integer(Scalar::I8, -128)),
        ("TENTH", Value::Float(0.1_f32.to_bits())),
        ("MINUS_INFINITE", Value::Double(f64::NEG_INFINITY.to_bits())),
        ("NO_NUMBER", Value::Double(f64::NAN.to_bits())),
        ("GREETING", Value::Text("good \"day\"".into())),
        ("MAGIC", Value::Bytes(vec![0x7f, b'E', 0xff])),
    ];
    for (line, (name, value)) in values.into_iter().enumerate() {
        let mut constant = constant(name, deprecated("A constant."));
        constant.docs.deprecated = constant.docs.deprecated.filter(|_| name == "YES");
        constant.value = value;
        constant.place = place(line);
        description.constants.push(constant);
    }
    check("constants", &description);
    description.module.capi = true;
    check("constants_capi", &description);
}

#[test]
fn imports_by_capi() {
    let mut description = empty();
    description.module.capi = true;
    description.objects = vec![Object {
        close: Some("sample_File_close".into()),
        ..object("File", Access::Exclusive)
    }];
    let file = || parameter("file", id("File"), ArgAbi::Word, 8);
    let stop = parameter("stop", Type::Stop, ArgAbi::Word, 8);
    let bytes = parameter("bytes", Type::Bytes, ArgAbi::Slice, 0);
    description.functions = vec![
        of("write", vec![file(), bytes], Type::Scalar(Scalar::Usize), 0),
        Function {
            import: Import::Interruptible,
            ..of("sync", vec![file(), stop], Type::Unit, 0)
        },
        Function {
            import: Import::Unsafe,
            reason: "it reads a field".into(),
            ..of("name", vec![file()], Type::Text, 24)
        },
    ];
    check("capi", &description);
}

/// Things of the same names as things of Haskell's.
#[test]
fn hidden_names() {
    let mut description = empty();
    let number = |name: &str| parameter(name, Type::Scalar(Scalar::U8), ArgAbi::Word, 1);
    description.functions = vec![
        of(
            "lines",
            vec![number("where"), number("lines")],
            Type::Unit,
            0,
        ),
        of("lift_a2", Vec::new(), Type::Unit, 0),
    ];
    description.functions[1].haskell_name = Some("liftA2".into());
    // Its closure is called through a functor.
    let closure = Closure {
        slot: 1,
        parameters: vec![slotted(0, Type::Scalar(Scalar::U8))],
        result: Type::Unit,
        result_slot: 0,
        checked: false,
    };
    let closure = Type::Closure(Box::new(closure), Ownership::Lent);
    let parameters = vec![
        parameter("f", closure, ArgAbi::Slot, 16),
        parameter("stop", Type::Stop, ArgAbi::Word, 8),
    ];
    description.functions.push(Function {
        import: Import::Cancellable,
        ..of("fmap", parameters, Type::Unit, 0)
    });
    check("hidden_names", &description);
}

#[test]
fn order_and_sections() {
    let mut description = empty();
    description.module.place = place(1);
    let at = |file: &str, line, docs: &str, function: Function| Function {
        place: Place {
            file: file.into(),
            line,
            ..Place::default()
        },
        docs: docs.into(),
        ..function
    };
    let free = |name: &str| of(name, Vec::new(), Type::Unit, 0);
    let owned = |name: &str| Function {
        owner: Some("sample::Counter".into()),
        ..of(name, Vec::new(), id("Counter"), 8)
    };
    let counter = parameter("self", id("Counter"), ArgAbi::Word, 8);
    let method = Function {
        owner: Some("sample::Counter".into()),
        method: true,
        ..of("zero", vec![counter], Type::Unit, 0)
    };
    // In an order that is neither that of the sources nor that of the alphabet.
    description.functions = vec![
        at("src/a.rs", 5, "In another file.", free("early")),
        at("src/lib.rs", 60, "# Searching\n\nFinds it.", free("find")),
        at("src/lib.rs", 10, "Begins.", free("start")),
        at("src/lib.rs", 31, "Resets.", method),
        at(
            "src/lib.rs",
            70,
            "Finds all.\n\n# Errors\n\nIf there are none.",
            free("all"),
        ),
        at(
            "src/lib.rs",
            33,
            "# Not a section\n\nMakes one.",
            owned("new"),
        ),
        at("src/lib.rs", 40, "Ends.", free("end")),
        at("src/z.rs", 1, "# Replacing *all*", free("replace")),
    ];
    let mut limit = constant("LIMIT", "How many are found.".into());
    limit.place = place(65);
    let mut base = constant("BASE", "Where counters begin.".into());
    (base.place, base.owner) = (place(32), Some("sample::Counter".into()));
    let mut version = constant("VERSION", "Of the whole.".into());
    version.place = place(5);
    description.constants = vec![base, limit, version];
    let mut zebra = enumeration(
        "Zebra",
        "Stripes.".into(),
        vec![variant("Zebra", "One.".into())],
    );
    zebra.place = place(20);
    let mut ant = enumeration("Ant", "Legs.".into(), vec![variant("Ant", "One.".into())]);
    ant.place = place(35);
    description.enums = vec![ant, zebra];
    description.objects = vec![Object {
        place: place(30),
        ..object("Counter", Access::Free)
    }];
    check("order_and_sections", &description);
}
