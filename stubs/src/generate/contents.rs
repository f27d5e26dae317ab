//! What values contain: whether they own memory of Rust's, so that the calls that return them are masked; and whether a conversion makes
//! some of it, which may throw.

use std::collections::HashSet;

use super::names::Names;
use super::parts;
use crate::description::{Data, Description, Type};

/// Whether a value of the type owns memory of Rust's, which must not be lost between the call and its reading.
pub(super) fn owns(ty: &Type, names: &Names) -> bool {
    contains(ty, &|ty| match ty {
        Type::Data(id) => !names.is_plain(id),
        ty => is_memory(ty),
    })
}

/// Whether reading a value of the type may throw.
pub(super) fn converts(ty: &Type, names: &Names) -> bool {
    contains(ty, &|ty| match ty {
        Type::Data(id) => names.is_converting(id),
        ty => is_conversion(ty),
    })
}

/// Whether a value of Haskell's that Rust holds is in a value of the type: never in a data type, whose module could not name it.
pub(super) fn holds(ty: &Type) -> bool {
    contains(ty, &|ty| matches!(ty, Type::Held(_)))
}

/// The ids of the data types whose values own no memory of Rust's: all their fields are numbers and the like.
pub(super) fn plain_types(description: &Description) -> HashSet<String> {
    let owning = types_that_contain(description, is_memory);
    let ids = description.data.iter().map(|data| &data.id);
    ids.filter(|id| !owning.contains(*id)).cloned().collect()
}

/// The ids of the data types in which a conversion is.
pub(super) fn converting_types(description: &Description) -> HashSet<String> {
    types_that_contain(description, is_conversion)
}

/// The ids of the data types that contain such a type, also within others.
fn types_that_contain(description: &Description, is_it: fn(&Type) -> bool) -> HashSet<String> {
    let mut found = HashSet::new();
    loop {
        let is_found = |ty: &Type| match ty {
            Type::Data(id) => found.contains(id),
            ty => is_it(ty),
        };
        let more: Vec<_> = (description.data.iter())
            .filter(|data| !found.contains(&data.id) && has_field(data, &is_found))
            .map(|data| data.id.clone())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

fn has_field(data: &Data, is_it: &dyn Fn(&Type) -> bool) -> bool {
    let mut fields = data.variants.iter().flat_map(|variant| &variant.fields);
    fields.any(|field| contains(&field.value.ty, is_it))
}

/// Whether it is such a type, or made of one.
fn contains(ty: &Type, is_it: &dyn Fn(&Type) -> bool) -> bool {
    is_it(ty) || parts(ty).into_iter().any(|part| contains(part, is_it))
}

fn is_conversion(ty: &Type) -> bool {
    matches!(ty, Type::Converted(_))
}

fn is_memory(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Text
            | Type::Bytes
            | Type::Vector(_)
            | Type::ReleasedBytes
            | Type::ReleasedVector(_)
            | Type::ReleasedText
            | Type::Object(_)
            | Type::Error(_)
            | Type::Message
            | Type::Exception
            | Type::List { .. }
            | Type::Pointer { .. }
            | Type::Structs(_)
            | Type::Items { .. }
            | Type::Held(_)
            | Type::Events { .. }
    )
}
