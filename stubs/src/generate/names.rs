//! What everything is called in Haskell, and what cannot be called so.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::identifier;
use super::prelude::{
    self, ARRAY_TYPES, CONSTRUCTORS, KEYWORDS, LATER_PRELUDE, MODULES, PRELUDE, PRELUDE_IN_USE,
    PRELUDE_TYPES, SUPPORT, TYPES,
};
use crate::description::{
    Constant, Description, Field, Finalizer, Function, Object, Passing, Type, Variant,
};

/// Why something cannot have the Haskell name that it would get.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Two things of one name.
    #[error(
        "{first} and {second} would both be `{name}` in Haskell: give one of them another name with `#[hsffi(name = \"…\")]`"
    )]
    Taken {
        /// The Haskell name.
        name: String,
        /// What has it.
        first: String,
        /// What would have it too.
        second: String,
    },
    /// A name that Haskell or the generated code uses.
    #[error(
        "{what} would be `{name}` in Haskell, which means something else in Haskell or in the generated code: give it another name with `#[hsffi(name = \"…\")]`"
    )]
    Reserved {
        /// The Haskell name.
        name: String,
        /// What would have it.
        what: String,
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
        "the generated code imports Haskell's own `{module}`, so `{root}` cannot be this package's module: choose another with `hsffi::module!`"
    )]
    Module {
        /// The module that there would be twice.
        module: String,
        /// The Haskell module that was asked for.
        root: String,
    },
    /// A Cargo package name that Cabal refuses.
    #[error(
        "`{package}` is no name for a Cabal package, which needs a letter between any two hyphens: choose one with `hsffi::module!(\"{root}\", package = \"…\")`"
    )]
    Package {
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
    /// The ids of the objects that a Haskell thread releases.
    concurrent: HashSet<String>,
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
    pub(super) fn choose(description: &Description) -> Result<Self, NameError> {
        let module = &description.module;
        let package = package_name(&module.package).ok_or_else(|| NameError::Package {
            package: module.package.clone(),
            root: module.root.clone(),
        })?;
        check_modules(&module.root)?;
        let mut types = HashMap::new();
        let mut type_names = Claims::beside(types_in_scope(description));
        let mut constructors = Claims::beside(&[CONSTRUCTORS]);
        let mut values = Claims::beside(&[KEYWORDS, SUPPORT, PRELUDE_IN_USE]);
        if let Some(io) = &module.io {
            let what = "the type of actions";
            type_names.claim(io, what)?;
            constructors.claim(io, what)?;
            values.claim(&format!("run{io}"), "what runs actions")?;
        }
        for object in &description.objects {
            let what = format!("the type `{}`", object.id);
            type_names.claim(&object.name, &what)?;
            constructors.claim(&object.name, &what)?;
            upper(&object.name, &what)?;
            for (name, what) in functions_of(object) {
                values.claim(&name, &format!("{what} `{}`", object.id))?;
            }
            types.insert(object.id.clone(), object.name.clone());
        }
        let enums = description
            .enums
            .iter()
            .map(|e| (&e.id, &e.name, &e.variants));
        let errors = description
            .errors
            .iter()
            .map(|e| (&e.id, &e.name, &e.variants));
        let mut variant_names = HashSet::new();
        for (id, name, variants) in enums.chain(errors) {
            variant_names.extend(variants.iter().map(|variant| variant.name.clone()));
            let what = format!("the type `{id}`");
            type_names.claim(name, &what)?;
            upper(name, &what)?;
            types.insert(id.clone(), name.clone());
            for variant in variants {
                let what = format!("`{}` of the type `{id}`", variant.name);
                upper(&variant.name, &what)?;
                constructors.claim(&variant.name, &what)?;
            }
        }
        for error in &description.errors {
            values.claim(
                &decoder_name(&error.name),
                &format!("the reader of `{}`", error.id),
            )?;
            for variant in &error.variants {
                for name in field_names(&variant.name, &variant.fields) {
                    values.claim(
                        &name,
                        &format!("a field of `{}` of `{}`", variant.name, error.id),
                    )?;
                }
            }
        }
        let of_owner = |owner: &Option<String>| Some(types.get(owner.as_ref()?)?.as_str());
        let functions = values.claim_exports(description.functions.iter().map(|function| {
            let owner = of_owner(&function.owner);
            let what = exported("function", owner, &function.name);
            (&function.symbol, function_name(function, owner), what)
        }))?;
        let constants = values.claim_exports(description.constants.iter().map(|constant| {
            let owner = of_owner(&constant.owner);
            let what = exported("constant", owner, &constant.name);
            (&constant.symbol, constant_name(constant, owner), what)
        }))?;

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
        Ok(Names {
            package,
            functions,
            constants,
            of_two: (types.values())
                .filter(|name| variant_names.contains(*name))
                .cloned()
                .collect(),
            types,
            concurrent: (description.objects.iter())
                .filter(|object| object.finalizer == Finalizer::Haskell)
                .map(|object| object.id.clone())
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
        if self.concurrent.contains(id) {
            Finalizer::Haskell
        } else {
            Finalizer::C
        }
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
                let within = parameter.passing == Passing::Within;
                let slice = within || parameter.passing == Passing::Slice;
                let changed = parameter.passing == Passing::Changed;
                let slot = changed || parameter.passing == Passing::Slot;
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

/// The package's modules are none that its code imports from elsewhere.
fn check_modules(root: &str) -> Result<(), NameError> {
    let own = [
        root.to_owned(),
        format!("{root}.Foreign"),
        format!("{root}.Runtime"),
    ];
    match own.into_iter().find(|own| prelude::has(MODULES, own)) {
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

/// Names of one namespace that have been given away, and to what.
struct Claims {
    reserved: &'static [&'static str],
    names: BTreeMap<String, String>,
}

impl Claims {
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

    fn claim(&mut self, name: &str, what: &str) -> Result<(), NameError> {
        if self.reserved.iter().any(|list| prelude::has(list, name)) {
            return Err(NameError::Reserved {
                name: name.to_owned(),
                what: what.to_owned(),
            });
        }
        match self.names.insert(name.to_owned(), what.to_owned()) {
            None => Ok(()),
            Some(first) => Err(NameError::Taken {
                name: name.to_owned(),
                first,
                second: what.to_owned(),
            }),
        }
    }

    /// The names of exports by their symbols, from symbols, names and what has them.
    fn claim_exports<'a>(
        &mut self,
        exports: impl Iterator<Item = (&'a String, String, String)>,
    ) -> Result<HashMap<String, String>, NameError> {
        exports
            .map(|(symbol, name, what)| {
                lower(&name, &what)?;
                self.claim(&name, &what)?;
                Ok((symbol.clone(), name))
            })
            .collect()
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

#[cfg(test)]
mod tests {
    use super::{behind, camel_case, package_name};

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
