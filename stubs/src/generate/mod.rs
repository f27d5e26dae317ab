//! From a library's description to the text of its Haskell package.
//!
//! | file | module here |
//! |---|---|
//! | `<Root>.hs`, what users import | [`root`] |
//! | `<Root>/Foreign.hs`, the imports | [`foreign`] |
//! | `<Root>/Runtime.hs`, how calls are made | [`runtime`] |
//! | `cbits/hsffi.c`, the check of versions | [`cbits`] |
//! | `cbits/<package>.h`, for imports by `capi` | [`header`] |
//! | `<package>.cabal`, `configure` | [`cabal`] |
//!
//! The text is a function of the description alone: the same library gives the same package, byte for byte.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "the text is read by people; the time goes elsewhere"
)]

mod arrays;
mod bound;
mod cabal;
mod cbits;
mod constant;
mod declaration;
mod deprecated;
mod equation;
mod foreign;
mod haddock;
mod haskell;
mod header;

mod imports;
mod license;
mod marshal;
mod names;
mod prelude;
mod root;
mod runtime;
mod taken;

use std::collections::HashSet;

use crate::description::{Access, ArgAbi, Array, Description, Finalizer, Type, Value};
use crate::package::{File, Package};

use names::Names;
pub use names::{NameError, NameErrors};

/// What the linker must be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The library's name, as in `-lrust_regex`.
    pub library: String,
    /// The native libraries that it needs, such as `pcre2-8`.
    pub native: Vec<String>,
    /// What the library is.
    pub form: Form,
}

/// What a library is, in the package's directory `lib`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A static library, which programs are linked with beside the Haskell library.
    #[default]
    Archive,
    /// An object file, as [`Isolated`](crate::Isolated) makes it, which becomes part of the Haskell library.
    Object,
}

/// Writes the package of the library that `description` tells of.
///
/// # Errors
/// When something cannot have the Haskell name that it would get.
pub fn generate(description: &Description, link: &Link) -> Result<Package, NameErrors> {
    let description = &names::in_haskell(description);
    let names = Names::choose(description)?;
    let features = Features::of(description);
    let root = description.module.root.replace('.', "/");
    let text = |path: String, contents: String| File {
        path,
        contents,
        executable: false,
    };
    let mut files = vec![
        text(
            format!("{}.cabal", names.package()),
            cabal::description(description, &names, &features, link),
        ),
        File {
            path: "configure".to_owned(),
            contents: cabal::configure(description, &names, link),
            executable: true,
        },
        text(".gitignore".to_owned(), cabal::gitignore(&names)),
        text(
            "cbits/hsffi.c".to_owned(),
            cbits::source(description, &names, &features),
        ),
        text(
            format!("src/{root}.hs"),
            root::module(description, &names, &features),
        ),
        text(
            format!("src/{root}/Foreign.hs"),
            foreign::module(description, &names),
        ),
        text(
            format!("src/{root}/Runtime.hs"),
            runtime::module(description, &names, &features),
        ),
    ];
    if description.module.capi {
        files.push(text(
            format!("cbits/{}", header::file(&names)),
            header::text(description, &names),
        ));
    }
    if let Some(file) = &description.module.license_file {
        files.push(text(license::file_name(file).to_owned(), file.text.clone()));
    }
    Ok(Package {
        name: names.package().to_owned(),
        files,
    })
}

/// A part of the support code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Feature {
    /// Storable vectors cross, for which the package depends on `vector`.
    Vectors,
    /// Text crosses where it lies, if it is UTF-8 there.
    Utf8,
    /// Rust calls Haskell.
    Closures,
    /// An object may be unusable for a while, or for good.
    Gates,
    /// An object is used by the thread that made it alone.
    Bound,
    /// Memory comes with the function that releases it.
    Released,
    /// Sequences are pulled.
    Items,
    /// Functions are read from slots.
    Functions,
    /// Memory is given to Rust.
    Given,
    /// Rust changes copies.
    Changed,
    /// Memory is copied.
    Copies,
    /// Calls are stopped.
    Stops,
    /// Something is released after a call, in any case.
    Brackets,
    /// Haskell threads release objects.
    Finalizers,
    /// Objects are released a collection late.
    Late,
    /// Arrays cross, for which the package depends on `primitive`.
    Primitive,
    /// Arrays of arrays cross.
    ArrayArrays,
    /// The arrays of short byte strings cross.
    ShortByteStrings,
    /// Calls are values.
    Pure,
    /// Calls are made by a C compiler, by a header.
    Capi,
    /// Actions have a type of the package.
    Io,
    /// Constants are text.
    TextConstants,
    /// Constants are bytes.
    BytesConstants,
    /// Constants are NaNs.
    NanConstants,
}

/// What parts of the support code a library has use for.
#[derive(Debug, Default)]
struct Features(HashSet<Feature>);

