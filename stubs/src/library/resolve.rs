//! From the records of a library's many object files to one description, with nothing missing and nothing said twice.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::description::{Description, Function, Imports, Record, Type};
use crate::error::Error;
use crate::generate::{definition, within};

/// Puts the records of the library at `path` together.
pub(super) fn resolve(records: Vec<Record>, path: &Path) -> Result<Description, Error> {
    let mut module = None;
    let mut functions = BTreeMap::new();
    let mut objects = BTreeMap::new();
    let mut enums = BTreeMap::new();
    let mut errors = BTreeMap::new();
    let mut data = BTreeMap::new();
    let mut constants = BTreeMap::new();
    let mut submodules = BTreeMap::new();
    let mut haskell_functions = BTreeMap::new();

    let two_exports = |symbol| Error::TwoExports {
        path: path.to_owned(),
        symbol,
    };
    let two_types = |id| Error::TwoTypes {
        path: path.to_owned(),
        id,
    };
    for record in records {
        match record {
            Record::Module(new) => match &module {
                None => module = Some(new),
                Some(old) if *old == new => {}
                Some(old) => {
                    return Err(Error::TwoModules {
                        path: path.to_owned(),
                        first: old.root.clone(),
                        second: new.root,
                    });
                }
            },
            Record::Function(new) => {
                insert(&mut functions, new.symbol.clone(), new).map_err(two_exports)?;
            }
            Record::Constant(new) => {
                insert(&mut constants, new.symbol.clone(), new).map_err(two_exports)?;
            }
            Record::HaskellFunction(new) => {
                insert(&mut haskell_functions, new.symbol.clone(), new).map_err(two_exports)?;
            }
            Record::Submodule(new) => {
                insert(&mut submodules, new.place.rust_module.clone(), new).map_err(two_exports)?;
            }
            Record::Object(new) => insert(&mut objects, new.id.clone(), new).map_err(two_types)?,
            Record::Enum(new) => insert(&mut enums, new.id.clone(), new).map_err(two_types)?,
            Record::Error(new) => insert(&mut errors, new.id.clone(), new).map_err(two_types)?,
            Record::Data(new) => insert(&mut data, new.id.clone(), new).map_err(two_types)?,
        }
    }

    let mut description = Description {
        module: module.ok_or_else(|| Error::NoModule {
            path: path.to_owned(),
        })?,
        functions: functions.into_values().collect(),
        objects: objects.into_values().collect(),
        enums: enums.into_values().collect(),
        errors: errors.into_values().collect(),
        data: data.into_values().collect(),
        constants: constants.into_values().collect(),
        submodules: submodules.into_values().collect(),
        haskell_functions: haskell_functions.into_values().collect(),
        imports: Imports::default(),
    };
    description.place_in_modules();
    match description.undefined() {
        None => {
            description.leave_out_unused_types_of_dependencies();
            Ok(description)
        }
        Some((user, id)) => Err(Error::Undefined {
            path: path.to_owned(),
            id: id.to_owned(),
            user: user.to_owned(),
        }),
    }
}

/// Adds a record. A second one of its key comes from another build of the same crate: the compiler puts each record into one
/// object file. Even where both are equal, what they describe need not be the same.
fn insert<T>(all: &mut BTreeMap<String, T>, key: String, new: T) -> Result<(), String> {
    match all.entry(key) {
        Entry::Vacant(entry) => {
            entry.insert(new);
            Ok(())
        }
        Entry::Occupied(entry) => Err(entry.remove_entry().0),
    }
}

impl Description {
    /// Leaves out the types of other crates that no export names. Haskell could not get a value of one, and two versions of a
    /// crate may each have a type of the same name.
    fn leave_out_unused_types_of_dependencies(&mut self) {
        let own = format!("{}::", self.module.crate_name());
        let used = self.used_types();
        let keep = |id: &String| id.starts_with(&own) || used.contains(id);
        self.objects.retain(|object| keep(&object.id));
        self.enums.retain(|definition| keep(&definition.id));
        self.errors.retain(|error| keep(&error.id));
        self.data.retain(|data| keep(&data.id));
    }

