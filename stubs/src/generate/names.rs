//! What everything is called in Haskell, and what cannot be called so.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

use super::prelude::{
    self, ARRAY_TYPES, CONSTRUCTORS, KEYWORDS, LATER_PRELUDE, MODULES, PRELUDE, PRELUDE_IN_USE,
    PRELUDE_TYPES, SUPPORT, TYPES,
};
use super::taken;
use crate::description::{
    ArgAbi, Constant, Description, Field, Finalizer, Function, Object, Place, Type, Variant,
};
use crate::haskell::identifier;

/// All that cannot have the Haskell name that it would get, in the order of the Rust sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameErrors {
    errors: BTreeMap<Vec<Place>, Vec<NameError>>,
}

impl NameErrors {
    /// Each, and where the Rust items stand.
    pub fn iter(&self) -> impl Iterator<Item = (&[Place], &NameError)> {
        (self.errors.iter())
            .flat_map(|(places, errors)| errors.iter().map(|error| (places.as_slice(), error)))
    }

    fn add(&mut self, mut places: Vec<Place>, error: NameError) {
        places.sort();
        places.dedup();
        let errors = self.errors.entry(places).or_default();
        // One name may be taken twice over, as a type's and as a constructor's.
        if !errors.contains(&error) {
            errors.push(error);
        }
    }

    fn take(&mut self, place: &Place, result: Result<(), NameError>) {
        if let Err(error) = result {
            self.add(vec![place.clone()], error);
        }
    }
}

impl fmt::Display for NameErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.iter().count();
        if count > 1 {
            write!(f, "{count} names cannot be used in Haskell:")?;
        }
        for (places, error) in self.iter() {
            if count > 1 {
                f.write_str("\n")?;
            }
            for (i, place) in places.iter().enumerate() {
                write!(f, "{}{place}", if i == 0 { "" } else { ", " })?;
            }
            write!(f, ": {error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for NameErrors {}

/// Why something cannot have the Haskell name that it would get.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Several things of one name.
    #[error(
        "{} would all be `{name}` in Haskell: rename all but one, as in `#[hsffi(name = \"{free}\")]`",
        holders.join(" and ")
    )]
    Taken {
        /// The Haskell name.
        name: String,
        /// What would have it.
        holders: Vec<String>,
        /// A name that is free.
        free: String,
    },
    /// A name that Haskell or the generated code uses.
    #[error(
        "{what} would be `{name}` in Haskell, which means something else in Haskell or in the generated code: rename it, as in `#[hsffi(name = \"{free}\")]`"
    )]
    Reserved {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
        /// A name that is free.
        free: String,
    },
    /// A name of the wrong case.
    #[error(
        "{what} cannot be `{name}` in Haskell, where such a name begins with {expected}: change it with `#[hsffi(name = \"…\")]`"
    )]
    Case {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
        /// What the name should begin with.
        expected: &'static str,
    },
    /// A character that Haskell's names do not have.
    #[error(
        "{what} cannot be `{name}` in Haskell, whose names have letters, digits, `_` and `'`: change it with `#[hsffi(name = \"…\")]`"
    )]
    Character {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
    },
    /// A module of the generated package that generated code imports from elsewhere.
    #[error(
        "`{module}` is a module of Haskell's own, so the package's module cannot be `{root}`: name it otherwise, as in `hsffi::module!(\"Rust.{root}\")`"
    )]
    Module {
        /// The module that there would be twice.
        module: String,
        /// The Haskell module that was asked for.
        root: String,
    },
    /// A Cargo package name that Cabal refuses.
    #[error(
        "`{package}` cannot name a Cabal package, which has ASCII letters, digits and hyphens, and a letter between any two hyphens: name it, as in `hsffi::module!(\"{root}\", package = \"{free}\")`"
    )]
    Package {
        /// The package's name.
        package: String,
        /// A name that Cabal takes.
        free: String,
        /// The Haskell module.
        root: String,
    },
    /// A package that programs have already.
    #[error(
        "`{package}` is a package of Haskell's own, which a package of the same name would replace for a whole `cabal.project`: name it otherwise, as in `hsffi::module!(\"{root}\", package = \"{package}-rust\")`"
    )]
    PackageOfHaskell {
        /// The package's name.
        package: String,
        /// The Haskell module.
        root: String,
    },
}

