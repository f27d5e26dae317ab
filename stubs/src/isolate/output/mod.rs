//! The object file that is made.

mod file;
mod frames;
mod layout;
mod names;
mod part;
mod symbols;

use std::borrow::Cow;
use std::collections::BTreeMap;

use self::frames::Merged;
use self::names::Names;
use self::part::Part;
use self::symbols::Symbols;
use super::input;
use super::live::Live;
use super::resolve::{At, Program};
use super::{Exports, Fault};

/// Writes the object file.
pub(super) fn write(
    program: &Program<'_>,
    live: &Live<'_>,
    exports: &Exports,
) -> Result<Vec<u8>, Fault> {
    let names = Names::new(live, exports);
    let Some(first) = program
        .taken
        .first()
        .map(|member| &program.members[*member])
    else {
        return Err(Fault::Malformed("it exports nothing"));
    };
    let machine = (first.target.endianness, first.target.machine);
    let mut os_abi = first.target.os_abi;
    for member in &program.taken {
        let target = program.members[*member].target;
        if (target.endianness, target.machine) != machine {
            return Err(Fault::Malformed(
                "its object files are for two architectures",
            ));
        }
        // One object file with extensions of GNU's makes a whole with them.
        os_abi = os_abi.max(target.os_abi);
    }
    let target = input::Target {
        os_abi,
        ..first.target
    };
    let frames = Merged::new(program, live, target);
    let mut parts: BTreeMap<At, Part<'_>> = BTreeMap::new();
    for &at in &live.sections {
        let section = &program.members[at.0].sections[at.1];
        let relocations = section.relocations.iter();
        let mut part = Part {
            name: names.section(section.name),
            from: section,
            data: Cow::Borrowed(section.data),
            relocations: relocations.map(|relocation| (at.0, *relocation)).collect(),
            companion_of: section.companion_of.map(|of| (at.0, of)),
        };
        part.bury(program, live);
        parts.insert(at, part);
    }
    if let Some((at, section)) = frames.section {
        let mut part = Part {
            name: section.name,
            from: section,
            data: Cow::Owned(frames.data),
            relocations: frames.relocations,
            companion_of: None,
        };
        part.bury(program, live);
        parts.insert(at, part);
    }
    let symbols = Symbols::new(program, live, exports, &names, &parts);
    Ok(symbols.write(target, &parts))
}
