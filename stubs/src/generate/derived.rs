//! Of which classes a type with fields has instances: those of which all its parts have.

use std::collections::HashSet;

use crate::description::{Class, Description, Type, Variant};

/// Whether values can be evaluated deeply: sequences and most objects have no `NFData`.
pub(super) fn is_evaluable(variants: &[Variant], description: &Description) -> bool {
    have_instance(variants, Class::NFData, description)
}

/// Whether all fields of these variants have an instance of the class.
pub(super) fn have_instance(variants: &[Variant], class: Class, description: &Description) -> bool {
    let mut seen = HashSet::new();
    fields_have_instance(variants, class, description, &mut seen)
}

fn fields_have_instance<'a>(
    variants: &'a [Variant],
    class: Class,
    description: &'a Description,
    seen: &mut HashSet<&'a str>,
) -> bool {
    let mut fields = variants.iter().flat_map(|variant| &variant.fields);
    fields.all(|field| type_has_instance(&field.value.ty, class, description, seen))
}

fn type_has_instance<'a>(
    ty: &'a Type,
    class: Class,
    description: &'a Description,
    seen: &mut HashSet<&'a str>,
) -> bool {
    match ty {
        Type::Object(id) => (description.objects.iter())
            .any(|object| object.id == *id && object.instances.contains(&class)),
        Type::Items { .. }
        | Type::Closure(..)
        | Type::Trait(..)
        | Type::Events { .. }
        | Type::Exception
        | Type::Waker => false,
        Type::Error(_) => class == Class::Eq,
        Type::Option(value) => type_has_instance(&value.ty, class, description, seen),
        Type::Tuple(fields) => {
            let limit = if class == Class::NFData { 9 } else { 15 };
            fields.len() <= limit
                && (fields.iter())
                    .all(|field| type_has_instance(&field.ty, class, description, seen))
        }
        Type::Either(left, right) => [left, right]
            .into_iter()
            .all(|side| type_has_instance(&side.ty, class, description, seen)),
        Type::List { item, .. } => type_has_instance(item, class, description, seen),
        Type::Pointer { value, .. } => type_has_instance(value, class, description, seen),
        Type::Converted(conversion) => !conversion.lacks.contains(&class),
        // What contains itself has the instance if its other parts have it.
        Type::Data(id) | Type::Structs(id) if !seen.insert(id) => true,
        Type::Data(id) | Type::Structs(id) => description
            .data_type(id)
            .is_some_and(|data| fields_have_instance(&data.variants, class, description, seen)),
        _ => true,
    }
}

/// Whether values of the type can be evaluated deeply, given the data types that cannot.
pub(super) fn type_is_evaluable(ty: &Type, unevaluable: &HashSet<String>) -> bool {
    let mut evaluable = true;
    super::within(ty, &mut |ty| {
        evaluable &= match ty {
            Type::Converted(conversion) => !conversion.lacks.contains(&Class::NFData),
            Type::Data(id) => !unevaluable.contains(id),
            // Whose fields nobody has looked at, and of types that Rust does not know.
            Type::Error(_) | Type::Held(_) => false,
            _ => true,
        };
    });
    evaluable
}
