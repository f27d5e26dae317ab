//! The functions of `<Root>`, an equation each.

use std::fmt::Write;

use super::arrays::{self, Elements};
use super::bound::BoundTypes;
use super::haddock::Scope;
use super::haskell::{Carrier, application, atom, carriers, public, signature};
use super::names::{Bound, Names};
use super::{deprecated, haddock, marshal};
use crate::description::{ArgAbi, Function, Import, Parameter, Scalar, Type};

pub(super) fn function(
    function: &Function,
    names: &Names,
    bound: &BoundTypes<'_>,
    scope: &Scope<'_>,
) -> String {
    let name = names.of_function(function);
    let fallback = format!("Rust's {}.", haddock::code(&function.name));
    let mut text = format!(
        "\n{}",
        haddock::of_function(&function.docs, function.blocking, &fallback, scope)
    );
    text.push_str(&signature(name, &types(function, names), ""));
    let (patterns, body) = equation(function, names, bound.made_by(function));
    // A value that is evaluated once.
    let constant = function.pure && patterns.is_empty();
    let _ = writeln!(
        text,
        "{} =",
        [vec![name.to_owned()], patterns].concat().join(" ")
    );
    let made = if is_leaf(function) {
        "leafPurely $ ".to_owned()
    } else if function.pure {
        let parts = parts_evaluated(function, names);
        let parts: String = parts.iter().map(|part| format!("{part} $ ")).collect();
        format!("{parts}purely $ ")
    } else {
        names.acting()
    };
    let _ = write!(text, "  {made}{}", body.trim_start());
    // Where a call costs little else, a wrapper that is called costs as much again.
    let plain = Returns::of(function) != Returns::Slot && !body.contains(" $ ");
    if (function.import == Import::Unsafe || plain) && !constant {
        let _ = writeln!(text, "{{-# INLINE {name} #-}}");
    }
    text.push_str(&deprecated::pragma(name, &function.docs));
    text
}

fn types(function: &Function, names: &Names) -> Vec<String> {
    let mut elements = Elements::default();
    let mut types: Vec<String> = function
        .parameters
        .iter()
        .filter(|parameter| !matches!(parameter.ty, Type::Token | Type::Stop))
        .map(|parameter| match parameter.ty {
            Type::Array(array) => elements.public(array),
            _ => public(&parameter.ty, names),
        })
        .collect();
    let value = public(&function.value, names);
    let changes = changed(function).map(|parameter| public(&parameter.ty, names));
    let value = tuple(given(function, value).into_iter().chain(changes).collect());
    let value = match &function.error {
        Some(error) if function.either => {
            format!("Either {} {}", atom(&public(error, names)), atom(&value))
        }
        _ => value,
    };
    types.push(if function.pure {
        value
    } else {
        format!("{} {}", names.io(), atom(&value))
    });
    types
}

/// The parameters that Rust changes, which come back behind the result.
fn changed(function: &Function) -> impl Iterator<Item = &Parameter> {
    let parameters = function.parameters.iter();
    parameters.filter(|parameter| parameter.abi == ArgAbi::InOut)
}

/// What stands for the result; nothing when there is a change in the place of `()`.
fn given(function: &Function, value: String) -> Option<String> {
    let nothing = function.value == Type::Unit && changed(function).next().is_some();
    (!nothing).then_some(value)
}

/// One thing alone, or a tuple.
fn tuple(parts: Vec<String>) -> String {
    match <[String; 1]>::try_from(parts) {
        Ok([only]) => only,
        Err(parts) => format!("({})", parts.join(", ")),
    }
}

/// Whether a value is made of a call that returns in a register and takes little time.
fn is_leaf(function: &Function) -> bool {
    let leaf = function.import == Import::Unsafe && Returns::of(function) != Returns::Slot;
    function.pure && leaf
}

/// A parameter in an equation.
struct Argument {
    /// What the equation matches; nothing when Haskell does not see the parameter.
    pattern: Option<String>,
    /// What lends the value for the call, applied to it and binding what carries it: function, operands, names.
    lending: Option<(String, Vec<String>, Vec<String>)>,
    /// The C arguments.
    words: Vec<String>,
    /// What reads the value again, where Rust changes it.
    changed: Option<String>,
}

