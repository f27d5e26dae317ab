//! From a library's description to the text of its Haskell package.
//!
//! | file | module here |
//! |---|---|
//! | `<Root>.hs`, what users import | [`public_module`] |
//! | `<Root>/Foreign.hs`, the imports | [`foreign`] |
//! | further public modules, and hidden ones with their types | [`submodules`] |
//! | `cbits/hsffi.c`, the check of versions | [`cbits`] |
//! | `cbits/<package>.h`, for imports by `capi` | [`header`] |
//! | `<package>.cabal`, `configure`, `Setup.hs` | [`cabal`], [`cabal_fields`] |
//!
//! The text is a function of the description alone: the same library gives the same package, byte for byte.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "the text is read by people; the time goes elsewhere"
)]

mod actions;
mod argument;
mod arrays;
mod cabal;
mod cabal_fields;
mod cbits;
mod constant;
mod contents;
mod converted;
mod data_type;
mod declaration;
mod deprecated;
mod derived;
mod directions;
mod error_type;
mod exported;
mod foreign;
mod haddock;
mod header;
mod instance;
mod known;
mod library_names;
mod license;
mod marshal;
mod methods;
mod names;
mod outline;
mod public_module;
mod pulled;
mod put;
mod reserved_names;
mod runtime_names;
mod submodules;
mod taken;
mod thread_bound;
mod types;
mod wrapper;

use std::collections::HashSet;

use crate::description::{
    Access, Array, Class, Description, Finalizer, HaskellType, ListForm, Module, Type,
};
use crate::error::Error;
use crate::fields::PackageFields;
use crate::haskell;
use crate::package::{File, Package};

use names::Names;
pub use names::{NameError, NameErrors, proposed_names};
use outline::Outline;

/// The arguments of the linker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The name of the library: `rust_regex` for `-lrust_regex`.
    pub library: String,
    /// The native libraries that it requires, such as `pcre2-8`.
    pub native: Vec<String>,
    /// The form of the library.
    pub form: Form,
}

/// The form of a library in the directory `lib` of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A static library, which programs link next to the Haskell library.
    #[default]
    Archive,
    /// An object file, made by [`Isolated`](crate::Isolated), which becomes part of the Haskell library.
    Object,
    /// The package has none of its own: it uses that of a package which it imports, in this directory from the package's.
    Imported(String),
    /// There is none: the package becomes part of a Rust program, which has the functions. The module `Exported` is not among its
    /// modules, since it imports the modules that import the package.
    Program,
}

/// Generates the package of the library with this description.
///
/// # Errors
/// If an export cannot have its Haskell name.
pub fn generate(description: &Description, link: &Link) -> Result<Package, NameErrors> {
    let fields = with_imports(&PackageFields::default(), description);
    Generated::of(description, link, &fields).map(|generated| generated.package)
}

/// The fields, with the packages that are imported among the dependencies.
fn with_imports(fields: &PackageFields, description: &Description) -> PackageFields {
    let mut fields = fields.clone();
    for (name, version) in &description.imports.packages {
        let name = names::package_name(name).unwrap_or_else(|| name.clone());
        let range = format!("=={}", cabal::version(version));
        fields.dependencies.insert(name, range);
    }
    fields
}

/// Generates the package, with what its author says of it and adds to it.
///
/// # Errors
/// If an export cannot have its Haskell name, or if a companion module does not fit to the generated ones.
pub fn generate_with(
    description: &Description,
    link: &Link,
    fields: &PackageFields,
) -> Result<Package, Error> {
    if let Some(function) = description.haskell_functions.first() {
        return Err(Error::HaskellFunction {
            place: function.place.to_string(),
            module: function.module.clone(),
            function: function.name.clone(),
        });
    }
    if let Some(ty) = types(description).find_map(held) {
        return Err(Error::HaskellType {
            module: ty.module.clone(),
            name: ty.name.clone(),
        });
    }
    let fields = with_imports(fields, description);
    let Generated { package, modules } = Generated::of(description, link, &fields)?;
    let modules: Vec<_> = modules.public.iter().chain(&modules.hidden).collect();
    let root = &description.module.root;
    (fields.companions).check(root, &modules, &fields.dependencies)?;
    Ok(package)
}

/// The modules of a package. The first public one is the root.
struct Modules {
    public: Vec<haskell::Module>,
    hidden: Vec<haskell::Module>,
}

/// A package, and its Haskell modules as trees.
struct Generated {
    package: Package,
    modules: Modules,
}

