//! By what name a crate has `hsffi`, as its Cargo.toml has it: `hs = { package = "hsffi", … }`, or `hs.workspace = true` where the
//! workspace's Cargo.toml says that.

use std::path::{Path, PathBuf};

use toml_span::Value;

/// The crate's name in Cargo's registry.
const PACKAGE: &str = "hsffi";

/// The name that the crate in this directory has for `hsffi`, where it is another than that.
pub fn other_name(directory: &Path) -> Option<String> {
    let manifest = read(directory)?;
    // Most crates have the dependency by its own name: no more needs to be read.
    if has_by_its_name(&manifest) {
        return None;
    }
    let manifest = toml_span::parse(&manifest).ok()?;
    let named_here = dependencies(&manifest).find(|(_, value)| is_hsffi(value));
    let name = match named_here {
        Some((name, _)) => name.to_owned(),
        None => inherited(directory, &manifest)?,
    };
    (name != PACKAGE).then(|| name.replace('-', "_"))
}

/// Whether a line of the dependencies begins with the crate's own name. A feature may have that name, too.
fn has_by_its_name(manifest: &str) -> bool {
    let mut is_of_dependencies = false;
    manifest.lines().any(|line| {
        if line.starts_with('[') {
            is_of_dependencies = line.trim_end() == "[dependencies]";
        }
        let rest = line.strip_prefix(PACKAGE);
        is_of_dependencies && rest.is_some_and(|rest| rest.trim_start().starts_with(['=', '.']))
    })
}

/// The name where the workspace says what it stands for.
fn inherited(directory: &Path, manifest: &Value) -> Option<String> {
    let mut inherited = dependencies(manifest).filter(|(_, value)| is_inherited(value));
    let first = inherited.next()?;
    let workspace = read(&workspace(directory, manifest)?)?;
    let workspace = toml_span::parse(&workspace).ok()?;
    let definitions = workspace.pointer("/workspace/dependencies")?.as_table()?;
    std::iter::once(first)
        .chain(inherited)
        .find(|(name, _)| definitions.get(*name).is_some_and(is_hsffi))
        .map(|(name, _)| name.to_owned())
}

/// The directory of the workspace's Cargo.toml.
fn workspace(directory: &Path, manifest: &Value) -> Option<PathBuf> {
    if let Some(path) = manifest.pointer("/package/workspace") {
        return Some(directory.join(path.as_str()?));
    }
    let is_root = |directory: &&Path| {
        read(directory).is_some_and(|manifest| {
            toml_span::parse(&manifest).is_ok_and(|manifest| manifest.has_key("workspace"))
        })
    };
    directory.ancestors().find(is_root).map(Path::to_owned)
}

fn read(directory: &Path) -> Option<String> {
    std::fs::read_to_string(directory.join("Cargo.toml")).ok()
}

/// All dependencies, those of some targets too.
fn dependencies<'a, 'm>(manifest: &'a Value<'m>) -> impl Iterator<Item = (&'a str, &'a Value<'m>)> {
    let targets = manifest.pointer("/target").and_then(Value::as_table);
    let of_targets = targets.into_iter().flat_map(|targets| targets.values());
    let kinds = ["/dependencies", "/dev-dependencies"];
    std::iter::once(manifest)
        .chain(of_targets)
        .flat_map(move |owner| kinds.map(|kind| owner.pointer(kind)))
        .filter_map(|table| table?.as_table())
        .flatten()
        .map(|(key, value)| (&*key.name, value))
}

fn is_hsffi(dependency: &Value) -> bool {
    let package = dependency.pointer("/package");
    package.is_some_and(|package| package.as_str() == Some(PACKAGE))
}

fn is_inherited(dependency: &Value) -> bool {
    let workspace = dependency.pointer("/workspace");
    workspace.is_some_and(|workspace| workspace.as_bool() == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSPACE: &str = r#"
        [workspace.dependencies]
        serde = "1"
        has-kell = { package = "hsffi", version = "0.1" }
    "#;

    /// The name in a crate with this Cargo.toml, in a directory within that of the workspace.
    fn name(case: &str, manifest: &str) -> Option<String> {
        let process = std::process::id();
        let root = std::env::temp_dir().join(format!("hsffi-manifest-{process}-{case}"));
        let directory = root.join("crates/member");
        std::fs::create_dir_all(&directory).expect("a directory");
        std::fs::write(root.join("Cargo.toml"), WORKSPACE).expect("a file");
        std::fs::write(directory.join("Cargo.toml"), manifest).expect("a file");
        let name = other_name(&directory);
        std::fs::remove_dir_all(root).expect("what has been made");
        name
    }

    #[test]
    fn a_name_is_found_wherever_cargo_takes_it() {
        let cases = [
            ("plain", "[dependencies]\nhsffi = '0.1'", None),
            ("dotted", "[dependencies]\nhsffi.workspace = true", None),
            ("table", "[dependencies.hsffi]\nversion = '0.1'", None),
            ("none", "[dependencies]\nserde = '1'", None),
            ("broken", "[dependencies", None),
            (
                "renamed",
                "[dependencies]\nhs-ffi = { package = 'hsffi', version = '0.1' }",
                Some("hs_ffi"),
            ),
            (
                "feature",
                "[features]\nhsffi = ['dep:hs']\n[dependencies]\nhs = { package = 'hsffi', version = '0.1' }",
                Some("hs"),
            ),
            (
                "build",
                "[build-dependencies]\nhsffi = '0.1'\n[dependencies]\nhs = { package = 'hsffi', version = '0.1' }",
                Some("hs"),
            ),
            (
                "own_table",
                "[dependencies.hs]\npackage = 'hsffi'\nversion = '0.1'",
                Some("hs"),
            ),
            (
                "target",
                "[target.'cfg(unix)'.dependencies]\nhs = { package = 'hsffi', version = '0.1' }",
                Some("hs"),
            ),
            (
                "tests",
                "[dev-dependencies]\nhs = { package = 'hsffi', version = '0.1' }",
                Some("hs"),
            ),
            (
                "inherited",
                "[dependencies]\nserde.workspace = true\nhas-kell = { workspace = true }",
                Some("has_kell"),
            ),
            (
                "told",
                "[package]\nworkspace = '../..'\n[dependencies]\nhas-kell.workspace = true",
                Some("has_kell"),
            ),
        ];
        for (case, manifest, expected) in cases {
            assert_eq!(name(case, manifest).as_deref(), expected, "{case}");
        }
    }
}
