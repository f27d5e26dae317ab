//! Objects that are bound to a thread: which functions make them.

use std::collections::HashMap;

use super::within;
use crate::description::{Access, Description, Function, Type};

/// The bound types, and the errors that hold an object of one.
pub(super) struct ThreadBoundTypes<'a> {
    /// Haskell names of bound types, by the id of what holds an object of one.
    names: HashMap<&'a str, &'a str>,
}

impl<'a> ThreadBoundTypes<'a> {
    pub(super) fn of(description: &'a Description) -> Self {
        let names = description
            .objects
            .iter()
            .filter(|object| object.access == Access::Bound)
            .map(|object| (object.id.as_str(), object.name.as_str()))
            .collect();
        let mut bound = ThreadBoundTypes { names };
        for error in &description.errors {
            let mut fields = error.variants.iter().flat_map(|variant| &variant.fields);
            if let Some(name) = fields.find_map(|field| bound.held_by(&field.value.ty)) {
                bound.names.insert(&error.id, name);
            }
        }
        bound
    }

    /// The bound type of an object that a call of the function makes.
    pub(super) fn made_by(&self, function: &Function) -> Option<&'a str> {
        let error = function.error.as_ref();
        self.held_by(&function.value)
            .or_else(|| error.and_then(|error| self.held_by(error)))
    }

    fn held_by(&self, ty: &Type) -> Option<&'a str> {
        let mut held = None;
        within(ty, &mut |ty| {
            if let Type::Object(id) | Type::Error(id) = ty {
                held = held.or_else(|| self.names.get(id.as_str()).copied());
            }
        });
        held
    }
}
