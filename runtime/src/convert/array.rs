//! Arrays, as sequences of their length.

use super::converted::{from_another, into_another};
use super::list::{from_lists, into_lists};
use crate::from_haskell::DecodeError;

from_another! {
    [T, const N: usize] [T; N] as Vec<T>: |items| {
        items.try_into().map_err(|items: Vec<T>| DecodeError::Length(N, items.len()))
    };
}

into_another! {
    [T, const N: usize] [T; N] as Vec<T>: |items| items.into();
}

from_lists! {
    [T, const N: usize] [T; N];
}

into_lists! {
    [T, const N: usize] [T; N];
}
