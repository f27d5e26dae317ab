//! The type of actions of a package that has its own in place of `IO`, and the functions on items and events for it.

use super::haddock;
use super::known::Known;
use super::library_names as lib;
use super::names::{Actions, Names};
use super::runtime_names as rt;
use super::{Feature, Features};
use crate::haskell::{
    Binding, Constructor, Data, Decl, Equation, Expr, Field, Operator, Pat, Type,
};

/// The declarations, where the package has such a type.
pub(super) fn decls(names: &Names, features: &Features) -> Vec<Decl> {
    let Some(actions) = names.actions() else {
        return Vec::new();
    };
    let mut decls = vec![Decl::Data(declaration(actions))];
    if features.has(Feature::Items) {
        decls.extend(on_items(actions, names));
    }
    if features.has(Feature::Events) {
        decls.extend(on_events(actions, names));
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
        .map(Known::name)
        .to_vec();
    data
}

fn variable(name: &str) -> Type {
    Type::Variable(name.to_owned())
}

/// A function like that of the runtime, whose actions are of `IO`.
fn like(known: &Known, docs: &str, ty: Vec<Type>, patterns: &[&str], body: Expr) -> Decl {
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
}

fn on_items(actions: &Actions, names: &Names) -> [Decl; 4] {
    let items = || rt::ITEMS.ty().apply([variable("a")]);
    let action = |result| names.action_of(result);
    let acting = || actions.constructor.expr();
    let unit = || Type::Tuple(Vec::new());
    let value = Expr::variable;
    let composed = |function: Expr| acting().infix(Operator::Compose, function);
    let run_action = actions.run.expr().infix(Operator::Compose, value("action"));
    let step = Type::Function(vec![variable("b"), variable("a"), variable("b")]);
    let each = Type::Function(vec![variable("a"), action(unit())]);
    [
        like(
            &rt::NEXT_ITEM_IN_IO,
            "The next value, if there is one.",
            vec![items(), action(lib::MAYBE.ty().apply([variable("a")]))],
            &[],
            composed(rt::NEXT_ITEM_IN_IO.expr()),
        ),
        like(
            &rt::FOLD_ITEMS_IN_IO,
            "All values from the next one on, folded from the left and strictly.",
            vec![step, variable("b"), items(), action(variable("b"))],
            &["f", "start"],
            composed(rt::FOLD_ITEMS_IN_IO.call([value("f"), value("start")])),
        ),
        like(
            &rt::FOR_ITEMS_IN_IO,
            "Runs the action on each value from the next one on.",
            vec![items(), each, action(unit())],
            &["items", "action"],
            acting().dollar(rt::FOR_ITEMS_IN_IO.call([value("items"), run_action])),
        ),
        like(
            &rt::ITEMS_TO_LIST_IN_IO,
            "All values from the next one on. A chunk of them is read when the list is evaluated that far.",
            vec![items(), action(Type::List(Box::new(variable("a"))))],
            &[],
            composed(rt::ITEMS_TO_LIST_IN_IO.expr()),
        ),
    ]
}

fn on_events(actions: &Actions, names: &Names) -> [Decl; 4] {
    let read = |known: &Known, docs: &str, result: Type| {
        let events = rt::EVENTS.ty().apply([variable("a")]);
        let composed = actions
            .constructor
            .expr()
            .infix(Operator::Compose, known.expr());
        like(
            known,
            docs,
            vec![events, names.action_of(result)],
            &[],
            composed,
        )
    };
    let optional = || lib::MAYBE.ty().apply([variable("a")]);
    [
        read(
            &rt::READ_EVENT_IN_IO,
            "The next event. Waits until there is one, and returns 'Nothing' when all events have been read and no sender is left.",
            optional(),
        ),
        read(
            &rt::TRY_READ_EVENT_IN_IO,
            "The next event, if there is one now.",
            optional(),
        ),
        read(
            &rt::READ_EVENTS_IN_IO,
            "The events that are there, in order. Waits until there is one, and returns none when all events have been read and no sender is left.",
            Type::List(Box::new(variable("a"))),
        ),
        read(
            &rt::DROPPED_EVENTS_IN_IO,
            "How many events Rust has dropped since the queue was full.",
            lib::WORD64.ty(),
        ),
    ]
}
