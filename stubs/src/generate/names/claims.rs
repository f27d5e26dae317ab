//! Haskell's namespaces, and who would have which name in them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::error::{NameError, NameErrors};
use super::spelling::{
    closing_names, constant_name, data_field_names, decoder_name, function_name, methods_name,
    reader_name, writer_name,
};
use crate::description::{DataForm, Description, FieldNames, ListForm, Object, Place, Type};
use crate::generate::reserved_names::{self, Needs};
use crate::generate::submodules::marks;
use crate::generate::types::thrown;
use crate::generate::{error_type, put, shows_type};
use crate::haskell::identifier;

/// Haskell's namespaces in `<Root>`, and what is wrong with the names so far.
pub(super) struct Namespaces<'a> {
    types: Claims<'a>,
    constructors: Claims<'a>,
    values: Claims<'a>,
    report: NameErrors,
}

impl<'a> Namespaces<'a> {
    /// With what generated code uses.
    pub(super) fn of(description: &Description, report: NameErrors) -> Self {
        let mut parameters = description.functions.iter().flat_map(|f| &f.parameters);
        let needs = Needs {
            types: !(description.data.is_empty()
                && description.enums.is_empty()
                && description.errors.is_empty()),
            data: !description.data.is_empty()
                || shows_type(description, |ty| {
                    put::is_put(ty)
                        || matches!(ty, Type::Items { item, .. } | Type::Events { event: item, .. } if thrown(item).is_some())
                }),
            collections: shows_type(
                description,
                |ty| matches!(ty, Type::List { form, .. } if *form != ListForm::List),
            ),
            numbers: shows_type(description, |ty| {
                matches!(ty, Type::Wide(_) | Type::Ordering)
            }),
            events: shows_type(description, |ty| matches!(ty, Type::Events { .. })),
            wakers: shows_type(description, |ty| *ty == Type::Waker),
            messages: shows_type(description, |ty| *ty == Type::Message),
            arrays: parameters.any(|parameter| matches!(parameter.ty, Type::Array(_))),
            actions: description.module.io.is_some(),
            instances: (description.objects.iter()).any(|object| !object.instances.is_empty()),
        };
        Namespaces {
            types: Claims::beside(reserved_names::types(needs)),
            constructors: Claims::beside(reserved_names::constructors(needs)),
            values: Claims::beside(reserved_names::values(needs)),
            report,
        }
    }

    /// Whether a type has the name, or what generated code uses.
    pub(super) fn has_type(&self, name: &str) -> bool {
        let names = &mut self.types.names.keys();
        self.types.is_reserved(name) || names.any(|taken| marks::without(taken) == name)
    }

    /// Claims the names of types and of all that is made from them. Returns the types' names by id.
    pub(super) fn claim_types(&mut self, description: &'a Description) -> HashMap<String, String> {
        let module = &description.module;
        let mut types = HashMap::new();
        if let Some(io) = &module.io {
            let holder = Holder::new("the type of actions", &module.place);
            self.types.claim(io, holder.clone());
            self.constructors.claim(io, holder.clone());
            self.values.claim(&format!("run{io}"), holder.within(io));
        }
        for object in &description.objects {
            if description.is_imported(&object.id) {
                types.insert(object.id.clone(), object.name.clone());
                continue;
            }
            let what = format!("the type `{}`", object.id);
            self.report.take(&object.place, upper(&object.name, &what));
            let holder = Holder::new(what, &object.place);
            self.types.claim(&object.name, holder.clone());
            self.constructors.claim(&object.name, holder);
            for (name, what) in functions_of(object) {
                let what = format!("{what} `{}`", object.id);
                let holder = Holder::new(what, &object.place).within(&object.name);
                self.values.claim(&name, holder);
            }
            types.insert(object.id.clone(), object.name.clone());
        }
        let enums = description
            .enums
            .iter()
            .map(|e| (&e.id, &e.name, &e.variants, &e.place));
        let errors = description
            .errors
            .iter()
            .map(|e| (&e.id, &e.name, &e.variants, &e.place));
        let data = description
            .data
            .iter()
            .map(|d| (&d.id, &d.name, &d.variants, &d.place));
        for (id, name, variants, place) in enums.chain(errors).chain(data) {
            types.insert(id.clone(), name.clone());
            if description.is_imported(id) {
                continue;
            }
            let what = format!("the type `{id}`");
            self.report.take(place, upper(name, &what));
            self.types.claim(name, Holder::new(what, place));
            for variant in variants {
                let what = format!("`{}` of the type `{id}`", variant.name);
                self.report.take(place, upper(&variant.name, &what));
                self.constructors
                    .claim(&variant.name, Holder::new(what, place));
            }
        }
        for error in &description.errors {
            let names = [
                (decoder_name(&error.name), "the reader of"),
                (writer_name(&error.name), "the writer of"),
            ];
            for (name, what) in names {
                let holder = Holder::new(format!("{what} `{}`", error.id), &error.place);
                self.values.claim(&name, holder.within(&error.name));
            }
            if description.is_imported(&error.id) {
                continue;
            }
            for variant in &error.variants {
                let what = format!("the constructor of `{}` of `{}`", variant.name, error.id);
                let holder = Holder::new(what, &error.place).within(&variant.name);
                let constructor = error_type::constructor_name(&variant.name);
                self.constructors.claim(&constructor, holder);
                let prefixed = FieldNames::Prefixed;
                for name in data_field_names(prefixed, &variant.name, &variant.fields) {
                    let what = format!("a field of `{}` of `{}`", variant.name, error.id);
                    let holder = Holder::new(what, &error.place).within(&variant.name);
                    self.values.claim(&name, holder);
                }
            }
        }
        self.claim_data(description);
        types
    }

