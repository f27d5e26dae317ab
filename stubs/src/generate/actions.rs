//! The type of actions of a package that has its own in place of `IO`, and the functions on items for it.

use super::haddock;
use super::library_names as lib;
use super::names::{Actions, Names};
use super::runtime_names as rt;
use crate::haskell::{
    Binding, Constructor, Data, Decl, Equation, Expr, Field, Operator, Pat, Type,
};

/// The declarations, where the package has such a type.
pub(super) fn decls(names: &Names, has_items: bool) -> Vec<Decl> {
    let Some(actions) = names.actions() else {
        return Vec::new();
    };
    let mut decls = vec![Decl::Data(declaration(actions))];
    if has_items {
        decls.extend(on_items(actions, names));
    }
    decls
}

fn declaration(actions: &Actions) -> Data {
    let docs = "An action that calls Rust, and does nothing else that an 'IO' action could do. The program that runs it can.";
    let mut data = Data::empty(haddock::verbatim(docs), actions.ty.text());
    data.newtype = true;
    data.variables = vec!["a".into()];
    data.constructors = vec![Constructor {
        docs: None,
        name: actions.constructor.text().to_owned(),
        fields: vec![Field {
            docs: Some(haddock::verbatim("The same as an 'IO' action.")),
            name: Some(actions.run.text().to_owned()),
            strict: false,
            ty: lib::IO.ty().apply([variable("a")]),
        }],
    }];
    data.deriving = [&lib::FUNCTOR, &lib::APPLICATIVE, &lib::MONAD]
        .map(super::known::Known::name)
        .to_vec();
    data
}

fn variable(name: &str) -> Type {
    Type::Variable(name.to_owned())
}

/// Functions like those of the runtime, whose actions are of `IO`.
fn on_items(actions: &Actions, names: &Names) -> [Decl; 4] {
    let items = || rt::ITEMS.ty().apply([variable("a")]);
    let action = |result| names.action_of(result);
    let acting = || actions.constructor.expr();
    let unit = || Type::Tuple(Vec::new());
    let declare =
        |known: &super::known::Known, docs: &str, ty: Vec<Type>, patterns: &[&str], body: Expr| {
            Decl::Binding(Binding {
                docs: Some(haddock::verbatim(docs)),
                ty: Type::Function(ty),
                equation: Equation {
                    name: known.text().to_owned(),
                    patterns: patterns.iter().map(|name| Pat::variable(*name)).collect(),
                    body,
                },
                pragmas: Vec::new(),
            })
        };
    let value = Expr::variable;
    let composed = |function: Expr| acting().infix(Operator::Compose, function);
    let run_action = actions.run.expr().infix(Operator::Compose, value("action"));
    let step = Type::Function(vec![variable("b"), variable("a"), variable("b")]);
    let each = Type::Function(vec![variable("a"), action(unit())]);
    [
        declare(
            &rt::NEXT_ITEM_IN_IO,
            "The next value, if there is one.",
            vec![items(), action(lib::MAYBE.ty().apply([variable("a")]))],
            &[],
            composed(rt::NEXT_ITEM_IN_IO.expr()),
        ),
        declare(
            &rt::FOLD_ITEMS_IN_IO,
            "All values from the next one on, folded from the left and strictly.",
            vec![step, variable("b"), items(), action(variable("b"))],
            &["f", "start"],
            composed(rt::FOLD_ITEMS_IN_IO.call([value("f"), value("start")])),
        ),
        declare(
            &rt::FOR_ITEMS_IN_IO,
            "Runs the action on each value from the next one on.",
            vec![items(), each, action(unit())],
            &["items", "action"],
            acting().dollar(rt::FOR_ITEMS_IN_IO.call([value("items"), run_action])),
        ),
        declare(
            &rt::ITEMS_TO_LIST_IN_IO,
            "All values from the next one on. A chunk of them is read when the list is evaluated that far.",
            vec![items(), action(Type::List(Box::new(variable("a"))))],
            &[],
            composed(rt::ITEMS_TO_LIST_IN_IO.expr()),
        ),
    ]
}