impl Argument {
    fn of(
        parameter: &Parameter,
        bound: Bound,
        import: Import,
        masked: bool,
        aside: bool,
        stop: Option<&str>,
        names: &Names,
    ) -> Self {
        let Bound {
            value,
            pointer,
            start,
            length,
            slot,
            changed,
            variable,
        } = bound;
        // What is passed as it is would otherwise be evaluated under the mask, and what is lent under that of a call that can be
        // stopped. Either would be on another thread when a transaction needs the value of the call.
        let bang = if masked || aside { "!" } else { "" };
        let early = if stop.is_some() || aside { "!" } else { "" };
        let passed = |word: String| Argument {
            pattern: Some(format!("{bang}{value}")),
            lending: None,
            words: vec![word],
            changed: None,
        };
        let lent = |with: &str, operands: Vec<String>, words: Vec<String>| Argument {
            pattern: Some(format!("{early}{value}")),
            lending: Some((with.to_owned(), operands, words.clone())),
            words,
            changed: None,
        };
        match (parameter.abi, &parameter.ty) {
            (_, Type::Token) => Argument {
                pattern: None,
                lending: None,
                words: vec!["tokenWord".to_owned()],
                changed: None,
            },
            (ArgAbi::InOut, ty) => {
                let change = atom(&marshal::change(ty, names));
                let operands = vec![parameter.slot.to_string(), change];
                let bound = vec![slot.clone(), changed.clone()];
                Argument {
                    pattern: Some(format!("{early}{value}")),
                    lending: Some((format!("with{}Change", infix(import)), operands, bound)),
                    words: vec![slot],
                    changed: Some(changed),
                }
            }
            (_, Type::Stop) => Argument {
                pattern: None,
                lending: None,
                words: vec![pointer],
                changed: None,
            },
            (ArgAbi::Slot, ty) => {
                let writer = format!("({})", marshal::lend(ty, 0, &variable, stop, names));
                let operands = vec![parameter.slot.to_string(), writer];
                lent(&format!("with{}Slot", infix(import)), operands, vec![slot])
            }
            (ArgAbi::ArraySlice, _) => lent("withUtf8", Vec::new(), vec![pointer, start, length]),
            (_, Type::Text) => lent("withText", Vec::new(), vec![pointer, length]),
            (_, Type::Bytes) => lent("withBytes", Vec::new(), vec![pointer, length]),
            (_, Type::Vector(_)) => lent("withVector", Vec::new(), vec![pointer, length]),
            (_, Type::Array(array)) => {
                let (with, operands) = arrays::lends(*array, import, &parameter.name);
                lent(with, operands, vec![pointer, length])
            }
            (_, Type::Object(id)) => Argument {
                pattern: Some(format!("({} {early}{value})", names.of_type(id))),
                ..lent("withObject", Vec::new(), vec![pointer])
            },
            (_, Type::Unit) => Argument {
                pattern: Some("()".to_owned()),
                ..passed("0".to_owned())
            },
            (_, Type::Scalar(Scalar::Bool)) => passed(format!("(boolWord {value})")),
            (_, Type::Scalar(Scalar::Char)) => passed(format!("(charWord {value})")),
            (_, Type::Enum(_)) => passed(format!("(enumWord {value})")),
            _ => passed(value.clone()),
        }
    }
}

/// The import's name within those of functions.
fn infix(import: Import) -> &'static str {
    match import {
        Import::Safe | Import::Interruptible | Import::Cancellable => "Safe",
        Import::Unsafe => "Unsafe",
    }
}

/// The parameters that an equation matches and the expression that it gives. `made` is the bound type that it makes an object
/// of, which a thread that could go on elsewhere would have no use for.
fn equation(function: &Function, names: &Names, made: Option<&str>) -> (Vec<String>, String) {
    let import = function.import;
    let stop = Stopping::of(function, names);
    let masked = stop.is_some() || function.error.is_some() || marshal::owns(&function.value);
    let aside = function.pure && !is_leaf(function);
    let mut patterns = Vec::new();
    let mut called = format!("Foreign.{}", names.of_function(function));
    let mut changes = Vec::new();
    let (mut body, mut indent) = (String::new(), String::from("  "));
    if let Some(name) = made {
        body = format!("  inBoundThread \"{name}\" $\n");
    }
    if let Some(Stopping { with, stop, flag }) = &stop {
        for part in parts_evaluated(function, names) {
            let _ = writeln!(body, "{indent}{part} $");
            indent.push_str("  ");
        }
        let _ = writeln!(body, "{indent}{with} $ \\{stop} {flag} ->");
        indent.push_str("  ");
    }
    for (parameter, bound) in function
        .parameters
        .iter()
        .zip(names.of_parameters(function))
    {
        let value = bound.value.clone();
        let argument = Argument::of(
            parameter,
            bound,
            import,
            masked,
            aside,
            stop.as_ref().map(|stop| stop.stop.as_str()),
            names,
        );
        patterns.extend(argument.pattern);
        changes.extend(argument.changed);
        let carriers = carriers(&parameter.ty, parameter.abi);
        for (word, carrier) in argument.words.iter().zip(carriers) {
            called.push(' ');
            match carrier {
                Carrier::Numbers(_) | Carrier::Object(_) if names.by_header() => {
                    let _ = write!(called, "(Foreign.ConstPtr {word})");
                }
                _ => called.push_str(word),
            }
        }
        if let Some((with, mut operands, words)) = argument.lending {
            operands.push(format!("{value} $ \\{} ->", words.join(" ")));
            let lending = application(&with, &operands, &indent);
            // Under a call on several lines, what it encloses is indented further than its operands.
            indent.push_str(if lending.lines().count() > 1 {
                "    "
            } else {
                "  "
            });
            body.push_str(&lending);
        }
    }
    let called = atom(&called);
    let called = match &stop {
        None => called,
        Some(Stopping { stop, .. }) if Returns::of(function) == Returns::Slot => {
            format!("(callAsideInSlot {stop} {called})")
        }
        Some(Stopping { stop, .. }) => format!("(callAside {stop} {called})"),
    };
    let (head, operands) = taking(
        function,
        called,
        &changes,
        infix(import),
        stop.is_some(),
        names,
    );
    body.push_str(&application(&head, &operands, &indent));
    (patterns, body)
}

