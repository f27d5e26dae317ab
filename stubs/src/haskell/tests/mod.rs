//! What the printer makes of small trees.

mod expr;

use super::{
    Binding, Comment, Conditional, Constructor, Convention, Data, Decl, Equation, Export, Expr,
    Field, ForeignImport, Instance, Module, ModuleName, Name, Origin, Pat, Pragma, PragmaKind,
    SafeHaskell, Safety, Section, Type, WIDTH,
};

const WORD: ModuleName = ModuleName::Of("Data.Word");
const RUNTIME: ModuleName = ModuleName::Below("Runtime");
const FOREIGN: ModuleName = ModuleName::Below("Foreign");

fn v(name: &str) -> Expr {
    Expr::variable(name)
}

/// A module without anything.
fn module(decls: Vec<Decl>) -> Module {
    Module {
        root: "Root".into(),
        name: "Root".into(),
        header: vec!["Generated.".into()],
        safety: None,
        docs: Comment(vec!["A module.".into()]),
        exports: Vec::new(),
        conditionals: Vec::new(),
        decls,
    }
}

/// `name = body`
fn binding(name: &str, ty: Type, body: Expr) -> Decl {
    Decl::Binding(Binding {
        docs: None,
        ty,
        equation: Equation {
            name: name.into(),
            patterns: Vec::new(),
            body,
        },
        pragmas: Vec::new(),
    })
}

fn ty(text: &'static str, origin: Origin) -> Type {
    Name::new(text, origin).ty()
}

#[test]
fn a_module_imports_what_it_mentions() {
    let runtime = |name| Name::new(name, Origin::Item(RUNTIME));
    let member = Name::new("decodeIt", Origin::Member(RUNTIME, "Decode".into()));
    let body = runtime("two").expr().apply([
        runtime("one").expr(),
        member.expr(),
        Name::new("call", Origin::Qualified(FOREIGN, "Foreign")).expr(),
        v("mine"),
    ]);
    let decode = runtime("Decode")
        .ty()
        .apply([ty("Word8", Origin::Item(WORD))]);
    let text = module(vec![binding("it", decode, body)]).print();
    assert_eq!(
        text,
        "-- Generated.\n\n-- | A module.\nmodule Root () where\n\n\
         import Data.Word (Word8)\n\
         import qualified Root.Foreign as Foreign\n\
         import Root.Runtime (Decode (..), one, two)\n\n\
         it :: Decode Word8\nit = two one decodeIt Foreign.call mine\n"
    );
}

#[test]
fn an_import_list_that_does_not_fit_is_filled() {
    let names = (0..30).map(|n| Name::of(format!("name{n:02}"), Origin::Item(RUNTIME)).expr());
    let text = module(vec![binding(
        "it",
        ty("T", Origin::Local),
        v("f").apply(names),
    )])
    .print();
    let list = "import Root.Runtime\n  ( name00, name01,";
    assert!(text.contains(list), "{text}");
    assert!(text.contains("\n  , name12, name13"), "{text}");
    assert!(text.contains(", name29\n  )\n"), "{text}");
    assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
}

#[test]
fn what_is_declared_is_hidden_in_the_prelude() {
    let it = |name| binding(name, ty("Word8", Origin::Item(WORD)), Expr::size(1));
    let text = module(vec![it("sum"), it("id"), it("mine")]).print();
    assert!(
        text.contains(
            "where\n\nimport Prelude hiding (id, sum)\n\nimport Data.Word (Word8)\n\nsum"
        ),
        "{text}"
    );
    assert!(!text.contains("-Wno-dodgy-imports"), "{text}");
    // Not every version of it has this one.
    let text = module(vec![it("liftA2")]).print();
    assert!(
        text.contains("{-# OPTIONS_GHC -Wno-dodgy-imports #-}\n"),
        "{text}"
    );
}

#[test]
fn a_constructor_hides_no_type() {
    let mut data = Data::empty(Comment(vec!["Numbers.".into()]), "Number");
    data.constructors = vec![Constructor {
        docs: None,
        name: "Int".into(),
        fields: Vec::new(),
    }];
    let text = module(vec![Decl::Data(data)]).print();
    assert!(!text.contains("hiding"), "{text}");
}

