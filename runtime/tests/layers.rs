//! The modules of this crate are in layers: what uses what goes round in no circle but where two modules are one thing.
//!
//! A module uses another when a path in it leads there: `crate::`, `super::`, `self::`, or the name of a module that it
//! declares. A re-export is no use; a path that goes by one leads to where the item is defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The longest circle that there may be.
const MOST: usize = 2;

#[test]
fn modules_go_round_in_no_long_circle() {
    let modules = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(modules.len() > 50, "the sources are not where they were");
    let uses = uses(&modules);
    let edges: usize = uses.values().map(BTreeSet::len).sum();
    assert!(edges > 200, "the paths are not read");
    for circle in circles(&uses) {
        assert!(circle.len() <= MOST, "{}", circle.join(" -> "));
    }
}

#[test]
fn a_circle_is_found() {
    let uses = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]
        .map(|(from, to)| (from.to_owned(), BTreeSet::from([to.to_owned()])));
    let mut all: Uses = BTreeMap::new();
    for (from, to) in uses {
        all.entry(from).or_default().extend(to);
    }
    let lengths: Vec<_> = circles(&all).iter().map(Vec::len).collect();
    assert_eq!(lengths.iter().max(), Some(&3));
}

#[test]
fn a_path_by_a_re_export_leads_to_the_definition() {
    let modules = BTreeMap::from([
        (String::new(), Module::of("mod a; mod b; pub use a::Thing;")),
        (
            "a".to_owned(),
            Module::of("pub struct Thing; #[cfg(test)] mod tests { use crate::b; }"),
        ),
        (
            "b".to_owned(),
            Module::of("// crate::c\nfn f(_: crate::Thing) -> &'static str { \"crate::b\" }"),
        ),
    ]);
    assert_eq!(uses(&modules)["b"], BTreeSet::from(["a".to_owned()]));
    assert_eq!(uses(&modules)["a"], BTreeSet::new());
}

/// A module by its path, without `crate`.
type Modules = BTreeMap<String, Module>;
type Uses = BTreeMap<String, BTreeSet<String>>;

#[derive(Default)]
struct Module {
    /// Names that it re-exports, with the paths that they stand for.
    re_exports: BTreeMap<String, Vec<String>>,
    paths: Vec<Vec<String>>,
    children: BTreeSet<String>,
}

fn read(root: &Path) -> Modules {
    let mut modules = Modules::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path: PathBuf = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let file = path
                    .strip_prefix(root)
                    .expect("it is within")
                    .with_extension("");
                let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
                let name = parts.join("::");
                let name = match name.strip_suffix("mod") {
                    Some(folder) => folder.trim_end_matches(':').to_owned(),
                    None if name == "lib" => String::new(),
                    None => name,
                };
                let text = fs::read_to_string(&path).expect("it is text");
                modules.insert(name, Module::of(&text));
            }
        }
    }
    modules
}

impl Module {
    fn of(source: &str) -> Self {
        let tokens = without_tests(&tokens(source));
        let mut module = Module::default();
        let mut i = 0;
        while i < tokens.len() {
            let is = |offset: usize, token: &str| {
                tokens.get(i + offset).is_some_and(|found| found == token)
            };
            if is(0, "mod") && is(2, ";") {
                module.children.insert(tokens[i + 1].clone());
                i += 3;
            } else if is(0, "use") {
                let end = i + tokens[i..]
                    .iter()
                    .position(|token| token == ";")
                    .expect("a `use` ends");
                let public = i > 0 && (tokens[i - 1] == "pub" || tokens[i - 1] == ")");
                let mut paths = Vec::new();
                tree(&tokens[i + 1..end], &[], &mut paths);
                for (name, path) in paths {
                    if public {
                        module.re_exports.insert(name, path);
                    } else {
                        module.paths.push(path);
                    }
                }
                i = end;
            } else if i + 1 < tokens.len() && is(1, "::") && (i == 0 || tokens[i - 1] != "::") {
                let mut path = vec![tokens[i].clone()];
                while tokens.get(i + 1).is_some_and(|token| token == "::")
                    && tokens.get(i + 2).is_some_and(|token| is_name(token))
                {
                    path.push(tokens[i + 2].clone());
                    i += 2;
                }
                module.paths.push(path);
                i += 1;
            } else {
                i += 1;
            }
        }
        module
    }
}

