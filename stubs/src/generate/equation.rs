//! The functions of `<Root>`, an equation each.

use std::fmt::Write;

use super::bound::BoundTypes;
use super::haskell::{application, atom, public, signature};
use super::names::{Bound, Names};
use super::{haddock, marshal};
use crate::description::{Function, Import, Parameter, Passing, Scalar, Type};

pub(super) fn function(function: &Function, names: &Names, bound: &BoundTypes<'_>) -> String {
    let name = names.of_function(function);
    let fallback = format!("Rust's @{}@.", function.name);
    let mut text = format!("\n{}", haddock::comment(&function.docs, &fallback, ""));
    text.push_str(&signature(name, &types(function, names), ""));
    let (patterns, body) = equation(function, names, bound.made_by(function));
    let _ = writeln!(
        text,
        "{} =",
        [vec![name.to_owned()], patterns].concat().join(" ")
    );
    text.push_str(&body);
    // Where a call costs little else, a wrapper that is called costs as much again.
    let plain = Returns::of(function) != Returns::Slot && !body.contains(" $ ");
    if function.import == Import::Unsafe || plain {
        let _ = writeln!(text, "{{-# INLINE {name} #-}}");
    }
    text
}

fn types(function: &Function, names: &Names) -> Vec<String> {
    let mut types: Vec<String> = function
        .parameters
        .iter()
        .filter(|parameter| parameter.ty != Type::Token)
        .map(|parameter| public(&parameter.ty, names))
        .collect();
    let value = public(&function.value, names);
    types.push(match &function.error {
        Some(error) if function.either => {
            format!(
                "IO (Either {} {})",
                atom(&public(error, names)),
                atom(&value)
            )
        }
        _ => format!("IO {}", atom(&value)),
    });
    types
}

/// A parameter in an equation.
struct Argument {
    /// What the equation matches; nothing when Haskell does not see the parameter.
    pattern: Option<String>,
    /// What lends the value for the call, applied to it and binding what carries it: function, operands, names.
    lending: Option<(String, Vec<String>, Vec<String>)>,
    /// The C arguments.
    words: Vec<String>,
}

impl Argument {
    fn of(parameter: &Parameter, bound: Bound, import: &str, masked: bool, names: &Names) -> Self {
        let Bound {
            value,
            pointer,
            length,
            slot,
            variable,
        } = bound;
        // What is passed as it is would otherwise be evaluated under the mask.
        let bang = if masked { "!" } else { "" };
        let passed = |word: String| Argument {
            pattern: Some(format!("{bang}{value}")),
            lending: None,
            words: vec![word],
        };
        let lent = |with: &str, operands: Vec<String>, words: Vec<String>| Argument {
            pattern: Some(value.clone()),
            lending: Some((with.to_owned(), operands, words.clone())),
            words,
        };
        match (parameter.passing, &parameter.ty) {
            (_, Type::Token) => Argument {
                pattern: None,
                lending: None,
                words: vec!["0".to_owned()],
            },
            (Passing::Slot, ty) => {
                let writer = format!("({})", marshal::lend(ty, 0, &variable, names));
                let operands = vec![parameter.slot.to_string(), writer];
                lent(&format!("with{import}Slot"), operands, vec![slot])
            }
            (_, Type::Text) => lent("withText", Vec::new(), vec![pointer, length]),
            (_, Type::Bytes) => lent("withBytes", Vec::new(), vec![pointer, length]),
            (_, Type::Vector(_)) => lent("withVector", Vec::new(), vec![pointer, length]),
            (_, Type::Object(id)) => Argument {
                pattern: Some(format!("({} {value})", names.of_type(id))),
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

/// The parameters that an equation matches and the expression that it gives. `made` is the bound type that it makes an object
/// of, which a thread that could go on elsewhere would have no use for.
fn equation(function: &Function, names: &Names, made: Option<&str>) -> (Vec<String>, String) {
    let import = match function.import {
        Import::Safe => "Safe",
        Import::Unsafe => "Unsafe",
    };
    let masked = function.error.is_some() || marshal::owns(&function.value);
    let mut patterns = Vec::new();
    let mut called = format!("Foreign.{}", names.of_function(function));
    let (mut body, mut indent) = (String::new(), String::from("  "));
    if let Some(name) = made {
        body = format!("  inBoundThread \"{name}\" $\n");
        indent.push_str("  ");
    }
    for (parameter, bound) in function
        .parameters
        .iter()
        .zip(names.of_parameters(function))
    {
        let value = bound.value.clone();
        let argument = Argument::of(parameter, bound, import, masked, names);
        patterns.extend(argument.pattern);
        for word in argument.words {
            called.push(' ');
            called.push_str(&word);
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
    let (head, operands) = taking(function, &called, import, names);
    body.push_str(&application(&head, &operands, &indent));
    (patterns, body)
}

/// The function that makes the call and takes what it returns, and its operands.
fn taking(function: &Function, called: &str, import: &str, names: &Names) -> (String, Vec<String>) {
    let called = atom(called);
    if Returns::of(function) != Returns::Slot {
        return (marshal::result(&function.value).to_owned(), vec![called]);
    }
    let value = atom(&marshal::decode(&function.value, 0, function.import, names));
    let slot = function.slot.to_string();
    match &function.error {
        None if marshal::owns(&function.value) => {
            (format!("mask_ $ call{import}"), vec![slot, called, value])
        }
        None => (format!("call{import}"), vec![slot, called, value]),
        Some(error) => {
            let error = atom(&marshal::decode(error, 0, function.import, names));
            let throw = if function.either { "" } else { "orThrow $ " };
            (
                format!("{throw}try{import}"),
                vec![slot, called, error, value],
            )
        }
    }
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
