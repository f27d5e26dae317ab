//! What a program can tell of the libraries that are linked into it. This one has `hsffi-roundtrip`.

use std::{env, fs};

use hsffi_metadata::testing::encode;
use hsffi_metadata::{MACH_O_SECTION, SECTION, decode};
use hsffi_roundtrip as _;
use hsffi_stubs::description::Description;
use object::{Object, ObjectSection};

/// The link section of this program.
fn own_section() -> Vec<u8> {
    let program = env::current_exe().expect("a test has a file");
    let bytes = fs::read(program).expect("it can be read");
    let file = object::File::parse(&*bytes).expect("it is a program");
    let section = file
        .section_by_name(SECTION)
        .or_else(|| file.section_by_name(MACH_O_SECTION))
        .expect("the linker kept the section");
    section.data().expect("it is whole").to_owned()
}

#[test]
fn a_program_describes_the_library_in_it() {
    let description = Description::of_this_program().expect("the library is linked");
    assert_eq!(description.module.root, "Hsffi.Roundtrip");
    let names: Vec<_> = description
        .objects
        .iter()
        .map(|object| &object.name)
        .collect();
    assert!(names.iter().any(|name| *name == "Counter"));
    assert!(
        description
            .functions
            .iter()
            .any(|function| function.name == "read_number")
    );
}

#[test]
fn records_encoded_by_rustc_and_at_run_time_are_the_same() {
    let section = own_section();
    let records = decode(&section).expect("the section is whole");
    assert!(records.len() > 100, "there is something to compare");
    let mut rest = &*section;
    for record in &records {
        let padding = rest.iter().position(|byte| *byte != 0);
        let bytes = encode(record);
        rest = rest[padding.expect("there is a record")..]
            .strip_prefix(&*bytes)
            .unwrap_or_else(|| panic!("{record:?}"));
    }
    assert!(rest.iter().all(|byte| *byte == 0));
}

#[test]
fn a_description_is_sorted() {
    let description = Description::of_this_program().expect("the library is linked");
    assert!(
        description
            .functions
            .is_sorted_by(|a, b| a.symbol < b.symbol)
    );
    assert!(description.objects.is_sorted_by(|a, b| a.id < b.id));
    assert!(description.enums.is_sorted_by(|a, b| a.id < b.id));
    assert!(description.errors.is_sorted_by(|a, b| a.id < b.id));
}
