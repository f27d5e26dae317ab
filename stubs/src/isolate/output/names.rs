//! Names that the object file has in place of those in its members.

use std::collections::HashMap;

use crate::isolate::Exports;
use crate::isolate::live::{Live, collected_section};

/// Names that are not those of the object files.
#[derive(Default)]
pub(super) struct Names {
    sections: HashMap<Vec<u8>, Vec<u8>>,
    symbols: HashMap<Vec<u8>, Vec<u8>>,
}

impl Names {
    /// A library's own names for sections that the linker collects.
    pub(super) fn new(live: &Live<'_>, exports: &Exports) -> Self {
        let mut names = Names::default();
        for &old in &live.collected {
            let new = [exports.own.as_bytes(), old].concat();
            for end in ["__start_", "__stop_"] {
                let end = end.as_bytes();
                names
                    .symbols
                    .insert([end, old].concat(), [end, &new].concat());
            }
            names.sections.insert(old.to_owned(), new);
        }
        names
    }

    pub(super) fn section<'a>(&'a self, name: &'a [u8]) -> &'a [u8] {
        self.sections.get(name).map_or(name, Vec::as_slice)
    }

    pub(super) fn symbol<'a>(&'a self, name: &'a [u8]) -> &'a [u8] {
        match collected_section(name) {
            Some(_) => self.symbols.get(name).map_or(name, Vec::as_slice),
            None => name,
        }
    }
}
