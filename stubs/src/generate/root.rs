//! `<Root>`: what users import.

use std::fmt::Write;

use super::foreign::used;
use super::haddock;
use super::haskell::{application, atom, generated, public, signature};
use super::marshal;
use super::names::{Names, decoder_name, field_names};
use super::prelude::SUPPORT;
use crate::description::{
    Description, Enum, Error, Function, Import, Object, Passing, Scalar, Slotted, Type, Variant,
};

pub(super) fn module(description: &Description, names: &Names) -> String {
    let body = body(description, names);
    let module = &description.module;
    let mut text = generated(module);
    text.push('\n');
    text.push_str(&haddock::comment(
        &module.docs,
        &format!("The Rust crate {}.", module.package),
        "",
    ));
    let _ = writeln!(text, "module {}", module.root);
    text.push_str(&exports(description, names));
    text.push('\n');
    text.push_str(&imports(description, names, &body));
    text.push_str(&body);
    text
}

/// `import Prelude hiding (…)`, when an export takes a name of it.
pub(super) fn prelude(names: &Names) -> String {
    match names.hidden() {
        [] => String::new(),
        hidden => format!("import Prelude hiding ({})\n\n", hidden.join(", ")),
    }
}

fn of_owner<'a>(
    description: &'a Description,
    owner: Option<&'a str>,
    names: &'a Names,
) -> Vec<&'a Function> {
    let mut functions: Vec<_> = description
        .functions
        .iter()
        .filter(|function| function.owner.as_deref() == owner)
        .collect();
    functions.sort_by_key(|function| (function.method, names.of_function(function)));
    functions
}

fn exports(description: &Description, names: &Names) -> String {
    let mut sections: Vec<(&str, Vec<String>)> = Vec::new();
    for object in &description.objects {
        let mut items = vec![object.name.clone()];
        let functions = of_owner(description, Some(&object.id), names);
        items.extend(
            functions
                .iter()
                .map(|function| names.of_function(function).to_owned()),
        );
        sections.push((&object.name, items));
    }
    for definition in &description.enums {
        sections.push((&definition.name, vec![format!("{} (..)", definition.name)]));
    }
    let functions = of_owner(description, None, names);
    let functions = functions
        .iter()
        .map(|function| names.of_function(function).to_owned());
    sections.push(("Functions", functions.collect()));
    let errors = description
        .errors
        .iter()
        .map(|error| format!("{} (..)", error.name));
    let failures = ["RustPanic (..)", "InvalidArgument (..)"].map(str::to_owned);
    sections.push(("Exceptions", errors.chain(failures).collect()));

    let mut text = String::new();
    for (heading, items) in sections.iter().filter(|(_, items)| !items.is_empty()) {
        let first = text.is_empty();
        let _ = writeln!(
            text,
            "{}-- * {heading}",
            if first { "  ( " } else { "\n    " }
        );
        for (position, item) in items.iter().enumerate() {
            let lead = if first && position == 0 { "   " } else { "  ," };
            let _ = writeln!(text, "{lead} {item}");
        }
    }
    text + "  ) where\n"
}

fn imports(description: &Description, names: &Names, body: &str) -> String {
    let mut text = prelude(names);
    for (module, items) in IMPORTS {
        let used = used(body, items);
        if !used.is_empty() {
            let used = used.replace("Exception, displayException", "Exception (..)");
            let _ = writeln!(text, "import {module} ({used})");
        }
        if *module == "Data.Text" && body.contains("Text.unpack") {
            text.push_str("import qualified Data.Text as Text\n");
        }
    }
    let root = &description.module.root;
    if body.contains("Foreign.") {
        let _ = writeln!(text, "import qualified {root}.Foreign as Foreign");
    }
    let mut items = vec!["InvalidArgument (..)", "RustPanic (..)"];
    if !description.errors.is_empty() {
        items.push("Decode");
    }
    let support = used(body, SUPPORT);
    let imported = ["mask_", "displayException"];
    items.extend(
        support
            .split(", ")
            .filter(|name| !name.is_empty() && !imported.contains(name)),
    );
    items.sort_unstable();
    let items: Vec<_> = items.into_iter().map(str::to_owned).collect();
    let _ = writeln!(text, "import {root}.Runtime");
    text + &super::haskell::list("(", &items, ")", "  ")
}

