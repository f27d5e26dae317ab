//! Which sections something refers to.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use object::elf;

use super::frames::Frames;
use super::input::{Place, Section};
use super::resolve::{At, Program, Target};
use super::{ALLOCATOR, DebugInfo, Exports, Fault};

/// The parts of the object files that are linked.
#[derive(Debug, Default)]
pub(super) struct Live<'a> {
    pub sections: BTreeSet<At>,
    /// By member and section.
    pub frames: BTreeMap<At, Frames<'a>>,
    /// Records of those, by index.
    pub records: HashSet<(At, usize)>,
    /// Names of sections that the linker collects, since something asks where they begin or end.
    pub collected: HashSet<&'a [u8]>,
    queue: Vec<At>,
}

/// What a section is for the linking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a program has in memory.
    Loaded,
    /// What a debugger reads. It goes with a member's code, and keeps nothing.
    Debugging,
    Frames,
    /// What only object files have, or what says nothing of the one that is made.
    Dropped,
}

/// LLVM's notes to a linker, whose symbols or sections would be others.
const LLVM: std::ops::Range<u32> = 0x6fff_4c00..0x6fff_4d00;

impl Section<'_> {
    pub fn kind(&self) -> Kind {
        let of_file = [
            elf::SHT_NULL,
            elf::SHT_SYMTAB,
            elf::SHT_STRTAB,
            elf::SHT_RELA,
            elf::SHT_GROUP,
            elf::SHT_SYMTAB_SHNDX,
        ];
        let dropped: [&[u8]; 5] = [
            b".comment",
            b".note.GNU-stack",
            b".note.gnu.property",
            b".llvmbc",
            b".llvmcmd",
        ];
        let excluded = self.flags.0 & elf::SHF_EXCLUDE.0 != 0;
        if of_file.contains(&self.ty)
            || LLVM.contains(&self.ty.0)
            || dropped.contains(&self.name)
            || excluded
        {
            Kind::Dropped
        } else if self.name == b".eh_frame" {
            Kind::Frames
        } else if self.flags.0 & elf::SHF_ALLOC.0 == 0 {
            Kind::Debugging
        } else {
            Kind::Loaded
        }
    }

    /// Whether a program has it though nothing refers to it.
    fn is_root(&self) -> bool {
        let by_type = [
            elf::SHT_INIT_ARRAY,
            elf::SHT_FINI_ARRAY,
            elf::SHT_PREINIT_ARRAY,
            elf::SHT_NOTE,
        ];
        let by_name = [
            ".init",
            ".fini",
            ".init_array",
            ".fini_array",
            ".ctors",
            ".dtors",
            ".hsffi",
        ];
        let named = |name: &&str| {
            let rest = self.name.strip_prefix(name.as_bytes());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"."))
        };
        self.kind() == Kind::Loaded
            && (by_type.contains(&self.ty)
                || self.flags.0 & elf::SHF_GNU_RETAIN.0 != 0
                || by_name.iter().any(named))
    }
}

