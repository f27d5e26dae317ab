//! Records that are not as the encoder makes them.

use hsffi_metadata::owned::{Access, Finalizer, Import, Object, Place, Record};
use hsffi_metadata::testing::encode;
use hsffi_metadata::{DecodeError, RecordError, decode};

use crate::part::{Part, assemble};

/// Tags of types.
const UNIT: u8 = 0;
const OPTION: u8 = 9;

fn fault_of(bytes: &[u8]) -> RecordError {
    decode(bytes).expect_err("there is a flaw").source
}

fn object_bytes() -> Vec<u8> {
    encode(&Record::Object(Object {
        id: "a::O".into(),
        name: "O".into(),
        symbol: "a_O_abi".into(),
        destructor: "a_O_destroy".into(),
        finalizer: Finalizer::C,
        close: None,
        access: Access::Free,
        instances: Vec::new(),
        docs: "An O.".into(),
        digest: 0,
        place: Place::default(),
    }))
}

#[test]
fn the_place_of_a_flaw_is_told() {
    let mut bytes = vec![0, 0, 0];
    bytes.extend(object_bytes());
    let second = bytes.len();
    bytes.extend(b"something else entirely");
    let expected = DecodeError {
        offset: second,
        source: RecordError::Magic,
    };
    assert_eq!(decode(&bytes), Err(expected));
    assert_eq!(
        expected.to_string(),
        format!("at byte {second}, a record is expected")
    );
}

#[test]
fn another_version_is_named_even_if_nothing_else_is_known() {
    let mut bytes = object_bytes();
    let next = hsffi_metadata::VERSION + 1;
    bytes[5..7].copy_from_slice(&next.to_le_bytes());
    assert_eq!(fault_of(&bytes[..7]), RecordError::Version(next));
    assert_eq!(fault_of(&bytes), RecordError::Version(next));
}

#[test]
fn a_false_digest_is_refused() {
    let mut bytes = object_bytes();
    bytes[16] ^= 1;
    assert_eq!(fault_of(&bytes), RecordError::Digest);
}

#[test]
fn an_unknown_kind_is_refused() {
    let what = "Record";
    assert_eq!(
        fault_of(&assemble(99, &[], &[])),
        RecordError::Tag { what, tag: 99 }
    );
}

#[test]
fn an_unknown_type_is_refused() {
    let mut binding = Part::default();
    for text in ["s", "n", "", ""] {
        binding.text(text);
    }
    binding.0.extend([0, Import::Safe as u8, 0]);
    binding.number(0);
    binding.0.push(99);
    let what = "Type";
    assert_eq!(
        fault_of(&assemble(2, &binding.0, &[])),
        RecordError::Tag { what, tag: 99 }
    );
}

#[test]
fn text_that_is_not_utf8_is_refused() {
    let mut binding = Part::default();
    binding.number(2);
    binding.0.extend([0xc3, 0x28]);
    assert_eq!(fault_of(&assemble(3, &binding.0, &[])), RecordError::Text);
}

#[test]
fn more_than_a_record_has_is_refused() {
    let mut binding = Part::default();
    let mut docs = Part::default();
    for text in ["a::O", "O", "a_O_abi", "a_O_destroy"] {
        binding.text(text);
    }
    binding.0.push(Finalizer::C as u8);
    binding.text("");
    binding.0.push(Access::Free as u8);
    binding.number(0);
    docs.docs("An O.");
    docs.place();
    assert!(decode(&assemble(3, &binding.0, &docs.0)).is_ok());
    docs.0.push(0);
    assert_eq!(
        fault_of(&assemble(3, &binding.0, &docs.0)),
        RecordError::Excess
    );
    docs.0.pop();
    binding.0.push(0);
    assert_eq!(
        fault_of(&assemble(3, &binding.0, &docs.0)),
        RecordError::Excess
    );
}

#[test]
fn a_length_beyond_the_record_reserves_no_memory() {
    // Four billion variants would take more memory than there is.
    let mut binding = Part::default();
    for text in ["a::E", "E", "a_E_abi"] {
        binding.text(text);
    }
    binding.0.extend(u32::MAX.to_le_bytes());
    let mut docs = Part::default();
    docs.docs("");
    assert_eq!(
        fault_of(&assemble(4, &binding.0, &docs.0)),
        RecordError::CutOff
    );

    let mut bytes = object_bytes();
    bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(fault_of(&bytes), RecordError::CutOff);
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth: usize| {
        let mut binding = Part::default();
        for text in ["s", "n", "", ""] {
            binding.text(text);
        }
        binding.0.extend([0, Import::Safe as u8, 0]);
        binding.number(0);
        for _ in 1..depth {
            binding.0.push(OPTION);
            binding.number(8);
        }
        binding.0.extend([UNIT, 0]);
        binding.number(0);
        // Neither pure nor a future, and of no class.
        binding.0.extend([0, 0, 0]);
        let mut docs = Part::default();
        docs.docs("");
        docs.text("");
        docs.0.push(0);
        docs.place();
        assemble(2, &binding.0, &docs.0)
    };
    assert!(decode(&nested(64)).is_ok());
    assert_eq!(fault_of(&nested(65)), RecordError::Nesting);
    // So deep that a decoder without a limit would run out of stack.
    assert_eq!(fault_of(&nested(1_000_000)), RecordError::Nesting);
}
