//! Crates that import the Haskell packages of their dependencies.

use crate::Run;
use crate::sample::Crate;

/// A crate with a type, and its Haskell package.
const GEOMETRY: &str = "hsffi::module!(\"Geometry\");

/// A point.
#[derive(hsffi::Data)]
pub struct Point {
    pub x: f64,
}
";

/// A crate that uses the type.
const ATLAS: &str = "hsffi::module!(\"Atlas\");

/// The same point.
#[hsffi::export]
pub fn same(point: geometry::Point) -> geometry::Point {
    point
}
";

/// A crate that is named by its test, with this section and the dependencies that are given by their names and sources.
fn atlas(name: &str, section: &str, lib: &str, dependencies: &[(&str, &str)]) -> Crate {
    let section = format!("\n[package.metadata.hsffi]\n{section}\n");
    let atlas = Crate::new(name, &section, lib);
    let manifest = atlas.read("Cargo.toml");
    let runtime = manifest.lines().find(|line| line.starts_with("hsffi = "));
    let runtime = runtime.expect("it depends on hsffi").to_owned();
    let named = dependencies.iter().map(|(name, _)| name);
    let named: Vec<_> = named
        .map(|name| format!("{name} = {{ path = \"{name}\" }}\n"))
        .collect();
    let named = named.concat();
    for (name, lib) in dependencies {
        atlas.write(
            &format!("{name}/Cargo.toml"),
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.4.2\"\nedition = \"2024\"\n\n[dependencies]\n{runtime}\n"
            ),
        );
        atlas.write(&format!("{name}/src/lib.rs"), lib);
    }
    let manifest = manifest.replace("[dependencies]\n", &format!("[dependencies]\n{named}"));
    atlas.write("Cargo.toml", &manifest);
    atlas
}

/// The message of a build that fails, behind what cargo printed.
fn refusal(run: &Run) -> &str {
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let mut lines = run.stderr.lines();
    let error = lines.find_map(|line| line.strip_prefix("error: "));
    error.expect("the cause is told")
}

#[test]
fn a_package_imports_another_one() {
    let atlas = atlas(
        "importing",
        "imports = [\"geometry\"]",
        ATLAS,
        &[("geometry", GEOMETRY)],
    );
    let run = atlas.hsffi(["build"]).succeeded();
    let [next] = run.steps("Next")[..] else {
        panic!("it says what cabal.project is to list: {}", run.stderr);
    };
    assert_eq!(
        next,
        "add `haskell` and `hsffi` and `geometry/haskell` to `packages:` in your cabal.project, and `importing` to `build-depends:` of your program"
    );
    let cabal = atlas.read("haskell/importing.cabal");
    assert!(cabal.contains("    , geometry ==0.4.2\n"), "{cabal}");
    assert!(!cabal.contains("lib/"), "{cabal}");
    let module = atlas.read("haskell/src/Atlas.hs");
    assert!(
        module.contains("same :: Geometry.Point -> IO Geometry.Point\n"),
        "{module}"
    );
    assert!(!module.contains("data Point"), "{module}");
    assert!(
        atlas
            .path("geometry/haskell/lib/cargo-hsffi-build.o")
            .is_file()
    );
    assert!(!atlas.path("haskell/lib").exists());
    atlas.hsffi(["check"]).succeeded();

    // Alone, the package is the same, and its library would lack the other crate.
    atlas.hsffi(["check", "-p", "geometry"]).succeeded();
    let alone = atlas.hsffi(["build", "-p", "geometry"]);
    assert_eq!(
        refusal(&alone),
        "the Rust library in `geometry/haskell/lib` also contains the crate `importing`, with a Haskell package that imports this one and would no \
         longer link: run `cargo hsffi build` there, which writes both packages, or remove `geometry/haskell/lib` to build this one alone"
    );
}

#[test]
fn a_folder_is_named_for_a_package_that_is_imported() {
    let atlas = atlas(
        "elsewhere",
        "imports = { geometry = \"geometry-haskell\" }",
        ATLAS,
        &[("geometry", GEOMETRY)],
    );
    atlas.hsffi(["build"]).succeeded();
    assert!(
        atlas
            .path("geometry-haskell/lib/cargo-hsffi-build.o")
            .is_file()
    );
    let configure = atlas.read("haskell/configure");
    assert!(
        configure.contains("$here/../geometry-haskell/lib/"),
        "{configure}"
    );

    // Without cargo, the library is copied as it is.
    let library = concat!(env!("CARGO_TARGET_TMPDIR"), "/debug/libelsewhere.a");
    let stubs = [
        "stubs",
        library,
        "--manifest",
        "Cargo.toml",
        "--out",
        "haskell",
    ];
    atlas.hsffi(stubs).succeeded();
    assert!(atlas.path("geometry-haskell/lib/libelsewhere.a").is_file());
    assert!(!atlas.path("haskell/lib").exists());
}