    fn used_types(&self) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        let owners = self.functions.iter().map(|function| &function.owner);
        let owners = owners.chain(self.constants.iter().map(|constant| &constant.owner));
        let mut unseen: Vec<String> = owners.flatten().cloned().collect();
        let mut types: Vec<&Type> = Vec::new();
        for function in &self.functions {
            types.extend(function.parameters.iter().map(|parameter| &parameter.ty));
            types.extend([&function.value]);
            types.extend(&function.error);
        }
        types.extend(self.haskell_functions.iter().map(|function| &function.ty));
        loop {
            for ty in types.drain(..) {
                within(ty, &mut |ty| {
                    unseen.extend(definition(ty).cloned());
                });
            }
            let Some(id) = unseen.pop() else { return used };
            if !used.contains(&id) {
                types.extend(self.fields_of(&id));
            }
            used.insert(id);
        }
    }

    /// The types of the fields of the type with this id.
    fn fields_of(&self, id: &str) -> impl Iterator<Item = &Type> {
        let error = self.errors.iter().find(|error| error.id == id);
        let variants = error.map(|error| &error.variants);
        let variants = variants.or_else(|| Some(&self.data_type(id)?.variants));
        let fields = variants
            .into_iter()
            .flatten()
            .flat_map(|variant| &variant.fields);
        fields.map(|field| &field.value.ty)
    }

    /// The first type that is named and not described, with what names it.
    fn undefined(&self) -> Option<(&str, &str)> {
        let of_functions = self.functions.iter().find_map(|function| {
            let id = self.undefined_in_function(function)?;
            Some((function.name.as_str(), id))
        });
        let of_haskell = || {
            let mut functions = self.haskell_functions.iter();
            functions.find_map(|it| Some((it.name.as_str(), self.undefined_in_type(&it.ty)?)))
        };
        let of_constants = || {
            self.constants.iter().find_map(|constant| {
                let owner = constant.owner.as_deref()?;
                (!self.has_object(owner)).then_some((constant.name.as_str(), owner))
            })
        };
        of_functions
            .or_else(of_haskell)
            .or_else(of_constants)
            .or_else(|| {
                let errors = self
                    .errors
                    .iter()
                    .map(|error| (&error.name, &error.variants));
                let data = self.data.iter().map(|data| (&data.name, &data.variants));
                errors.chain(data).find_map(|(name, variants)| {
                    let mut fields = variants.iter().flat_map(|variant| &variant.fields);
                    let id = fields.find_map(|field| self.undefined_in_type(&field.value.ty))?;
                    Some((name.as_str(), id))
                })
            })
    }

    fn undefined_in_function<'a>(&self, function: &'a Function) -> Option<&'a str> {
        let owner = function
            .owner
            .as_deref()
            .filter(|owner| !self.has_object(owner));
        let parameters = function.parameters.iter().map(|parameter| &parameter.ty);
        let mut types = parameters.chain([&function.value]).chain(&function.error);
        owner.or_else(|| types.find_map(|ty| self.undefined_in_type(ty)))
    }

    fn undefined_in_type<'a>(&self, ty: &'a Type) -> Option<&'a str> {
        let mut undefined = None;
        within(ty, &mut |ty| {
            let Some(id) = definition(ty) else { return };
            let known = match ty {
                Type::Object(_) => self.has_object(id),
                Type::Enum(_) => self.enums.binary_search_by(|e| e.id.cmp(id)).is_ok(),
                Type::Error(_) => self.errors.binary_search_by(|e| e.id.cmp(id)).is_ok(),
                _ => self.data_type(id).is_some(),
            };
            if !known {
                undefined = undefined.or(Some(id.as_str()));
            }
        });
        undefined
    }

    fn has_object(&self, id: &str) -> bool {
        self.objects
            .binary_search_by(|known| known.id.as_str().cmp(id))
            .is_ok()
    }
}
