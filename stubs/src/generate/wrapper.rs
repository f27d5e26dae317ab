//! The functions of `<Root>`: each lends its arguments, makes the call and takes the result.

use super::argument::{Argument, Context, Layer};
use super::arrays::Elements;
use super::contents::owns;
use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::names::{Names, foreign_name};
use super::runtime_names as rt;
use super::thread_bound::ThreadBoundTypes;
use super::types::{self, CArgument, c_arguments, public};
use super::{deprecated, marshal, put, within};
use crate::description::{ArgAbi, Class, Function, Import, Parameter, Scalar, Type};
use crate::haskell::{self, Binding, Decl, Equation, Expr, Operator, Pat, Pragma, PragmaKind};

/// The declaration of a function.
pub(super) fn function(
    function: &Function,
    names: &Names,
    bound: &ThreadBoundTypes<'_>,
    scope: &Scope<'_>,
) -> Decl {
    let name = names.of_function(function);
    let fallback = format!("Rust's {}.", haddock::code(&function.name));
    let throws = throws(function, names);
    let docs = haddock::of_function(&function.docs, function.blocking, throws, &fallback, scope);
    let made = bound.made_by(function);
    let wrapper = Wrapper::of(function, names, made);
    // A value that is evaluated once.
    let constant = function.pure && wrapper.patterns.is_empty();
    // Where a call costs little else, a wrapper that is called costs as much again.
    let plain = Returns::of(function) != Returns::Slot && wrapper.layers.is_empty();
    let leaf = function.import == Import::Unsafe && !function.asynchronous;
    let inlined = (leaf || plain) && !constant;
    let inline = inlined.then(|| Pragma {
        name: name.to_owned(),
        kind: PragmaKind::Inline,
    });
    Decl::Binding(Binding {
        docs: Some(docs),
        ty: ty(function, names),
        equation: wrapper.equation(name, function, names),
        pragmas: inline
            .into_iter()
            .chain(deprecated::pragma(name, &function.docs))
            .collect(),
    })
}

/// What the documentation of a function says that it throws, besides what every function throws.
fn throws(function: &Function, names: &Names) -> Vec<String> {
    let linked = |error: &Type| match error {
        Type::Error(id) => Some(haddock::linked(id, names)),
        Type::Message => Some(format!("'{}'", rt::RUST_ERROR.text())),
        _ => None,
    };
    let thrown = function.error.as_ref().filter(|_| !function.either);
    let thrown = thrown.and_then(linked);
    let mut sentences = Vec::from_iter(thrown.map(|error| format!("Throws {error}.")));
    within(&function.value, &mut |ty| {
        let (item, items) = match ty {
            Type::Items { item, .. } => (item, "items"),
            Type::Events { event, .. } => (event, "events"),
            _ => return,
        };
        let thrown = types::thrown(item).and_then(|(error, _)| linked(&error.ty));
        sentences.extend(thrown.map(|error| format!("Reading the {items} throws {error}.")));
    });
    sentences
}

/// The equation of a method, which is called so.
pub(super) fn method(name: &str, function: &Function, names: &Names) -> Equation {
    Wrapper::of(function, names, None).equation(name, function, names)
}

fn ty(function: &Function, names: &Names) -> haskell::Type {
    let mut elements = Elements::default();
    let parameters = function
        .parameters
        .iter()
        .filter(|parameter| !matches!(parameter.ty, Type::Token | Type::Stop))
        .map(|parameter| match parameter.ty {
            Type::Array(array) => elements.public(array),
            _ => public(&parameter.ty, names),
        })
        .collect();
    // A change stands in the place of `()`.
    let nothing = function.value == Type::Unit && changed(function).next().is_some();
    let value = (!nothing).then(|| public(&function.value, names));
    let changes = changed(function).map(|parameter| public(&parameter.ty, names));
    let value = haskell::Type::tuple(value.into_iter().chain(changes).collect());
    let value = match &function.error {
        Some(error) if function.either => lib::EITHER.ty().apply([public(error, names), value]),
        _ => value,
    };
    let result = if function.pure {
        value
    } else {
        names.action_of(value)
    };
    haskell::Type::function(parameters, result)
}