fn foreign_import(convention: Convention, ty: Type) -> Decl {
    Decl::ForeignImport(ForeignImport {
        docs: Comment(vec!["A function.".into()]),
        convention,
        safety: Safety::Safe,
        entity: "header.h call".into(),
        name: "call".into(),
        ty,
    })
}

#[test]
fn extensions_follow_from_what_takes_them() {
    let unlifted = Name::new("ByteArray#", Origin::Item(ModuleName::Of("GHC.Exts")));
    let array = Type::Unlifted(unlifted);
    let synonym = Type::Unlifted(Name::new("Utf8Array", Origin::Item(RUNTIME)));
    let unit = Type::Tuple(Vec::new());
    let taking = |ty| Type::Function(vec![ty, unit.clone()]);
    let mut strict = binding("f", unit.clone(), v("x"));
    if let Decl::Binding(binding) = &mut strict {
        binding.equation.patterns = vec![Pat::variable("x").evaluated(true)];
    }
    for (decl, extensions) in [
        (foreign_import(Convention::Ccall, unit.clone()), vec![]),
        (
            foreign_import(Convention::Capi, unit.clone()),
            vec!["CApiFFI"],
        ),
        (
            foreign_import(Convention::Ccall, taking(array)),
            vec!["MagicHash", "UnliftedFFITypes"],
        ),
        (
            foreign_import(Convention::Ccall, taking(synonym)),
            vec!["UnliftedFFITypes"],
        ),
        (strict, vec!["BangPatterns"]),
    ] {
        let text = module(vec![decl]).print();
        let lines = text
            .lines()
            .filter_map(|line| line.strip_prefix("{-# LANGUAGE ")?.strip_suffix(" #-}"));
        assert_eq!(lines.collect::<Vec<_>>(), extensions, "{text}");
    }
    let mut module = module(Vec::new());
    for (safety, extension) in [
        (SafeHaskell::Trustworthy, "{-# LANGUAGE Trustworthy #-}"),
        (SafeHaskell::Unsafe, "{-# LANGUAGE Unsafe #-}"),
    ] {
        module.safety = Some(safety);
        assert!(module.print().contains(extension));
    }
}

#[test]
fn a_conditional_import_takes_the_preprocessor() {
    let pointer = || Name::new("Ptr", Origin::Item(ModuleName::Of("Foreign.Ptr")));
    let condition = "MIN_VERSION_base(4,18,0)";
    let conditional = Conditional {
        condition: condition.into(),
        imported: vec![Name::new(
            "ConstPtr",
            Origin::Item(ModuleName::Of("Foreign.C.ConstPtr")),
        )],
        otherwise: vec![binding("null", pointer().ty(), v("x"))],
    };
    let mut module = module(Vec::new());
    module.conditionals = vec![conditional];
    let text = module.print();
    assert!(text.contains("{-# LANGUAGE CPP #-}\n"), "{text}");
    let lines = "#if MIN_VERSION_base(4,18,0)\nimport Foreign.C.ConstPtr (ConstPtr)\n#else\n\
        import Foreign.Ptr (Ptr)\n\nnull :: Ptr\nnull = x\n#endif\n";
    assert!(text.contains(lines), "{text}");
    // What is imported in any case, is not imported again.
    module.decls = vec![binding("other", pointer().ty(), v("y"))];
    let text = module.print();
    assert_eq!(
        text.matches("import Foreign.Ptr (Ptr)").count(),
        1,
        "{text}"
    );
    assert!(text.contains("#else\n\nnull ::"), "{text}");
}

#[test]
fn sections_have_headings() {
    let export = |name: &str| Export::of(Name::local(name));
    let failure = Name::new("Failure", Origin::Item(RUNTIME));
    let section = |heading: Option<&str>, exports| Section {
        heading: heading.map(str::to_owned),
        exports,
    };
    let mut module = module(Vec::new());
    let members = Export::with_members(Name::local("T"));
    module.exports = vec![
        section(Some("One"), vec![members, export("a")]),
        section(Some("None"), Vec::new()),
        section(Some("Two"), vec![export("b")]),
    ];
    let list = "module Root\n  ( -- * One\n    T (..)\n  , a\n\n    -- * Two\n  , b\n  ) where\n";
    assert!(module.print().contains(list), "{}", module.print());
    module.exports = vec![section(None, vec![Export::with_members(failure)])];
    let text = module.print();
    assert!(
        text.contains("import Root.Runtime (Failure (..))\n"),
        "{text}"
    );
    module.exports = vec![section(None, vec![export("a"), export("b")])];
    let list = "module Root (a, b) where\n";
    assert!(module.print().contains(list), "{}", module.print());
}

