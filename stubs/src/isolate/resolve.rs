//! Which object files a linker takes from the archive, and what their symbols stand for.

use std::collections::{BTreeSet, HashMap, HashSet};

use object::elf;

use super::input::{Member, Place};
use super::{Exports, Fault};

/// A symbol or a section: that of a member, by their indices.
pub(super) type At = (usize, usize);

/// The object files that are linked.
#[derive(Debug)]
pub(super) struct Program<'a> {
    pub members: Vec<Member<'a>>,
    /// Those that something is needed of; the others stay in the archive.
    pub taken: BTreeSet<usize>,
    /// Where global symbols are defined.
    pub definitions: HashMap<&'a [u8], At>,
    /// Sections that another member has as well.
    discarded: HashSet<At>,
}

/// What a symbol stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'a> {
    /// The symbol that defines it.
    Defined(At),
    /// A name that is defined elsewhere.
    Undefined(&'a [u8]),
    /// Something in a section that was discarded.
    Discarded,
    /// Symbol 0.
    Nothing,
}

impl<'a> Program<'a> {
    pub fn resolve(members: Vec<Member<'a>>, exports: &mut Exports) -> Result<Self, Fault> {
        let offered = offered(&members);
        // What is elsewhere keeps its name.
        let elsewhere = std::mem::take(&mut exports.elsewhere);
        for name in elsewhere
            .iter()
            .filter(|name| !offered.contains_key(name.as_bytes()))
        {
            exports.names.remove(name);
        }
        let roots = roots(&members, &offered, exports)?;
        let taken = take(&members, &offered, roots);
        let discarded = discard(&members, &taken);
        let mut program = Program {
            members,
            taken,
            definitions: HashMap::new(),
            discarded,
        };
        program.define()?;
        Ok(program)
    }

    /// What a symbol of a member stands for.
    pub fn target(&self, (member, symbol): At) -> Target<'a> {
        if symbol == 0 {
            return Target::Nothing;
        }
        let found = &self.members[member].symbols[symbol];
        if !found.is_local() {
            return match self.definitions.get(found.name) {
                Some(&at) => Target::Defined(at),
                None => Target::Undefined(found.name),
            };
        }
        match found.place {
            Place::Section(section) if self.discarded.contains(&(member, section)) => {
                Target::Discarded
            }
            _ => Target::Defined((member, symbol)),
        }
    }

    pub fn is_discarded(&self, section: At) -> bool {
        self.discarded.contains(&section)
    }

    fn define(&mut self) -> Result<(), Fault> {
        for &index in &self.taken {
            let member = &self.members[index];
            for (number, symbol) in member.symbols.iter().enumerate().skip(1) {
                let discarded = matches!(symbol.place, Place::Section(section)
                    if self.discarded.contains(&(index, section)));
                if symbol.is_local() || symbol.place == Place::Undefined || discarded {
                    continue;
                }
                let Some(&(other, other_number)) = self.definitions.get(symbol.name) else {
                    self.definitions.insert(symbol.name, (index, number));
                    continue;
                };
                let before = &self.members[other].symbols[other_number];
                let strength = |symbol: &super::input::Symbol<'_>| match symbol.place {
                    _ if symbol.is_weak() => 0,
                    Place::Common => 1,
                    _ => 2,
                };
                match (strength(before), strength(symbol)) {
                    (2, 2) => {
                        return Err(Fault::Twice {
                            symbol: String::from_utf8_lossy(symbol.name).into_owned(),
                            members: [self.members[other].name.clone(), member.name.clone()],
                            exported: false,
                        });
                    }
                    (1, 1) if symbol.size > before.size => {}
                    (old, new) if new > old => {}
                    _ => continue,
                }
                self.definitions.insert(symbol.name, (index, number));
            }
        }
        Ok(())
    }
}

/// Which members define a global symbol, in the order of the archive.
fn offered<'a>(members: &[Member<'a>]) -> HashMap<&'a [u8], Vec<At>> {
    let mut offered: HashMap<_, Vec<At>> = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        for (number, symbol) in member.symbols.iter().enumerate().skip(1) {
            if !symbol.is_local() && symbol.place != Place::Undefined {
                offered
                    .entry(symbol.name)
                    .or_default()
                    .push((index, number));
            }
        }
    }
    offered
}

/// The exported symbols, each of which has one definition in the whole archive, in use or not.
fn roots<'a>(
    members: &[Member<'a>],
    offered: &HashMap<&'a [u8], Vec<At>>,
    exports: &Exports,
) -> Result<Vec<&'a [u8]>, Fault> {
    if let Some(name) = exports
        .names
        .keys()
        .find(|name| !offered.contains_key(name.as_bytes()))
    {
        return Err(Fault::Undefined(name.clone()));
    }
    let names = offered.keys().copied();
    let mut roots: Vec<&'a [u8]> = names.filter(|name| exports.has(name)).collect();
    // Of several that are wrong, the same one is told of each time.
    roots.sort_unstable();
    for name in &roots {
        if let [(first, _), (second, _), ..] = offered[name][..] {
            return Err(Fault::Twice {
                symbol: String::from_utf8_lossy(name).into_owned(),
                members: [members[first].name.clone(), members[second].name.clone()],
                exported: true,
            });
        }
    }
    Ok(roots)
}

/// The members that a linker takes: those that define an exported symbol, or one that a member before asks for.
fn take<'a>(
    members: &[Member<'a>],
    offered: &HashMap<&'a [u8], Vec<At>>,
    mut wanted: Vec<&'a [u8]>,
) -> BTreeSet<usize> {
    let mut taken = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        let Some(at) = offered.get(name) else {
            continue;
        };
        if at.iter().any(|(member, _)| taken.contains(member)) {
            continue;
        }
        let (member, _) = at[0];
        taken.insert(member);
        let symbols = members[member].symbols.iter();
        let undefined = symbols
            .filter(|symbol| symbol.place == Place::Undefined && symbol.bind == elf::STB_GLOBAL);
        wanted.extend(undefined.map(|symbol| symbol.name));
    }
    taken
}

/// Sections of COMDAT groups that an earlier member has.
fn discard(members: &[Member<'_>], taken: &BTreeSet<usize>) -> HashSet<At> {
    let mut seen = HashSet::new();
    let mut discarded = HashSet::new();
    for &index in taken {
        for group in &members[index].groups {
            if seen.insert(group.signature) {
                continue;
            }
            for (section, part) in members[index].sections.iter().enumerate() {
                if part.group == Some(group.index) {
                    discarded.insert((index, section));
                }
            }
        }
    }
    discarded
}
