//! The data types of `<Root>`.

use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::names::{Names, closing_names, field_names, foreign_name};
use super::runtime_names as rt;
use super::types::public;
use super::{data_type, deprecated, marshal};
use crate::description::{Access, Class, Description, Docs, Enum, Error, Object, Variant};
use crate::haskell::{
    self, Binding, Comment, Constructor, Data, Decl, Equation, Expr, Field, Instance, Name, Pat,
    Pragma,
};

/// A handle, and what closes it; of a type that no function takes or returns, just the type.
pub(super) fn object(
    definition: &Object,
    in_use: bool,
    names: &Names,
    scope: &Scope<'_>,
) -> Vec<Decl> {
    let name = &definition.name;
    let docs = deprecated::documented(name, &definition.docs, names);
    let mut docs = haddock::comment(&docs, "An object that lives in Rust.", scope);
    if definition.access == Access::Bound {
        docs.0.push(String::new());
        docs.0.extend(THREAD_BOUND.lines().map(str::to_owned));
    }
    let mut data = Data::empty(docs, name);
    let pragma = deprecated::pragma_of_one(name, &definition.docs, names);
    data.pragmas = pragma.into_iter().collect();
    if !in_use {
        return vec![Decl::Data(data)];
    }
    data.newtype = true;
    let pointer = lib::FOREIGN_PTR.ty().apply([foreign_name(name).ty()]);
    data.constructors = vec![Constructor {
        docs: None,
        name: name.clone(),
        fields: vec![Field {
            docs: None,
            name: None,
            strict: false,
            ty: pointer,
        }],
    }];
    let mut decls = vec![Decl::Data(data)];
    if definition.close.is_some() {
        decls.extend(closing(name, names));
    }
    decls
}

/// What the documentation of a thread-bound type says.
const THREAD_BOUND: &str = "\
It belongs to the OS thread that makes it, which must be that of a bound thread. To use it on another throws
'ObjectElsewhere'. When its thread ends, it is dropped.";

/// What the documentation of the function that closes an object says.
const CLOSES: &str = "\
Closes it, and all that was made from it: using them is an 'ObjectError' from then on. Closing again does nothing.

Throws 'ObjectInUse', and leaves it open, while a call on it is in progress.";

/// The functions that close an object of the type `name`.
fn closing(name: &str, names: &Names) -> [Decl; 2] {
    let [close, with] = closing_names(name);
    let object = || Name::local(name);
    let action = |ty| names.action_of(ty);
    let acting = |body: Expr| match names.actions() {
        Some(actions) => actions.constructor.expr().dollar(body),
        None => body,
    };
    let pointer = Expr::variable("selfPtr");
    let pointer = if names.by_header() {
        lib::CONST_PTR_CONSTRUCTOR.call([pointer])
    } else {
        pointer
    };
    let called = foreign_name(&close).expr().apply([pointer]);
    let call = Expr::lambda([Pat::variable("selfPtr")], rt::UNIT_RESULT.call([called]));
    let closing = Equation {
        name: close.clone(),
        patterns: vec![Pat::Constructor(object(), vec![Pat::variable("self")])],
        body: acting(rt::WITH_OBJECT.call([Expr::variable("self")]).dollar(call)),
    };
    let unit = haskell::Type::Tuple(Vec::new());
    let result = haskell::Type::Variable("a".into());
    let using = haskell::Type::Function(vec![object().ty(), action(result.clone())]);
    let (open, act, close) = (
        Expr::variable("open"),
        Expr::variable("action"),
        Expr::variable(close),
    );
    let (patterns, bracket) = match names.actions() {
        // Applied to what has been opened, where a function of `IO` does not do.
        Some(actions) => {
            let run = || actions.run.expr();
            let operands = [
                run().apply([open]),
                run().infix(haskell::Operator::Compose, close),
                run().infix(haskell::Operator::Compose, act),
            ];
            let patterns = vec![Pat::variable("open"), Pat::variable("action")];
            (patterns, lib::BRACKET.call(operands))
        }
        None => (
            vec![Pat::variable("open")],
            lib::BRACKET.call([open, close]),
        ),
    };
    let using = Binding {
        docs: Some(haddock::verbatim(
            "Opens, acts and closes, whatever happens meanwhile.",
        )),
        ty: haskell::Type::Function(vec![action(object().ty()), using, action(result)]),
        equation: Equation {
            name: with,
            patterns,
            body: acting(bracket),
        },
        pragmas: Vec::new(),
    };
    let closing = Binding {
        docs: Some(haddock::verbatim(CLOSES)),
        ty: haskell::Type::Function(vec![object().ty(), action(unit)]),
        equation: closing,
        pragmas: Vec::new(),
    };
    [Decl::Binding(closing), Decl::Binding(using)]
}

/// A fieldless enum and its instances.
pub(super) fn enumeration(definition: &Enum, names: &Names, scope: &Scope<'_>) -> [Decl; 2] {
    let scope = scope.within(Some(&definition.id));
    let docs = deprecated::documented(&definition.name, &definition.docs, names);
    let mut data = Data::empty(
        haddock::comment(&docs, "One of a few.", &scope),
        &definition.name,
    );
    data.constructors = (definition.variants.iter())
        .map(|variant| constructor(variant, Vec::new(), names, &scope))
        .collect();
    let classes = [
        &lib::BOUNDED,
        &lib::ENUM,
        &lib::EQ,
        &lib::ORD,
        &lib::SHOW_CLASS,
        &lib::GENERIC,
    ];
    data.deriving = classes.map(Known::name).to_vec();
    let (docs, variants) = (&definition.docs, &definition.variants);
    data.pragmas = pragmas(&definition.name, docs, variants, names);
    let evaluable = data_type::evaluable(&definition.name);
    [Decl::Data(data), evaluable]
}

