//! From the archive that rustc makes to one object file, whose global symbols are hsffi's alone.
//!
//! A Rust archive has a copy of the standard library and of hsffi's own runtime. Two archives in one program would share
//! whichever the linker finds first, or define symbols twice. Here the archive is linked to one object as `ld -r` would, and what
//! is not for Haskell becomes local: so each library keeps its own copies. Sections that nothing refers to are left out.
//!
//! Only what is exported may be global, and the linking may never choose between two definitions of an exported symbol.
//! Decision 17 tells why this is not left to `ld` and `objcopy`.

mod frames;
mod input;
mod live;
mod output;
mod resolve;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use object::{Architecture, Object, ObjectSymbol};

use crate::description::Description;
use crate::error::Error;
use crate::package::OBJECT;
use live::Live;
use resolve::Program;

/// Functions of the C library that a Rust archive may define for the whole program. They stay global, since memory that one
/// side allocates is released by the other.
const ALLOCATOR: [&str; 11] = [
    "malloc",
    "free",
    "calloc",
    "realloc",
    "reallocarray",
    "aligned_alloc",
    "posix_memalign",
    "memalign",
    "valloc",
    "pvalloc",
    "malloc_usable_size",
];

/// Why an archive cannot be linked.
#[derive(Debug)]
enum Fault {
    /// It is not what its format asks for.
    Damaged(object::Error),
    /// The same, noticed here.
    Malformed(&'static str),
    /// An exported symbol is not there.
    Undefined(String),
    /// Two object files define one symbol.
    Twice {
        symbol: String,
        /// What the files are called in the archive.
        members: [String; 2],
        /// Whether it is one of those that are exported.
        exported: bool,
    },
}

impl From<object::Error> for Fault {
    fn from(error: object::Error) -> Self {
        Fault::Damaged(error)
    }
}

impl Fault {
    fn at(self, path: &Path) -> Error {
        let path = path.to_owned();
        match self {
            Fault::Damaged(source) => Error::DamagedLibrary { path, source },
            Fault::Malformed(flaw) => Error::MalformedLibrary { path, flaw },
            Fault::Undefined(symbol) => Error::NoSymbol { path, symbol },
            Fault::Twice {
                symbol,
                members,
                exported: true,
            } => {
                let [first, second] = members.each_ref().map(|member| crate_of(member));
                let name = if first == second { first } else { "" };
                Error::TwoBuilds {
                    path,
                    symbol,
                    name: name.to_owned(),
                }
            }
            Fault::Twice {
                symbol,
                members: [first, second],
                exported: false,
            } => Error::TwoDefinitions {
                path,
                symbol,
                first,
                second,
            },
        }
    }
}

/// `shapes` of `shapes-0a1b.shapes.2c3d-cgu.0.rcgu.o`, as rustc calls object files.
fn crate_of(member: &str) -> &str {
    member.split(['-', '.']).next().unwrap_or_default()
}

/// What stays global.
#[derive(Debug)]
struct Exports {
    /// Link names, and what they are to be afterwards.
    names: BTreeMap<String, String>,
    /// Those of them that another library may define.
    elsewhere: BTreeSet<String>,
    /// Symbols that begin with one of these are exported as they are.
    prefixes: Vec<String>,
    /// What is put before names that other libraries may have as well: of exports of other crates than the package's own, and of
    /// sections that the linker collects.
    own: String,
}

impl Exports {
    /// Of the packages of a library, the first of which has the library.
    fn of(descriptions: &mut [Description]) -> Self {
        let prefix = |description: &Description| description.module.prefix.clone();
        let first = descriptions.first().map(prefix).unwrap_or_default();
        let mut exports = Exports {
            names: BTreeMap::new(),
            elsewhere: BTreeSet::new(),
            own: format!("{first}_of_"),
            prefixes: (descriptions.iter()).map(|it| prefix(it) + "_").collect(),
        };
        for description in descriptions {
            exports.add(description);
        }
        exports
    }