/// The description with the names of types and constructors as Haskell has them.
pub(super) fn in_haskell(description: &Description) -> Description {
    fn of_one<'a>(
        name: &'a mut String,
        variants: &'a mut [Variant],
    ) -> impl Iterator<Item = &'a mut String> {
        let variants = variants.iter_mut().map(|variant| &mut variant.name);
        std::iter::once(name).chain(variants)
    }
    let mut description = description.clone();
    let objects = description
        .objects
        .iter_mut()
        .map(|object| &mut object.name);
    let enums = description.enums.iter_mut();
    let enums = enums.flat_map(|definition| of_one(&mut definition.name, &mut definition.variants));
    let errors = description.errors.iter_mut();
    let errors =
        errors.flat_map(|definition| of_one(&mut definition.name, &mut definition.variants));
    for name in objects.chain(enums).chain(errors) {
        *name = identifier::constructor(name);
    }
    description
}

/// The Haskell names of a library's exports.
pub(super) struct Names {
    package: String,
    /// By link name.
    functions: HashMap<String, String>,
    /// By symbol.
    constants: HashMap<String, String>,
    /// By id.
    types: HashMap<String, String>,
    /// Those that are a type's and a constructor's.
    of_two: HashSet<String>,
    /// Who releases objects, by the types' ids.
    finalizers: HashMap<String, Finalizer>,
    /// Everything that is in scope in `<Root>`, which parameters must not shadow.
    in_scope: HashSet<String>,
    /// What of the `Prelude` is hidden by an export, sorted.
    hidden: Vec<String>,
    /// Whether C functions are known by a header.
    by_header: bool,
    /// The type of actions, where it is not `IO`.
    io: Option<String>,
}

impl Names {
    pub(super) fn choose(description: &Description) -> Result<Self, NameErrors> {
        let module = &description.module;
        let mut report = NameErrors {
            errors: BTreeMap::new(),
        };
        let package = package_name(&module.package).unwrap_or_default();
        report.take(
            &module.place,
            check_package(&module.package, &package, &module.root),
        );
        report.take(&module.place, check_modules(&module.root));
        let mut namespaces = Namespaces {
            types: Claims::beside(types_in_scope(description)),
            constructors: Claims::beside(&[CONSTRUCTORS]),
            values: Claims::beside(&[KEYWORDS, SUPPORT, PRELUDE_IN_USE]),
            report,
        };
        let types = namespaces.claim_types(description);
        let (functions, constants) = namespaces.claim_exports(description, &types);
        let (type_names, values) = namespaces.check(&module.root)?;

        let mut in_scope: HashSet<String> = values.names.keys().cloned().collect();
        let of_prelude = || prelude::words(PRELUDE).chain(prelude::words(LATER_PRELUDE));
        let imported = of_prelude().chain(prelude::words(SUPPORT));
        in_scope.extend(imported.map(str::to_owned));
        let hidden_types = prelude::words(PRELUDE_TYPES).filter(|name| type_names.has(name));
        let hidden_values = of_prelude().filter(|name| values.has(name));
        let mut hidden: Vec<String> = (hidden_types.chain(hidden_values))
            .map(str::to_owned)
            .collect();
        hidden.sort();
        let of_enums = description.enums.iter().flat_map(|e| &e.variants);
        let of_errors = description.errors.iter().flat_map(|e| &e.variants);
        let variant_names: HashSet<_> = of_enums.chain(of_errors).map(|v| &v.name).collect();
        Ok(Names {
            package,
            functions,
            constants,
            of_two: (types.values())
                .filter(|name| variant_names.contains(*name))
                .cloned()
                .collect(),
            types,
            finalizers: (description.objects.iter())
                .map(|object| (object.id.clone(), object.finalizer))
                .collect(),
            hidden,
            in_scope,
            by_header: module.capi,
            io: module.io.clone(),
        })
    }