/// What `<Root>` imports from the packages that it depends on, where it uses it.
const IMPORTS: &[(&str, &[&str])] = &[
    (
        "Control.Exception",
        &["Exception", "displayException", "SomeException", "mask_"],
    ),
    ("Data.ByteString", &["ByteString"]),
    ("Data.Int", &["Int16", "Int32", "Int64", "Int8"]),
    ("Data.Text", &["Text"]),
    ("Data.Vector.Storable", &["Vector"]),
    ("Data.Word", &["Word16", "Word32", "Word64", "Word8"]),
    ("Foreign.ForeignPtr", &["ForeignPtr"]),
];

fn body(description: &Description, names: &Names) -> String {
    let mut text = String::new();
    for definition in &description.objects {
        text.push_str(&object(definition));
        for exported in of_owner(description, Some(&definition.id), names) {
            text.push_str(&function(exported, names));
        }
    }
    for definition in &description.enums {
        text.push_str(&enumeration(definition));
    }
    for exported in of_owner(description, None, names) {
        text.push_str(&function(exported, names));
    }
    for definition in &description.errors {
        text.push_str(&error(definition, names));
    }
    text
}

fn object(definition: &Object) -> String {
    let name = &definition.name;
    let docs = haddock::comment(&definition.docs, "An object that lives in Rust.", "");
    format!("\n{docs}newtype {name} = {name} (ForeignPtr Foreign.{name})\n")
}