impl Generated {
    fn of(
        description: &Description,
        link: &Link,
        fields: &PackageFields,
    ) -> Result<Self, NameErrors> {
        let mut description = names::in_haskell(description);
        let submodules = submodules::of(&description)?;
        // What Haskell exports is in a module of its own, as submodules are.
        let is_split = submodules.len() > 1 || !description.haskell_functions.is_empty();
        if is_split {
            submodules::mark(&mut description, &submodules);
        }
        let headings = outline::arrange(&mut description);
        let description = &description;
        let names = Names::choose(description)?;
        let features = Features::of(description);
        let modules = if is_split {
            submodules::split(description, &names, &submodules, &headings)?
        } else {
            let outline = Outline::of(description, &headings);
            Modules {
                public: vec![public_module::module(
                    description,
                    &names,
                    &features,
                    &outline,
                )],
                hidden: vec![foreign::module(description, &names, &outline)],
            }
        };
        let text = |path: String, contents: String| File {
            path,
            contents,
            executable: false,
        };
        let cabal_file = format!("{}.cabal", names.package());
        let mut files = if link.form == Form::Program {
            let contents = cabal::of_program(description, &names, &modules, &features, fields);
            vec![text(cabal_file, contents)]
        } else {
            vec![
                text(
                    cabal_file,
                    cabal::description(description, &names, &modules, &features, link, fields),
                ),
                File {
                    path: "configure".to_owned(),
                    contents: cabal::configure(description, &names, link),
                    executable: true,
                },
                text("Setup.hs".to_owned(), cabal::setup()),
                text(".gitignore".to_owned(), cabal::gitignore(&names)),
            ]
        };
        files.push(text(
            "cbits/hsffi.c".to_owned(),
            submodules::in_c(&cbits::source(description, &names), &submodules),
        ));
        for module in modules.public.iter().chain(&modules.hidden) {
            let path = format!("src/{}.hs", module.name.replace('.', "/"));
            files.push(text(path, module.print()));
        }
        for document in &fields.documents {
            let copy = document.text.as_ref();
            files.extend(copy.map(|copy| text(document.path.clone(), copy.clone())));
        }
        if description.module.capi {
            files.push(text(
                format!("cbits/{}", header::file(&names)),
                submodules::in_c(&header::text(description, &names), &submodules),
            ));
        }
        if let Some(file) = &description.module.license_file {
            files.push(text(license::file_name(file).to_owned(), file.text.clone()));
        }
        let package = Package {
            name: names.package().to_owned(),
            files,
        };
        Ok(Generated { package, modules })
    }
}

/// The first line of a generated Haskell file.
fn generated(module: &Module) -> String {
    format!(
        "Generated by hsffi from the Rust crate {}. Changes are lost when it is generated again.",
        module.crate_name()
    )
}

/// What the exports of a package and its dependencies follow from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Feature {
    /// Storable vectors cross, for which the package depends on `vector`.
    Vectors,
    /// Rust calls Haskell.
    Closures,
    /// Rust calls methods of records, which may attach their threads.
    Traits,
    /// An object may be unusable for a while, or for good.
    ObjectErrors,
    /// Sequences are pulled.
    Items,
    /// Rust's threads send events.
    Events,
    /// Calls are stopped.
    Stops,
    /// Errors cross that have no type of their own.
    Messages,
    /// Arrays cross, for which the package depends on `primitive`.
    Primitive,
    /// Arrays of arrays cross.
    ArrayArrays,
    /// Calls are made by a C compiler, by a header.
    Capi,
    /// Objects have hashes, for which the package depends on `hashable`.
    Hashes,
    /// Objects and data are evaluated, for which the package depends on `deepseq`.
    Evaluation,
    /// Maps and sets cross, for which the package depends on `containers`.
    Containers,
}

/// The features that a library has.
#[derive(Debug, Default)]
struct Features(HashSet<Feature>);

