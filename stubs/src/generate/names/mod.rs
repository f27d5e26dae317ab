//! What everything is called in Haskell, and what cannot be called so.
//!
//! | what | module |
//! |---|---|
//! | how Haskell spells what Rust names | [`spelling`] |
//! | which names are free | [`claims`] |
//! | names of packages and modules | [`package`] |
//! | what an equation binds | [`parameters`] |
//! | what is wrong with a name | [`error`] |

mod claims;
mod error;
mod package;
mod parameters;
mod spelling;

use std::collections::{HashMap, HashSet};

use super::contents::{converting_types, plain_types};
use super::converted::Ambiguous;
use super::derived;
use super::library_names::{self as lib, FOREIGN, FOREIGN_QUALIFIER};
use super::reserved_names;
use crate::description::{self, Constant, Description, Finalizer, Function, Variant};
use crate::haskell::{Name, Origin, Type, identifier};

use claims::Namespaces;
pub use error::{NameError, NameErrors};
pub(super) use package::package_name;
pub use package::proposed_names;
use package::{check_modules, check_package};
pub(super) use parameters::ParameterNames;
pub(super) use spelling::{closing_names, data_field_names, haskell_function_name};
use spelling::{decoder_name, methods_name, reader_name, writer_name};

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
    let data = description.data.iter_mut();
    let data = data.flat_map(|definition| of_one(&mut definition.name, &mut definition.variants));
    for name in objects.chain(enums).chain(errors).chain(data) {
        *name = identifier::constructor(name);
    }
    description
}

/// The type of actions of a package that has its own.
pub(super) struct Actions {
    pub(super) ty: Name,
    /// What makes an action of one of `IO`.
    pub(super) constructor: Name,
    /// What makes an action of `IO` of one.
    pub(super) run: Name,
}

impl Actions {
    fn of(io: &str) -> Self {
        Actions {
            ty: Name::local(io),
            constructor: Name::local(io),
            run: Name::local(format!("run{io}")),
        }
    }
}

/// What `<Root>.Foreign` calls so.
pub(super) fn foreign_name(name: &str) -> Name {
    Name::of(name, Origin::Qualified(FOREIGN, FOREIGN_QUALIFIER))
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
    /// The ids of types that another package declares.
    imported: HashSet<String>,
    /// The ids of data types whose values own no memory.
    plain: HashSet<String>,
    /// The ids of data types that contain a conversion.
    converting: HashSet<String>,
    /// What the package declares.
    declared: HashSet<String>,
    /// Everything that is in scope in `<Root>`, which parameters must not shadow.
    in_scope: HashSet<String>,
    /// The ids of data types that cannot be evaluated deeply.
    unevaluable: HashSet<String>,
    /// Types of libraries that are named with their modules.
    ambiguous: Ambiguous,
    /// Whether C functions are known by a header.
    by_header: bool,
    /// The type of actions, where it is not `IO`.
    actions: Option<Actions>,
}