    /// Claims the names of what reads and writes data, and of its fields. Fields of several constructors of one type are one
    /// function, and bare ones of several types may have the same name.
    fn claim_data(&mut self, description: &'a Description) {
        let mut bare = HashSet::new();
        for data in &description.data {
            let names = if data.form == DataForm::Functions {
                vec![(methods_name(&data.name), "the methods of")]
            } else {
                vec![
                    (reader_name(&data.name), "the reader of"),
                    (writer_name(&data.name), "the writer of"),
                ]
            };
            for (name, what) in names {
                let holder = Holder::new(format!("{what} `{}`", data.id), &data.place);
                self.values.claim(&name, holder.within(&data.name));
            }
            if description.is_imported(&data.id) {
                continue;
            }
            let mut own = HashSet::new();
            for variant in &data.variants {
                for name in data_field_names(data.field_names, &variant.name, &variant.fields) {
                    let is_bare = data.field_names == FieldNames::Bare;
                    if !own.insert(name.clone()) || is_bare && !bare.insert(name.clone()) {
                        continue;
                    }
                    let what = format!("a field of `{}` of `{}`", variant.name, data.id);
                    let holder = Holder::new(what, &data.place).within(&variant.name);
                    self.values.claim(&name, holder);
                }
            }
        }
    }

    /// Claims the names of functions and constants, which it returns by link name.
    pub(super) fn claim_exports(
        &mut self,
        description: &'a Description,
        types: &HashMap<String, String>,
    ) -> (HashMap<String, String>, HashMap<String, String>) {
        let of_owner =
            |owner: &Option<String>| types.get(owner.as_ref()?).map(|it| marks::without(it));
        let mut claim = |name: &str, what: String, place: &'a Place, parent: Option<&str>| {
            self.report.take(place, lower(name, &what));
            let mut holder = Holder::new(what, place);
            holder.parent = parent.map(str::to_owned);
            self.values.claim(name, holder);
        };
        let mut functions = HashMap::new();
        for function in &description.functions {
            let owner = of_owner(&function.owner);
            let owner = owner.as_deref();
            let name = function_name(function, owner) + marks::of(&function.place);
            let what = exported("function", owner, &function.name);
            let parent = owner.filter(|_| function.haskell_name.is_none());
            claim(&name, what, &function.place, parent);
            functions.insert(function.symbol.clone(), name);
        }
        let mut constants = HashMap::new();
        for constant in &description.constants {
            let owner = of_owner(&constant.owner);
            let owner = owner.as_deref();
            let name = constant_name(constant, owner) + marks::of(&constant.place);
            let what = exported("constant", owner, &constant.name);
            let parent = owner.filter(|_| constant.haskell_name.is_none());
            claim(&name, what, &constant.place, parent);
            constants.insert(constant.symbol.clone(), name);
        }
        (functions, constants)
    }

    /// The names of values, when each name is free and has one holder.
    pub(super) fn check(mut self, root: &str) -> Result<HashSet<String>, NameErrors> {
        let last = root.rsplit('.').next().unwrap_or_default();
        let before = |name: &str| format!("{last}{name}");
        let behind = |name: &str| format!("{name}{last}");
        let none = BTreeSet::new();
        let mut clashing = self.types.report(&none, before, &mut self.report);
        clashing.extend(self.constructors.report(&none, before, &mut self.report));
        self.values.report(&clashing, behind, &mut self.report);
        if self.report.is_empty() {
            let names = self.values.names.into_keys();
            Ok(names.map(|name| marks::without(&name)).collect())
        } else {
            Err(self.report)
        }
    }
}