#[test]
fn imports_are_dependencies_with_a_package() {
    let unlisted = atlas("unlisted", "", ATLAS, &[("geometry", GEOMETRY)]).hsffi(["build"]);
    assert!(
        refusal(&unlisted).contains("as in `imports = [\"geometry\"]`, and each becomes a Haskell"),
        "{}",
        unlisted.stderr
    );

    let unknown = atlas(
        "unknown",
        "imports = [\"geometri\"]",
        ATLAS,
        &[("geometry", GEOMETRY)],
    );
    let unknown = unknown.hsffi(["build"]);
    assert!(
        refusal(&unknown).contains(
            "Cargo.toml:7:13: `geometri` is not a dependency of the crate `unknown`, so its Haskell package cannot be imported"
        ),
        "{}",
        unknown.stderr
    );

    // Of another name: the tests share a target folder, where two packages of the same name, version and relative path are one.
    let point = GEOMETRY.replace("hsffi::module!(\"Geometry\");\n", "");
    let nameless = atlas(
        "nameless",
        "imports = [\"shapes\"]",
        &ATLAS.replace("geometry", "shapes"),
        &[("shapes", &point)],
    );
    let nameless = nameless.hsffi(["build"]);
    assert!(
        refusal(&nameless)
            .contains("the crate `shapes` has no Haskell package that could be imported"),
        "{}",
        nameless.stderr
    );
}

#[test]
fn one_of_several_imported_packages_has_the_library() {
    let units = GEOMETRY
        .replace("Geometry", "Units")
        .replace("Point", "Unit");
    let lib = format!(
        "{ATLAS}\n/// The same unit.\n#[hsffi::export]\npub fn unit(unit: units::Unit) -> units::Unit {{\n    unit\n}}\n"
    );
    let dependencies = [("geometry", GEOMETRY), ("units", &*units)];
    let atlas = atlas(
        "baseless",
        "imports = [\"geometry\", \"units\"]",
        &lib,
        &dependencies,
    );
    let run = atlas.hsffi(["build"]);
    assert!(
        refusal(&run).contains(
            "the Haskell packages of `geometry` and `units` are imported, and neither imports the other"
        ),
        "{}",
        run.stderr
    );

    let manifest = atlas.read("Cargo.toml");
    atlas.write(
        "Cargo.toml",
        &manifest.replace("[\"geometry\", \"units\"]", "[\"geometry\"]"),
    );
    let run = atlas.hsffi(["build"]);
    assert!(
        refusal(&run).contains(
            "contains the crate `units`, which has a Haskell package of its own: add it to `imports`"
        ),
        "{}",
        run.stderr
    );
}

#[test]
fn two_versions_of_an_imported_crate_are_refused() {
    let atlas = atlas(
        "versions",
        "imports = [\"geometry\"]",
        ATLAS,
        &[("geometry", GEOMETRY)],
    );
    let manifest = atlas.read("geometry/Cargo.toml");
    atlas.write("older/Cargo.toml", &manifest.replace("0.4.2", "0.3.0"));
    atlas.write("older/src/lib.rs", GEOMETRY);
    let manifest = atlas.read("Cargo.toml");
    let older = "[dependencies]\nolder = { package = \"geometry\", path = \"older\" }\n";
    let manifest = manifest.replace("[dependencies]\n", older) + "exclude = [\"older\"]\n";
    atlas.write("Cargo.toml", &manifest);
    let lib = format!("{ATLAS}\n/// The point of the older version.\npub use older::Point;\n");
    atlas.write("src/lib.rs", &lib);
    let run = atlas.hsffi(["build"]);
    assert!(
        refusal(&run).contains("contains the versions 0.3.0 and 0.4.2 of the crate `geometry`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_library_that_calls_haskell_modules_is_refused() {
    let lib = "hsffi::module!(\"Calls\");

#[hsffi::import(module = \"Mail.Classify\")]
extern \"Haskell\" {
    /// How likely it is spam.
    pub fn score(hs: hsffi::Hs<'_>, text: &str) -> f64;
}
";
    let run = Crate::new("calls", "", lib).hsffi(["build"]);
    assert_eq!(
        refusal(&run),
        "src/lib.rs:6 imports `Mail.Classify.score`, but a Haskell package that is generated from a Rust crate has no modules for it: pass the \
         function as a `Fun`; `#[hsffi::import]` is for Rust programs, which hsffi-build builds"
    );
}

#[test]
fn a_library_that_passes_values_of_haskell_types_is_refused() {
    let lib = "hsffi::module!(\"Models\");

#[hsffi::import(module = \"Mail.Classify\")]
extern \"Haskell\" {
    /// What has been learned.
    pub type Model;
}

/// The models that there are.
#[hsffi::export]
pub fn count(model: Option<Model>) -> usize {
    usize::from(model.is_some())
}
";
    let run = Crate::new("models", "", lib).hsffi(["build"]);
    assert_eq!(
        refusal(&run),
        "the crate passes values of the Haskell type `Mail.Classify.Model`, but a Haskell package that is generated from a Rust crate has no \
         modules for it: pass a function that uses the value as a `Fun`; `#[hsffi::import]` is for Rust programs, which hsffi-build builds"
    );
}
