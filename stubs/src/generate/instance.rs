//! The instances of objects, whose methods call Rust.

use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::runtime_names as rt;
use super::types::{public, scalar_type};
use super::wrapper;
use crate::description::{Class, Description, Docs, Function, Object, Parameter, Type};
use crate::haskell::{self, Comment, Decl, Equation, Expr, Instance, Name, Pat};

/// The instances of an object, in the order in which its author names them.
pub(super) fn of_object(
    object: &Object,
    description: &Description,
    names: &Names,
    scope: &Scope<'_>,
) -> Vec<Decl> {
    let instances = object.instances.iter().map(|class| {
        let is_method = |function: &&Function, name: &str| {
            function.class == Some(*class)
                && function.owner.as_deref() == Some(&object.id)
                && function.name == name
        };
        let functions = METHODS.iter().filter_map(|(name, known)| {
            let mut functions = description.functions.iter();
            Some((
                *known,
                functions.find(|function| is_method(function, name))?,
            ))
        });
        let functions: Vec<_> = functions.collect();
        Decl::Instance(Instance {
            docs: Some(docs(*class, object, &functions, scope)),
            class: class_name(*class).name(),
            ty: Name::local(&object.name).ty(),
            types: types(&functions, names),
            methods: methods(*class, &functions, names),
        })
    });
    instances.collect()
}

fn class_name(class: Class) -> &'static Known {
    match class {
        Class::Eq => &lib::EQ,
        Class::Ord => &lib::ORD,
        Class::Show => &lib::SHOW_CLASS,
        Class::Hashable => &lib::HASHABLE,
        Class::Semigroup => &lib::SEMIGROUP,
        Class::Monoid => &lib::MONOID,
        Class::Bounded => &lib::BOUNDED,
        Class::NFData => &lib::NF_DATA,
        Class::IsList => &lib::IS_LIST,
    }
}

/// The methods that functions implement, by the functions' names.
const METHODS: &[(&str, &Known)] = &[
    ("instance_eq", &lib::EQUAL),
    ("instance_compare", &lib::COMPARE),
    ("instance_show", &lib::SHOW),
    ("instance_hash", &lib::HASH_WITH_SALT),
    ("instance_append", &lib::APPEND),
    ("instance_empty", &lib::MEMPTY),
    ("instance_min_bound", &lib::MIN_BOUND),
    ("instance_max_bound", &lib::MAX_BOUND),
    ("instance_from_list", &lib::FROM_LIST),
    ("instance_to_list", &lib::TO_LIST),
];

/// A method, and the function that implements it.
type Method<'a> = (&'static Known, &'a Function);

fn methods(class: Class, functions: &[Method<'_>], names: &Names) -> Vec<(Name, Equation)> {
    let constant = |known: &Known, body| {
        let equation = Equation {
            name: known.text().to_owned(),
            patterns: Vec::new(),
            body,
        };
        (known.name(), equation)
    };
    let by_rust = functions.iter().map(|(known, function)| {
        let mut equation = wrapper::method(known.text(), function, names);
        match (class, function.parameters.as_slice()) {
            (Class::Show, _) => equation.body = lib::UNPACK_TEXT.expr().dollar(equation.body),
            (Class::IsList, [only]) if function.name == "instance_from_list" => {
                equation = of_list(equation, only, names);
            }
            (Class::IsList, _) => {
                if let Some(to_list) = to_list(&function.value) {
                    equation.body = to_list.expr().dollar(equation.body);
                }
            }
            _ => {}
        }
        (known.name(), equation)
    });
    let by_haskell = match class {
        Class::Show => {
            let shows = rt::SHOWS_PREC_BY.call([lib::SHOW.expr()]);
            Some(constant(&lib::SHOWS_PREC, shows))
        }
        Class::NFData => Some(constant(&lib::RNF, lib::RWHNF.expr())),
        _ => None,
    };
    by_rust.chain(by_haskell).collect()
}

/// The associated type of `IsList`.
fn types(functions: &[Method<'_>], names: &Names) -> Vec<(Name, haskell::Type)> {
    let to_list = functions
        .iter()
        .find(|(_, function)| function.name == "instance_to_list");
    let item = to_list.and_then(|(_, function)| match &function.value {
        Type::Bytes => Some(lib::WORD8.ty()),
        Type::Vector(scalar) => Some(scalar_type(*scalar)),
        Type::Structs(id) => Some(names.type_name(id).ty()),
        ty => match public(ty, names) {
            haskell::Type::List(item) => Some(*item),
            _ => None,
        },
    });
    item.map(|item| (lib::ITEM.name(), item))
        .into_iter()
        .collect()
}

/// `fromList`: where Rust takes a vector, it is made of the list first, and then matched as the function matches it.
fn of_list(equation: Equation, items: &Parameter, names: &Names) -> Equation {
    let from_list = match items.ty {
        Type::Bytes => &lib::PACK,
        Type::Vector(_) | Type::Structs(_) => &lib::LIST_TO_VECTOR,
        _ => return equation,
    };
    let list = names.unlike_those_in_scope("list");
    let made = from_list.call([Expr::variable(&list)]);
    let alternatives = equation.patterns.into_iter();
    let alternatives = alternatives.map(|pattern| (pattern, equation.body.clone()));
    Equation {
        name: equation.name,
        patterns: vec![Pat::variable(list)],
        body: Expr::Case(Box::new(made), alternatives.collect()),
    }
}

/// What makes a list of what Rust returns, unless it is one.
fn to_list(ty: &Type) -> Option<&'static Known> {
    match ty {
        Type::Bytes => Some(&lib::UNPACK),
        Type::Vector(_) | Type::Structs(_) => Some(&lib::VECTOR_TO_LIST),
        _ => None,
    }
}

/// What the documentation of an instance says: what in Rust it comes from.
fn docs(class: Class, object: &Object, functions: &[Method<'_>], scope: &Scope<'_>) -> Comment {
    if class == Class::NFData {
        return haddock::verbatim("Evaluates the handle. What it refers to in Rust is complete.");
    }
    let text: Vec<_> = functions
        .iter()
        .map(|(_, function)| function.docs.text.trim())
        .collect();
    let mut docs = Docs {
        text: text.join("\n\n"),
        deprecated: None,
    };
    if object.close.is_some() && matches!(class, Class::Monoid | Class::Bounded) {
        docs.text
            .push_str("\n\nClosing it does nothing, since all share it.");
    }
    haddock::comment(&docs, "Of Rust.", scope)
}