    pub(super) fn package(&self) -> &str {
        &self.package
    }

    pub(super) fn of_function(&self, function: &Function) -> &str {
        &self.functions[&function.symbol]
    }

    pub(super) fn of_constant(&self, constant: &Constant) -> &str {
        &self.constants[&constant.symbol]
    }

    /// The Haskell name of the type with this id. The library's reader has seen to it that each id has a definition.
    pub(super) fn of_type<'a>(&'a self, id: &'a str) -> &'a str {
        self.types.get(id).map_or(id, String::as_str)
    }

    /// Whether this is the name of a type and of a constructor.
    pub(super) fn is_of_two(&self, name: &str) -> bool {
        self.of_two.contains(name)
    }

    /// Who releases objects of the type with this id.
    pub(super) fn finalizer(&self, id: &str) -> Finalizer {
        self.finalizers.get(id).copied().unwrap_or(Finalizer::C)
    }

    /// Whether C functions are known by a header, which tells what they do not write to.
    pub(super) fn by_header(&self) -> bool {
        self.by_header
    }

    /// The type of actions.
    pub(super) fn io(&self) -> &str {
        self.io.as_deref().unwrap_or("IO")
    }

    /// The type of actions, where it is a type of the package.
    pub(super) fn own_io(&self) -> Option<&str> {
        self.io.as_deref()
    }

    /// What makes an action of one of `IO`.
    pub(super) fn acting(&self) -> String {
        self.io
            .as_ref()
            .map_or_else(String::new, |io| format!("{io} $ "))
    }

    /// An action as one of `IO`.
    pub(super) fn run(&self, action: &str) -> String {
        match &self.io {
            Some(io) => format!("(run{io} {action})"),
            None => action.to_owned(),
        }
    }

    /// What the `Prelude` must not bring into scope.
    pub(super) fn hidden(&self) -> &[String] {
        &self.hidden
    }

    /// What an equation binds for each parameter.
    pub(super) fn of_parameters(&self, function: &Function) -> Vec<Bound> {
        let mut taken = HashSet::new();
        let mut bind = |name: String| {
            let mut name = name;
            while self.in_scope.contains(&name)
                || prelude::has(KEYWORDS, &name)
                || !taken.insert(name.clone())
            {
                name.push('\'');
            }
            name
        };
        let parameters = function.parameters.iter();
        let names: Vec<_> = parameters
            .map(|parameter| parameter_name(&parameter.name))
            .collect();
        let values: Vec<_> = names.iter().map(|name| bind(name.clone())).collect();
        let carried = function.parameters.iter().zip(names).zip(values);
        carried
            .map(|((parameter, name), value)| {
                let mut when = |is: bool, name: String| if is { bind(name) } else { String::new() };
                let within = parameter.abi == ArgAbi::ArraySlice;
                let slice = within || parameter.abi == ArgAbi::Slice;
                let changed = parameter.abi == ArgAbi::InOut;
                let slot = changed || parameter.abi == ArgAbi::Slot;
                let object = matches!(parameter.ty, Type::Object(_));
                let array = matches!(parameter.ty, Type::Array(_));
                let what = match (array, within) {
                    (true, _) => "Array",
                    (_, true) => "Utf8",
                    _ => "Ptr",
                };
                let stop = parameter.ty == Type::Stop;
                Bound {
                    pointer: when(slice || object || stop, format!("{name}{what}")),
                    start: when(within, format!("{name}Start")),
                    length: when(slice, format!("{name}Len")),
                    slot: when(slot, format!("{name}Slot")),
                    changed: when(changed, format!("{name}Changed")),
                    variable: when(slot && needs_variable(&parameter.ty), "it".to_owned()),
                    value,
                }
            })
            .collect()
    }
}

/// The package is none that programs have from elsewhere.
fn check_package(cargo: &str, package: &str, root: &str) -> Result<(), NameError> {
    if package.is_empty() {
        return Err(NameError::Package {
            package: cargo.to_owned(),
            free: legal_package_name(cargo),
            root: root.to_owned(),
        });
    }
    if prelude::has(taken::PACKAGES, package) {
        return Err(NameError::PackageOfHaskell {
            package: package.to_owned(),
            root: root.to_owned(),
        });
    }
    Ok(())
}

