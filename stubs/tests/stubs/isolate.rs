//! Archives of object files that are linked to one.

use hsffi_stubs::description::{Description, Docs, Enum, Imports, Module, Place};
use hsffi_stubs::{DebugInfo, Error, Isolated};
use object::write::{self, Comdat, Relocation, StandardSection, Symbol, SymbolSection};
use object::{
    Architecture, BinaryFormat, ComdatKind, Endianness, Object, ObjectSection, ObjectSymbol,
    RelocationFlags, SectionKind, SymbolFlags, SymbolKind, SymbolScope, elf,
};

use crate::library::archive;

/// What a package of the crate `mail` exports: no more than records.
fn description(records: &[&str]) -> Description {
    let record = |symbol: &&str| Enum {
        id: format!("mail::{symbol}"),
        name: "Folder".into(),
        symbol: (*symbol).to_owned(),
        variants: Vec::new(),
        docs: Docs::default(),
        digest: 0,
        place: Place::default(),
    };
    Description {
        module: Module {
            root: "Data.Mail".into(),
            package: "mail".into(),
            version: "1.0.0".into(),
            prefix: "mail_hsffi".into(),
            license: String::new(),
            license_file: None,
            docs: Docs::default(),
            digest: 0,
            place: Place::default(),
            capi: false,
            io: None,
        },
        functions: Vec::new(),
        objects: Vec::new(),
        enums: records.iter().map(record).collect(),
        errors: Vec::new(),
        data: Vec::new(),
        constants: Vec::new(),
        submodules: Vec::new(),
        haskell_functions: Vec::new(),
        imports: Imports::default(),
    }
}

