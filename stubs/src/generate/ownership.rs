//! Which values own memory of Rust's: the calls that return them are masked.

use std::collections::HashSet;

use super::names::Names;
use crate::description::{Data, Description, Type};

/// Whether a value of the type owns memory of Rust's, which must not be lost between the call and its reading.
pub(super) fn owns(ty: &Type, names: &Names) -> bool {
    has_memory(ty, &|id| !names.is_plain(id))
}

/// The ids of the data types whose values own no memory of Rust's: all their fields are numbers and the like.
pub(super) fn plain_types(description: &Description) -> HashSet<String> {
    let mut plain: HashSet<&str> = (description.data.iter())
        .map(|data| data.id.as_str())
        .collect();
    // Those that own memory make those own it that contain them.
    loop {
        let owning: Vec<_> = (description.data.iter())
            .filter(|data| plain.contains(data.id.as_str()))
            .filter(|data| has_owning_field(data, &|id| !plain.contains(id)))
            .map(|data| data.id.as_str())
            .collect();
        if owning.is_empty() {
            return plain.into_iter().map(str::to_owned).collect();
        }
        for id in owning {
            plain.remove(id);
        }
    }
}

fn has_owning_field(data: &Data, of_data: &dyn Fn(&str) -> bool) -> bool {
    let mut fields = data.variants.iter().flat_map(|variant| &variant.fields);
    fields.any(|field| has_memory(&field.value.ty, of_data))
}

/// Whether a value of the type owns memory, where that is known of data types.
fn has_memory(ty: &Type, of_data: &dyn Fn(&str) -> bool) -> bool {
    match ty {
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
        | Type::Items { .. } => true,
        Type::Data(id) => of_data(id),
        Type::Either(left, right) => {
            has_memory(&left.ty, of_data) || has_memory(&right.ty, of_data)
        }
        Type::Option(value) => has_memory(&value.ty, of_data),
        Type::Converted(conversion) => has_memory(&conversion.value, of_data),
        Type::Tuple(fields) => fields.iter().any(|field| has_memory(&field.ty, of_data)),
        _ => false,
    }
}