impl Features {
    fn of(description: &Description) -> Self {
        let mut features = HashSet::new();
        let is_own = |id: &String| !description.is_imported(id);
        for object in description.objects.iter().filter(|it| is_own(&it.id)) {
            if object.access != Access::Free {
                features.insert(Feature::ObjectErrors);
            }
            for class in &object.instances {
                match class {
                    Class::Hashable => features.insert(Feature::Hashes),
                    Class::NFData => features.insert(Feature::Evaluation),
                    _ => false,
                };
            }
            if object.finalizer == Finalizer::Haskell {
                // A destructor may have a token, which the metadata does not describe.
                features.insert(Feature::Closures);
            }
        }
        if description.module.capi {
            features.insert(Feature::Capi);
        }
        let data = description.data.iter().map(|it| (&it.id, &it.variants));
        let errors = description.errors.iter().map(|it| (&it.id, &it.variants));
        let mut variants = data.chain(errors).filter(|(id, _)| is_own(id));
        let mut enums = description.enums.iter();
        if enums.any(|it| is_own(&it.id))
            || variants.any(|(_, variants)| derived::is_evaluable(variants, description))
        {
            features.insert(Feature::Evaluation);
        }
        for_each_type(description, &mut |ty| {
            let needed: &[Feature] = match ty {
                Type::Vector(_)
                | Type::ReleasedVector(_)
                | Type::Structs(_)
                | Type::List {
                    form: ListForm::Vector,
                    ..
                } => &[Feature::Vectors],
                Type::List {
                    form: ListForm::Map | ListForm::Set,
                    ..
                } => &[Feature::Containers],
                Type::Closure(..) | Type::Exception | Type::Token => &[Feature::Closures],
                Type::Trait(..) => &[Feature::Closures, Feature::Traits],
                Type::Items { .. } => &[Feature::Items, Feature::ObjectErrors],
                Type::Events { .. } => &[Feature::Events],
                Type::Array(Array::ShortByteString) => &[],
                Type::Array(Array::ArrayArray | Array::MutableArrayArray) => {
                    &[Feature::ArrayArrays]
                }
                Type::Array(_) => &[Feature::Primitive],
                Type::Stop | Type::Interrupted => &[Feature::Stops],
                Type::Message => &[Feature::Messages],
                _ => &[],
            };
            features.extend(needed);
        });
        Features(features)
    }

    fn has(&self, feature: Feature) -> bool {
        self.0.contains(&feature)
    }
}

/// The ids of the types that some function takes, returns or fails with.
fn types_in_use(description: &Description) -> HashSet<&str> {
    let mut ids = HashSet::new();
    for_each_type(description, &mut |ty| {
        ids.extend(definition(ty).map(String::as_str));
    });
    ids
}

/// Visits the types of everything that the library exports, and the types within them.
fn for_each_type<'a>(description: &'a Description, visit: &mut dyn FnMut(&'a Type)) {
    for ty in types(description) {
        within(ty, visit);
    }
}

/// Whether users see such a type. Of a conversion, they see the type of a library and not what crosses.
fn shows_type(description: &Description, is_it: impl Fn(&Type) -> bool) -> bool {
    fn shows(ty: &Type, is_it: &impl Fn(&Type) -> bool) -> bool {
        let hidden = matches!(ty, Type::Converted(_));
        is_it(ty) || !hidden && parts(ty).into_iter().any(|part| shows(part, is_it))
    }
    types(description).any(|ty| shows(ty, &is_it))
}

/// The types of parameters, results, errors and fields.
fn types(description: &Description) -> impl Iterator<Item = &Type> {
    let functions = description.functions.iter().flat_map(|function| {
        let parameters = function.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain([&function.value]).chain(&function.error)
    });
    let errors = description.errors.iter().map(|error| &error.variants);
    let variants = errors.chain(description.data.iter().map(|data| &data.variants));
    let fields = variants.flatten().flat_map(|variant| &variant.fields);
    let of_haskell = description.haskell_functions.iter().map(|it| &it.ty);
    functions
        .chain(of_haskell)
        .chain(fields.map(|field| &field.value.ty))
}

/// The type of Haskell's that a type contains.
fn held(ty: &Type) -> Option<&HaskellType> {
    match ty {
        Type::Held(held) => Some(held),
        ty => parts(ty).into_iter().find_map(held),
    }
}

/// The id of the type that the user defined.
pub(crate) fn definition(ty: &Type) -> Option<&String> {
    match ty {
        Type::Object(id)
        | Type::Error(id)
        | Type::Enum(id)
        | Type::Data(id)
        | Type::Structs(id)
        | Type::Trait(id, _) => Some(id),
        _ => None,
    }
}

/// Visits a type and the types within it.
pub(crate) fn within<'a>(ty: &'a Type, visit: &mut dyn FnMut(&'a Type)) {
    visit(ty);
    for part in parts(ty) {
        within(part, visit);
    }
}

/// The types of which a type is made.
fn parts(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::Option(value) => vec![&value.ty],
        Type::Tuple(fields) => fields.iter().map(|field| &field.ty).collect(),
        Type::Closure(closure, _) => {
            let parameters = closure.parameters.iter().map(|parameter| &parameter.ty);
            parameters.chain([&closure.result]).collect()
        }
        Type::Lent(sequence) => vec![sequence],
        Type::Items { item, .. } | Type::Events { event: item, .. } | Type::List { item, .. } => {
            vec![item]
        }
        Type::Pointer { value, .. } => vec![value],
        Type::Converted(conversion) => vec![&conversion.value],
        Type::Either(left, right) => vec![&left.ty, &right.ty],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
