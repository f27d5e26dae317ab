//! The data types of `<Root>`.

use std::fmt::Write;

use super::haddock::Scope;
use super::haskell::{atom, list, public};
use super::names::{Names, decoder_name, field_names};
use super::{deprecated, haddock, marshal};
use crate::description::{Access, Docs, Enum, Error, Object, Slotted, Type, Variant};

/// A handle; of a type that no function takes or returns, just the type.
pub(super) fn object(
    definition: &Object,
    in_use: bool,
    names: &Names,
    scope: &Scope<'_>,
) -> String {
    let name = &definition.name;
    let mut docs = haddock::comment(
        &deprecated::documented(name, &definition.docs, names),
        "An object that lives in Rust.",
        "",
        scope,
    );
    if definition.access == Access::Bound {
        docs.push_str(BOUND);
    }
    let pragma = deprecated::pragma_of_one(name, &definition.docs, names);
    if !in_use {
        return format!("\n{docs}data {name}\n{pragma}");
    }
    let mut text = format!("\n{docs}newtype {name} = {name} (ForeignPtr Foreign.{name})\n{pragma}");
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

pub(super) fn enumeration(definition: &Enum, names: &Names, scope: &Scope<'_>) -> String {
    let scope = scope.within(Some(&definition.id));
    let docs = deprecated::documented(&definition.name, &definition.docs, names);
    let docs = haddock::comment(&docs, "One of a few.", "", &scope);
    let mut text = format!("\n{docs}data {}\n", definition.name);
    for (position, variant) in definition.variants.iter().enumerate() {
        text.push_str(&alternative(position, variant, names, &scope));
        text.push_str(&variant.name);
        text.push('\n');
    }
    text.push_str("  deriving (Bounded, Enum, Eq, Ord, Show)\n");
    text + &pragmas(
        &definition.name,
        &definition.docs,
        &definition.variants,
        names,
    )
}

/// Of a type and its constructors.
fn pragmas(name: &str, docs: &Docs, variants: &[Variant], names: &Names) -> String {
    let of_variants = variants
        .iter()
        .map(|variant| deprecated::pragma_of_one(&variant.name, &variant.docs, names));
    std::iter::once(deprecated::pragma_of_one(name, docs, names))
        .chain(of_variants)
        .collect()
}

/// `= ` or `| `, with the constructor's documentation before it.
fn alternative(position: usize, variant: &Variant, names: &Names, scope: &Scope<'_>) -> String {
    let lead = if position == 0 { "  = " } else { "  | " };
    let docs = deprecated::documented(&variant.name, &variant.docs, names);
    let docs = haddock::comment(&docs, "", "    ", scope);
    if docs.trim() == "-- |" {
        return lead.to_owned();
    }
    format!("{lead}{}    ", docs.trim_start())
}

/// An exception and, where a function can throw it, its reader.
pub(super) fn error(definition: &Error, in_use: bool, names: &Names, scope: &Scope<'_>) -> String {
    let scope = scope.within(Some(&definition.id));
    let name = &definition.name;
    let docs = deprecated::documented(name, &definition.docs, names);
    let docs = haddock::comment(&docs, "What can go wrong.", "", &scope);
    // With a message alone there is nothing to hold together.
    let only_message = matches!(definition.variants.as_slice(), [only] if only.fields.is_empty());
    let (keyword, strict) = if only_message {
        ("newtype", "")
    } else {
        ("data", "!")
    };
    let mut text = format!("\n{docs}{keyword} {name}\n");
    for (position, variant) in definition.variants.iter().enumerate() {
        text.push_str(&alternative(position, variant, names, &scope));
        text.push_str(&constructor(variant, strict, names, &scope));
    }
    if comparable(definition) {
        text.push_str("  deriving (Eq)\n");
    }
    text.push_str(&pragmas(
        name,
        &definition.docs,
        &definition.variants,
        names,
    ));
    for variant in &definition.variants {
        let fields = field_names(&variant.name, &variant.fields);
        for (name, field) in fields.iter().zip(&variant.fields) {
            text.push_str(&deprecated::pragma(name, &field.docs));
        }
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
fn constructor(variant: &Variant, strict: &str, names: &Names, scope: &Scope<'_>) -> String {
    let types: Vec<String> = variant
        .fields
        .iter()
        .map(|field| public(&field.value.ty, names))
        .chain(["Text".to_owned()])
        .map(|ty| format!("{strict}{}", atom(&ty)))
        .collect();
    let fields = field_names(&variant.name, &variant.fields);
    // Of a field without a name, the documentation says that it is deprecated.
    let comments = variant.fields.iter().map(|field| {
        let mut docs = field.docs.clone();
        if fields.is_empty() {
            docs = deprecated::in_words(&docs);
        }
        let indent = if fields.is_empty() {
            "      "
        } else {
            "        "
        };
        let comment = haddock::comment(&docs, "", indent, scope);
        match comment.trim() {
            "-- |" => String::new(),
            _ => format!("{}{indent}", comment.trim_start()),
        }
    });
    let comments: Vec<_> = comments.chain([String::new()]).collect();
    if !fields.is_empty() {
        let fields = fields.iter().zip(&types).zip(&comments);
        let fields: Vec<_> = fields
            .map(|((name, ty), comment)| format!("{comment}{name} :: {ty}"))
            .collect();
        return format!("{}\n{}", variant.name, list("{", &fields, "}", "      "));
    }
    if comments.iter().all(String::is_empty) {
        return format!("{} {}\n", variant.name, types.join(" "));
    }
    let fields = types.iter().zip(&comments);
    let fields: String = fields
        .map(|(ty, comment)| format!("      {comment}{ty}\n"))
        .collect();
    format!("{}\n{fields}", variant.name)
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
