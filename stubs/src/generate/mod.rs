//! From a library's description to the text of its Haskell package.
//!
//! | file | module here |
//! |---|---|
//! | `<Root>.hs`, what users import | [`public_module`] |
//! | `<Root>/Foreign.hs`, the imports | [`foreign`] |
//! | further public modules, and hidden ones with their types | [`submodules`] |
//! | `cbits/hsffi.c`, the check of versions | [`cbits`] |
//! | `cbits/<package>.h`, for imports by `capi` | [`header`] |
//! | `api.txt` | [`crate::api`] |
//! | `<package>.cabal`, `Setup.hs` | [`cabal`], [`cabal_fields`] |
//! | `configure`, `cbits/cargo-hsffi-build.c` | [`configure`] |
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
mod configure;
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
mod features;
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

use crate::api::{API_FILE, Api};
use crate::description::{Description, HaskellType, Module, Type};
use crate::error::Error;
use crate::fields::PackageFields;
use crate::haskell;
use crate::package::{File, Package};

use features::{Feature, Features};
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
    /// The sources of the crate, for `configure` to build a library of the form [`Object`](Form::Object) from.
    pub sources: Sources,
}

/// Where the sources of a crate are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sources {
    /// Only those know who build the library.
    #[default]
    Unknown,
    /// In this directory from the package's, which is that of the crate's `Cargo.toml`.
    Beside(String),
    /// In the package, which is packed to be built elsewhere.
    Packed(Packed),
}

/// What is packed with a package, to have its library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// The directory of the crate's `Cargo.toml` in the package. Empty if the package has libraries and no sources.
    pub crate_dir: String,
    /// The options of `cargo rustc`.
    pub options: Vec<String>,
    /// The directory of the profile in cargo's target directory, such as `release`.
    pub profile_dir: String,
    /// The paths of all files in the package that are not generated.
    pub files: Vec<String>,
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

/// Generates the package, with what its author says of it and adds to it. Also returns what it offers.
///
/// # Errors
/// If an export cannot have its Haskell name, or if a companion module does not fit to the generated ones.
pub fn generate_with(
    description: &Description,
    link: &Link,
    fields: &PackageFields,
) -> Result<(Package, Api), Error> {
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
    let Generated {
        package,
        modules,
        api,
    } = Generated::of(description, link, &fields)?;
    let modules: Vec<_> = modules.public.iter().chain(&modules.hidden).collect();
    let root = &description.module.root;
    (fields.companions).check(root, &modules, &fields.dependencies)?;
    Ok((package, api))
}

/// What the package of the library with this description offers.
///
/// # Errors
/// If an export cannot have its Haskell name.
pub fn api(description: &Description, fields: &PackageFields) -> Result<Api, NameErrors> {
    Generated::of(description, &Link::default(), fields).map(|generated| generated.api)
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
    api: Api,
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
        let companions = fields.companions.modules.iter();
        let exposed = companions.filter(|companion| companion.exposed);
        let api = crate::api::of_modules(
            names.package(),
            cabal::version(&description.module.version),
            &modules.public,
            &modules.hidden,
            exposed.map(|companion| companion.name.as_str()),
        );
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
                configure::script(description, &names, link),
                text("Setup.hs".to_owned(), cabal::setup()),
                text(".gitignore".to_owned(), cabal::gitignore(&names)),
                text(API_FILE.to_owned(), api.to_string()),
            ]
        };
        files.push(text(
            "cbits/hsffi.c".to_owned(),
            submodules::in_c(&cbits::source(description, &names), &submodules),
        ));
        if link.form == Form::Object {
            files.push(configure::placeholder(description, &names));
        }
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
            version: cabal::version(&description.module.version).to_owned(),
            files,
        };
        Ok(Generated {
            package,
            modules,
            api,
        })
    }
}

/// The first line of a generated Haskell file.
fn generated(module: &Module) -> String {
    format!(
        "Generated by hsffi from the Rust crate {}. Changes are lost when it is generated again.",
        module.crate_name()
    )
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

/// A type of Haskell's that the package mentions, apart from the module that exports to Rust: it imports the module of the type.
pub fn mentioned_type(description: &Description) -> Option<&HaskellType> {
    own_types(description).find_map(held)
}

/// The types of parameters, results, errors and fields.
fn types(description: &Description) -> impl Iterator<Item = &Type> {
    let of_haskell = description.haskell_functions.iter().map(|it| &it.ty);
    own_types(description).chain(of_haskell)
}

/// The same, without those of Haskell's functions.
fn own_types(description: &Description) -> impl Iterator<Item = &Type> {
    let functions = description.functions.iter().flat_map(|function| {
        let parameters = function.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain([&function.value]).chain(&function.error)
    });
    let errors = description.errors.iter().map(|error| &error.variants);
    let variants = errors.chain(description.data.iter().map(|data| &data.variants));
    let fields = variants.flatten().flat_map(|variant| &variant.fields);
    functions.chain(fields.map(|field| &field.value.ty))
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