    /// Adds those of a package, for the types of which it has the names if no package before has.
    fn add(&mut self, description: &mut Description) {
        let own = format!("{}_of_", description.module.prefix);
        let root = description.module.crate_name().to_owned();
        let others = other_crates(description);
        description.for_each_link_name(&mut |name, definition| {
            let of = |name: &str, crate_name: &str| {
                let rest = name.strip_prefix(crate_name);
                rest.is_some_and(|rest| rest.starts_with('_'))
            };
            let foreign = others.iter().any(|other| of(name, other));
            let new = if of(name, &root) && !foreign {
                name.clone()
            } else {
                format!("{own}{name}")
            };
            let suffixes: &[&str] = match definition {
                LinkName::Shim => &["", "_abi", "_abi_types"],
                LinkName::Constant => &["_abi", "_abi_types"],
                LinkName::Record => &["", "_types"],
                LinkName::Release => {
                    self.elsewhere.insert(name.clone());
                    &[""]
                }
            };
            for suffix in suffixes {
                self.names
                    .entry(format!("{name}{suffix}"))
                    .or_insert_with(|| format!("{new}{suffix}"));
            }
        });
    }

    fn has_prefix(&self, name: &str) -> bool {
        self.prefixes.iter().any(|prefix| name.starts_with(prefix))
    }

    /// The name that a symbol has afterwards, when it stays global.
    fn name<'a>(&'a self, symbol: &'a [u8]) -> Option<&'a [u8]> {
        let name = std::str::from_utf8(symbol).ok()?;
        match self.names.get(name) {
            Some(new) => Some(new.as_bytes()),
            None if self.has_prefix(name) => Some(symbol),
            None if ALLOCATOR.contains(&name) => Some(symbol),
            None => None,
        }
    }

    /// Whether a symbol is for Haskell.
    fn has(&self, symbol: &[u8]) -> bool {
        std::str::from_utf8(symbol)
            .is_ok_and(|name| self.names.contains_key(name) || self.has_prefix(name))
    }
}

/// The crates of types other than the package's own, as far as their link names could be taken for its.
fn other_crates(description: &Description) -> BTreeSet<String> {
    let root = description.module.crate_name();
    let objects = description.objects.iter().map(|object| &object.id);
    let enums = description.enums.iter().map(|definition| &definition.id);
    let errors = description.errors.iter().map(|definition| &definition.id);
    let crates = objects
        .chain(enums)
        .chain(errors)
        .chain(description.data.iter().map(|definition| &definition.id))
        .filter_map(|id| id.split("::").next());
    let longer = crates.filter(|name| name.len() > root.len() && name.starts_with(root));
    longer.map(str::to_owned).collect()
}

/// What a link name in a description is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinkName {
    /// A function, whose record is this with `_abi` behind it.
    Shim,
    /// No more than a record, which is this with `_abi` behind it.
    Constant,
    Record,
    /// What releases objects. It may be a C library's function.
    Release,
}

impl Description {
    /// Visits all names by which Haskell finds something in the library.
    fn for_each_link_name(&mut self, visit: &mut dyn FnMut(&mut String, LinkName)) {
        for function in &mut self.functions {
            visit(&mut function.symbol, LinkName::Shim);
        }
        for object in &mut self.objects {
            visit(&mut object.symbol, LinkName::Record);
            visit(&mut object.destructor, LinkName::Release);
            if let Some(close) = &mut object.close {
                visit(close, LinkName::Release);
            }
        }
        for definition in &mut self.enums {
            visit(&mut definition.symbol, LinkName::Record);
        }
        for definition in &mut self.errors {
            visit(&mut definition.symbol, LinkName::Record);
        }
        for definition in &mut self.data {
            visit(&mut definition.symbol, LinkName::Record);
        }
        for constant in &mut self.constants {
            visit(&mut constant.symbol, LinkName::Constant);
        }
    }
}

