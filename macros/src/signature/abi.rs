//! How a parameter is passed, where its spelling tells.

use hsffi_metadata::ArgAbi;
use syn::{GenericArgument, Path, PathArguments, Type};

use super::unwrapped;
use crate::options;

/// How a parameter is passed whose type is spelled so: slices and arrays of Haskell's as pointer and length; `&str` within the
/// array that it lies in, which does not move during an `unsafe` call.
pub(super) fn spelled_abi(ty: &Type, import: options::Safety) -> Option<ArgAbi> {
    let ty = match unwrapped(ty) {
        Type::Reference(ty) if ty.mutability.is_none() => &*ty.elem,
        Type::Path(ty) if ty.qself.is_none() && is_array(&ty.path) => return Some(ArgAbi::Slice),
        _ => return None,
    };
    match ty {
        Type::Slice(_) => Some(ArgAbi::Slice),
        Type::Path(ty) if ty.qself.is_none() && ty.path.is_ident("str") => {
            Some(if import == options::Safety::Unsafe {
                ArgAbi::ArraySlice
            } else {
                ArgAbi::Slice
            })
        }
        _ => None,
    }
}

/// Whether the type is spelled as an array of Haskell's: by its name, with its lifetime. That it is one, and that there is
/// none where it is not spelled so, rustc proves.
fn is_array(path: &Path) -> bool {
    let Some(last) = path.segments.last() else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    matches!(arguments.args.first(), Some(GenericArgument::Lifetime(_)))
        && ARRAYS.iter().any(|name| last.ident == name)
}

/// The types of `hsffi::array`.
const ARRAYS: [&str; 11] = [
    "ByteArray",
    "ShortByteString",
    "MutableByteArray",
    "PinnedByteArray",
    "PinnedMutableByteArray",
    "Array",
    "MutableArray",
    "SmallArray",
    "SmallMutableArray",
    "ArrayArray",
    "MutableArrayArray",
];