/// The parameters that Rust changes, which come back behind the result.
fn changed(function: &Function) -> impl Iterator<Item = &Parameter> {
    let parameters = function.parameters.iter();
    parameters.filter(|parameter| parameter.abi == ArgAbi::InOut)
}

/// Whether a value is made of a call that returns in a register and takes little time.
fn is_leaf(function: &Function) -> bool {
    let leaf = function.import == Import::Unsafe && Returns::of(function) != Returns::Slot;
    function.pure && leaf
}

/// The right side of a function's equation, with its left.
struct Wrapper {
    patterns: Vec<Pat>,
    /// What the call stands in, from the outermost.
    layers: Vec<Layer>,
    call: Expr,
}

impl Wrapper {
    /// `made` is the thread-bound type that the function makes an object of, which a thread that could go on elsewhere would
    /// have no use for.
    fn of(function: &Function, names: &Names, made: Option<&str>) -> Self {
        let stop = Stopping::of(function, names);
        let owning =
            function.asynchronous || function.error.is_some() || owns(&function.value, names);
        let context = Context {
            import: function.import,
            masked: stop.is_some() || owning,
            aside: function.pure && !is_leaf(function),
            stop: stop.as_ref().map(|stop| stop.stop.as_str()),
            names,
        };
        let mut layers = Vec::new();
        layers.extend(made.map(|name| {
            Layer {
                function: rt::REQUIRE_BOUND_THREAD
                    .call([Expr::Literal(haskell::Literal::String(name.into()))]),
                binds: Vec::new(),
            }
        }));
        if let Some(Stopping { with, stop, flag }) = &stop {
            layers.extend(evaluations(function, names));
            layers.push(Layer {
                function: with.expr(),
                binds: vec![stop.clone(), flag.clone()],
            });
        }
        let (mut patterns, mut words, mut changes) = (Vec::new(), Vec::new(), Vec::new());
        for (parameter, bound) in function
            .parameters
            .iter()
            .zip(names.of_parameters(function))
        {
            let argument = Argument::of(parameter, bound, &context);
            patterns.extend(argument.pattern);
            layers.extend(argument.lending);
            changes.extend(argument.changed);
            let c_arguments = c_arguments(&parameter.ty, parameter.abi);
            words.extend(
                argument
                    .words
                    .into_iter()
                    .zip(c_arguments)
                    .map(|(word, c_argument)| match c_argument {
                        CArgument::Numbers(_) | CArgument::Object(_) if names.by_header() => {
                            lib::CONST_PTR_CONSTRUCTOR.call([word])
                        }
                        _ => word,
                    }),
            );
        }
        let called = foreign_name(names.of_function(function))
            .expr()
            .apply(words);
        let called = match &stop {
            None => called,
            Some(Stopping { stop, .. }) => {
                let aside = if Returns::of(function) == Returns::Slot {
                    &rt::CALL_ON_WORKER_IN_SLOT
                } else {
                    &rt::CALL_ON_WORKER
                };
                aside.call([Expr::variable(stop), called])
            }
        };
        let changes = changes.into_iter().map(Expr::Name).collect();
        let call = taking(function, called, changes, stop.is_some(), names);
        Wrapper {
            patterns,
            layers,
            call,
        }
    }
}

impl Wrapper {
    /// The equation of the function under this name.
    fn equation(self, name: &str, function: &Function, names: &Names) -> Equation {
        let layers = self.layers.into_iter();
        let body = layers.rfold(self.call, |body, layer| layer.around(body));
        let body = if is_leaf(function) {
            rt::PURE_LEAF_CALL.expr().dollar(body)
        } else if function.pure {
            let body = rt::PURE_CALL.expr().dollar(body);
            let evaluations = evaluations(function, names);
            evaluations
                .into_iter()
                .rfold(body, |body, layer| layer.around(body))
        } else if let Some(actions) = names.actions() {
            actions.constructor.expr().dollar(body)
        } else {
            body
        };
        Equation {
            name: name.to_owned(),
            patterns: self.patterns,
            body,
        }
    }
}

