//! `Data.Vector.Vector`, for those who ask for it: any other list is `[a]`.

use std::ops::{Deref, DerefMut};

/// A list that crosses as Haskell's `Data.Vector.Vector`, which has its elements in an array.
///
/// A `Vec` of numbers crosses as a storable vector, and any other `Vec` as a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BoxedVector<T>(pub Vec<T>);

impl<T> Default for BoxedVector<T> {
    fn default() -> Self {
        BoxedVector(Vec::new())
    }
}

impl<T> From<Vec<T>> for BoxedVector<T> {
    fn from(items: Vec<T>) -> Self {
        BoxedVector(items)
    }
}

impl<T> From<BoxedVector<T>> for Vec<T> {
    fn from(vector: BoxedVector<T>) -> Self {
        vector.0
    }
}

impl<T> FromIterator<T> for BoxedVector<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        BoxedVector(items.into_iter().collect())
    }
}

impl<T> IntoIterator for BoxedVector<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> Deref for BoxedVector<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for BoxedVector<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}
