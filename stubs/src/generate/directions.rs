//! Which data types and errors Rust returns, and which it takes: what a package reads, and what it writes.

use std::collections::HashSet;

use crate::description::{Description, Type};

/// The ids of data types and errors by direction. A type that is both is in both.
#[derive(Default)]
pub(super) struct Directions<'a> {
    /// To Haskell.
    returned: HashSet<&'a str>,
    /// From Haskell.
    passed: HashSet<&'a str>,
}

#[derive(Clone, Copy)]
enum Direction {
    ToHaskell,
    FromHaskell,
}

impl Direction {
    /// The direction of what a closure is given, for one that goes in this direction.
    fn opposite(self) -> Self {
        match self {
            Direction::ToHaskell => Direction::FromHaskell,
            Direction::FromHaskell => Direction::ToHaskell,
        }
    }
}

impl<'a> Directions<'a> {
    pub(super) fn of(description: &'a Description) -> Self {
        let mut directions = Directions::default();
        for function in &description.functions {
            for parameter in &function.parameters {
                directions.visit(&parameter.ty, Direction::FromHaskell, description);
            }
            let returned = std::iter::once(&function.value).chain(&function.error);
            for ty in returned {
                directions.visit(ty, Direction::ToHaskell, description);
            }
        }
        for function in &description.haskell_functions {
            directions.visit(&function.ty, Direction::FromHaskell, description);
        }
        directions
    }

    /// Whether a value of the type with this id goes to Haskell.
    pub(super) fn is_returned(&self, id: &str) -> bool {
        self.returned.contains(id)
    }

    /// Whether a value of the type with this id comes from Haskell.
    pub(super) fn is_passed(&self, id: &str) -> bool {
        self.passed.contains(id)
    }

    fn in_direction(&mut self, direction: Direction) -> &mut HashSet<&'a str> {
        match direction {
            Direction::ToHaskell => &mut self.returned,
            Direction::FromHaskell => &mut self.passed,
        }
    }

    fn visit(&mut self, ty: &'a Type, direction: Direction, description: &'a Description) {
        let mut visit = |ty| self.visit(ty, direction, description);
        match ty {
            Type::Option(value) => visit(&value.ty),
            Type::Tuple(fields) => fields.iter().for_each(|field| visit(&field.ty)),
            Type::Items { item, .. }
            | Type::Events { event: item, .. }
            | Type::List { item, .. } => visit(item),
            Type::Pointer { value, .. } => visit(value),
            Type::Converted(conversion) => visit(&conversion.value),
            Type::Either(left, right) => {
                visit(&left.ty);
                visit(&right.ty);
            }
            Type::Closure(closure, _) => {
                visit(&closure.result);
                for parameter in &closure.parameters {
                    self.visit(&parameter.ty, direction.opposite(), description);
                }
            }
            Type::Error(id) => {
                if !self.in_direction(direction).insert(id) {
                    return;
                }
                let error = description.errors.iter().find(|error| error.id == *id);
                let variants = error.into_iter().flat_map(|error| &error.variants);
                for field in variants.flat_map(|variant| &variant.fields) {
                    self.visit(&field.value.ty, direction, description);
                }
            }
            Type::Data(id) | Type::Trait(id, _) => {
                if !self.in_direction(direction).insert(id) {
                    return;
                }
                let data = description.data_type(id);
                let variants = data.into_iter().flat_map(|data| &data.variants);
                for field in variants.flat_map(|variant| &variant.fields) {
                    self.visit(&field.value.ty, direction, description);
                }
            }
            _ => {}
        }
    }
}
