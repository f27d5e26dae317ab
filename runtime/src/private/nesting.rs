//! Where functions, traits and values of Haskell's may be within a type.

use crate::private::metadata::Type;

/// Checks that no function of Haskell's is within a list, a tuple or the like, where Haskell could not take back what Rust has not taken.
///
/// # Panics
/// At compile time, if one is.
pub(crate) const fn check_nesting(ty: &Type) {
    assert!(
        is_nested_well(ty),
        "[HS0023] a function or a trait of Haskell's is within a tuple, a list or another type: it can be passed by itself, in an `Option` or in a `Result` only\npass it as a parameter or a result of its own\nfor details, run `cargo hsffi explain HS0023`"
    );
}

/// Whether no function of Haskell's is so.
pub const fn is_nested_well(ty: &Type) -> bool {
    is_well_in(ty, false)
}

const fn is_well_in(ty: &Type, inside: bool) -> bool {
    match ty {
        Type::Closure(..) | Type::Trait(..) => !inside,
        Type::Option(value) => is_well_in(value.ty, inside),
        Type::Tuple(fields) => {
            let mut i = 0;
            while i < fields.len() {
                if !is_well_in(fields[i].ty, true) {
                    return false;
                }
                i += 1;
            }
            true
        }
        Type::Either(left, right) => is_well_in(left.ty, inside) && is_well_in(right.ty, inside),
        Type::List { item: value, .. } | Type::Pointer { value, .. } => is_well_in(value, true),
        _ => true,
    }
}

/// Whether no value of a declared type is in a field.
pub const fn is_without_declared(ty: &Type) -> bool {
    match ty {
        Type::Held(_) => false,
        Type::Option(value) => is_without_declared(value.ty),
        Type::Tuple(fields) => {
            let mut i = 0;
            while i < fields.len() {
                if !is_without_declared(fields[i].ty) {
                    return false;
                }
                i += 1;
            }
            true
        }
        Type::Either(left, right) => is_without_declared(left.ty) && is_without_declared(right.ty),
        Type::List { item: value, .. }
        | Type::Pointer { value, .. }
        | Type::Items { item: value, .. }
        | Type::Events { event: value, .. } => is_without_declared(value),
        Type::Converted(conversion) => is_without_declared(conversion.value),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_nested_well;
    use crate::closure::OwnedFun;
    use crate::from_haskell::FromHaskell;
    use crate::private::metadata::{Address, Definition, Ownership, Slotted, Type};

    static DEFINITION: Definition = Definition {
        destroy: Address(std::ptr::null()),
        close: Address(std::ptr::null()),
        id: "test::Storage",
        version: "",
    };
    const TRAIT: Type = Type::Trait(&DEFINITION, Ownership::Given);
    const CLOSURE: Type = <OwnedFun<fn()> as FromHaskell>::TYPE;
    const OPTION: Type = Type::Option(&Slotted {
        offset: 8,
        ty: &TRAIT,
    });

    #[test]
    fn functions_are_passed_by_themselves_or_in_an_option_or_a_result() {
        const TUPLE: Type = Type::Tuple(&[Slotted {
            offset: 0,
            ty: &CLOSURE,
        }]);
        const POINTER: Type = Type::Pointer {
            value: &OPTION,
            size: 24,
        };
        const SIDE: Slotted = Slotted {
            offset: 8,
            ty: &CLOSURE,
        };
        const RESULT: Type = Type::Either(&SIDE, &SIDE);
        const WITHIN: Type = Type::Either(
            &SIDE,
            &Slotted {
                offset: 8,
                ty: &TUPLE,
            },
        );
        for ty in [TRAIT, CLOSURE, OPTION, RESULT] {
            assert!(is_nested_well(&ty), "{ty:?} is rejected");
        }
        for ty in [TUPLE, POINTER, WITHIN] {
            assert!(!is_nested_well(&ty), "{ty:?} would be read unwritten");
        }
    }
}
