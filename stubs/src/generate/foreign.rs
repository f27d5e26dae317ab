//! `<Root>.Foreign`: the imports.

use std::fmt::Write;

use super::arrays::{Elements, UNLIFTED, import_whole};
use super::equation::Returns;
use super::haskell::{
    CONST_POINTER, FUNCTIONS, SLOT, UTF8, carried, generated, list, pointer, public, signature,
};
use super::header;
use super::imports::{Words, code, lenience, prelude};
use super::names::Names;
use super::{constant, haddock};
use crate::description::{Constant, Description, Finalizer, Function, Import, Type};

pub(super) fn module(description: &Description, names: &Names) -> String {
    let root = &description.module.root;
    let body = body(description, names);
    let code = code(&body);
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
    exports.extend(imported(description, names).map(|c| names.of_constant(c).to_owned()));

    let capi = description.module.capi;
    if capi {
        exports.insert(0, format!("{CONST_POINTER} (..)"));
    }
    let mut text = generated(&description.module);
    text.push_str(lenience(names));
    if capi {
        text.push_str("{-# LANGUAGE CApiFFI #-}\n{-# LANGUAGE CPP #-}\n");
    }
    if code.contains(SLOT) || code.contains("Array#") || code.contains(UTF8) {
        text.push_str("{-# LANGUAGE MagicHash #-}\n{-# LANGUAGE UnliftedFFITypes #-}\n");
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
    text.push_str(&imports(&code, root, names));
    if capi {
        text.push_str(CONST_POINTER_OF_BASE);
    }
    text.push_str(&body);
    text
}

/// `ConstPtr` of a `base` that has it, for which GHC writes `const` to the C compiler. Before that, a type that GHC takes for the
/// pointer in it.
const CONST_POINTER_OF_BASE: &str = "\
#if MIN_VERSION_base(4,18,0)
import Foreign.C.ConstPtr (ConstPtr (..))
#else
import Foreign.Ptr (Ptr)

-- | A pointer to what is not changed.
newtype ConstPtr a = ConstPtr {unConstPtr :: Ptr a}
#endif
";

/// How C functions are imported.
struct Convention<'a> {
    description: &'a Description,
    names: &'a Names,
}

impl Convention<'_> {
    fn import(&self, safety: &str, symbol: &str) -> String {
        if self.names.by_header() {
            let header = header::file(self.names);
            format!("foreign import capi {safety} \"{header} {symbol}\"\n")
        } else {
            format!("foreign import ccall {safety} \"{symbol}\"\n")
        }
    }

    /// What a C compiler is told of an object's type.
    fn pragma(&self, name: &str) -> String {
        if self.names.by_header() {
            let header = header::file(self.names);
            let object_type = header::object_type(name, self.description);
            format!("{{-# CTYPE \"{header}\" \"{object_type}\" #-}} ")
        } else {
            String::new()
        }
    }
}

fn body(description: &Description, names: &Names) -> String {
    let mut text = String::new();
    let convention = Convention { description, names };
    for object in &description.objects {
        let name = &object.name;
        // A finalizer is an address, which `capi` has no part in.
        let _ = write!(
            text,
            "\n-- | What a handle of this type points to.\ndata {}{name}\n\n-- | Releases it.\n",
            convention.pragma(name),
        );
        let destructor = &object.destructor;
        let _ = match object.finalizer {
            Finalizer::C | Finalizer::Late => writeln!(
                text,
                "foreign import ccall \"&{destructor}\"\n  destroy{name} :: FinalizerPtr {name}"
            ),
            Finalizer::Haskell => writeln!(
                text,
                "foreign import ccall safe \"{destructor}\"\n  destroy{name} :: Ptr {name} -> {FUNCTIONS} -> IO ()"
            ),
        };
        if let Some(close) = &object.close {
            let _ = write!(
                text,
                "\n-- | Closes it. Returns in a register.\n{}  close{name} :: {} {name} -> IO Word\n",
                convention.import("safe", close),
                pointer(names),
            );
        }
    }
    for function in &description.functions {
        text.push('\n');
        text.push_str(&import(function, &convention));
    }
    for constant in imported(description, names) {
        let comment = haddock::plain("A macro of the header.");
        let value = format!("value {}", constant.symbol);
        let import = convention.import("unsafe", &value);
        let ty = public(&constant.value.ty(), names);
        let signature = signature(names.of_constant(constant), &[ty], "  ");
        let _ = write!(text, "\n{comment}{import}{signature}");
    }
    text
}

/// The constants whose value the C compiler tells.
fn imported<'a>(
    description: &'a Description,
    names: &'a Names,
) -> impl Iterator<Item = &'a Constant> {
    let constants = description.constants.iter();
    constants.filter(|constant| constant::is_imported(constant, names))
}

fn import(function: &Function, convention: &Convention<'_>) -> String {
    let names = convention.names;
    let name = names.of_function(function);
    let mut elements = Elements::default();
    let mut types: Vec<String> = function
        .parameters
        .iter()
        .flat_map(|parameter| match parameter.ty {
            Type::Array(array) => vec![elements.unlifted(array), "Word".to_owned()],
            _ => carried(&parameter.ty, parameter.abi, names),
        })
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
        Import::Safe | Import::Interruptible | Import::Cancellable => "safe",
        Import::Unsafe => {
            let _ = write!(
                comment,
                " Unsafe: {}.",
                function.reason.trim_end_matches('.')
            );
            "unsafe"
        }
    };
    let mut text = haddock::plain(&comment);
    text.push_str(&convention.import(keyword, &function.symbol));
    text.push_str(&signature(name, &types, "  "));
    text
}

fn imports(code: &str, root: &str, names: &Names) -> String {
    let words = Words::of(code);
    let mut text = prelude(names);
    words.import(&mut text, "Data.Int", "Int16, Int32, Int64, Int8");
    words.import(&mut text, "Data.Word", "Word16, Word32, Word64, Word8");
    words.import(&mut text, "Foreign.ForeignPtr", "FinalizerPtr");
    words.import(&mut text, "Foreign.Ptr", "Ptr");
    words.import(&mut text, "GHC.Exts", UNLIFTED);
    import_whole(&mut text, &words);
    words.import(&mut text, &format!("{root}.Runtime"), UTF8);
    text
}
