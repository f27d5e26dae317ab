//! `<Root>.Foreign`: the imports.

use std::fmt::Write;

use super::equation::Returns;
use super::haskell::{SLOT, carried, generated, list, signature};
use super::imports::{Words, prelude};
use super::names::Names;
use crate::description::{Description, Function, Import};

/// How an import begins that takes an extension of its own.
const INTERRUPTIBLE: &str = "foreign import ccall interruptible";

pub(super) fn module(description: &Description, names: &Names) -> String {
    let root = &description.module.root;
    let body = body(description, names);
    let mut exports: Vec<String> = Vec::new();
    for object in &description.objects {
        exports.push(object.name.clone());
        exports.push(format!("destroy{}", object.name));
        exports.extend(object.close.iter().map(|_| format!("close{}", object.name)));
    }
    exports.extend(
        description
            .functions
            .iter()
            .map(|f| names.of_function(f).to_owned()),
    );

    let mut text = generated(&description.module);
    if body.contains(SLOT) {
        text.push_str("{-# LANGUAGE MagicHash #-}\n{-# LANGUAGE UnliftedFFITypes #-}\n");
    }
    if body.contains(INTERRUPTIBLE) {
        text.push_str("{-# LANGUAGE InterruptibleFFI #-}\n");
    }
    text.push('\n');
    let _ = write!(
        text,
        "-- |\n-- The functions of Rust as they are imported, for \"{root}\" to call.\n--\n\
         -- __Unchecked__: a pointer that is not good for the call, a slot of another size, or a slot that is not pinned for a\n\
         -- @safe@ import corrupts memory, and what a call returns may own memory that has to be taken over.\n\
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
        if let Some(close) = &object.close {
            let _ = write!(
                text,
                "\n-- | Closes it. Returns in a register.\nforeign import ccall safe \"{close}\"\n  \
                 close{name} :: Ptr {name} -> IO Word\n"
            );
        }
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
    match Returns::of(function) {
        Returns::Slot => types.extend([SLOT, "IO Word"].map(str::to_owned)),
        Returns::Word => types.push("IO Word".to_owned()),
        Returns::Double => types.push("IO Double".to_owned()),
    }
    let mut comment = match Returns::of(function) {
        Returns::Slot => format!("Returns through a slot of {} bytes.", function.slot),
        Returns::Word | Returns::Double => "Returns in a register.".to_owned(),
    };
    let keyword = match function.import {
        Import::Safe | Import::Cancellable => "safe",
        Import::Interruptible => "interruptible",
        Import::Unsafe => {
            let _ = write!(
                comment,
                " Unsafe: {}.",
                function.because.trim_end_matches('.')
            );
            "unsafe"
        }
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
    let words = Words::of(body);
    let mut text = prelude(names);
    words.import(&mut text, "Data.Int", "Int16, Int32, Int64, Int8");
    words.import(&mut text, "Data.Word", "Word16, Word32, Word64, Word8");
    words.import(&mut text, "Foreign.ForeignPtr", "FinalizerPtr");
    words.import(&mut text, "Foreign.Ptr", "Ptr");
    words.import(&mut text, "GHC.Exts", "MutableByteArray#, RealWorld");
    text
}