/// What evaluates the parts of arguments that a pattern does not, before a call that can be stopped masks exceptions,
/// or a pure one may be made on another thread.
fn evaluations(function: &Function, names: &Names) -> Vec<Layer> {
    let bound = names.of_parameters(function);
    let parameters = function.parameters.iter().zip(bound);
    parameters
        .filter(|(parameter, _)| {
            matches!(parameter.ty, Type::Option(_)) || put::is_put(&parameter.ty)
        })
        .map(|(parameter, bound)| Layer {
            function: marshal::evaluate(&parameter.ty, names).apply([Expr::variable(bound.value)]),
            binds: Vec::new(),
        })
        .collect()
}

/// What a call that can be stopped stands in.
struct Stopping {
    /// The function that has it stopped.
    with: &'static Known,
    /// What the function binds: what the call is made with, and the address that Rust is told.
    stop: String,
    flag: String,
}

impl Stopping {
    fn of(function: &Function, names: &Names) -> Option<Self> {
        let with = match function.import {
            Import::Safe | Import::Unsafe => return None,
            Import::Interruptible => &rt::WITH_INTERRUPTIBLE,
            Import::Cancellable => &rt::WITH_CANCELLABLE,
        };
        let bound = names.of_parameters(function);
        let mut parameters = function.parameters.iter().zip(bound);
        let (_, bound) = parameters.find(|(parameter, _)| parameter.ty == Type::Stop)?;
        Some(Stopping {
            with,
            stop: bound.value,
            flag: bound.pointer,
        })
    }
}

/// The call, with what takes its result.
fn taking(
    function: &Function,
    called: Expr,
    changes: Vec<Expr>,
    masked: bool,
    names: &Names,
) -> Expr {
    if Returns::of(function) != Returns::Slot {
        let result = match function.class {
            // The index of an `Ordering`.
            Some(Class::Ord) => &rt::ENUM_RESULT,
            _ => marshal::result(&function.value),
        };
        let result = result.call([called]);
        return with_changes(function, result, changes);
    }
    // The call that takes the result of a future is `safe`, whichever starts it.
    let import = if function.asynchronous {
        Import::Safe
    } else {
        function.import
    };
    let value = marshal::decode(&function.value, 0, import, names);
    let changes = changes
        .into_iter()
        .map(|changed| rt::PEEK_IN_OUT.call([changed]));
    let value = with_changes(function, value, changes.collect());
    let slot = Expr::size(function.slot);
    let (call, masked_call, try_call) = match import {
        _ if function.asynchronous => (&rt::CALL_ASYNC, &rt::CALL_ASYNC, &rt::TRY_ASYNC),
        Import::Unsafe => (&rt::CALL_UNSAFE, &rt::CALL_UNSAFE_MASKED, &rt::TRY_UNSAFE),
        _ => (&rt::CALL_SAFE, &rt::CALL_SAFE_MASKED, &rt::TRY_SAFE),
    };
    let Some(error) = &function.error else {
        let must_mask = !masked && owns(&function.value, names);
        let call = if must_mask { masked_call } else { call };
        return call.call([slot, called, value]);
    };
    let failed = marshal::decode(error, 0, import, names);
    let call = try_call.call([slot, called, failed, value]);
    match (function.either, error) {
        (true, _) => call,
        (false, Type::Exception) => rt::OR_RETHROW.expr().dollar(call),
        (false, _) => rt::OR_THROW.expr().dollar(call),
    }
}

/// What gives the result, in `<$>` and `<*>` with what reads the changes.
fn with_changes(function: &Function, result: Expr, mut changes: Vec<Expr>) -> Expr {
    let unit = function.value == Type::Unit;
    let start = match (unit, changes.len()) {
        (_, 0) => return result,
        (true, 1) => return result.infix(Operator::Then, changes.remove(0)),
        (true, parts) => Expr::TupleConstructor(parts).infix(Operator::Replace, result),
        (false, parts) => Expr::TupleConstructor(parts + 1).infix(Operator::Map, result),
    };
    let changes = changes.into_iter();
    changes.fold(start, |all, changed| all.infix(Operator::Ap, changed))
}

/// Where the result of a function comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Returns {
    /// Through a slot, and a status in the register.
    Slot,
    /// In an integer register.
    Word,
    /// In a floating-point register.
    Double,
}

impl Returns {
    pub(super) fn of(function: &Function) -> Self {
        match &function.value {
            _ if function.slot > 0 => Returns::Slot,
            Type::Scalar(Scalar::F32 | Scalar::F64) => Returns::Double,
            _ => Returns::Word,
        }
    }
}
