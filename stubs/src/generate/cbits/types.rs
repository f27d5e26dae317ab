//! The part of the check that compares types by identity.
//!
//! A package finds a type's record, its destructor and the function that closes it by their link names. A function's record
//! refers to the definitions of its types by address, as rustc resolved them. Where one library of a program is linked with the
//! definitions of another, which has been built from another version of a crate or with other features, the addresses differ.

use std::fmt::Write;

use super::super::{definition, within};
use crate::description::{Constant, Description, Function, Object, Type, Variant};

/// The tables `types` and `objects`, each only if it has entries.
pub(super) struct Tables {
    pub declarations: String,
    pub has_types: bool,
    pub has_objects: bool,
}

/// A type where it is named: the record that names it, and as which one of that record's types.
struct Use<'a> {
    record: String,
    position: usize,
    id: &'a str,
}

pub(super) fn tables(description: &Description) -> Tables {
    let uses = uses(description);
    let mut text = String::new();
    if uses.is_empty() && description.objects.is_empty() {
        return Tables {
            declarations: text,
            has_types: false,
            has_objects: false,
        };
    }
    text.push_str(
        "\n/* The types that a record names; the record of a type begins with the type itself. */\n",
    );
    let mut records: Vec<String> = uses.iter().map(|used| used.record.clone()).collect();
    records.extend(
        uses.iter()
            .filter_map(|used| record_of(description, used.id)),
    );
    records.extend(
        description
            .objects
            .iter()
            .map(|object| object.symbol.clone()),
    );
    records.sort();
    records.dedup();
    for record in records {
        let _ = writeln!(
            text,
            "extern const struct hsffi_definition *const {record}_types[];"
        );
    }
    if !uses.is_empty() {
        text.push_str(
            "\n/* Each type that a function or an error names, and the type that is found by that name. */\n\
             static const struct hsffi_type types[] = {\n",
        );
        for used in &uses {
            if let Some(found) = record_of(description, used.id) {
                let Use {
                    record,
                    position,
                    id,
                } = used;
                let _ = writeln!(
                    text,
                    "    {{{record}_types + {position}, {found}_types, \"{id}\"}},"
                );
            }
        }
        text.push_str("};\n");
    }
    if !description.objects.is_empty() {
        destructors(&description.objects, &mut text);
    }
    Tables {
        declarations: text,
        has_types: !uses.is_empty(),
        has_objects: !description.objects.is_empty(),
    }
}

fn destructors(objects: &[Object], text: &mut String) {
    text.push('\n');
    let mut functions: Vec<&str> = Vec::new();
    for object in objects {
        functions.push(&object.destructor);
        functions.extend(object.close.as_deref());
    }
    functions.sort_unstable();
    functions.dedup();
    for function in functions {
        let _ = writeln!(text, "extern void {function}(void);");
    }
    text.push_str(
        "\n/* The functions that release and close objects, as they are found by name. */\n\
         static const struct hsffi_object objects[] = {\n",
    );
    for object in objects {
        let close = object.close.as_deref().unwrap_or("NULL");
        let _ = writeln!(
            text,
            "    {{{}_types, {}, {close}, \"{}\"}},",
            object.symbol, object.destructor, object.id
        );
    }
    text.push_str("};\n");
}

/// Every place where a type is named, in the order in which Rust lists a record's types.
fn uses(description: &Description) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    for function in &description.functions {
        add(
            &format!("{}_abi", function.symbol),
            0,
            of_function(function),
            &mut uses,
        );
    }
    for constant in &description.constants {
        add(
            &format!("{}_abi", constant.symbol),
            0,
            of_constant(constant),
            &mut uses,
        );
    }
    // The first type is the definition itself.
    for error in &description.errors {
        add(&error.symbol, 1, of_variants(&error.variants), &mut uses);
    }
    for data in &description.data {
        add(&data.symbol, 1, of_variants(&data.variants), &mut uses);
    }
    uses
}

fn add<'a>(record: &str, first: usize, ids: Vec<&'a str>, uses: &mut Vec<Use<'a>>) {
    for (position, id) in (first..).zip(ids) {
        uses.push(Use {
            record: record.to_owned(),
            position,
            id,
        });
    }
}

fn of_function(function: &Function) -> Vec<&str> {
    let mut ids: Vec<&str> = function.owner.as_deref().into_iter().collect();
    let parameters = function.parameters.iter().map(|parameter| &parameter.ty);
    for ty in parameters.chain([&function.value]).chain(&function.error) {
        of_type(ty, &mut ids);
    }
    ids
}

fn of_constant(constant: &Constant) -> Vec<&str> {
    constant.owner.as_deref().into_iter().collect()
}

fn of_variants(variants: &[Variant]) -> Vec<&str> {
    let mut ids = Vec::new();
    for field in variants.iter().flat_map(|variant| &variant.fields) {
        of_type(&field.value.ty, &mut ids);
    }
    ids
}

fn of_type<'a>(ty: &'a Type, ids: &mut Vec<&'a str>) {
    within(ty, &mut |ty| ids.extend(definition(ty).map(String::as_str)));
}

/// The link name of the record of the type with this id.
fn record_of(description: &Description, id: &str) -> Option<String> {
    let objects = description
        .objects
        .iter()
        .map(|object| (&object.id, &object.symbol));
    let enums = description
        .enums
        .iter()
        .map(|definition| (&definition.id, &definition.symbol));
    let errors = description
        .errors
        .iter()
        .map(|definition| (&definition.id, &definition.symbol));
    let data = description
        .data
        .iter()
        .map(|definition| (&definition.id, &definition.symbol));
    objects
        .chain(enums)
        .chain(errors)
        .chain(data)
        .find_map(|(known, symbol)| (known == id).then(|| symbol.clone()))
}