/// The package's modules are none that programs, or its own code, import from elsewhere.
fn check_modules(root: &str) -> Result<(), NameError> {
    let of_tools = |root: &str| {
        let mut beginnings = taken::MODULES_OF_TOOLS.iter();
        beginnings.any(|beginning| root.starts_with(beginning))
    };
    let own = [format!("{root}.Foreign"), format!("{root}.Runtime")];
    let module = if prelude::has(taken::MODULES, root) || of_tools(root) {
        Some(root.to_owned())
    } else {
        own.into_iter().find(|own| prelude::has(MODULES, own))
    };
    match module {
        Some(module) => Err(NameError::Module {
            module,
            root: root.to_owned(),
        }),
        None => Ok(()),
    }
}

/// The names of a parameter in an equation: its own, and those of what carries it, where it is carried so.
pub(super) struct Bound {
    pub(super) value: String,
    pub(super) pointer: String,
    /// Where in an array it begins.
    pub(super) start: String,
    pub(super) length: String,
    pub(super) slot: String,
    /// What reads the value again when Rust has changed it.
    pub(super) changed: String,
    /// For a function that is written where the parameter is lent.
    pub(super) variable: String,
}

/// Whether lending a value of the type takes a function of its own.
fn needs_variable(ty: &Type) -> bool {
    match ty {
        Type::Option(value) => needs_variable(&value.ty),
        Type::Object(_) => true,
        Type::Closure(closure, _) => {
            closure.parameters.len() > 1 || needs_variable(&closure.result)
        }
        _ => false,
    }
}

/// Types that generated code uses. Those of arrays have names that users may want where no array crosses.
fn types_in_scope(description: &Description) -> &'static [&'static str] {
    let mut parameters = description.functions.iter().flat_map(|f| &f.parameters);
    if parameters.any(|parameter| matches!(parameter.ty, Type::Array(_))) {
        &[TYPES, ARRAY_TYPES]
    } else {
        &[TYPES]
    }
}

fn parameter_name(name: &str) -> String {
    identifier::variable(&camel_case(name))
}

/// The functions that an object has beside those that are exported, and what they do to it.
fn functions_of(object: &Object) -> Vec<(String, &'static str)> {
    let mut functions = vec![(format!("destroy{}", object.name), "the destructor of")];
    if object.close.is_some() {
        functions.extend(closing_names(&object.name).map(|name| (name, "what closes")));
    }
    functions
}

/// The functions that close an object.
pub(super) fn closing_names(object: &str) -> [String; 2] {
    ["close", "with"].map(|verb| format!("{verb}{object}"))
}

/// The function that reads an error from a slot.
pub(super) fn decoder_name(error: &str) -> String {
    format!("decode{error}")
}

/// The record fields of an error's constructor, last the message, which is the field `display` when there is a `message`
/// beside it; none when the Rust variant does not name its fields.
pub(super) fn field_names(constructor: &str, fields: &[Field]) -> Vec<String> {
    let named = fields
        .iter()
        .all(|field| !field.name.starts_with(|c: char| c.is_ascii_digit()));
    if !named {
        return Vec::new();
    }
    let prefix = lower_first(constructor);
    let has_message = fields.iter().any(|field| field.name == "message");
    let last = if has_message { "display" } else { "message" };
    fields
        .iter()
        .map(|field| field.name.as_str())
        .chain([last])
        .map(|name| format!("{prefix}{}", upper_first(&camel_case(name))))
        .map(|name| identifier::variable(&name))
        .collect()
}

/// Haskell's namespaces in `<Root>`, and what is wrong with the names so far.
struct Namespaces<'a> {
    types: Claims<'a>,
    constructors: Claims<'a>,
    values: Claims<'a>,
    report: NameErrors,
}

