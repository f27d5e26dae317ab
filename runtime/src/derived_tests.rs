//! What the derived implementations of data types do with memory that holds no value.

use crate::from_haskell::{Call, DecodeError, FromHaskell};

/// A shape.
#[derive(Debug, PartialEq, crate::Data)]
enum Shape {
    /// No points.
    Empty,
    /// A circle.
    Circle(f64),
    /// Shapes.
    Group(Vec<Shape>),
}

#[test]
fn a_tag_that_no_variant_has_is_an_error_that_names_the_type() {
    // SAFETY: as for a shim's.
    let call = unsafe { Call::begin() };
    let mut slot = [0_u64; 4];
    assert!(Shape::LAYOUT.size <= size_of_val(&slot));
    for tag in [3, 99, u32::MAX] {
        slot[0] = u64::from(tag);
        // SAFETY: the slot has room, and a tag without fields lies in it.
        let read = unsafe { Shape::from_slot(slot.as_ptr().cast(), &call) };
        assert_eq!(read, Err(DecodeError::Tag("Shape", tag)));
    }
    let message = DecodeError::Tag("Shape", 99).to_string();
    assert_eq!(message, "Shape has no constructor with the index 99");
    slot[0] = 0;
    // SAFETY: as above.
    let read = unsafe { Shape::from_slot(slot.as_ptr().cast(), &call) };
    assert_eq!(read, Ok(Shape::Empty));
}

#[test]
fn a_tag_within_a_list_is_found() {
    // SAFETY: as for a shim's.
    let call = unsafe { Call::begin() };
    let size = Shape::LAYOUT.size;
    let words = size / 8;
    let mut items = vec![0_u64; 2 * words];
    items[words] = 7;
    let mut slot = [2, items.as_ptr().expose_provenance() as u64, 2, 0];
    // SAFETY: a list of two items, of which one has a tag of no variant.
    let read = unsafe { Shape::from_slot(slot.as_mut_ptr().cast(), &call) };
    assert_eq!(read, Err(DecodeError::Tag("Shape", 7)));
}
