//! The data types of `<Root>`.

use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::names::{Names, closing_names, foreign_name};
use super::runtime_names as rt;
use super::{data_type, deprecated};
use crate::description::{Access, Docs, Enum, Object, Variant};
use crate::haskell::{
    self, Binding, Constructor, Data, Decl, Equation, Expr, Field, Name, Pat, Pragma,
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