impl<'a> Namespaces<'a> {
    /// Claims the names of types and of all that is made from them. Returns the types' names by id.
    fn claim_types(&mut self, description: &'a Description) -> HashMap<String, String> {
        let module = &description.module;
        let mut types = HashMap::new();
        if let Some(io) = &module.io {
            let holder = Holder::new("the type of actions".to_owned(), &module.place);
            self.types.claim(io, holder.clone());
            self.constructors.claim(io, holder.clone());
            self.values.claim(&format!("run{io}"), holder.within(io));
        }
        for object in &description.objects {
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
        for (id, name, variants, place) in enums.chain(errors) {
            let what = format!("the type `{id}`");
            self.report.take(place, upper(name, &what));
            self.types.claim(name, Holder::new(what, place));
            types.insert(id.clone(), name.clone());
            for variant in variants {
                let what = format!("`{}` of the type `{id}`", variant.name);
                self.report.take(place, upper(&variant.name, &what));
                self.constructors
                    .claim(&variant.name, Holder::new(what, place));
            }
        }
        for error in &description.errors {
            let what = format!("the reader of `{}`", error.id);
            let holder = Holder::new(what, &error.place).within(&error.name);
            self.values.claim(&decoder_name(&error.name), holder);
            for variant in &error.variants {
                for name in field_names(&variant.name, &variant.fields) {
                    let what = format!("a field of `{}` of `{}`", variant.name, error.id);
                    let holder = Holder::new(what, &error.place).within(&variant.name);
                    self.values.claim(&name, holder);
                }
            }
        }
        types
    }

    /// Claims the names of functions and constants, which it returns by link name.
    fn claim_exports(
        &mut self,
        description: &'a Description,
        types: &HashMap<String, String>,
    ) -> (HashMap<String, String>, HashMap<String, String>) {
        let of_owner = |owner: &Option<String>| Some(types.get(owner.as_ref()?)?.as_str());
        let mut claim = |name: &str, what: String, place: &'a Place, parent: Option<&str>| {
            self.report.take(place, lower(name, &what));
            let mut holder = Holder::new(what, place);
            holder.parent = parent.map(str::to_owned);
            self.values.claim(name, holder);
        };
        let mut functions = HashMap::new();
        for function in &description.functions {
            let owner = of_owner(&function.owner);
            let name = function_name(function, owner);
            let what = exported("function", owner, &function.name);
            let parent = owner.filter(|_| function.haskell_name.is_none());
            claim(&name, what, &function.place, parent);
            functions.insert(function.symbol.clone(), name);
        }
        let mut constants = HashMap::new();
        for constant in &description.constants {
            let owner = of_owner(&constant.owner);
            let name = constant_name(constant, owner);
            let what = exported("constant", owner, &constant.name);
            let parent = owner.filter(|_| constant.haskell_name.is_none());
            claim(&name, what, &constant.place, parent);
            constants.insert(constant.symbol.clone(), name);
        }
        (functions, constants)
    }

    /// The namespaces of types and of values, when each name is free and has one holder.
    fn check(mut self, root: &str) -> Result<(Claims<'a>, Claims<'a>), NameErrors> {
        let last = root.rsplit('.').next().unwrap_or_default();
        let before = |name: &str| format!("{last}{name}");
        let behind = |name: &str| format!("{name}{last}");
        let none = BTreeSet::new();
        let mut clashing = self.types.report(&none, before, &mut self.report);
        clashing.extend(self.constructors.report(&none, before, &mut self.report));
        self.values.report(&clashing, behind, &mut self.report);
        if self.report.errors.is_empty() {
            Ok((self.types, self.values))
        } else {
            Err(self.report)
        }
    }
}

/// Names of one namespace, and what would have them.
struct Claims<'a> {
    reserved: &'static [&'static str],
    names: BTreeMap<String, Vec<Holder<'a>>>,
}

