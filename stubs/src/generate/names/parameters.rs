//! What an equation binds for each parameter.

use std::collections::HashSet;

use super::spelling::{field_variable, parameter_name};
use crate::description::{ArgAbi, Field, Parameter, Type};
use crate::generate::reserved_names;

/// The names of a parameter in an equation: its own, and those of what carries it, where it is carried so.
pub(in crate::generate) struct ParameterNames {
    pub(in crate::generate) value: String,
    pub(in crate::generate) pointer: String,
    /// Where in an array it begins.
    pub(in crate::generate) start: String,
    pub(in crate::generate) length: String,
    pub(in crate::generate) slot: String,
    /// What reads the value again when Rust has changed it.
    pub(in crate::generate) changed: String,
    /// For a function that is written where the parameter is lent.
    pub(in crate::generate) variable: String,
}

/// Whether lending a value of the type takes a function of its own.
fn needs_variable(ty: &Type) -> bool {
    match ty {
        Type::Option(value) => needs_variable(&value.ty),
        Type::Object(_) => true,
        Type::Closure(closure, _) => {
            closure.parameters.len() > 1 || needs_variable(&closure.result)
        }
        _ => false,
    }
}

/// What the functions bind that are written where a value is passed: no parameter has one of these names.
const LOCAL: [&str; 10] = [
    "handle", "value", "part1", "part2", "part3", "part4", "part5", "part6", "part7", "part8",
];

/// The name, with primes until nothing in scope has it.
pub(super) fn local(name: &str, in_scope: &HashSet<String>) -> String {
    free(name.to_owned(), in_scope, &mut HashSet::new())
}

/// The names for these fields, unlike those that are in scope.
pub(super) fn bind_fields(fields: &[Field], in_scope: &HashSet<String>) -> Vec<String> {
    let mut taken = taken(in_scope);
    let names = fields.iter().map(field_variable);
    names.map(|name| free(name, in_scope, &mut taken)).collect()
}

/// The names of what is bound elsewhere in an equation.
fn taken(in_scope: &HashSet<String>) -> HashSet<String> {
    LOCAL.iter().map(|name| local(name, in_scope)).collect()
}

/// The name, with primes until nothing else has it.
fn free(mut name: String, in_scope: &HashSet<String>, taken: &mut HashSet<String>) -> String {
    while in_scope.contains(&name)
        || reserved_names::is_keyword(&name)
        || !taken.insert(name.clone())
    {
        name.push('\'');
    }
    name
}

/// The names for these parameters, unlike those that are in scope.
pub(super) fn bind(parameters: &[Parameter], in_scope: &HashSet<String>) -> Vec<ParameterNames> {
    let mut taken = taken(in_scope);
    let mut bind = |name: String| free(name, in_scope, &mut taken);
    let names: Vec<_> = (parameters.iter())
        .map(|parameter| parameter_name(&parameter.name))
        .collect();
    let values: Vec<_> = names.iter().map(|name| bind(name.clone())).collect();
    let parameters = parameters.iter().zip(names).zip(values);
    parameters
        .map(|((parameter, name), value)| {
            let mut when = |is: bool, name: String| if is { bind(name) } else { String::new() };
            let within = parameter.abi == ArgAbi::ArraySlice;
            let slice = within || parameter.abi == ArgAbi::Slice;
            let changed = parameter.abi == ArgAbi::InOut;
            let slot = changed || parameter.abi == ArgAbi::Slot;
            let object = matches!(parameter.ty, Type::Object(_));
            let array = matches!(parameter.ty, Type::Array(_));
            let what = match (array, within) {
                (true, _) => "Array",
                (_, true) => "Utf8",
                _ => "Ptr",
            };
            let stop = parameter.ty == Type::Stop;
            ParameterNames {
                pointer: when(slice || object || stop, format!("{name}{what}")),
                start: when(within, format!("{name}Start")),
                length: when(slice, format!("{name}Len")),
                slot: when(slot, format!("{name}Slot")),
                changed: when(changed, format!("{name}Changed")),
                variable: when(slot && needs_variable(&parameter.ty), "it".to_owned()),
                value,
            }
        })
        .collect()
}
