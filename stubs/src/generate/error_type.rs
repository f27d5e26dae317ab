//! Errors: their declarations, patterns, instances and readers.
//!
//! The last field of each constructor is the message. Users see a pattern in place of the constructor, without it.

use super::directions::Directions;
use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::names::{Names, data_field_names};
use super::put::{self, put};
use super::runtime_names as rt;
use super::types::public;
use super::{data_type, declaration, deprecated, derived, marshal};
use crate::description::{Class, Description, Error, FieldNames, Import, Variant};
use crate::haskell::{
    self, Binding, Comment, Constructor, Data, Decl, Equation, Export, Expr, Field, Instance,
    Literal, Name, Operator, Pat, Pattern,
};

/// An exception, its instances and, where a function of Rust's or of Haskell's can throw it, what reads or writes it.
pub(super) fn decls(
    error: &Error,
    description: &Description,
    directions: &Directions<'_>,
    names: &Names,
    scope: &Scope<'_>,
) -> Vec<Decl> {
    let scope = scope.within(Some(&error.id));
    let mut decls = vec![Decl::Data(declaration(error, description, names, &scope))];
    decls.extend(instances(error));
    if derived::is_evaluable(&error.variants, description) {
        decls.push(data_type::evaluable(&error.name));
    }
    if directions.is_returned(&error.id) {
        decls.push(reader(error, names));
    }
    if directions.is_passed(&error.id) {
        decls.push(writer(error, names));
    }
    decls
}

/// The type with its patterns.
pub(super) fn export(error: &Error) -> Export {
    let mut members = Vec::new();
    for variant in &error.variants {
        members.push(variant.name.clone());
        members.extend(field_names(variant));
    }
    Export::with_patterns(Name::local(&error.name), members)
}

/// The constructor behind a pattern.
pub(super) fn constructor_name(pattern: &str) -> String {
    format!("{pattern}'")
}

/// The fields of a pattern; none when the Rust fields have no names.
fn field_names(variant: &Variant) -> Vec<String> {
    data_field_names(FieldNames::Prefixed, &variant.name, &variant.fields)
}

fn declaration(error: &Error, description: &Description, names: &Names, scope: &Scope<'_>) -> Data {
    let docs = deprecated::documented(&error.name, &error.docs, names);
    let docs = haddock::comment(&docs, "What can go wrong.", scope);
    let mut data = Data::empty(docs, &error.name);
    // With a message alone there is nothing to hold together.
    data.newtype = matches!(error.variants.as_slice(), [only] if only.fields.is_empty());
    data.constructors = (error.variants.iter())
        .map(|variant| constructor(variant, !data.newtype, names))
        .collect();
    data.patterns = (error.variants.iter())
        .map(|variant| pattern(variant, names, scope))
        .collect();
    let derived = [(Class::Eq, &lib::EQ), (Class::Ord, &lib::ORD)]
        .into_iter()
        .filter(|(class, _)| derived::have_instance(&error.variants, *class, description))
        .map(|(_, known)| known);
    data.deriving = derived.chain([&lib::GENERIC]).map(Known::name).collect();
    data.pragmas = declaration::pragmas(&error.name, &error.docs, &error.variants, names);
    for variant in &error.variants {
        let names = field_names(variant);
        let fields = names.iter().zip(&variant.fields);
        let pragmas = fields.filter_map(|(name, field)| deprecated::pragma(name, &field.docs));
        data.pragmas.extend(pragmas);
    }
    data
}

/// The fields of the variant and, last, the message.
fn constructor(variant: &Variant, strict: bool, names: &Names) -> Constructor {
    let fields = variant.fields.iter();
    let types = fields.map(|field| public(&field.value.ty, names));
    let field = |ty| Field {
        docs: None,
        name: None,
        strict,
        ty,
    };
    Constructor {
        docs: None,
        name: constructor_name(&variant.name),
        fields: types.chain([rt::MESSAGE.ty()]).map(field).collect(),
    }
}

fn pattern(variant: &Variant, names: &Names, scope: &Scope<'_>) -> Pattern {
    let mut field_names = field_names(variant).into_iter();
    let fields = variant.fields.iter().map(|field| Field {
        docs: None,
        name: field_names.next(),
        strict: false,
        ty: public(&field.value.ty, names),
    });
    let variables = names.of_fields(variant);
    let constructor = Name::local(constructor_name(&variant.name));
    let message = rt::MESSAGE_OF.call([Expr::Literal(Literal::String(variant.name.clone()))]);
    let fields_of_constructor = variables.iter().map(Expr::variable).chain([message]);
    Pattern {
        docs: docs(variant, names, scope),
        name: variant.name.clone(),
        fields: fields.collect(),
        constructor: constructor_name(&variant.name),
        equation: Equation {
            name: variant.name.clone(),
            patterns: variables.iter().map(Pat::variable).collect(),
            body: constructor.expr().apply(fields_of_constructor),
        },
    }
}

/// The documentation of a pattern, to which Haddock adds none of its fields: they are a list below it.
fn docs(variant: &Variant, names: &Names, scope: &Scope<'_>) -> Option<Comment> {
    let docs = deprecated::documented(&variant.name, &variant.docs, names);
    let mut lines = haddock::comment_of_some(&docs, scope).map_or_else(Vec::new, |docs| docs.0);
    let mut field_names = field_names(variant).into_iter();
    for (position, field) in variant.fields.iter().enumerate() {
        let name = field_names.next();
        // Of a field without a name, the documentation says that it is deprecated.
        let docs = match name {
            Some(_) => field.docs.clone(),
            None => deprecated::in_words(&field.docs),
        };
        let Some(comment) = haddock::comment_of_some(&docs, scope) else {
            continue;
        };
        let label = name.map_or_else(
            || format!("field {}", position + 1),
            |name| haddock::code(&name),
        );
        if !lines.is_empty() {
            lines.push(String::new());
        }
        for (number, line) in comment.0.iter().enumerate() {
            lines.push(match (number, line.as_str()) {
                (0, line) => format!("[{label}]: {line}"),
                (_, "") => String::new(),
                (_, line) => format!("    {line}"),
            });
        }
    }
    (!lines.is_empty()).then_some(Comment(lines))
}

