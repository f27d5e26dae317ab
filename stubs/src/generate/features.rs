//! What the exports of a library need of the package and of its dependencies.

use std::collections::HashSet;

use super::{derived, for_each_type};
use crate::description::{Access, Array, Class, Description, Finalizer, ListForm, Type};

/// What the exports of a package and its dependencies follow from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Feature {
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
pub(super) struct Features(HashSet<Feature>);

impl Features {
    pub(super) fn of(description: &Description) -> Self {
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

    pub(super) fn has(&self, feature: Feature) -> bool {
        self.0.contains(&feature)
    }
}