/// Of a type and its constructors.
pub(super) fn pragmas(name: &str, docs: &Docs, variants: &[Variant], names: &Names) -> Vec<Pragma> {
    let of_variants = variants
        .iter()
        .filter_map(|variant| deprecated::pragma_of_one(&variant.name, &variant.docs, names));
    let of_type = deprecated::pragma_of_one(name, docs, names);
    of_type.into_iter().chain(of_variants).collect()
}

fn constructor(
    variant: &Variant,
    fields: Vec<Field>,
    names: &Names,
    scope: &Scope<'_>,
) -> Constructor {
    let docs = deprecated::documented(&variant.name, &variant.docs, names);
    Constructor {
        docs: haddock::comment_of_some(&docs, scope),
        name: variant.name.clone(),
        fields,
    }
}

/// An exception, its instances and, where a function can throw it, its reader.
pub(super) fn error(
    definition: &Error,
    in_use: bool,
    description: &Description,
    names: &Names,
    scope: &Scope<'_>,
) -> Vec<Decl> {
    let scope = scope.within(Some(&definition.id));
    let name = &definition.name;
    let docs = deprecated::documented(name, &definition.docs, names);
    let mut data = Data::empty(haddock::comment(&docs, "What can go wrong.", &scope), name);
    // With a message alone there is nothing to hold together.
    data.newtype = matches!(definition.variants.as_slice(), [only] if only.fields.is_empty());
    data.constructors = (definition.variants.iter())
        .map(|variant| {
            let fields = fields(variant, !data.newtype, names, &scope);
            constructor(variant, fields, names, &scope)
        })
        .collect();
    let derived = [(Class::Eq, &lib::EQ), (Class::Ord, &lib::ORD)]
        .into_iter()
        .filter(|(class, _)| data_type::have_instance(&definition.variants, *class, description))
        .map(|(_, known)| known);
    data.deriving = derived.chain([&lib::GENERIC]).map(Known::name).collect();
    data.pragmas = pragmas(name, &definition.docs, &definition.variants, names);
    for variant in &definition.variants {
        let names = field_names(&variant.name, &variant.fields);
        let fields = names.iter().zip(&variant.fields);
        let pragmas = fields.filter_map(|(name, field)| deprecated::pragma(name, &field.docs));
        data.pragmas.extend(pragmas);
    }
    let mut decls = vec![Decl::Data(data)];
    decls.extend(instances(definition));
    if data_type::is_evaluable(&definition.variants, description) {
        decls.push(data_type::evaluable(name));
    }
    if in_use {
        decls.push(decoder(definition, names));
    }
    decls
}

/// `Show` and `Exception`.
fn instances(definition: &Error) -> [Decl; 2] {
    let ty = || Name::local(&definition.name).ty();
    let equation = |method: &str, patterns, body| Equation {
        name: method.to_owned(),
        patterns,
        body,
    };
    let show = equation("show", Vec::new(), lib::DISPLAY_EXCEPTION.expr());
    let alternatives = definition.variants.iter().map(|variant| {
        let wildcards = variant.fields.iter().map(|_| Pat::Wildcard);
        let fields = wildcards.chain([Pat::variable("message")]).collect();
        let pattern = Pat::Constructor(Name::local(&variant.name), fields);
        (pattern, Expr::variable("message"))
    });
    let message = Expr::Case(Box::new(Expr::variable("failure")), alternatives.collect());
    let display = equation(
        "displayException",
        vec![Pat::variable("failure")],
        lib::UNPACK_TEXT.expr().dollar(message),
    );
    [
        Decl::Instance(Instance {
            docs: Some(haddock::verbatim("The message that Rust displays.")),
            class: lib::SHOW_CLASS.name(),
            ty: ty(),
            types: Vec::new(),
            methods: vec![(lib::SHOW.name(), show)],
        }),
        Decl::Instance(Instance {
            docs: None,
            class: lib::EXCEPTION.name(),
            ty: ty(),
            types: Vec::new(),
            methods: vec![(lib::DISPLAY_EXCEPTION.name(), display)],
        }),
    ]
}

/// What reads an error from a slot.
fn decoder(definition: &Error, names: &Names) -> Decl {
    let variants = definition.variants.iter().map(|variant| {
        let fields: Vec<_> = (variant.fields.iter())
            .map(|field| field.value.clone())
            .collect();
        marshal::decode_variant(Name::local(&variant.name).expr(), &fields, names)
    });
    Decl::Binding(Binding {
        docs: None,
        ty: rt::PEEK.ty().apply([Name::local(&definition.name).ty()]),
        equation: Equation {
            name: names.decoder(&definition.id).text().to_owned(),
            patterns: Vec::new(),
            body: rt::PEEK_VARIANT.call([Expr::size(0), Expr::List(variants.collect())]),
        },
        pragmas: Vec::new(),
    })
}

/// The fields of a variant and, last, the message.
fn fields(variant: &Variant, strict: bool, names: &Names, scope: &Scope<'_>) -> Vec<Field> {
    let mut field_names = field_names(&variant.name, &variant.fields).into_iter();
    let is_record = field_names.len() > 0;
    let mut field = |ty, docs: Option<Comment>| Field {
        docs,
        name: field_names.next(),
        strict,
        ty,
    };
    let mut fields = Vec::new();
    for declared in &variant.fields {
        // Of a field without a name, the documentation says that it is deprecated.
        let docs = if is_record {
            declared.docs.clone()
        } else {
            deprecated::in_words(&declared.docs)
        };
        let ty = public(&declared.value.ty, names);
        fields.push(field(ty, haddock::comment_of_some(&docs, scope)));
    }
    fields.push(field(lib::TEXT.ty(), None));
    fields
}