/// `Show`, `Exception` and `WithMessage`.
fn instances(error: &Error) -> [Decl; 3] {
    let instance = |docs, class: &Known, method: &Known, patterns, body| {
        let equation = Equation {
            name: method.text().to_owned(),
            patterns,
            body,
        };
        Decl::Instance(Instance {
            docs,
            class: class.name(),
            ty: Name::local(&error.name).ty(),
            types: Vec::new(),
            methods: vec![(method.name(), equation)],
        })
    };
    let constructor = |variant: &Variant| Name::local(constructor_name(&variant.name));
    let replaced = error.variants.iter().map(|variant| {
        let fields: Vec<_> = (1..=variant.fields.len())
            .map(|n| format!("it{n}"))
            .collect();
        let patterns = fields.iter().map(Pat::variable).chain([Pat::Wildcard]);
        let pattern = Pat::Constructor(constructor(variant), patterns.collect());
        let values = fields
            .iter()
            .chain([&"message".to_owned()])
            .map(Expr::variable)
            .collect::<Vec<_>>();
        (pattern, constructor(variant).expr().apply(values))
    });
    let replaced = Expr::Case(Box::new(Expr::variable("failure")), replaced.collect());
    let alternatives = error.variants.iter().map(|variant| {
        let wildcards = variant.fields.iter().map(|_| Pat::Wildcard);
        let fields = wildcards.chain([Pat::variable("message")]).collect();
        let pattern = Pat::Constructor(constructor(variant), fields);
        (pattern, Expr::variable("message"))
    });
    let message = Expr::Case(Box::new(Expr::variable("failure")), alternatives.collect());
    let message = rt::DISPLAY_MESSAGE.expr().dollar(message);
    let docs = haddock::verbatim("The message that Rust displays.");
    [
        instance(
            Some(docs),
            &lib::SHOW_CLASS,
            &lib::SHOW,
            Vec::new(),
            lib::DISPLAY_EXCEPTION.expr(),
        ),
        instance(
            None,
            &lib::EXCEPTION,
            &lib::DISPLAY_EXCEPTION,
            vec![Pat::variable("failure")],
            message,
        ),
        instance(
            None,
            &rt::WITH_MESSAGE_CLASS,
            &rt::WITH_MESSAGE,
            vec![Pat::variable("failure"), Pat::variable("message")],
            replaced,
        ),
    ]
}

/// What reads an error from a slot.
fn reader(error: &Error, names: &Names) -> Decl {
    let variants = error.variants.iter().map(|variant| {
        let pattern = Name::local(&variant.name).expr();
        let message = rt::PEEK_MESSAGE.call([Expr::size(MESSAGE_OFFSET)]);
        if variant.fields.is_empty() {
            return rt::WITH_MESSAGE
                .call([pattern])
                .infix(Operator::Map, message);
        }
        let places: Vec<_> = variant.fields.iter().map(|it| it.value.clone()).collect();
        let fields = marshal::read_fields(pattern, &places, 0, Import::Safe, names);
        let types = places.iter().map(|place| &place.ty);
        marshal::all_parts(rt::WITH_MESSAGE.expr(), types, vec![fields, message], names)
    });
    let ty = Name::local(&error.name).ty();
    Decl::Binding(Binding {
        docs: None,
        ty: rt::PEEK.ty().apply([ty]),
        equation: Equation {
            name: names.decoder(&error.id).text().to_owned(),
            patterns: Vec::new(),
            body: rt::PEEK_VARIANT.call([Expr::size(0), Expr::List(variants.collect())]),
        },
        pragmas: Vec::new(),
    })
}

/// What writes an error to a slot, without the message: Rust displays its own.
fn writer(error: &Error, names: &Names) -> Decl {
    let variants = (0..).zip(&error.variants).map(|(index, variant)| {
        let variables = names.of_fields(variant);
        let fields = variant.fields.iter().zip(&variables);
        let writes = fields.map(|(field, variable)| {
            let write = put(&field.value.ty, field.value.offset, names);
            put::applied(write, Expr::variable(variable))
        });
        let tag = rt::PUT_TAG.call([Expr::size(index)]);
        let fields = variables.iter().map(Pat::variable).chain([Pat::Wildcard]);
        let constructor = Name::local(constructor_name(&variant.name));
        let pattern = Pat::Constructor(constructor, fields.collect());
        let writes = [tag].into_iter().chain(writes);
        (pattern, put::all(writes.collect()))
    });
    let value = names.local("value");
    let case = Expr::Case(Box::new(Expr::variable(&value)), variants.collect());
    let ty = Name::local(&error.name).ty();
    Decl::Binding(Binding {
        docs: None,
        ty: haskell::Type::Function(vec![ty, rt::PUT.ty()]),
        equation: Equation {
            name: names.put(&error.id).text().to_owned(),
            patterns: vec![Pat::variable(value)],
            body: case,
        },
        pragmas: Vec::new(),
    })
}

/// Behind the index of the variant.
const MESSAGE_OFFSET: usize = 8;