/// What becomes of the sections that debuggers read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebugInfo {
    /// They are kept.
    Keep,
    /// They are left out, those of Rust's standard library, too: it always has some.
    LeaveOut,
}

/// A library as one object file that shares no symbols with other libraries.
///
/// In its description, the link names of exports of other crates begin with the prefix of the package's crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isolated {
    /// The object file.
    pub object: Vec<u8>,
    /// The description of its exports.
    pub description: Description,
}

impl Isolated {
    /// Links the static library at `path`, which has these contents. Returns `None` for unsupported formats (other than ELF) and
    /// architectures (other than `x86_64` and `aarch64`).
    ///
    /// # Errors
    /// If an exported symbol is defined twice or is not defined, or if the library is damaged.
    pub fn link(
        path: impl AsRef<Path>,
        contents: &[u8],
        description: &Description,
        debug_info: DebugInfo,
    ) -> Result<Option<Self>, Error> {
        let mut descriptions = [description.clone()];
        let linked = Self::link_packages(path, contents, &mut descriptions, debug_info)?;
        let [description] = descriptions;
        Ok(linked.map(|object| Isolated {
            object,
            description,
        }))
    }

    /// Links a static library for several packages, in whose descriptions the link names are changed. The first has the object.
    ///
    /// # Errors
    /// As [`link`](Self::link).
    pub fn link_packages(
        path: impl AsRef<Path>,
        contents: &[u8],
        descriptions: &mut [Description],
        debug_info: DebugInfo,
    ) -> Result<Option<Vec<u8>>, Error> {
        link(contents, descriptions, debug_info).map_err(|fault| fault.at(path.as_ref()))
    }
}

/// The machine that an object file is for, as `configure` calls it: that of `uname -m`, and `linux`.
#[must_use]
pub fn machine(object: &[u8]) -> Option<&'static str> {
    let file = object::File::parse(object).ok()?;
    match file.architecture() {
        Architecture::X86_64 => Some("x86_64-linux"),
        Architecture::Aarch64 => Some("aarch64-linux"),
        _ => None,
    }
}

/// The crates whose Haskell packages use the library in the package in `dir`. None if there is no library.
#[must_use]
pub fn crates_of_library(dir: impl AsRef<Path>) -> BTreeSet<String> {
    let object = fs::read(dir.as_ref().join("lib").join(OBJECT));
    let object = object.unwrap_or_default();
    let Ok(file) = object::File::parse(&*object) else {
        return BTreeSet::new();
    };
    let symbols = file.symbols().filter(ObjectSymbol::is_definition);
    let tables = symbols.filter_map(|symbol| {
        let name = symbol.is_global().then(|| symbol.name().ok()).flatten()?;
        name.strip_suffix("_hsffi_library").map(str::to_owned)
    });
    tables.collect()
}

fn link(
    archive: &[u8],
    descriptions: &mut [Description],
    debug_info: DebugInfo,
) -> Result<Option<Vec<u8>>, Fault> {
    let mut exports = Exports::of(descriptions);
    let Some(members) = input::members(archive)? else {
        return Ok(None);
    };
    let program = Program::resolve(members, &mut exports)?;
    let live = Live::mark(&program, &exports, debug_info)?;
    let object = output::write(&program, &live, &exports)?;
    let mut rename = |name: &mut String, definition: LinkName| {
        let renamed = match definition {
            LinkName::Constant => {
                let record = exports.names.get(&format!("{name}_abi"));
                record.and_then(|record| record.strip_suffix("_abi"))
            }
            _ => exports.names.get(name).map(String::as_str),
        };
        if let Some(renamed) = renamed {
            *name = renamed.to_owned();
        }
    };
    for description in descriptions {
        description.for_each_link_name(&mut rename);
    }
    Ok(Some(object))
}