#[test]
fn comments_and_pragmas_belong_to_their_declarations() {
    let comment = |text: &str| Comment(vec![text.into(), String::new(), "More.".into()]);
    let pragma = |name: &str, kind| Pragma {
        name: name.into(),
        kind,
    };
    let unit = Type::Tuple(Vec::new());
    let value = Decl::Binding(Binding {
        docs: Some(comment("A value.")),
        ty: unit.clone(),
        equation: Equation {
            name: "it".into(),
            patterns: Vec::new(),
            body: v("x"),
        },
        pragmas: vec![
            pragma("it", PragmaKind::Inline),
            pragma("it", PragmaKind::NoInline),
            pragma("it", PragmaKind::Deprecated("the \"old\" one".into())),
        ],
    });
    let field = |name: Option<&str>, docs: Option<Comment>| Field {
        docs,
        name: name.map(str::to_owned),
        strict: true,
        ty: ty("Maybe", Origin::Prelude).apply([unit.clone()]),
    };
    let mut data = Data::empty(comment("A type."), "T");
    data.constructors = vec![
        Constructor {
            docs: Some(comment("One.")),
            name: "A".into(),
            fields: vec![
                field(Some("a"), Some(comment("A field."))),
                field(Some("b"), None),
            ],
        },
        Constructor {
            docs: None,
            name: "B".into(),
            fields: vec![field(None, None), field(None, None)],
        },
    ];
    data.deriving = vec![Name::new("Eq", Origin::Prelude)];
    data.pragmas = vec![pragma("B", PragmaKind::Deprecated("old".into()))];
    let instance = Decl::Instance(Instance {
        docs: Some(Comment(vec!["How it is shown.".into()])),
        class: Name::new("Show", Origin::Prelude),
        ty: ty("T", Origin::Local),
        types: Vec::new(),
        methods: vec![(
            Name::new("show", Origin::Prelude),
            Equation {
                name: "show".into(),
                patterns: vec![Pat::Wildcard],
                body: v("x"),
            },
        )],
    });
    let text = module(vec![value, Decl::Data(data), instance]).print();
    let expected = "\n-- | A value.\n--\n-- More.\nit :: ()\nit = x\n{-# INLINE it #-}\n\
        {-# NOINLINE it #-}\n{-# DEPRECATED it \"the \\\"old\\\" one\" #-}\n\n\
        -- | A type.\n--\n-- More.\ndata T\n  = -- | One.\n    --\n    -- More.\n    A\n      \
        { -- | A field.\n        --\n        -- More.\n        a :: !(Maybe ())\n      \
        , b :: !(Maybe ())\n      }\n  | B !(Maybe ()) !(Maybe ())\n  deriving (Eq)\n\
        {-# DEPRECATED B \"old\" #-}\n\n\
        -- | How it is shown.\ninstance Show T where\n  show _ = x\n";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn one_constructor_without_comments_stands_on_one_line() {
    let mut data = Data::empty(Comment(vec!["A handle.".into()]), "Regex");
    data.newtype = true;
    let pointer = ty("Ptr", Origin::Item(ModuleName::Of("Foreign.Ptr")));
    data.constructors = vec![Constructor {
        docs: None,
        name: "Regex".into(),
        fields: vec![Field {
            docs: None,
            name: None,
            strict: false,
            ty: pointer.apply([Type::Variable("a".into())]),
        }],
    }];
    data.variables = vec!["a".into()];
    let text = module(vec![Decl::Data(data.clone())]).print();
    assert!(
        text.ends_with("\nnewtype Regex a = Regex (Ptr a)\n"),
        "{text}"
    );
    data.constructors.clear();
    data.newtype = false;
    data.c_type = Some(("regex.h".into(), "struct regex".into()));
    let text = module(vec![Decl::Data(data)]).print();
    let line = "\ndata {-# CTYPE \"regex.h\" \"struct regex\" #-} Regex a\n";
    assert!(text.ends_with(line), "{text}");
}