/// An object file in the making.
struct File(write::Object<'static>);

impl File {
    fn new() -> Self {
        let file = write::Object::new(BinaryFormat::Elf, Architecture::X86_64, Endianness::Little);
        File(file)
    }

    /// A word of data in a section of its own, which refers to other symbols.
    fn data(
        &mut self,
        section: &str,
        name: &str,
        weak: bool,
        refers_to: &[&str],
    ) -> write::SectionId {
        let section = self
            .0
            .add_section(Vec::new(), section.into(), SectionKind::Data);
        self.0.append_section_data(section, &[0; 16], 8);
        let symbol = |name: String| Symbol {
            name: name.into_bytes(),
            value: 0,
            size: 16,
            kind: SymbolKind::Data,
            scope: SymbolScope::Dynamic,
            weak,
            section: SymbolSection::Section(section),
            flags: SymbolFlags::None,
        };
        let record = self.0.add_symbol(symbol(name.to_owned()));
        if name.ends_with("_abi") {
            // The types that the record names.
            self.0.add_symbol(symbol(format!("{name}_types")));
        }
        if name == "folded" {
            self.0.add_comdat(Comdat {
                kind: ComdatKind::Any,
                symbol: record,
                sections: vec![section],
            });
        }
        for name in refers_to {
            let symbol = self.0.symbol_id(name.as_bytes()).unwrap_or_else(|| {
                self.0.add_symbol(Symbol {
                    name: name.as_bytes().to_vec(),
                    value: 0,
                    size: 0,
                    kind: SymbolKind::Unknown,
                    scope: SymbolScope::Unknown,
                    weak: false,
                    section: SymbolSection::Undefined,
                    flags: SymbolFlags::None,
                })
            });
            let relocation = Relocation {
                offset: 0,
                symbol,
                addend: 0,
                flags: RelocationFlags::Elf {
                    r_type: elf::R_X86_64_64,
                },
            };
            self.0
                .add_relocation(section, relocation)
                .expect("it has room");
        }
        section
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.write().expect("it is whole")
    }
}

fn link(members: &[(&str, &File)], records: &[&str]) -> Result<Isolated, Error> {
    let members: Vec<_> = members
        .iter()
        .map(|(name, file)| (*name, file.bytes()))
        .collect();
    let members: Vec<_> = members
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    let linked = Isolated::link(
        "libmail.a",
        &archive(&members),
        &description(records),
        DebugInfo::Keep,
    )?;
    Ok(linked.expect("the format is known"))
}

/// Symbols by name, each with where it is and whether it is global.
fn symbols(isolated: &Isolated) -> Vec<(String, &'static str, bool)> {
    let file = object::File::parse(&*isolated.object).expect("it is an object file");
    let mut symbols = Vec::new();
    for symbol in file
        .symbols()
        .filter(|symbol| symbol.kind() != SymbolKind::Section)
    {
        let name = symbol.name().expect("it is text").to_owned();
        if name.ends_with("_abi_types") {
            assert!(symbol.is_global(), "it is found with its record");
            continue;
        }
        let place = if symbol.is_undefined() {
            "elsewhere"
        } else {
            "here"
        };
        symbols.push((name, place, symbol.is_global()));
    }
    symbols.sort();
    symbols
}

fn sections(isolated: &Isolated) -> Vec<String> {
    let file = object::File::parse(&*isolated.object).expect("it is an object file");
    let names = file
        .sections()
        .map(|section| section.name().expect("it is text").to_owned());
    names.filter(|name| !name.starts_with(".rela")).collect()
}

#[test]
fn only_exports_are_global() {
    let mut first = File::new();
    first.data(
        ".data.record",
        "mail_Folder_abi",
        false,
        &["shared", "printf"],
    );
    first.data(".data.support", "mail_hsffi_begin", false, &[]);
    let mut second = File::new();
    second.data(".data.shared", "shared", false, &[]);
    let isolated = link(&[("a.o", &first), ("b.o", &second)], &["mail_Folder_abi"]);
    let symbols = symbols(&isolated.expect("it links"));
    let expected = [
        ("mail_Folder_abi", "here", true),
        ("mail_hsffi_begin", "here", true),
        ("printf", "elsewhere", true),
        ("shared", "here", false),
    ];
    assert_eq!(
        symbols,
        expected.map(|(name, place, global)| (name.to_owned(), place, global))
    );
}

#[test]
fn names_of_other_crates_get_the_prefix_of_the_package() {
    let mut file = File::new();
    file.data(".data.record", "shapes_Corner_abi", false, &[]);
    let isolated = link(&[("a.o", &file)], &["shapes_Corner_abi"]).expect("it links");
    let renamed = "mail_hsffi_of_shapes_Corner_abi";
    assert_eq!(isolated.description.enums[0].symbol, renamed);
    assert_eq!(symbols(&isolated), [(renamed.to_owned(), "here", true)]);
}

#[test]
fn what_nothing_refers_to_is_left_out() {
    let mut file = File::new();
    file.data(".data.record", "mail_Folder_abi", false, &["used"]);
    file.data(".data.used", "used", false, &[]);
    file.data(".data.unused", "unused", false, &["used"]);
    let constructors = file
        .0
        .add_section(Vec::new(), b".init_array".into(), SectionKind::Data);
    file.0.append_section_data(constructors, &[0; 8], 8);
    let mut other = File::new();
    other.data(".data.other", "other", false, &[]);
    let isolated = link(&[("a.o", &file), ("b.o", &other)], &["mail_Folder_abi"]);
    let sections = sections(&isolated.expect("it links"));
    let has = |name: &str| sections.iter().any(|section| section == name);
    assert!(
        has(".data.record") && has(".data.used") && has(".init_array"),
        "{sections:?}"
    );
    assert!(!has(".data.unused") && !has(".data.other"), "{sections:?}");
}

#[test]
fn a_strong_definition_overrules_a_weak_one_and_groups_are_folded() {
    let mut first = File::new();
    first.data(
        ".data.record",
        "mail_Folder_abi",
        false,
        &["either", "folded", "second"],
    );
    first.data(".data.weak", "either", true, &[]);
    first.data(".data.folded", "folded", true, &[]);
    let mut second = File::new();
    second.data(".data.strong", "either", false, &[]);
    second.data(".data.second", "second", false, &["folded"]);
    second.data(".data.folded", "folded", true, &[]);
    let isolated = link(&[("a.o", &first), ("b.o", &second)], &["mail_Folder_abi"]);
    let sections = sections(&isolated.expect("it links"));
    let count = |name: &str| sections.iter().filter(|section| *section == name).count();
    assert_eq!(count(".data.strong"), 1, "{sections:?}");
    assert_eq!(count(".data.weak"), 0, "{sections:?}");
    assert_eq!(count(".data.folded"), 1, "{sections:?}");
    assert_eq!(count(".group"), 0, "{sections:?}");
}

#[test]
fn sections_that_a_linker_collects_have_names_of_the_library() {
    let mut file = File::new();
    let ends = ["__start_entries", "__stop_entries", "__start_other"];
    file.data(".data.record", "mail_Folder_abi", false, &ends);
    file.data("entries", "entry", false, &[]);
    let isolated = link(&[("a.o", &file)], &["mail_Folder_abi"]).expect("it links");
    assert!(sections(&isolated).contains(&"mail_hsffi_of_entries".to_owned()));
    let symbols: Vec<_> = symbols(&isolated)
        .into_iter()
        .map(|(name, ..)| name)
        .collect();
    let expected = [
        "__start_mail_hsffi_of_entries",
        "__start_other",
        "__stop_mail_hsffi_of_entries",
        "entry",
        "mail_Folder_abi",
    ];
    assert_eq!(symbols, expected);
}

#[test]
fn an_allocator_stays_that_of_the_program() {
    let mut file = File::new();
    file.data(".data.record", "mail_Folder_abi", false, &["malloc"]);
    file.data(".data.malloc", "malloc", false, &[]);
    file.data(".data.free", "free", false, &[]);
    let isolated = link(&[("a.o", &file)], &["mail_Folder_abi"]).expect("it links");
    let symbols = symbols(&isolated);
    assert!(
        symbols.contains(&("malloc".to_owned(), "here", true)),
        "{symbols:?}"
    );
    assert!(
        symbols.contains(&("free".to_owned(), "here", true)),
        "{symbols:?}"
    );
}

#[test]
fn two_builds_of_a_crate_are_refused() {
    let mut file = File::new();
    file.data(".data.record", "shapes_Corner_abi", false, &[]);
    let members = [("shapes-0a.o", &file), ("shapes-0b.o", &file)];
    let refusal = link(&members, &["shapes_Corner_abi"]).expect_err("there are two");
    assert_eq!(
        refusal.to_string(),
        "`libmail.a` contains two builds of the crate `shapes`, which both define `shapes_Corner_abi`: depend on one version of \
         it, with one set of features; `cargo tree --duplicates` lists the dependencies"
    );
}

#[test]
fn two_definitions_of_what_is_not_exported_are_refused() {
    let mut first = File::new();
    first.data(".data.record", "mail_Folder_abi", false, &["second"]);
    first.data(".data.both", "both", false, &[]);
    let mut second = File::new();
    second.data(".data.second", "second", false, &[]);
    second.data(".data.both", "both", false, &[]);
    let members = [("a.o", &first), ("b.o", &second)];
    let refusal = link(&members, &["mail_Folder_abi"]).expect_err("there are two");
    assert_eq!(
        refusal.to_string(),
        "`libmail.a` defines `both` twice, in `a.o` and in `b.o`: depend on one of the crates or C libraries that define it"
    );
}

#[test]
fn a_record_without_its_definition_is_refused() {
    let mut file = File::new();
    file.data(".data.record", "mail_Folder_abi", false, &[]);
    let refusal = link(&[("a.o", &file)], &["mail_Flag_abi"]).expect_err("it is not there");
    assert!(matches!(refusal, Error::NoSymbol { .. }), "{refusal}");
}

#[test]
fn debug_information_is_there_if_it_is_asked_for() {
    let mut file = File::new();
    file.data(".data.record", "mail_Folder_abi", false, &[]);
    let lines = (file.0).add_section(Vec::new(), b".debug_line".into(), SectionKind::Debug);
    file.0.append_section_data(lines, &[0; 16], 1);
    let archive = archive(&[("a.o", &file.bytes())]);
    for (debug_info, wanted) in [(DebugInfo::Keep, true), (DebugInfo::LeaveOut, false)] {
        let description = description(&["mail_Folder_abi"]);
        let linked = Isolated::link("libmail.a", &archive, &description, debug_info);
        let linked = linked.expect("it is whole").expect("the format is known");
        let file = object::File::parse(&*linked.object).expect("it is an object file");
        let found = file.section_by_name(".debug_line").is_some();
        assert_eq!(found, wanted, "{debug_info:?}");
        let names: Vec<_> = file.symbols().filter_map(|it| it.name().ok()).collect();
        assert!(names.contains(&"mail_Folder_abi"), "{names:?}");
    }
}

#[test]
fn archives_of_other_formats_are_left_as_they_are() {
    let mut file = write::Object::new(
        BinaryFormat::MachO,
        Architecture::Aarch64,
        Endianness::Little,
    );
    file.section_id(StandardSection::Data);
    let bytes = archive(&[("a.o", &file.write().expect("it is whole"))]);
    let linked = Isolated::link("libmail.a", &bytes, &description(&[]), DebugInfo::Keep);
    assert_eq!(linked.expect("it is whole"), None);
}

#[test]
fn an_archive_with_any_byte_changed_does_not_panic() {
    let mut file = File::new();
    file.data(
        ".data.record",
        "mail_Folder_abi",
        false,
        &["used", "printf"],
    );
    file.data(".data.used", "used", false, &[]);
    file.data(".data.folded", "folded", true, &[]);
    let frames = file
        .0
        .add_section(Vec::new(), b".eh_frame".into(), SectionKind::ReadOnlyData);
    let records = [
        [8u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0],
    ];
    file.0.append_section_data(frames, &records.concat(), 4);
    let whole = archive(&[("a.o", &file.bytes())]);
    for at in 0..whole.len() {
        for bit in [1, 0x80] {
            let mut damaged = whole.clone();
            damaged[at] ^= bit;
            let _ = Isolated::link(
                "libmail.a",
                &damaged,
                &description(&["mail_Folder_abi"]),
                DebugInfo::Keep,
            );
        }
    }
}
