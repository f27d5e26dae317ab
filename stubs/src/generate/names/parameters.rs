//! What an equation binds for each parameter.

use std::collections::HashSet;

use super::spelling::parameter_name;
use crate::description::{ArgAbi, Parameter, Type};
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

/// The names for these parameters, unlike those that are in scope.
pub(super) fn bind(parameters: &[Parameter], in_scope: &HashSet<String>) -> Vec<ParameterNames> {
    let mut taken = HashSet::new();
    let mut bind = |name: String| {
        let mut name = name;
        while in_scope.contains(&name)
            || reserved_names::is_keyword(&name)
            || !taken.insert(name.clone())
        {
            name.push('\'');
        }
        name
    };
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