/// Names of one namespace, and what would have them.
struct Claims<'a> {
    reserved: HashSet<&'static str>,
    names: BTreeMap<String, Vec<Holder<'a>>>,
}

impl<'a> Claims<'a> {
    /// None yet, in a namespace that has these names already.
    fn beside(reserved: HashSet<&'static str>) -> Self {
        Claims {
            reserved,
            names: BTreeMap::new(),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    fn claim(&mut self, name: &str, holder: Holder<'a>) {
        self.names.entry(name.to_owned()).or_default().push(holder);
    }

    fn is_reserved(&self, name: &str) -> bool {
        self.reserved.contains(marks::without(name).as_str())
    }

    /// Reports the names that are reserved and those that several things would have, but for what follows from one of the
    /// `clashing` names of types and constructors. Returns the names.
    fn report(
        &self,
        clashing: &BTreeSet<String>,
        other: impl Fn(&str) -> String,
        report: &mut NameErrors,
    ) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (name, holders) in &self.names {
            let follows = |holder: &Holder<'_>| {
                let parent = holder.parent.as_ref();
                parent.is_some_and(|parent| {
                    clashing.contains(parent) && holders[0].parent.as_ref() == Some(parent)
                })
            };
            let reserved = self.is_reserved(name);
            if !reserved && (holders.len() == 1 || holders.iter().all(follows)) {
                continue;
            }
            found.insert(name.clone());
            let mark = marks::module(name).map(marks::mark).unwrap_or_default();
            let name = &marks::without(name);
            let free = self.free(other(name), &mark);
            if reserved {
                for holder in holders {
                    let error = NameError::Reserved {
                        name: name.clone(),
                        what: holder.what.clone(),
                        free: free.clone(),
                    };
                    report.add(vec![holder.place.clone()], error);
                }
            } else {
                let error = NameError::Taken {
                    name: name.clone(),
                    holders: holders.iter().map(|holder| holder.what.clone()).collect(),
                    free,
                };
                let places = holders.iter().map(|holder| holder.place.clone());
                report.add(places.collect(), error);
            }
        }
        found
    }

    /// This name, or this name and a number, that nothing in the module with this mark has.
    fn free(&self, name: String, mark: &str) -> String {
        let numbered = (2..).map(|number| format!("{name}{number}"));
        std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !self.has(&format!("{name}{mark}")) && !self.is_reserved(name))
            .unwrap_or(name)
    }
}

/// What would have a name.
#[derive(Clone)]
struct Holder<'a> {
    what: String,
    place: &'a Place,
    /// The name of the type or constructor that its own is made from.
    parent: Option<String>,
}

impl<'a> Holder<'a> {
    fn new(what: impl AsRef<str>, place: &'a Place) -> Self {
        Holder {
            what: marks::without(what.as_ref()),
            place,
            parent: None,
        }
    }

    fn within(mut self, parent: &str) -> Self {
        self.parent = Some(parent.to_owned());
        self
    }
}

/// The functions that an object has beside those that are exported, and what they do to it.
fn functions_of(object: &Object) -> Vec<(String, &'static str)> {
    let mut functions = vec![(format!("destroy{}", object.name), "the destructor of")];
    if object.close.is_some() {
        functions.extend(closing_names(&object.name).map(|name| (name, "the close function of")));
    }
    functions
}

/// An export as messages name it.
fn exported(what: &str, owner: Option<&str>, name: &str) -> String {
    match owner {
        Some(owner) => format!("the {what} `{owner}::{name}`"),
        None => format!("the {what} `{name}`"),
    }
}

fn upper(name: &str, what: &str) -> Result<(), NameError> {
    begins(
        name,
        what,
        identifier::starts_constructor,
        "a capital letter",
    )
}

fn lower(name: &str, what: &str) -> Result<(), NameError> {
    begins(name, what, identifier::starts_variable, "a small letter")
}

fn begins(
    name: &str,
    what: &str,
    fine: impl Fn(char) -> bool,
    expected: &'static str,
) -> Result<(), NameError> {
    let (name, what) = (&*marks::without(name), &*marks::without(what));
    if name.starts_with(fine) {
        return if name.chars().all(identifier::is_part) {
            Ok(())
        } else {
            Err(NameError::Character {
                name: name.to_owned(),
                what: what.to_owned(),
            })
        };
    }
    Err(NameError::Case {
        name: name.to_owned(),
        what: what.to_owned(),
        expected,
    })
}
