//! `<Root>`: what users import.

use std::fmt::Write;

use super::arrays::{OF_ARRAYS, PRIMITIVE};
use super::bound::BoundTypes;
use super::haddock::Scope;
use super::haskell::{generated, list};
use super::imports::{Words, code, lenience, prelude};
use super::names::{Names, closing_names};
use super::prelude::SUPPORT;
use super::{Feature, Features, constant, declaration, equation, haddock, types_in_use};
use crate::description::{Constant, Description, Function};

pub(super) fn module(description: &Description, names: &Names, features: &Features) -> String {
    let body = body(description, names);
    let code = code(&body);
    let module = &description.module;
    let mut text = generated(module);
    text.push_str(lenience(names));
    // A function's equation begins its line; the fields of a type do not.
    let is_strict = |line: &str| line.ends_with(" =") && line.contains(" !");
    if code.lines().any(is_strict) {
        text.push_str("{-# LANGUAGE BangPatterns #-}\n");
    }
    text.push('\n');
    text.push_str(&haddock::of_module(
        &module.docs,
        &format!("The Rust crate {}.", module.crate_name()),
        &Scope::of(description, names),
    ));
    let _ = writeln!(text, "module {}", module.root);
    text.push_str(&exports(description, names, features));
    text.push('\n');
    text.push_str(&imports(description, names, features, &code));
    text.push_str(&body);
    text
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

fn constants_of_owner<'a>(
    description: &'a Description,
    owner: Option<&'a str>,
    names: &'a Names,
) -> Vec<&'a Constant> {
    let mut constants: Vec<_> = description
        .constants
        .iter()
        .filter(|constant| constant.owner.as_deref() == owner)
        .collect();
    constants.sort_by_key(|constant| names.of_constant(constant));
    constants
}

fn exports(description: &Description, names: &Names, features: &Features) -> String {
    let in_use = types_in_use(description);
    let mut sections: Vec<(&str, Vec<String>)> = Vec::new();
    for object in &description.objects {
        let mut items = vec![object.name.clone()];
        if object.close.is_some() && in_use.contains(object.id.as_str()) {
            items.extend(closing_names(&object.name));
        }
        let constants = constants_of_owner(description, Some(&object.id), names);
        items.extend(
            constants
                .iter()
                .map(|constant| names.of_constant(constant).to_owned()),
        );
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
    let constants = constants_of_owner(description, None, names);
    let constants = constants
        .iter()
        .map(|constant| names.of_constant(constant).to_owned());
    sections.push(("Constants", constants.collect()));
    let functions = of_owner(description, None, names);
    let functions = functions
        .iter()
        .map(|function| names.of_function(function).to_owned());
    sections.push(("Functions", functions.collect()));
    if features.has(Feature::Items) {
        sections.push(("Items", ITEMS.map(str::to_owned).to_vec()));
    }
    if features.has(Feature::ArrayArrays) {
        sections.push(("Arrays of arrays", OF_ARRAYS.map(str::to_owned).to_vec()));
    }
    let errors = description
        .errors
        .iter()
        .map(|error| format!("{} (..)", error.name));
    let failures = failures(features).map(str::to_owned);
    sections.push(("Exceptions", errors.chain(failures).collect()));

    if let Some(io) = names.own_io() {
        sections.insert(0, ("Actions", vec![io.to_owned(), format!("run{io}")]));
    }

    let mut text = String::new();
    for (heading, items) in sections.iter().filter(|(_, items)| !items.is_empty()) {
        let first = text.is_empty();
        let _ = writeln!(
            text,
            "{}-- * {}",
            if first { "  ( " } else { "\n    " },
            haddock::text(heading)
        );
        for (position, item) in items.iter().enumerate() {
            let lead = if first && position == 0 { "   " } else { "  ," };
            let _ = writeln!(text, "{lead} {item}");
        }
    }
    text + "  ) where\n"
}

/// What sequences are read with.
const ITEMS: [&str; 5] = ["Items", "nextItem", "foldItems", "forItems_", "itemsToList"];

/// The exceptions that any package has, and those that this one has use for.
fn failures(features: &Features) -> impl Iterator<Item = &'static str> {
    let gates = features.has(Feature::Gates).then_some("ObjectError (..)");
    let stops = features.has(Feature::Stops).then_some("CallStopped (..)");
    let closures = features
        .has(Feature::Closures)
        .then_some("CallbackDepthExceeded (..)");
    ["RustPanic (..)", "InvalidArgument (..)"]
        .into_iter()
        .chain(gates)
        .chain(stops)
        .chain(closures)
}

