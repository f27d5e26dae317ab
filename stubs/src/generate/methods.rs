//! The records of functions by which Haskell implements a trait: what Rust calls with the number of a method.

use super::marshal::{answer, closure_application};
use super::names::Names;
use super::runtime_names as rt;
use crate::description::{Data, Field, Type};
use crate::haskell::{self, Binding, Decl, Equation, Expr, Name, Pat};

/// ```haskell
/// methodsOfStorage :: Storage -> Methods
/// methodsOfStorage (Storage get put) number = case number of
///   0 -> method …
///   1 -> method …
///   _ -> noMethod
/// ```
pub(super) fn decl(data: &Data, names: &Names) -> Decl {
    let only = data.variants.first();
    let fields = (only.map(|variant| variant.fields.as_slice())).unwrap_or_default();
    let variables = only
        .map(|variant| names.of_fields(variant))
        .unwrap_or_default();
    let free = |name: &str| {
        let mut name = names.local(name);
        while variables.contains(&name) {
            name.push('\'');
        }
        name
    };
    let (number, it) = (free("number"), free("it"));
    let methods = (0..).zip(fields.iter().zip(&variables));
    let methods = methods.map(|(n, (field, variable))| {
        let call = method(field, Expr::variable(variable), &it, names);
        (Pat::Number(n), call)
    });
    let alternatives = methods.chain([(Pat::Wildcard, rt::NO_METHOD.expr())]);
    let case = Expr::Case(Box::new(Expr::variable(&number)), alternatives.collect());
    let record = Pat::Constructor(
        Name::local(&data.name),
        variables.iter().map(Pat::variable).collect(),
    );
    Decl::Binding(Binding {
        docs: None,
        ty: haskell::Type::Function(vec![Name::local(&data.name).ty(), rt::METHODS.ty()]),
        equation: Equation {
            name: names.methods(&data.id).text().to_owned(),
            patterns: vec![record, Pat::variable(number)],
            body: case,
        },
        pragmas: Vec::new(),
    })
}

fn method(field: &Field, function: Expr, variable: &str, names: &Names) -> Expr {
    match &field.value.ty {
        Type::Closure(closure, _) => rt::METHOD.call([
            Expr::size(closure.slot),
            closure_application(closure, variable, None, names),
            answer(closure, variable, names),
            function,
        ]),
        // The macro writes nothing else.
        _ => rt::NO_METHOD.expr(),
    }
}