impl<'a> Claims<'a> {
    /// None yet, in a namespace that has these names already.
    fn beside(reserved: &'static [&'static str]) -> Self {
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
        self.reserved.iter().any(|list| prelude::has(list, name))
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
            let free = self.free(other(name));
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

    /// This name, or this name and a number, that nothing has.
    fn free(&self, name: String) -> String {
        let numbered = (2..).map(|number| format!("{name}{number}"));
        std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !self.has(name) && !self.is_reserved(name))
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
    fn new(what: String, place: &'a Place) -> Self {
        Holder {
            what,
            place,
            parent: None,
        }
    }

    fn within(mut self, parent: &str) -> Self {
        self.parent = Some(parent.to_owned());
        self
    }
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

/// `open` of `Database` is `openDatabase`; `revision` with `self` is `databaseRevision`.
fn function_name(function: &Function, owner: Option<&str>) -> String {
    if let Some(name) = &function.haskell_name {
        return name.clone();
    }
    let name = camel_case(&function.name);
    named(&match owner {
        Some(owner) if function.method => behind(owner, &name),
        Some(owner) => format!("{name}{owner}"),
        None => name,
    })
}

/// `MAX_LEN` is `maxLen`, and of `Database` `databaseMaxLen`.
fn constant_name(constant: &Constant, owner: Option<&str>) -> String {
    if let Some(name) = &constant.haskell_name {
        return name.clone();
    }
    let words = constant.name.split('_').map(|word| {
        if word.contains(char::is_lowercase) {
            word.to_owned()
        } else {
            word.to_lowercase()
        }
    });
    let name = camel_case(&words.collect::<Vec<_>>().join("_"));
    named(&match owner {
        Some(owner) => behind(owner, &name),
        None => name,
    })
}

/// `len` of `Database` is `databaseLen`, and of `FILE` `fileLen`.
fn behind(owner: &str, name: &str) -> String {
    format!("{}{}", lower_first(owner), upper_first(name))
}

/// A variable's name. Rust's names are not Haskell's keywords, but for a few: they get a prime.
fn named(name: &str) -> String {
    let name = identifier::variable(name);
    if prelude::has(KEYWORDS, &name) {
        name + "'"
    } else {
        name
    }
}

/// `word_count` is `wordCount`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().map(lower_first).unwrap_or_default();
    words.fold(first, |name, word| name + &upper_first(word))
}

/// The word with a small letter first, and small letters in an acronym that it begins with: `httpServer` of `HTTPServer`.
fn lower_first(word: &str) -> String {
    let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
    let then = word.chars().nth(capitals);
    // The last capital of several begins the next word.
    let acronym = if capitals > 1 && then.is_some_and(char::is_lowercase) {
        capitals - 1
    } else {
        capitals.max(1)
    };
    let small = word.chars().take(acronym).flat_map(char::to_lowercase);
    small.chain(word.chars().skip(acronym)).collect()
}

/// The word with a capital letter first, where that has one.
fn upper_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Cabal's package names have no underscores, and a letter in each part between hyphens.
fn package_name(package: &str) -> Option<String> {
    let name = package.replace('_', "-");
    let fine = name.split('-').all(|part| {
        part.chars().all(|c| c.is_ascii_alphanumeric())
            && part.chars().any(|c| c.is_ascii_alphabetic())
    });
    fine.then_some(name)
}