fn enumeration(definition: &Enum) -> String {
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

fn error(definition: &Error, names: &Names) -> String {
    let name = &definition.name;
    let docs = haddock::comment(&definition.docs, "What can go wrong.", "");
    let mut text = format!("\n{docs}data {name}\n");
    for (position, variant) in definition.variants.iter().enumerate() {
        text.push_str(&alternative(position, variant));
        text.push_str(&constructor(variant, names));
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
    text.push_str(&super::haskell::list("[", &readers, "]", "    "));
    text
}

/// A constructor with its fields and, last, the message.
fn constructor(variant: &Variant, names: &Names) -> String {
    let types: Vec<String> = variant
        .fields
        .iter()
        .map(|field| public(&field.value.ty, names))
        .chain(["Text".to_owned()])
        .map(|ty| format!("!{}", atom(&ty)))
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
    format!(
        "{}\n{}",
        variant.name,
        super::haskell::list("{", &fields, "}", "      ")
    )
}

/// Whether all fields have `Eq`, which objects have not.
fn comparable(definition: &Error) -> bool {
    fn has_object(ty: &Type) -> bool {
        match ty {
            Type::Object(_) => true,
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

fn function(function: &Function, names: &Names) -> String {
    let name = names.of_function(function);
    let fallback = format!("Rust's @{}@.", function.name);
    let mut text = format!("\n{}", haddock::comment(&function.docs, &fallback, ""));
    text.push_str(&signature(name, &types(function, names), ""));
    let call = Call::new(function, names);
    let patterns: String = call
        .patterns
        .iter()
        .map(|pattern| format!(" {pattern}"))
        .collect();
    let _ = writeln!(text, "{name}{patterns} =");
    text.push_str(&call.body);
    if function.import == Import::Unsafe {
        let _ = writeln!(text, "{{-# INLINE {name} #-}}");
    }
    text
}

fn types(function: &Function, names: &Names) -> Vec<String> {
    let mut types: Vec<String> = function
        .parameters
        .iter()
        .filter(|parameter| parameter.ty != Type::Token)
        .map(|parameter| public(&parameter.ty, names))
        .collect();
    let value = public(&function.value, names);
    types.push(match &function.error {
        Some(error) if function.either => {
            format!(
                "IO (Either {} {})",
                atom(&public(error, names)),
                atom(&value)
            )
        }
        _ => format!("IO {}", atom(&value)),
    });
    types
}

/// The equation of a function: what it matches, and what it does.
struct Call {
    patterns: Vec<String>,
    body: String,
}

impl Call {
    fn new(function: &Function, names: &Names) -> Self {
        let import = match function.import {
            Import::Safe => "Safe",
            Import::Unsafe => "Unsafe",
        };
        let mut patterns = Vec::new();
        let mut layers = Vec::new();
        let mut arguments = Vec::new();
        for (parameter, name) in function
            .parameters
            .iter()
            .zip(names.of_parameters(function))
        {
            let mut layer = |with: &[&str], bound: &[&str]| {
                let with: Vec<_> = with.iter().map(|part| (*part).to_owned()).collect();
                let bound: Vec<_> = bound
                    .iter()
                    .map(|suffix| format!("{name}{suffix}"))
                    .collect();
                layers.push((with, name.clone(), format!("$ \\{} ->", bound.join(" "))));
                arguments.extend(bound);
            };
            match (parameter.passing, &parameter.ty) {
                (_, Type::Token) => arguments.push("0".to_owned()),
                (Passing::Slot, ty) => {
                    let lend = marshal::lend(ty, 0, names);
                    let with = format!("with{import}Slot");
                    layer(
                        &[&with, &parameter.slot.to_string(), &format!("({lend})")],
                        &["Slot"],
                    );
                }
                (_, Type::Text) => layer(&["withText"], &["Ptr", "Len"]),
                (_, Type::Bytes) => layer(&["withBytes"], &["Ptr", "Len"]),
                (_, Type::Vector(_)) => layer(&["withVector"], &["Ptr", "Len"]),
                (_, Type::Object(_)) => layer(&["withObject"], &["Ptr"]),
                (_, Type::Unit) => arguments.push("0".to_owned()),
                (_, Type::Scalar(Scalar::Bool)) => arguments.push(format!("(boolWord {name})")),
                (_, Type::Scalar(Scalar::Char)) => arguments.push(format!("(charWord {name})")),
                (_, Type::Enum(_)) => arguments.push(format!("(enumWord {name})")),
                _ => arguments.push(name.clone()),
            }
            match (parameter.passing, &parameter.ty) {
                (_, Type::Token) => {}
                (Passing::Word, Type::Unit) => patterns.push("()".to_owned()),
                (Passing::Word, Type::Object(id)) => {
                    patterns.push(format!("({} {name})", names.of_type(id)));
                }
                _ => patterns.push(name),
            }
        }

        let foreign = format!("Foreign.{}", names.of_function(function));
        let called = std::iter::once(foreign)
            .chain(arguments)
            .collect::<Vec<_>>()
            .join(" ");
        let mut head = String::new();
        if function.error.is_some() && !function.either {
            head.push_str("orThrow $ ");
        }
        if let (None, Import::Unsafe, true) = (
            &function.error,
            function.import,
            marshal::owns(&function.value),
        ) {
            head.push_str("mask_ $ ");
        }
        let verb = if function.error.is_some() {
            "try"
        } else {
            "call"
        };
        head.push_str(&format!("{verb}{import}"));
        let mut operands = vec![function.slot.to_string(), atom(&called)];
        operands.extend(
            function
                .error
                .iter()
                .map(|error| atom(&marshal::decode(error, 0, names))),
        );
        operands.push(atom(&marshal::decode(&function.value, 0, names)));

        let mut body = String::new();
        let mut indent = String::from("  ");
        for (with, name, bound) in layers {
            let operands: Vec<_> = with[1..].iter().cloned().chain([name, bound]).collect();
            body.push_str(&application(&with[0], &operands, &indent));
            indent.push_str("  ");
        }
        body.push_str(&application(&head, &operands, &indent));
        Call { patterns, body }
    }
}