fn imports(description: &Description, names: &Names, features: &Features, code: &str) -> String {
    let words = Words::of(code);
    let root = &description.module.root;
    let mut text = prelude(names);
    words.import(
        &mut text,
        "Control.Exception",
        "Exception (..), SomeException, bracket, mask_",
    );
    if code.contains(" RealWorld") {
        words.import(&mut text, "Control.Monad.ST", "RealWorld");
    }
    words.import(&mut text, "Data.ByteString", "ByteString");
    if features.has(Feature::BytesConstants) {
        let _ = writeln!(
            text,
            "import qualified Data.ByteString.Char8 as {}",
            constant::BYTES
        );
    }
    if features.has(Feature::ShortByteStrings) {
        words.import(&mut text, "Data.ByteString.Short", "ShortByteString");
    }
    words.import(&mut text, "Data.Int", "Int16, Int32, Int64, Int8");
    if features.has(Feature::Primitive) {
        words.import(&mut text, "Data.Primitive", PRIMITIVE);
    }
    words.import(&mut text, "Data.Text", "Text");
    if !description.errors.is_empty() || features.has(Feature::TextConstants) {
        text.push_str("import qualified Data.Text as Text\n");
    }
    words.import(&mut text, "Data.Vector.Storable", "Vector");
    words.import(&mut text, "Data.Word", "Word16, Word32, Word64, Word8");
    words.import(&mut text, "Foreign.ForeignPtr", "ForeignPtr");
    if features.has(Feature::NanConstants) {
        let _ = writeln!(text, "import qualified GHC.Float as {}", constant::FLOAT);
    }
    if code.contains(" Foreign.") || code.contains("(Foreign.") {
        let _ = writeln!(text, "import qualified {root}.Foreign as Foreign");
    }
    let support = super::prelude::words(SUPPORT)
        .collect::<Vec<_>>()
        .join(", ");
    let elsewhere = ["bracket", "mask_", "displayException"];
    let mut items: Vec<_> = failures(features).collect();
    items.extend(words.used("Decode"));
    if features.has(Feature::Items) {
        items.extend(ITEMS);
    }
    if features.has(Feature::ArrayArrays) {
        items.extend(OF_ARRAYS);
    }
    items.extend(
        words
            .used(&support)
            .into_iter()
            .filter(|name| !elsewhere.contains(name) && !ITEMS.contains(name)),
    );
    let mut items: Vec<_> = items.into_iter().map(str::to_owned).collect();
    items.extend(names.own_io().map(|io| format!("{io} (..)")));
    items.sort_unstable();
    let _ = writeln!(text, "import {root}.Runtime");
    text + &list("(", &items, ")", "  ")
}

fn body(description: &Description, names: &Names) -> String {
    let in_use = types_in_use(description);
    let bound = BoundTypes::of(description);
    let mut text = String::new();
    let scope = Scope::of(description, names);
    for definition in &description.objects {
        let scope = scope.within(Some(&definition.id));
        text.push_str(&declaration::object(
            definition,
            in_use.contains(definition.id.as_str()),
            names,
            &scope,
        ));
        for exported in constants_of_owner(description, Some(&definition.id), names) {
            text.push_str(&constant::definition(exported, names, &scope));
        }
        for exported in of_owner(description, Some(&definition.id), names) {
            text.push_str(&equation::function(exported, names, &bound, &scope));
        }
    }
    for definition in &description.enums {
        text.push_str(&declaration::enumeration(definition, names, &scope));
    }
    for exported in constants_of_owner(description, None, names) {
        text.push_str(&constant::definition(exported, names, &scope));
    }
    for exported in of_owner(description, None, names) {
        text.push_str(&equation::function(exported, names, &bound, &scope));
    }
    for definition in &description.errors {
        let in_use = in_use.contains(definition.id.as_str());
        text.push_str(&declaration::error(definition, in_use, names, &scope));
    }
    text
}