/// A name that Cabal takes, near one that it does not.
fn legal_package_name(package: &str) -> String {
    let mut name = String::new();
    for part in package.split(|c: char| !c.is_ascii_alphanumeric()) {
        let has_letter = part.chars().any(|c| c.is_ascii_alphabetic());
        if has_letter && !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
    }
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("rust{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::prelude::{self, ARRAY_TYPES, CONSTRUCTORS, SUPPORT, TYPES};
    use super::{behind, camel_case, legal_package_name, package_name};

    /// Names that an import list brings into scope, without what is qualified.
    fn imported(module: &str) -> Vec<&str> {
        let imports = module.split("\nimport ").skip(1);
        let unqualified = imports.filter(|import| {
            !import.starts_with("qualified") && !import.starts_with("Prelude hiding")
        });
        let lists = unqualified.filter_map(|import| {
            let end = import.find("\n\n").unwrap_or(import.len());
            import[..end].split_once('(').map(|(_, list)| list)
        });
        let words =
            lists.flat_map(|list| list.split(|c: char| !c.is_alphanumeric() && !"_'#".contains(c)));
        words.filter(|word| !word.is_empty()).collect()
    }

    #[test]
    fn what_the_root_imports_is_reserved() {
        let modules = [
            include_str!("../../../tests/roundtrip/haskell/src/Hsffi/Roundtrip.hs"),
            include_str!("../../../examples/pcre/haskell/src/Text/Regex/Pcre/Code.hs"),
        ];
        let elsewhere = ["displayException", "bracket", "mask_"];
        for module in modules {
            let names = imported(module);
            assert!(names.len() > 10, "imports are found");
            for name in names {
                let lists = [SUPPORT, TYPES, ARRAY_TYPES, CONSTRUCTORS];
                assert!(
                    lists.iter().any(|list| prelude::has(list, name)) || elsewhere.contains(&name),
                    "{name} is not reserved"
                );
            }
        }
    }

    #[test]
    fn modules_that_generated_code_imports_are_taken() {
        for module in prelude::words(super::MODULES) {
            assert!(super::check_modules(module).is_err(), "{module}");
        }
        for module in [
            "Main",
            "Prelude",
            "Data.Text",
            "Data.Map.Strict",
            "GHC.Base",
            "GHC",
            "Paths_mail",
            "PackageInfo_mail",
        ] {
            assert!(super::check_modules(module).is_err(), "{module}");
        }
        for module in [
            "Data.Mail",
            "Main.Mail",
            "Text",
            "Rust.Data.Text",
            "Rust.Main",
            "GHCi",
        ] {
            assert_eq!(super::check_modules(module), Ok(()), "{module}");
        }
    }

    #[test]
    fn packages_of_haskell_are_taken() {
        for package in [
            "text",
            "base",
            "bytestring",
            "vector",
            "primitive",
            "ghc-prim",
            "ghc_prim",
            "hsffi",
            "rts",
            "Cabal",
        ] {
            let name = package_name(package).expect("it is legal");
            let error = super::check_package(package, &name, "Data.Mail").expect_err("it is taken");
            let fix = format!("hsffi::module!(\"Data.Mail\", package = \"{name}-rust\")");
            assert!(error.to_string().contains(&fix), "{error}");
        }
        assert_eq!(
            super::check_package("text-rust", "text-rust", "Data.Mail"),
            Ok(())
        );
    }

    #[test]
    fn package_names_that_are_proposed_are_legal() {
        for (cargo, proposed) in [
            ("utf-8", "utf8"),
            ("größe", "gr-e"),
            ("a-1-b", "a1-b"),
            ("foo_", "foo"),
            ("日本", "rust"),
            ("x-", "x"),
        ] {
            assert_eq!(package_name(cargo), None, "{cargo}");
            assert_eq!(legal_package_name(cargo), proposed);
            assert!(package_name(proposed).is_some());
        }
    }

    #[test]
    fn rust_names_become_haskell_names() {
        assert_eq!(camel_case("word_count"), "wordCount");
        assert_eq!(camel_case("_x"), "x");
        assert_eq!(camel_case("sum_2"), "sum2");
        assert_eq!(camel_case("Größe"), "größe");
        assert_eq!(camel_case("GET_all"), "getAll");
        assert_eq!(camel_case("parse_HTTP"), "parseHTTP");
        assert_eq!(camel_case("日本"), "日本");
    }

    #[test]
    fn an_acronym_is_one_word() {
        for (owner, name) in [
            ("FILE", "fileGet"),
            ("HTTPServer", "httpServerGet"),
            ("IOError", "ioErrorGet"),
            ("Database", "databaseGet"),
            ("URL2", "url2Get"),
            ("X", "xGet"),
            ("ÄÖÜ", "äöüGet"),
            ("X日本", "x日本Get"),
        ] {
            assert_eq!(behind(owner, "get"), name);
        }
    }

    #[test]
    fn cabal_package_names_have_a_letter_in_each_part() {
        assert_eq!(package_name("rust_regex"), Some("rust-regex".to_owned()));
        assert_eq!(package_name("utf-8"), None);
    }
}
