//! `<Root>.Foreign`: the imports.

use std::fmt::Write;

use super::haskell::{SLOT, carried, generated, list, signature};
use super::names::Names;
use crate::description::{Description, Function, Import};

pub(super) fn module(description: &Description, names: &Names) -> String {
    let root = &description.module.root;
    let body = body(description, names);
    let mut exports: Vec<String> = Vec::new();
    for object in &description.objects {
        exports.push(object.name.clone());
        exports.push(format!("destroy{}", object.name));
    }
    exports.extend(
        description
            .functions
            .iter()
            .map(|f| names.of_function(f).to_owned()),
    );

    let mut text =
        String::from("{-# LANGUAGE MagicHash #-}\n{-# LANGUAGE UnliftedFFITypes #-}\n\n");
    text.insert_str(0, &generated(&description.module));
    let _ = write!(
        text,
        "-- |\n-- The functions of Rust as they are imported, for \"{root}\" to call.\n--\n\
         -- __Unchecked__: each writes its result to the slot that is its last argument and answers a status. A wrong size, a\n\
         -- pointer that is not good for the call, or a slot that is not pinned for a @safe@ import corrupts memory.\n\
         module {root}.Foreign\n"
    );
    text.push_str(&list("(", &exports, ") where", "  "));
    text.push('\n');
    text.push_str(&imports(&body, names));
    text.push_str(&body);
    text
}

fn body(description: &Description, names: &Names) -> String {
    let mut text = String::new();
    for object in &description.objects {
        let name = &object.name;
        let _ = write!(
            text,
            "\n-- | What a handle of this type points to.\ndata {name}\n\n\
             -- | Releases it.\nforeign import ccall \"&{}\"\n  destroy{name} :: FinalizerPtr {name}\n",
            object.destructor
        );
    }
    for function in &description.functions {
        text.push('\n');
        text.push_str(&import(function, names));
    }
    text
}

fn import(function: &Function, names: &Names) -> String {
    let name = names.of_function(function);
    let mut types: Vec<String> = function
        .parameters
        .iter()
        .flat_map(|parameter| carried(&parameter.ty, parameter.passing, names))
        .collect();
    types.push(SLOT.to_owned());
    types.push("IO Word8".to_owned());
    let (keyword, comment) = match function.import {
        Import::Safe => (
            "safe",
            format!("A slot of {} bytes, pinned.", function.slot),
        ),
        Import::Unsafe => (
            "unsafe",
            format!(
                "A slot of {} bytes. Unsafe: {}.",
                function.slot,
                function.because.trim_end_matches('.')
            ),
        ),
    };
    let mut text = super::haddock::comment(&comment, "", "");
    let _ = writeln!(
        text,
        "foreign import ccall {keyword} \"{}\"",
        function.symbol
    );
    text.push_str(&signature(name, &types, "  "));
    text
}

fn imports(body: &str, names: &Names) -> String {
    let mut text = super::root::prelude(names);
    let ints = used(body, &["Int16", "Int32", "Int64", "Int8"]);
    if !ints.is_empty() {
        let _ = writeln!(text, "import Data.Int ({ints})");
    }
    let words = used(body, &["Word16", "Word32", "Word64", "Word8"]);
    let _ = writeln!(text, "import Data.Word ({words})");
    if body.contains("FinalizerPtr") {
        text.push_str("import Foreign.ForeignPtr (FinalizerPtr)\n");
    }
    if body.contains(" Ptr ") {
        text.push_str("import Foreign.Ptr (Ptr)\n");
    }
    text.push_str("import GHC.Exts (MutableByteArray#, RealWorld)\n");
    text
}

/// Those of `names` that occur in `body` as words, for an import list.
pub(super) fn used(body: &str, names: &[&str]) -> String {
    let words: std::collections::HashSet<&str> = body
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\'')))
        .collect();
    let used: Vec<_> = names
        .iter()
        .copied()
        .filter(|name| words.contains(name))
        .collect();
    used.join(", ")
}
