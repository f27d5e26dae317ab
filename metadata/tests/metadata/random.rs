//! Records at random, whole and damaged.

use hsffi_metadata::testing::{Random, encode};
use hsffi_metadata::{self as md, DecodeError, RecordError, decode};

use crate::part::assemble;

#[test]
fn any_record_comes_back() {
    let mut random = Random::new(1);
    for _ in 0..2_000 {
        let record = random.record();
        assert_eq!(decode(&encode(&record)), Ok(vec![record]));
    }
}

#[test]
fn any_number_of_records_with_padding_between() {
    let mut random = Random::new(2);
    for _ in 0..100 {
        let records: Vec<_> = (0..random.below(9)).map(|_| random.record()).collect();
        let mut bytes = vec![0; random.below(17)];
        for record in &records {
            bytes.extend(encode(record));
            bytes.extend(vec![0; random.below(17)]);
        }
        assert_eq!(decode(&bytes), Ok(records));
    }
}

/// A hundred records, each alone.
fn records() -> Vec<Vec<u8>> {
    let mut random = Random::new(6);
    (0..100).map(|_| encode(&random.record())).collect()
}

#[test]
fn a_record_that_is_cut_off_is_refused() {
    for record in records() {
        for len in 1..record.len() {
            let damage = decode(&record[..len]).expect_err("the record is cut off");
            assert_eq!(
                damage,
                DecodeError {
                    offset: 0,
                    source: RecordError::CutOff
                }
            );
        }
    }
}

#[test]
fn a_change_of_any_byte_of_a_binding_is_refused() {
    for record in records() {
        let binding_len = u32::from_le_bytes([record[8], record[9], record[10], record[11]]);
        let binding_end = md::HEADER_LEN + binding_len as usize;
        for at in 0..record.len() {
            for change in [0x01, 0x20, 0x80, 0xff] {
                let mut damaged = record.clone();
                damaged[at] ^= change;
                let decoded = decode(&damaged);
                // Documentation may read otherwise; nothing that a call depends on may.
                assert!(
                    decoded.is_err() || at >= binding_end,
                    "byte {at}: {decoded:?}"
                );
            }
        }
    }
}

#[test]
fn random_bytes_are_refused() {
    let mut random = Random::new(3);
    for len in 1..2_000 {
        let bytes = random.bytes(len);
        assert!(decode(&bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn random_bytes_in_a_whole_record_do_not_panic() {
    let mut random = Random::new(4);
    for len in 0..2_000 {
        let binding = random.bytes(len);
        let docs = random.bytes(len / 4);
        for kind in 1..=5 {
            let _ = decode(&assemble(kind, &binding, &docs));
        }
    }
}
