//! What features a package has.

use super::*;
use crate::description::{Access, Docs, Finalizer, Imports, Module, Object, Place};

#[test]
fn what_a_haskell_thread_releases_may_call_haskell() {
    let object = |finalizer| Object {
        id: "will::Will".into(),
        name: "Will".into(),
        symbol: "will_Will_abi".into(),
        destructor: "will_Will_destroy".into(),
        finalizer,
        close: None,
        access: Access::Free,
        instances: Vec::new(),
        docs: Docs::default(),
        digest: 0,
        place: Place::default(),
    };
    for (finalizer, calls_haskell) in [(Finalizer::C, false), (Finalizer::Haskell, true)] {
        let description = Description {
            module: Module {
                root: "Data.Will".into(),
                package: "will".into(),
                version: "0.1.0".into(),
                prefix: "will_hsffi".into(),
                license: String::new(),
                docs: Docs::default(),
                digest: 0,
                place: Place::default(),
                license_file: None,
                capi: false,
                io: None,
            },
            functions: Vec::new(),
            objects: vec![object(finalizer)],
            enums: Vec::new(),
            errors: Vec::new(),
            data: Vec::new(),
            constants: Vec::new(),
            submodules: Vec::new(),
            haskell_functions: Vec::new(),
            imports: Imports::default(),
        };
        let package = generate(&description, &Link::default()).expect("the names are fine");
        let module = (package.files.iter()).find(|file| file.path == "src/Data/Will.hs");
        let module = &module.expect("there is a public module").contents;
        let exports_exception = module.contains("CallbackDepthExceeded (..)");
        assert_eq!(exports_exception, calls_haskell, "{module}");
    }
}
