//! Instances of objects.

use hsffi_stubs::description::{
    Access, ArgAbi, Class, Description, Error, Function, Object, Scalar, Type,
};
use hsffi_stubs::{Link, generate};

use super::{check, empty, id, object, of, parameter, slotted};
use crate::haskell::variant;

/// A method of an instance of the type of this name.
fn method(
    class: Class,
    name: &str,
    ty: &str,
    parameters: &[&str],
    value: Type,
    slot: usize,
) -> Function {
    let parameters = parameters.iter().map(|name| match *name {
        "salt" => parameter(name, Type::Scalar(Scalar::Isize), ArgAbi::Word, 8),
        name => parameter(name, id(ty), ArgAbi::Word, 8),
    });
    Function {
        symbol: format!("sample_{ty}_{name}"),
        owner: Some(format!("sample::{ty}")),
        class: Some(class),
        pure: true,
        docs: format!("Rust's `{ty}::{name}`.").as_str().into(),
        ..of(name, parameters.collect(), value, slot)
    }
}

fn equal(ty: &str) -> Function {
    let value = Type::Scalar(Scalar::Bool);
    method(Class::Eq, "instance_eq", ty, &["a", "b"], value, 0)
}

/// Two types of which one can be closed.
fn description() -> Description {
    let mut description = empty();
    let number = || Type::Scalar(Scalar::Isize);
    description.objects = vec![
        Object {
            instances: vec![
                Class::Eq,
                Class::Ord,
                Class::Show,
                Class::Hashable,
                Class::Semigroup,
                Class::NFData,
                Class::IsList,
            ],
            ..object("Bitmap", Access::Free)
        },
        Object {
            instances: vec![
                Class::Monoid,
                Class::Bounded,
                Class::Semigroup,
                Class::IsList,
            ],
            close: Some("sample_Text_close".into()),
            ..object("Text", Access::Shared)
        },
    ];
    description.objects[1].name = "Rope".into();
    let bitmap = || id("Bitmap");
    let rope = || id("Text");
    description.functions = vec![
        equal("Bitmap"),
        method(
            Class::Ord,
            "instance_compare",
            "Bitmap",
            &["a", "b"],
            Type::Scalar(Scalar::U32),
            0,
        ),
        method(
            Class::Show,
            "instance_show",
            "Bitmap",
            &["a"],
            Type::Text,
            24,
        ),
        method(
            Class::Hashable,
            "instance_hash",
            "Bitmap",
            &["salt", "a"],
            number(),
            0,
        ),
        method(
            Class::Semigroup,
            "instance_append",
            "Bitmap",
            &["a", "b"],
            bitmap(),
            8,
        ),
        method(
            Class::Semigroup,
            "instance_append",
            "Text",
            &["a", "b"],
            rope(),
            8,
        ),
        method(Class::Monoid, "instance_empty", "Text", &[], rope(), 8),
        method(Class::Bounded, "instance_max_bound", "Text", &[], rope(), 8),
        method(Class::Bounded, "instance_min_bound", "Text", &[], rope(), 8),
    ];
    let numbers = || Type::Vector(Scalar::U32);
    description.functions.extend([
        from_list("Bitmap", numbers()),
        method(
            Class::IsList,
            "instance_to_list",
            "Bitmap",
            &["a"],
            numbers(),
            24,
        ),
        from_list("Text", Type::Bytes),
        method(
            Class::IsList,
            "instance_to_list",
            "Text",
            &["a"],
            Type::Bytes,
            24,
        ),
    ]);
    description
}

fn from_list(ty: &str, items: Type) -> Function {
    Function {
        parameters: vec![parameter("items", items, ArgAbi::Slot, 24)],
        ..method(Class::IsList, "instance_from_list", ty, &[], id(ty), 8)
    }
}

#[test]
fn instances() {
    let mut description = description();
    let mut full = variant("Full", "It is full.".into());
    full.fields = vec![hsffi_stubs::description::Field {
        name: "of".into(),
        value: slotted(32, id("Bitmap")),
        docs: "What it is full of.".into(),
    }];
    description.errors = vec![Error {
        id: "sample::BitmapError".into(),
        name: "BitmapError".into(),
        symbol: "sample_BitmapError_abi".into(),
        variants: vec![full],
        docs: "Comparable, as its bitmap is.".into(),
        digest: 0,
        place: super::place(0),
    }];
    check("instances", &description);
}

#[test]
fn the_methods_of_instances_are_taken() {
    let named = |name: &str, with_instances: bool| {
        let mut description = description();
        if !with_instances {
            description.objects[0].instances.clear();
            description.objects[1].instances.clear();
            description.functions.clear();
        }
        let function = of(name, Vec::new(), Type::Unit, 0);
        description.functions.push(function);
        generate(&description, &Link::default()).map(|_| ())
    };
    for name in ["compare", "mempty", "min_bound", "shows_prec"] {
        assert_eq!(named(name, false), Ok(()), "{name}");
        assert!(named(name, true).is_err(), "{name}");
    }
    for name in ["rnf", "hash_with_salt", "hash"] {
        assert_eq!(named(name, true), Ok(()), "{name}");
    }
}
