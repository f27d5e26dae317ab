//! What a wrapper does with one parameter.

use super::arrays;
use super::contents::holds;
use super::known::Known;
use super::marshal;
use super::names::{Names, ParameterNames};
use super::put;
use super::runtime_names as rt;
use crate::description::{ArgAbi, Import, Parameter, Scalar, Type};
use crate::haskell::{self, Expr, Pat};

/// What a call stands in: a function, and the names that it binds for the call.
pub(super) struct Layer {
    pub(super) function: Expr,
    pub(super) binds: Vec<String>,
}

impl Layer {
    /// `function $ body`, or `function $ \binds -> body`.
    pub(super) fn around(self, body: Expr) -> Expr {
        if self.binds.is_empty() {
            return self.function.dollar(body);
        }
        let patterns = self.binds.into_iter().map(Pat::Variable);
        self.function.dollar(Expr::lambda(patterns, body))
    }
}

/// What the arguments of one function have in common.
pub(super) struct Context<'a> {
    pub(super) import: Import,
    /// Whether exceptions are masked when the call is made.
    pub(super) masked: bool,
    /// Whether the call may be made on another thread.
    pub(super) aside: bool,
    /// What stops the call.
    pub(super) stop: Option<&'a str>,
    pub(super) names: &'a Names,
}

/// A parameter in an equation.
pub(super) struct Argument {
    /// What the equation matches; nothing when Haskell does not see the parameter.
    pub(super) pattern: Option<Pat>,
    /// What lends the value for the call, applied to it and binding what carries it.
    pub(super) lending: Option<Layer>,
    /// The C arguments.
    pub(super) words: Vec<Expr>,
    /// What reads the value again, where Rust changes it.
    pub(super) changed: Option<haskell::Name>,
}

impl Argument {
    pub(super) fn of(parameter: &Parameter, bound: ParameterNames, context: &Context<'_>) -> Self {
        let ParameterNames {
            value,
            pointer,
            start,
            length,
            slot,
            changed,
            variable,
        } = bound;
        let &Context {
            import,
            masked,
            aside,
            stop,
            names,
        } = context;
        // What is passed as it is would otherwise be evaluated under the mask, and what is lent under that of a call that can be
        // stopped. Either would be on another thread when a transaction needs the value of the call.
        let passed_early = masked || aside;
        let lent_early = stop.is_some() || aside;
        let unseen = |word: Expr| Argument {
            pattern: None,
            lending: None,
            words: vec![word],
            changed: None,
        };
        let passed = |convert: Option<&Known>| {
            let word = Expr::variable(&value);
            Argument {
                pattern: Some(Pat::variable(&value).evaluated(passed_early)),
                ..unseen(match convert {
                    Some(convert) => convert.call([word]),
                    None => word,
                })
            }
        };
        let lent = |with: Expr, binds: Vec<String>| Argument {
            pattern: Some(Pat::variable(&value).evaluated(lent_early)),
            words: binds.iter().map(Expr::variable).collect(),
            lending: Some(Layer {
                function: with.apply([Expr::variable(&value)]),
                binds,
            }),
            changed: None,
        };
        let slot_size = Expr::size(parameter.slot);
        match (parameter.abi, &parameter.ty) {
            (_, Type::Token) => unseen(rt::RTS_CALLBACKS.expr()),
            (ArgAbi::InOut, ty) => {
                let with = match import {
                    Import::Unsafe => &rt::WITH_UNSAFE_IN_OUT,
                    _ => &rt::WITH_SAFE_IN_OUT,
                };
                let with = with.call([slot_size, marshal::change(ty, names)]);
                let binds = vec![slot.clone(), changed.clone()];
                Argument {
                    words: vec![Expr::variable(slot)],
                    changed: Some(haskell::Name::local(changed)),
                    ..lent(with, binds)
                }
            }
            (_, Type::Stop) => unseen(Expr::variable(pointer)),
            (ArgAbi::Slot, ty) => {
                let with = match import {
                    Import::Unsafe => &rt::WITH_UNSAFE_SLOT,
                    _ => &rt::WITH_SAFE_SLOT,
                };
                let writer = marshal::lend(ty, 0, &variable, stop, names);
                lent(with.call([slot_size, writer]), vec![slot])
            }
            (ArgAbi::ArraySlice, _) => lent(rt::WITH_UTF8.expr(), vec![pointer, start, length]),
            (ArgAbi::Slice, Type::List { item, .. }) if **item == Type::Text => {
                lent(rt::WITH_TEXTS.expr(), vec![pointer, length])
            }
            (ArgAbi::Slice, Type::List { item, size, .. }) => {
                let put = put::put(item, 0, names);
                let with = if holds(item) {
                    &rt::WITH_HOLDING_LIST
                } else {
                    &rt::WITH_LIST
                };
                let with = with.call([Expr::size(*size), put]);
                lent(with, vec![pointer, length])
            }
            (_, Type::Text) => lent(rt::WITH_TEXT.expr(), vec![pointer, length]),
            (_, Type::Bytes) => lent(rt::WITH_BYTES.expr(), vec![pointer, length]),
            (_, Type::Structs(_)) => lent(rt::WITH_STRUCTS.expr(), vec![pointer, length]),
            (_, Type::Vector(_)) => lent(rt::WITH_VECTOR.expr(), vec![pointer, length]),
            (_, Type::Array(array)) => {
                let with = arrays::lends(*array, import, &parameter.name);
                lent(with, vec![pointer, length])
            }
            (_, Type::Object(id)) => object(id, &value, pointer, lent_early, names),
            (_, Type::Unit) => Argument {
                pattern: Some(Pat::Unit),
                ..unseen(Expr::size(0))
            },
            (_, Type::Scalar(Scalar::Bool)) => passed(Some(&rt::BOOL_WORD)),
            (_, Type::Scalar(Scalar::Char)) => passed(Some(&rt::CHAR_WORD)),
            (_, Type::Enum(_) | Type::Ordering) => passed(Some(&rt::ENUM_WORD)),
            _ => passed(None),
        }
    }
}

/// An object, whose handle is kept alive for the call.
fn object(id: &str, value: &str, pointer: String, evaluated: bool, names: &Names) -> Argument {
    let variable = Pat::variable(value).evaluated(evaluated);
    let handle = Expr::variable(value);
    let (pattern, handle) = if names.is_imported(id) {
        (variable, rt::HANDLE_OF.call([handle]))
    } else {
        (
            Pat::Constructor(names.type_name(id), vec![variable]),
            handle,
        )
    };
    Argument {
        pattern: Some(pattern),
        words: vec![Expr::variable(&pointer)],
        lending: Some(Layer {
            function: rt::WITH_OBJECT.call([handle]),
            binds: vec![pointer],
        }),
        changed: None,
    }
}