/// The names and paths of a `use`.
fn tree(tokens: &[String], prefix: &[String], paths: &mut Vec<(String, Vec<String>)>) {
    let mut path = prefix.to_vec();
    let mut name = None;
    let mut i = 0;
    while i < tokens.len() {
        match tokens[i].as_str() {
            "::" => {}
            "as" => {
                name = tokens.get(i + 1).cloned();
                i += 1;
            }
            "{" => {
                let inner = &tokens[i + 1..tokens.len() - 1];
                let (mut depth, mut begin) = (0, 0);
                for (at, token) in inner.iter().enumerate() {
                    match token.as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        "," if depth == 0 => {
                            tree(&inner[begin..at], &path, paths);
                            begin = at + 1;
                        }
                        _ => {}
                    }
                }
                return tree(&inner[begin..], &path, paths);
            }
            "self" if !path.is_empty() => {}
            token => path.push(token.to_owned()),
        }
        i += 1;
    }
    if let Some(last) = path
        .last()
        .cloned()
        .filter(|_| path.len() > prefix.len() || !tokens.is_empty())
    {
        paths.push((name.unwrap_or(last), path));
    }
}

fn uses(modules: &Modules) -> Uses {
    let of = |(name, module): (&String, &Module)| {
        let paths = module.paths.iter();
        let used = paths.filter_map(|path| resolve(modules, name, path, 0));
        (name.clone(), used.filter(|used| used != name).collect())
    };
    modules
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .map(of)
        .collect()
}

/// The module that defines what the path leads to from the module of this name.
fn resolve(modules: &Modules, from: &str, path: &[String], depth: usize) -> Option<String> {
    let (mut at, rest) = match path.first()?.as_str() {
        "crate" => (String::new(), &path[1..]),
        "self" => (from.to_owned(), &path[1..]),
        "super" => (parent(from), &path[1..]),
        name if modules[from].children.contains(name) => (from.to_owned(), path),
        _ => return None,
    };
    for (position, part) in rest.iter().enumerate() {
        // The hidden module has another name than its folder.
        let part = if part == "__private" { "private" } else { part };
        let child = if at.is_empty() {
            part.to_owned()
        } else {
            format!("{at}::{part}")
        };
        if part == "super" {
            at = parent(&at);
        } else if modules.contains_key(&child) {
            at = child;
        } else if let Some(target) = modules[&at].re_exports.get(part).filter(|_| depth < 8) {
            let whole: Vec<_> = target
                .iter()
                .chain(&rest[position + 1..])
                .cloned()
                .collect();
            return resolve(modules, &at, &whole, depth + 1).or(Some(at));
        } else {
            break;
        }
    }
    // What is at the root is there for all.
    (!at.is_empty()).then_some(at)
}

fn parent(name: &str) -> String {
    name.rsplit_once("::")
        .map_or("", |(parent, _)| parent)
        .to_owned()
}

/// Sets of modules of which each is reached from each.
fn circles(uses: &Uses) -> Vec<Vec<String>> {
    let reached = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from];
        while let Some(name) = next.pop() {
            for used in uses.get(name).into_iter().flatten() {
                if seen.insert(used.as_str()) {
                    next.push(used);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, _> = uses
        .keys()
        .map(|name| (name.as_str(), reached(name)))
        .collect();
    let mut circles: Vec<Vec<String>> = reached
        .iter()
        .map(|(name, from_here)| {
            let back = |other: &&&str| {
                reached
                    .get(**other)
                    .is_some_and(|from_there| from_there.contains(name))
            };
            from_here
                .iter()
                .filter(back)
                .map(|other| (*other).to_owned())
                .collect()
        })
        .filter(|circle: &Vec<String>| circle.len() > 1)
        .collect();
    circles.sort();
    circles.dedup();
    circles
}

/// Words and signs, without comments and literals.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(literal) = rest.strip_prefix('"') {
            1 + end_of_string(literal)
        } else if c == '\'' {
            end_of_character(rest)
        } else if is_name(&rest[..c.len_utf8()]) {
            let len = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len());
            tokens.push(rest[..len].to_owned());
            len
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            c.len_utf8()
        };
        rest = &rest[len..];
    }
    tokens
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn end_of_string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

/// A character, or the apostrophe of a lifetime.
fn end_of_character(rest: &str) -> usize {
    if let Some(escaped) = rest.strip_prefix("'\\") {
        return escaped.find('\'').map_or(1, |at| at + 3);
    }
    let mut chars = rest.char_indices().skip(1);
    let _ = chars.next();
    match chars.next() {
        Some((at, '\'')) => at + 1,
        _ => 1,
    }
}

/// Leaves out what is compiled for tests alone.
fn without_tests(tokens: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i..].starts_with(&["#", "[", "cfg", "("].map(str::to_owned)) {
            let end = i + tokens[i..]
                .iter()
                .position(|token| token == "]")
                .expect("an attribute ends");
            let condition = &tokens[i..end];
            let of_tests = condition.iter().any(|token| token == "test")
                && !condition.iter().any(|token| token == "not");
            if of_tests {
                i = end + 1;
                let mut depth = 0;
                while i < tokens.len() {
                    match tokens[i].as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    i += 1;
                    if depth == 0 && matches!(tokens[i - 1].as_str(), "}" | ";") {
                        break;
                    }
                }
                continue;
            }
        }
        kept.push(tokens[i].clone());
        i += 1;
    }
    kept
}
