//! What the methods of an object's instances do.

use std::cmp::Ordering;
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};

pub use std::string::String;
pub use std::vec::Vec;

use crate::private::rule::{
    HS0064Append, HS0064FromList, HS0064Make, HS0064Show, IntoItems, IsText, MadeAlone,
};
use crate::{Opaque, OwnedByRust};

/// `==`
pub fn eq<T: ?Sized + Eq>(a: &T, b: &T) -> bool {
    a == b
}

/// `compare`, as the index of a constructor of Haskell's `Ordering`.
pub fn compare<T: ?Sized + Ord>(a: &T, b: &T) -> u32 {
    match a.cmp(b) {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    }
}

/// `show`
pub fn show<T: ?Sized + Debug>(a: &T) -> String {
    format!("{a:?}")
}

/// `show`, by a function of the user's.
pub fn show_by<'a, T: ?Sized, R: IsText, F: HS0064Show<'a, T, R>>(a: &'a T, show: F) -> String {
    show.show(a).into_text()
}

/// `hashWithSalt`. The hasher has the same keys for all values.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "any of its bits are a hash"
)]
pub fn hash<T: ?Sized + Hash>(salt: isize, a: &T) -> isize {
    let mut hasher = DefaultHasher::new();
    hasher.write_isize(salt);
    a.hash(&mut hasher);
    hasher.finish() as isize
}

/// `<>`
pub fn append<'a, T: Opaque, R: MadeAlone<T>, F: HS0064Append<'a, T, R>>(
    a: &'a T,
    b: &'a T,
    append: F,
) -> OwnedByRust<T> {
    append.append(a, b).made()
}

/// `mempty`, `minBound` and `maxBound`.
pub fn make<T: Opaque, R: MadeAlone<T>, F: HS0064Make<T, R>>(make: F) -> OwnedByRust<T> {
    make.make().made()
}

/// `fromList`
pub fn from_list<T: FromIterator<E>, E>(items: Vec<E>) -> OwnedByRust<T> {
    OwnedByRust::new(items.into_iter().collect())
}

/// `toList`
pub fn to_list<T: IntoItems<E>, E>(a: &T) -> Vec<E> {
    a.items()
}

/// `fromList`, by a function of the user's.
pub fn from_list_by<T: Opaque, E, R: MadeAlone<T>, F: HS0064FromList<Vec<E>, R>>(
    items: Vec<E>,
    make: F,
) -> OwnedByRust<T> {
    make.make_of(items).made()
}

/// `toList`, by a function of the user's.
pub fn to_list_by<'a, T: Opaque, E, F: HS0064Show<'a, T, Vec<E>>>(a: &'a T, items: F) -> Vec<E> {
    items.show(a)
}

#[cfg(test)]
mod tests {
    use super::{compare, hash};

    #[test]
    fn orderings_are_in_the_order_of_haskells() {
        assert_eq!(
            [(1, 2), (2, 2), (3, 2)].map(|(a, b)| compare(&a, &b)),
            [0, 1, 2]
        );
    }

    #[test]
    fn a_hash_follows_from_value_and_salt() {
        assert_eq!(hash(7, &"a"), hash(7, &String::from("a")));
        assert_ne!(hash(7, &"a"), hash(8, &"a"));
        assert_ne!(hash(7, &"a"), hash(7, &"b"));
    }
}
