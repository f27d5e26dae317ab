//! Which Haskell module each item is in.

use std::collections::HashMap;

use crate::description::{Description, Place, Submodule};

impl Description {
    /// Gives each item a Haskell module, unless it is in that of `hsffi::module!`: the one that it chose; for a function or
    /// constant of a type, that of the type; and otherwise that of the innermost Rust module around it which has one.
    pub(super) fn place_in_modules(&mut self) {
        let submodules = std::mem::take(&mut self.submodules);
        let of_place = |place: &mut Place| {
            if place.haskell_module.is_none() {
                let around = submodules
                    .iter()
                    .filter(|it| is_within(&place.rust_module, it));
                let innermost = around.max_by_key(|it| it.place.rust_module.len());
                place.haskell_module = innermost.map(|it| it.name.clone());
            }
        };
        let types = self.types_mut().map(|(id, place)| {
            of_place(place);
            (id.to_owned(), place.haskell_module.clone())
        });
        let types: HashMap<_, _> = types.collect();
        let functions = self.functions.iter_mut();
        let functions = functions.map(|it| (it.owner.as_deref(), &mut it.place));
        let constants = self.constants.iter_mut();
        let constants = constants.map(|it| (it.owner.as_deref(), &mut it.place));
        for (owner, place) in functions.chain(constants) {
            match owner.and_then(|owner| types.get(owner)) {
                Some(of_type) if place.haskell_module.is_none() => {
                    place.haskell_module.clone_from(of_type);
                }
                _ => of_place(place),
            }
        }
        self.submodules = submodules;
    }
}

/// Whether a Rust module is that of the submodule, or within it.
fn is_within(rust_module: &str, submodule: &Submodule) -> bool {
    let rest = rust_module.strip_prefix(&submodule.place.rust_module);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}
