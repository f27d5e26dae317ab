//! What differs between two versions of an interface, and what the PVP demands for it.
//!
//! The [Package Versioning Policy](https://pvp.haskell.org) calls the components of a version A.B.C: A.B is increased when something was
//! removed or changed, and C when something was added. Instances of generated packages are none of its orphans.

use std::fmt;

use super::Api;

/// How one thing differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The new version does not have it.
    Removed {
        /// What it is called.
        name: String,
    },
    /// It is something else.
    Changed {
        /// What it is called.
        name: String,
        /// What it was.
        from: String,
        /// What it is.
        to: String,
    },
    /// The old version did not have it.
    Added {
        /// What it is called.
        name: String,
    },
}

/// Which component of the version is to be increased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// None, or any behind the third.
    Patch,
    /// The third, or one before it.
    Minor,
    /// The first or the second.
    Major,
}

impl Change {
    /// What the PVP demands for it.
    pub fn bump(&self) -> Bump {
        match self {
            Change::Added { .. } => Bump::Minor,
            Change::Removed { .. } | Change::Changed { .. } => Bump::Major,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |is: &str| {
            if is.is_empty() {
                "no constructor".to_owned()
            } else {
                is.to_owned()
            }
        };
        match self {
            Change::Removed { name } => write!(f, "removed  {name}"),
            Change::Added { name } => write!(f, "added    {name}"),
            Change::Changed { name, from, to } => {
                write!(
                    f,
                    "changed  {name}\n    from {}\n      to {}",
                    shown(from),
                    shown(to)
                )
            }
        }
    }
}

impl Api {
    /// How this version differs from an older one: first what breaks programs, then what was added. Instances of a type that was removed
    /// or added go without saying.
    pub fn changes_since(&self, old: &Api) -> Vec<Change> {
        let of_type = |name: &str| match name.strip_prefix("instance ") {
            Some(instance) => {
                let ty = instance.split_once(' ').map_or("", |(_, ty)| ty);
                old.has_type(ty) != self.has_type(ty)
            }
            None => false,
        };
        let breaking = old.entries.iter().filter_map(|(name, from)| {
            let name = name.clone();
            match self.entries.get(&name) {
                None if of_type(&name) => None,
                None => Some(Change::Removed { name }),
                Some(to) if to != from => Some(Change::Changed {
                    name,
                    from: from.clone(),
                    to: to.clone(),
                }),
                Some(_) => None,
            }
        });
        let added = self.entries.keys();
        let added = added.filter(|name| !old.entries.contains_key(*name) && !of_type(name));
        let added = added.map(|name| Change::Added { name: name.clone() });
        breaking.chain(added).collect()
    }

    /// Whether some module has a type of this name.
    fn has_type(&self, name: &str) -> bool {
        let mut types = self
            .entries
            .keys()
            .filter_map(|it| it.strip_prefix("type "));
        types.any(|ty| ty.rsplit('.').next() == Some(name))
    }
}

impl Bump {
    /// What is demanded for all of the changes.
    pub fn of(changes: &[Change]) -> Self {
        let bumps = changes.iter().map(Change::bump);
        bumps.max().unwrap_or(Bump::Patch)
    }

    /// The first version after `old` that is increased so.
    pub fn next(self, old: &str) -> String {
        let [a, b, c] = components(old);
        match self {
            Bump::Major => format!("{a}.{}.0", b + 1),
            Bump::Minor => format!("{a}.{b}.{}", c + 1),
            Bump::Patch => old.to_owned(),
        }
    }

    /// Whether `new` is increased so.
    pub fn is_met(self, old: &str, new: &str) -> bool {
        let (old, new) = (components(old), components(new));
        match self {
            Bump::Major => new.split_at(2).0 > old.split_at(2).0,
            Bump::Minor => new > old,
            Bump::Patch => new >= old,
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bump::Major => "a new A.B",
            Bump::Minor => "a new C",
            Bump::Patch => "no new A.B.C",
        })
    }
}

/// A, B and C of a version.
fn components(version: &str) -> [u64; 3] {
    let mut numbers = version.split('.').map(|it| it.parse().unwrap_or(0));
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(lines: &str) -> Api {
        Api::read(&format!("package words 0.1.0\n{lines}")).expect("it is one")
    }

    #[test]
    fn each_kind_of_change_has_its_demand() {
        let old = api("module W\ntype W.T :: A | B\nvalue W.f :: Int\n");
        for (new, changes, bump) in [
            (
                "module W\ntype W.T :: A | B\nvalue W.f :: Int\n",
                "",
                Bump::Patch,
            ),
            (
                "instance Eq T\nmodule W\ntype W.T :: A | B\nvalue W.f :: Int\n",
                "added    instance Eq T",
                Bump::Minor,
            ),
            (
                "instance Eq U\nmodule W\ntype W.T :: A | B\ntype W.U\nvalue W.f :: Int\n",
                "added    type W.U",
                Bump::Minor,
            ),
            (
                "module W\ntype W.T\nvalue W.g :: Int\n",
                "changed  type W.T\n    from A | B\n      to no constructor\nremoved  value W.f\nadded    value W.g",
                Bump::Major,
            ),
        ] {
            let found = api(new).changes_since(&old);
            let shown: Vec<_> = found.iter().map(ToString::to_string).collect();
            assert_eq!(shown.join("\n"), changes);
            assert_eq!(Bump::of(&found), bump);
        }
    }

    #[test]
    fn versions_are_increased_in_their_components() {
        for (bump, old, new, met) in [
            (Bump::Major, "0.1.0", "0.2.0", true),
            (Bump::Major, "0.1.0", "0.1.1", false),
            (Bump::Major, "1.2.3", "2.0.0", true),
            (Bump::Minor, "0.1.0", "0.1.1", true),
            (Bump::Minor, "0.1.0", "0.1.0", false),
            (Bump::Minor, "0.1.9", "0.2.0", true),
            (Bump::Patch, "0.1.0", "0.1.0", true),
            (Bump::Patch, "0.1.0.2", "0.1.0.1", true),
            (Bump::Patch, "0.1.1", "0.1.0", false),
        ] {
            assert_eq!(bump.is_met(old, new), met, "{bump} of {old}: {new}");
        }
        assert_eq!(Bump::Major.next("0.1.3"), "0.2.0");
        assert_eq!(Bump::Minor.next("0.1.3"), "0.1.4");
    }
}
