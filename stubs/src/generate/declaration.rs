//! The data types of `<Root>`.

use std::fmt::Write;

use super::haskell::{atom, list, public};
use super::names::{Names, decoder_name, field_names};
use super::{haddock, marshal};
use crate::description::{Access, Enum, Error, Object, Slotted, Type, Variant};

/// A handle; of a type that no function takes or returns, just the type.
pub(super) fn object(definition: &Object, in_use: bool, names: &Names) -> String {
    let name = &definition.name;
    let mut docs = haddock::comment(&definition.docs, "An object that lives in Rust.", "");
    if definition.access == Access::Bound {
        docs.push_str(BOUND);
    }
    if !in_use {
        return format!("\n{docs}data {name}\n");
    }
    let mut text = format!("\n{docs}newtype {name} = {name} (ForeignPtr Foreign.{name})\n");
    if definition.close.is_some() {
        text.push_str(&closing(name, names));
    }
    text
}

/// What the documentation of a bound type says.
const BOUND: &str = "\
--
-- It belongs to the OS thread that makes it, which must be that of a bound thread. To use it on another throws
-- 'ObjectElsewhere'. When its thread ends, it is dropped.
";

/// The functions that close an object of the type `name`.
fn closing(name: &str, names: &Names) -> String {
    let pointer = if names.by_header() {
        "(Foreign.ConstPtr selfPtr)"
    } else {
        "selfPtr"
    };
    let (io, acting) = (names.io(), names.acting());
    let opened = names.run("open");
    // Applied to what has been opened, where a function of `IO` does not do.
    let (close, act, action) = match names.own_io() {
        Some(run) => (
            format!("(run{run} . close{name})"),
            " action",
            format!(" (run{run} . action)"),
        ),
        None => (format!("close{name}"), "", String::new()),
    };
    format!(
        "\n-- | Closes it, and all that was made from it: using them is an 'ObjectError' from then on. Closing again does nothing.\n\
         --\n-- Throws 'ObjectInUse', and leaves it open, while a call on it is in progress.\n\
         close{name} :: {name} -> {io} ()\n\
         close{name} ({name} self) =\n  {acting}withObject self $ \\selfPtr ->\n    unitResult (Foreign.close{name} {pointer})\n\
         \n-- | Opens, acts and closes, whatever happens meanwhile.\n\
         with{name} :: {io} {name} -> ({name} -> {io} a) -> {io} a\n\
         with{name} open{act} = {acting}bracket {opened} {close}{action}\n"
    )
}

pub(super) fn enumeration(definition: &Enum) -> String {
    let docs = haddock::comment(&definition.docs, "One of a few.", "");
    let mut text = format!("\n{docs}data {}\n", definition.name);
    for (position, variant) in definition.variants.iter().enumerate() {
        text.push_str(&alternative(position, variant));
        text.push_str(&variant.name);
        text.push('\n');
    }
    text + "  deriving (Bounded, Enum, Eq, Ord, Show)\n"
}

/// `= ` or `| `, with the constructor's documentation before it.
fn alternative(position: usize, variant: &Variant) -> String {
    let lead = if position == 0 { "  = " } else { "  | " };
    if variant.docs.is_empty() {
        return lead.to_owned();
    }
    let docs = haddock::comment(&variant.docs, "", "    ");
    format!("{lead}{}    ", docs.trim_start())
}

/// An exception and, where a function can throw it, its reader.
pub(super) fn error(definition: &Error, in_use: bool, names: &Names) -> String {
    let name = &definition.name;
    let docs = haddock::comment(&definition.docs, "What can go wrong.", "");
    // With a message alone there is nothing to hold together.
    let only_message = matches!(definition.variants.as_slice(), [only] if only.fields.is_empty());
    let (keyword, strict) = if only_message {
        ("newtype", "")
    } else {
        ("data", "!")
    };
    let mut text = format!("\n{docs}{keyword} {name}\n");
    for (position, variant) in definition.variants.iter().enumerate() {
        text.push_str(&alternative(position, variant));
        text.push_str(&constructor(variant, strict, names));
    }
    if comparable(definition) {
        text.push_str("  deriving (Eq)\n");
    }
    let _ = write!(
        text,
        "\n-- | The message that Rust displays.\ninstance Show {name} where\n  show = displayException\n\n\
         instance Exception {name} where\n  displayException failure = Text.unpack $ case failure of\n"
    );
    for variant in &definition.variants {
        let wildcards = "_ ".repeat(variant.fields.len());
        let _ = writeln!(text, "    {} {wildcards}message -> message", variant.name);
    }
    if !in_use {
        return text;
    }
    let decoder = decoder_name(name);
    let _ = write!(
        text,
        "\n{decoder} :: Decode {name}\n{decoder} =\n  variantAt\n    0\n"
    );
    let readers: Vec<_> = definition
        .variants
        .iter()
        .map(|variant| {
            let fields: Vec<Slotted> = variant
                .fields
                .iter()
                .map(|field| field.value.clone())
                .collect();
            marshal::decode_variant(&variant.name, &fields, names)
        })
        .collect();
    text.push_str(&list("[", &readers, "]", "    "));
    text
}

/// A constructor with its fields and, last, the message.
fn constructor(variant: &Variant, strict: &str, names: &Names) -> String {
    let types: Vec<String> = variant
        .fields
        .iter()
        .map(|field| public(&field.value.ty, names))
        .chain(["Text".to_owned()])
        .map(|ty| format!("{strict}{}", atom(&ty)))
        .collect();
    let fields = field_names(&variant.name, &variant.fields);
    if fields.is_empty() {
        return format!("{} {}\n", variant.name, types.join(" "));
    }
    let fields: Vec<_> = fields
        .iter()
        .zip(&types)
        .map(|(name, ty)| format!("{name} :: {ty}"))
        .collect();
    format!("{}\n{}", variant.name, list("{", &fields, "}", "      "))
}

/// Whether all fields have `Eq`, which objects have not.
fn comparable(definition: &Error) -> bool {
    fn has_object(ty: &Type) -> bool {
        match ty {
            Type::Object(_) | Type::Items { .. } => true,
            Type::Option(value) => has_object(&value.ty),
            Type::Tuple(fields) => fields.iter().any(|field| has_object(&field.ty)),
            _ => false,
        }
    }
    let mut fields = definition
        .variants
        .iter()
        .flat_map(|variant| &variant.fields);
    !fields.any(|field| has_object(&field.value.ty))
}