/// What evaluates the parts of arguments that a pattern does not, before a call that can be stopped masks exceptions,
/// or a pure one may be made on another thread.
fn parts_evaluated(function: &Function, names: &Names) -> Vec<String> {
    let bound = names.of_parameters(function);
    let parameters = function.parameters.iter().zip(bound);
    parameters
        .filter(|(parameter, _)| matches!(parameter.ty, Type::Option(_)))
        .map(|(parameter, bound)| format!("{} {}", marshal::evaluate(&parameter.ty), bound.value))
        .collect()
}

/// What a call that can be stopped stands in.
struct Stopping {
    /// The function that has it stopped.
    with: &'static str,
    /// What the function binds: what the call is made with, and the address that Rust is told.
    stop: String,
    flag: String,
}

impl Stopping {
    fn of(function: &Function, names: &Names) -> Option<Self> {
        let with = match function.import {
            Import::Safe | Import::Unsafe => return None,
            Import::Interruptible => "interruptibly",
            Import::Cancellable => "cancellably",
        };
        let bound = names.of_parameters(function);
        let (_, bound) = function
            .parameters
            .iter()
            .zip(bound)
            .find(|(parameter, _)| parameter.ty == Type::Stop)?;
        Some(Stopping {
            with,
            stop: bound.value,
            flag: bound.pointer,
        })
    }
}

/// The function that makes the call and takes what it returns, and its operands.
fn taking(
    function: &Function,
    called: String,
    changes: &[String],
    import: &str,
    masked: bool,
    names: &Names,
) -> (String, Vec<String>) {
    if Returns::of(function) != Returns::Slot {
        let result = marshal::result(&function.value);
        return match changes {
            [] => (result.to_owned(), vec![called]),
            _ => {
                let result = format!("{result} {called}");
                (with_changes(function, result, changes), Vec::new())
            }
        };
    }
    let value = marshal::decode(&function.value, 0, function.import, names);
    let afterwards: Vec<_> = changes
        .iter()
        .map(|changed| format!("afterwards {changed}"))
        .collect();
    let value = atom(&with_changes(function, value, &afterwards));
    let slot = function.slot.to_string();
    match &function.error {
        None if !masked && marshal::owns(&function.value) => {
            (format!("mask_ $ call{import}"), vec![slot, called, value])
        }
        None => (format!("call{import}"), vec![slot, called, value]),
        Some(error) => {
            let failed = atom(&marshal::decode(error, 0, function.import, names));
            let throw = match (function.either, error) {
                (true, _) => "",
                (false, Type::Exception) => "orRethrow $ ",
                (false, _) => "orThrow $ ",
            };
            (
                format!("{throw}try{import}"),
                vec![slot, called, failed, value],
            )
        }
    }
}

/// What gives the result, in `<$>` and `<*>` with what reads the changes.
fn with_changes(function: &Function, result: String, changes: &[String]) -> String {
    let [first, others @ ..] = changes else {
        return result;
    };
    let result = if marshal::is_operand(&result) {
        result
    } else {
        atom(&result)
    };
    let together = |parts: usize| format!("({})", ",".repeat(parts - 1));
    let start = match (function.value == Type::Unit, others) {
        (true, []) => return format!("{result} *> {first}"),
        (true, _) => format!("{} <$ {result}", together(changes.len())),
        (false, _) => format!("{} <$> {result}", together(changes.len() + 1)),
    };
    changes
        .iter()
        .fold(start, |text, changed| format!("{text} <*> {changed}"))
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