impl<'a> Live<'a> {
    pub fn mark(
        program: &Program<'a>,
        exports: &Exports,
        debug_info: DebugInfo,
    ) -> Result<Self, Fault> {
        let mut live = Live::default();
        let mut of_function: HashMap<At, Vec<(At, usize)>> = HashMap::new();
        let mut companions: HashMap<At, Vec<At>> = HashMap::new();
        let mut groups: HashMap<At, Vec<At>> = HashMap::new();
        for &member in &program.taken {
            let file = &program.members[member];
            for (index, section) in file.sections.iter().enumerate() {
                let at = (member, index);
                if program.is_discarded(at) {
                    continue;
                }
                if let Some(of) = section.companion_of {
                    companions.entry((member, of)).or_default().push(at);
                }
                if let Some(group) = section.group {
                    groups.entry((member, group)).or_default().push(at);
                }
                if section.kind() == Kind::Frames {
                    let frames = Frames::read(section, file.target.endianness)?;
                    for (number, record) in frames.records.iter().enumerate() {
                        let function = record.function();
                        let section =
                            function.and_then(|symbol| section_of(program, (member, symbol)));
                        if let Some(section) = section {
                            of_function.entry(section).or_default().push((at, number));
                        }
                    }
                    live.frames.insert(at, frames);
                }
                if section.is_root() {
                    live.queue.push(at);
                }
            }
        }
        for (name, &(member, symbol)) in &program.definitions {
            let allocator = ALLOCATOR.iter().any(|known| known.as_bytes() == *name);
            if exports.has(name) || allocator {
                live.queue.extend(section_of(program, (member, symbol)));
            }
        }
        while let Some(at) = live.queue.pop() {
            let (member, index) = at;
            let section = &program.members[member].sections[index];
            if section.kind() != Kind::Loaded
                || program.is_discarded(at)
                || !live.sections.insert(at)
            {
                continue;
            }
            for relocation in &section.relocations {
                live.follow(program, (member, relocation.symbol));
            }
            live.queue
                .extend(companions.remove(&at).unwrap_or_default());
            if let Some(group) = section.group {
                live.queue
                    .extend(groups.remove(&(member, group)).unwrap_or_default());
            }
            for record in of_function.remove(&at).unwrap_or_default() {
                live.keep(program, record);
            }
        }
        if debug_info == DebugInfo::Keep {
            live.debugging(program);
        }
        Ok(live)
    }

    fn keep(&mut self, program: &Program<'a>, (frames, number): (At, usize)) {
        if !self.records.insert((frames, number)) {
            return;
        }
        let record = &self.frames[&frames].records[number];
        let shared = record.shared;
        let symbols: Vec<_> = record
            .relocations
            .iter()
            .map(|found| found.symbol)
            .collect();
        for symbol in symbols {
            self.follow(program, (frames.0, symbol));
        }
        if let Some(shared) = shared {
            self.keep(program, (frames, shared));
        }
    }

    fn follow(&mut self, program: &Program<'a>, symbol: At) {
        match program.target(symbol) {
            Target::Defined((member, symbol)) => {
                if let Place::Section(section) = program.members[member].symbols[symbol].place {
                    self.queue.push((member, section));
                }
            }
            Target::Undefined(name) => {
                if let Some(section) = collected_section(name) {
                    self.collect(program, section);
                }
            }
            Target::Discarded | Target::Nothing => {}
        }
    }

    /// Keeps all sections of a name, when there are any.
    fn collect(&mut self, program: &Program<'a>, name: &'a [u8]) {
        if self.collected.contains(name) {
            return;
        }
        for &member in &program.taken {
            let sections = program.members[member].sections.iter().enumerate();
            for (index, _) in sections.filter(|(_, section)| section.name == name) {
                self.collected.insert(name);
                self.queue.push((member, index));
            }
        }
    }

    fn debugging(&mut self, program: &Program<'a>) {
        let members: BTreeSet<_> = self.sections.iter().map(|(member, _)| *member).collect();
        for member in members {
            for (index, section) in program.members[member].sections.iter().enumerate() {
                let at = (member, index);
                if section.kind() == Kind::Debugging && !program.is_discarded(at) {
                    self.sections.insert(at);
                }
            }
        }
    }
}

fn section_of(program: &Program<'_>, symbol: At) -> Option<At> {
    let Target::Defined((member, symbol)) = program.target(symbol) else {
        return None;
    };
    match program.members[member].symbols[symbol].place {
        Place::Section(section) => Some((member, section)),
        _ => None,
    }
}

/// `name` of `__start_name` and `__stop_name`, which the linker defines when there are sections of that name.
pub(super) fn collected_section(symbol: &[u8]) -> Option<&[u8]> {
    let name = symbol
        .strip_prefix(b"__start_")
        .or_else(|| symbol.strip_prefix(b"__stop_"))?;
    let letters = |c: &u8| c.is_ascii_alphanumeric() || *c == b'_';
    (!name.is_empty() && name.iter().all(letters)).then_some(name)
}