impl Features {
    fn of(description: &Description) -> Self {
        use Feature::{
            ArrayArrays, Bound, Brackets, Capi, Changed, Closures, Copies, Functions, Gates, Given,
            Io, Items, Primitive, Pure, Released, ShortByteStrings, Stops, Vectors,
        };
        let mut features = HashSet::new();
        if description
            .objects
            .iter()
            .any(|object| object.access != Access::Free)
        {
            features.insert(Gates);
        }
        if (description.objects.iter()).any(|object| object.finalizer == Finalizer::Haskell) {
            // A destructor may have a token, of which nothing is told here.
            features.extend([Feature::Finalizers, Closures, Brackets]);
        }
        if (description.objects.iter()).any(|object| object.finalizer == Finalizer::Late) {
            features.insert(Feature::Late);
        }
        if description.module.capi {
            features.insert(Capi);
        }
        if description.module.io.is_some() {
            features.insert(Io);
        }
        for constant in &description.constants {
            match constant.value {
                Value::Text(_) => features.insert(Feature::TextConstants),
                Value::Bytes(_) => features.insert(Feature::BytesConstants),
                _ if constant::is_nan(&constant.value) => features.insert(Feature::NanConstants),
                _ => false,
            };
        }
        if description.functions.iter().any(|function| function.pure) {
            features.insert(Pure);
        }
        if description
            .objects
            .iter()
            .any(|object| object.access == Access::Bound)
        {
            features.insert(Bound);
        }
        let parameters = description.functions.iter().flat_map(|f| &f.parameters);
        for parameter in parameters {
            if parameter.abi == ArgAbi::ArraySlice {
                features.insert(Feature::Utf8);
            }
            if parameter.abi == ArgAbi::InOut {
                features.extend([Changed, Copies]);
            }
            within(&parameter.ty, &mut |ty| {
                if let Type::ReleasedBytes
                | Type::ReleasedVector(_)
                | Type::ReleasedText
                | Type::ReleasedScalar(_) = ty
                {
                    features.extend([Given, Copies, Brackets]);
                }
            });
        }
        for_each_type(description, &mut |ty| {
            let needed: &[Feature] = match ty {
                Type::Vector(_) => &[Vectors],
                Type::ReleasedBytes | Type::ReleasedText => &[Released, Functions],
                Type::ReleasedVector(_) => &[Vectors, Released, Functions],
                Type::Closure(..) | Type::Exception | Type::Token => &[Closures, Brackets],
                Type::Items { .. } => &[Items, Gates, Functions],
                Type::Array(Array::ShortByteString) => &[ShortByteStrings],
                Type::Array(Array::ArrayArray | Array::MutableArrayArray) => &[ArrayArrays],
                Type::Array(_) => &[Primitive],
                Type::Stop | Type::Interrupted => &[Stops],
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
        if let Type::Object(id) | Type::Error(id) | Type::Enum(id) = ty {
            ids.insert(id.as_str());
        }
    });
    ids
}

/// Visits the types of everything that the library exports, and the types within them.
fn for_each_type<'a>(description: &'a Description, visit: &mut dyn FnMut(&'a Type)) {
    for function in &description.functions {
        for parameter in &function.parameters {
            within(&parameter.ty, visit);
        }
        within(&function.value, visit);
        if let Some(error) = &function.error {
            within(error, visit);
        }
    }
    for error in &description.errors {
        for field in error.variants.iter().flat_map(|variant| &variant.fields) {
            within(&field.value.ty, visit);
        }
    }
}

/// Visits a type and the types within it.
pub(crate) fn within<'a>(ty: &'a Type, visit: &mut dyn FnMut(&'a Type)) {
    visit(ty);
    match ty {
        Type::Option(value) => within(&value.ty, visit),
        Type::Tuple(fields) => fields.iter().for_each(|field| within(&field.ty, visit)),
        Type::Closure(closure, _) => {
            for parameter in &closure.parameters {
                within(&parameter.ty, visit);
            }
            within(&closure.result, visit);
        }
        Type::Lent(sequence) => within(sequence, visit),
        Type::Items { item, .. } => within(item, visit),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::{Docs, Module, Object, Place};

    #[test]
    fn what_a_haskell_thread_releases_may_call_haskell() {
        let object = |finalizer| Object {
            id: "will::Will".into(),
            name: "Will".into(),
            symbol: "will_Will_abi".into(),
            destructor: "will_Will_destroy".into(),
            finalizer,
            close: None,
            access: Access::Free,
            docs: Docs::default(),
            digest: 0,
            place: Place::default(),
        };
        for (finalizer, calls_haskell) in [(Finalizer::C, false), (Finalizer::Haskell, true)] {
            let description = Description {
                module: Module {
                    root: "Data.Will".into(),
                    package: "will".into(),
                    version: "0.1.0".into(),
                    prefix: "will_hsffi".into(),
                    license: String::new(),
                    docs: Docs::default(),
                    digest: 0,
                    place: Place::default(),
                    license_file: None,
                    capi: false,
                    io: None,
                },
                functions: Vec::new(),
                objects: vec![object(finalizer)],
                enums: Vec::new(),
                errors: Vec::new(),
                constants: Vec::new(),
            };
            let package = generate(&description, &Link::default()).expect("the names are fine");
            let check = (package.files.iter()).find(|file| file.path == "cbits/hsffi.c");
            let check = &check.expect("there is a check").contents;
            let has_functions = check.contains("will_hsffi_functions = {");
            assert_eq!(has_functions, calls_haskell, "{check}");
        }
    }
}