impl Names {
    pub(super) fn choose(description: &Description) -> Result<Self, NameErrors> {
        let module = &description.module;
        let mut report = NameErrors::none();
        let package = package_name(&module.package).unwrap_or_default();
        report.take(
            &module.place,
            check_package(&module.package, &package, &module.root),
        );
        report.take(&module.place, check_modules(&module.root));
        let mut namespaces = Namespaces::of(description, report);
        let types = namespaces.claim_types(description);
        let (functions, constants) = namespaces.claim_exports(description, &types);
        let ambiguous = Ambiguous::of(description, |name| namespaces.has_type(name));
        let mut in_scope = namespaces.check(&module.root)?;
        let declared = in_scope.clone();
        in_scope.extend(reserved_names::in_scope().into_iter().map(str::to_owned));
        let of_enums = description.enums.iter().flat_map(|e| &e.variants);
        let of_errors = description.errors.iter().flat_map(|e| &e.variants);
        let of_data = description.data.iter().flat_map(|d| &d.variants);
        let variants = of_enums.chain(of_errors).chain(of_data);
        let variant_names: HashSet<_> = variants.map(|v| &v.name).collect();
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
            imported: description.imports.types.keys().cloned().collect(),
            plain: plain_types(description),
            converting: converting_types(description),
            unevaluable: (description.data.iter())
                .filter(|data| !derived::is_evaluable(&data.variants, description))
                .map(|data| data.id.clone())
                .collect(),
            ambiguous,
            declared,
            in_scope,
            by_header: module.capi,
            actions: module.io.as_deref().map(Actions::of),
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

    /// Whether another package declares the type with this id: the constructors of its objects are not known.
    pub(super) fn is_imported(&self, id: &str) -> bool {
        self.imported.contains(id)
    }

    /// Whether values of the data type with this id own no memory.
    pub(super) fn is_plain(&self, id: &str) -> bool {
        self.plain.contains(id)
    }

    /// Whether values of the data type with this id contain a conversion.
    pub(super) fn is_converting(&self, id: &str) -> bool {
        self.converting.contains(id)
    }

    /// Whether values of the type can be evaluated deeply.
    pub(super) fn is_evaluable(&self, ty: &description::Type) -> bool {
        derived::type_is_evaluable(ty, &self.unevaluable)
    }

    /// Whether something of the package has the name.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.declared.contains(name)
    }

    /// Types of libraries that are named with their modules.
    pub(super) fn ambiguous(&self) -> &Ambiguous {
        &self.ambiguous
    }

    /// Whether C functions are known by a header, which tells what they do not write to.
    pub(super) fn by_header(&self) -> bool {
        self.by_header
    }

    /// The same as a name of the module that declares the type.
    pub(super) fn type_name(&self, id: &str) -> Name {
        Name::local(self.of_type(id))
    }

    /// What reads the error with this id from a slot.
    pub(super) fn decoder(&self, id: &str) -> Name {
        Name::local(decoder_name(self.of_type(id)))
    }

    /// What reads a value of the data type with this id from a slot.
    pub(super) fn peek(&self, id: &str) -> Name {
        Name::local(reader_name(self.of_type(id)))
    }

    /// What writes a value of the data type with this id to a slot.
    pub(super) fn put(&self, id: &str) -> Name {
        Name::local(writer_name(self.of_type(id)))
    }

    /// What calls the methods of the record with this id.
    pub(super) fn methods(&self, id: &str) -> Name {
        Name::local(methods_name(self.of_type(id)))
    }

    /// What a generated function binds, unlike all that is in scope.
    pub(super) fn local(&self, name: &str) -> String {
        parameters::local(name, &self.in_scope)
    }

    /// What an equation binds for each field of a constructor.
    pub(super) fn of_fields(&self, variant: &Variant) -> Vec<String> {
        parameters::bind_fields(&variant.fields, &self.in_scope)
    }

    /// What releases objects of the type with this id.
    pub(super) fn destructor(&self, id: &str) -> Name {
        foreign_name(&format!("destroy{}", self.of_type(id)))
    }

    /// The type of actions, where the package has its own.
    pub(super) fn actions(&self) -> Option<&Actions> {
        self.actions.as_ref()
    }

    /// The type of an action with this result.
    pub(super) fn action_of(&self, result: Type) -> Type {
        let io = match &self.actions {
            Some(actions) => actions.ty.ty(),
            None => lib::IO.ty(),
        };
        io.apply([result])
    }

    /// This name, or one like it that hides nothing.
    pub(super) fn unlike_those_in_scope(&self, name: &str) -> String {
        let mut name = name.to_owned();
        while self.in_scope.contains(&name) {
            name.push('\'');
        }
        name
    }

    /// What an equation binds for each parameter.
    pub(super) fn of_parameters(&self, function: &Function) -> Vec<ParameterNames> {
        parameters::bind(&function.parameters, &self.in_scope)
    }
}
