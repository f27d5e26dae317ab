//! Functions, by what they take and return.

use hsffi_stubs::description::{
    Access, ArgAbi, Array, Closure, Data, DataForm, Docs, Field, FieldNames, Function, Import,
    Ownership, Scalar, Type, Variant,
};

use super::{
    check, deprecated, empty, failing, id, maybe, object, of, parameter, place, slotted, variant,
};

#[test]
fn arguments() {
    let mut description = empty();
    description.objects = vec![object("Counter", Access::Free)];
    let scalar = |name: &str, scalar| parameter(name, Type::Scalar(scalar), ArgAbi::Word, 8);
    let unit = || Type::Unit;
    let one =
        |name: &str, ty, abi, slot| of(name, vec![parameter("it", ty, abi, slot)], Type::Unit, 0);
    description.functions = vec![
        of(
            "scalars",
            vec![
                scalar("flag", Scalar::Bool),
                scalar("letter", Scalar::Char),
                scalar("number", Scalar::I32),
                scalar("ratio", Scalar::F64),
                parameter("nothing", unit(), ArgAbi::Word, 1),
            ],
            Type::Scalar(Scalar::F64),
            0,
        ),
        one("text", Type::Text, ArgAbi::Slice, 0),
        one("utf8", Type::Text, ArgAbi::ArraySlice, 0),
        one("bytes", Type::Bytes, ArgAbi::Slice, 0),
        one("vector", Type::Vector(Scalar::U16), ArgAbi::Slice, 0),
        one("object", id("Counter"), ArgAbi::Word, 8),
        one("maybe_text", maybe(8, Type::Text), ArgAbi::Slot, 24),
        one("maybe_object", maybe(8, id("Counter")), ArgAbi::Slot, 16),
        one("given_bytes", Type::ReleasedBytes, ArgAbi::Slot, 24),
        one(
            "given_vector",
            Type::ReleasedVector(Scalar::I8),
            ArgAbi::Slot,
            24,
        ),
        Function {
            import: Import::Unsafe,
            reason: "it only looks.".into(),
            ..one(
                "quick",
                maybe(8, Type::Scalar(Scalar::U8)),
                ArgAbi::Slot,
                16,
            )
        },
        Function {
            blocking: true,
            ..of(
                "waits",
                vec![parameter("token", Type::Token, ArgAbi::Word, 8)],
                Type::Unit,
                0,
            )
        },
        Function {
            docs: deprecated("Old."),
            ..of(
                "old",
                vec![scalar("pattern", Scalar::U8), scalar("id", Scalar::U8)],
                Type::Unit,
                0,
            )
        },
    ];
    check("arguments", &description);
}

#[test]
fn changed_arguments() {
    let mut description = empty();
    let number = || parameter("number", Type::Scalar(Scalar::U32), ArgAbi::InOut, 4);
    let vector = || parameter("vector", Type::Vector(Scalar::U8), ArgAbi::InOut, 16);
    let bytes = || parameter("bytes", Type::Bytes, ArgAbi::InOut, 16);
    description.functions = vec![
        of("one", vec![number()], Type::Unit, 0),
        of("several", vec![number(), vector()], Type::Unit, 0),
        of(
            "and_more",
            vec![number(), bytes()],
            Type::Scalar(Scalar::U8),
            0,
        ),
        of("in_slot", vec![bytes()], Type::Text, 24),
    ];
    check("changed_arguments", &description);
}

#[test]
fn arrays() {
    let mut description = empty();
    let array = |name: &str, array| parameter(name, Type::Array(array), ArgAbi::Slice, 0);
    let all = || {
        vec![
            array("bytes", Array::ByteArray),
            array("short", Array::ShortByteString),
            array("pinned", Array::PinnedMutableByteArray),
            array("elements", Array::Array),
            array("others", Array::SmallMutableArray),
            array("arrays", Array::ArrayArray),
        ]
    };
    description.functions = vec![
        of("safe", all(), Type::Unit, 0),
        Function {
            import: Import::Unsafe,
            reason: "it only looks".into(),
            ..of("quick", all(), Type::Unit, 0)
        },
    ];
    check("arrays", &description);
}

#[test]
fn closures() {
    let mut description = empty();
    description.objects = vec![object("Counter", Access::Free)];
    let closure = |parameters: Vec<Type>, result: Type, ownership| {
        let parameters = parameters.into_iter().enumerate();
        let closure = Closure {
            slot: 8 * parameters.len(),
            parameters: parameters.map(|(at, ty)| slotted(8 * at, ty)).collect(),
            result,
            result_slot: 24,
            checked: false,
        };
        Type::Closure(Box::new(closure), ownership)
    };
    let word = || Type::Scalar(Scalar::U64);
    let taking = |name: &str, ty| {
        let parameters = vec![parameter("f", ty, ArgAbi::Slot, 16)];
        failing(of(name, parameters, Type::Unit, 8), Type::Exception)
    };
    let lent = |parameters, result| closure(parameters, result, Ownership::Lent);
    let inner = lent(vec![word()], Type::Text);
    description.functions = vec![
        taking("no_arguments", lent(Vec::new(), Type::Unit)),
        taking("one_argument", lent(vec![word()], word())),
        taking(
            "two_arguments",
            lent(vec![word(), Type::Lent(Box::new(Type::Text))], Type::Text),
        ),
        taking(
            "owned_argument",
            lent(vec![id("Counter")], Type::Scalar(Scalar::Bool)),
        ),
        taking("answers_a_function", lent(vec![word()], inner)),
        taking("kept", closure(vec![word()], Type::Unit, Ownership::Given)),
        taking("maybe", maybe(8, lent(vec![word()], Type::Unit))),
    ];
    check("closures", &description);
    description.module.io = Some("Task".into());
    check("closures_custom_io", &description);
}

#[test]
fn wakers() {
    let mut description = empty();
    let waker = |name: &str, ty, size| parameter(name, ty, ArgAbi::Slot, size);
    let one = waker("done", Type::Waker, 24);
    let other = waker("other", maybe(8, Type::Waker), 32);
    let unsafely = Function {
        import: Import::Unsafe,
        ..of("notify_now", vec![one.clone()], Type::Unit, 0)
    };
    description.functions = vec![of("notify", vec![one, other], Type::Unit, 0), unsafely];
    check("wakers", &description);
}

#[test]
fn traits() {
    let mut description = empty();
    let method = |name: &str, parameters: Vec<Type>, result, docs: &str| {
        let parameters = parameters.into_iter().enumerate();
        let closure = Closure {
            slot: 16 * parameters.len(),
            parameters: parameters.map(|(at, ty)| slotted(16 * at, ty)).collect(),
            result,
            result_slot: 24,
            checked: false,
        };
        Field {
            name: name.into(),
            value: slotted(0, Type::Closure(Box::new(closure), Ownership::Lent)),
            docs: Docs {
                text: docs.into(),
                ..Docs::default()
            },
        }
    };
    let text = || Type::Lent(Box::new(Type::Text));
    let storage = |ownership| Type::Trait("golden::Storage".into(), ownership);
    description.data = vec![Data {
        id: "golden::Storage".into(),
        name: "Storage".into(),
        symbol: "storage_abi".into(),
        sum: false,
        variants: vec![Variant {
            fields: vec![
                method("get", vec![text()], Type::Text, "The value."),
                method("number", Vec::new(), Type::Scalar(Scalar::U32), ""),
                method("open", vec![text()], storage(Ownership::Given), ""),
            ],
            ..variant("Storage", Docs::default())
        }],
        size: 16,
        form: DataForm::Functions,
        field_names: FieldNames::Prefixed,
        passed: true,
        docs: Docs::default(),
        digest: 0,
        place: place(1),
    }];
    let taking = |name: &str, ty| {
        let parameters = vec![parameter("storage", ty, ArgAbi::Slot, 24)];
        failing(of(name, parameters, Type::Unit, 8), Type::Exception)
    };
    description.functions = vec![
        taking("lent", storage(Ownership::Lent)),
        taking("given", storage(Ownership::Given)),
        taking("maybe", maybe(8, storage(Ownership::Given))),
    ];
    check("traits", &description);
    description.module.io = Some("Task".into());
    check("traits_custom_io", &description);
}

#[test]
fn events() {
    let mut description = empty();
    let events = |event, size| Type::Events {
        event: Box::new(event),
        size,
    };
    let returning = |name: &str, ty| of(name, Vec::new(), ty, 32);
    description.functions = vec![
        returning("numbers", events(Type::Scalar(Scalar::U64), 8)),
        returning("texts", events(Type::Text, 24)),
        returning("optional", maybe(8, events(Type::Unit, 0))),
    ];
    check("events", &description);
    description.module.io = Some("Task".into());
    check("events_custom_io", &description);
}

#[test]
fn stopped_calls() {
    let mut description = empty();
    let stop = || parameter("stop", Type::Stop, ArgAbi::Word, 8);
    let stopping = |import, function: Function| Function { import, ..function };
    let closure = Closure {
        slot: 8,
        parameters: vec![slotted(0, Type::Scalar(Scalar::U64))],
        result: Type::Unit,
        result_slot: 0,
        checked: false,
    };
    let closure = Type::Closure(Box::new(closure), Ownership::Lent);
    let mut reporting = vec![parameter("report", closure, ArgAbi::Slot, 16), stop()];
    reporting.push(parameter(
        "limit",
        maybe(8, Type::Scalar(Scalar::U8)),
        ArgAbi::Slot,
        16,
    ));
    description.functions = vec![
        stopping(
            Import::Interruptible,
            of("waits", vec![stop()], Type::Unit, 0),
        ),
        stopping(
            Import::Cancellable,
            failing(of("computes", reporting, Type::Text, 24), Type::Interrupted),
        ),
    ];
    check("stopped_calls", &description);
}

#[test]
fn futures() {
    let mut description = empty();
    let url = || parameter("url", Type::Text, ArgAbi::Slot, 16);
    let waiting = |function: Function| Function {
        asynchronous: true,
        ..function
    };
    description.functions = vec![
        waiting(of("pause", Vec::new(), Type::Unit, 24)),
        waiting(of("length", vec![url()], Type::Scalar(Scalar::U64), 24)),
        waiting(failing(
            of("fetch", vec![url()], Type::Text, 40),
            Type::Message,
        )),
        waiting(Function {
            either: true,
            ..failing(of("attempt", vec![url()], Type::Text, 40), Type::Message)
        }),
    ];
    check("futures", &description);
}

#[test]
fn pure_functions() {
    let mut description = empty();
    let text = || parameter("text", Type::Text, ArgAbi::Slice, 0);
    let limit = || {
        parameter(
            "limit",
            maybe(8, Type::Scalar(Scalar::U8)),
            ArgAbi::Slot,
            16,
        )
    };
    let word = || Type::Scalar(Scalar::U64);
    let pure = |function: Function| Function {
        pure: true,
        ..function
    };
    let leaf = |function: Function| Function {
        import: Import::Unsafe,
        reason: "it only adds".into(),
        ..pure(function)
    };
    description.functions = vec![
        pure(of("value", Vec::new(), Type::Text, 24)),
        pure(of("upper", vec![text(), limit()], Type::Text, 24)),
        leaf(of("len", vec![text()], word(), 0)),
        leaf(of("version", Vec::new(), word(), 0)),
    ];
    check("pure_functions", &description);
}

#[test]
fn results() {
    let mut description = empty();
    description.objects = vec![object("Counter", Access::Free)];
    let pair = Type::Tuple(vec![
        slotted(0, Type::Text),
        slotted(
            24,
            maybe(
                8,
                Type::Tuple(vec![slotted(0, Type::Bytes), slotted(24, id("Counter"))]),
            ),
        ),
    ]);
    let items = |item, size| Type::Items {
        item: Box::new(item),
        size,
    };
    let quick = |function: Function| Function {
        import: Import::Unsafe,
        reason: "it only reads".into(),
        ..function
    };
    description.functions = vec![
        of("nested", Vec::new(), pair, 64),
        of("vector", Vec::new(), Type::Vector(Scalar::F32), 24),
        of("released", Vec::new(), Type::ReleasedText, 32),
        of("items", Vec::new(), items(id("Counter"), 8), 24),
        quick(of(
            "quick_items",
            Vec::new(),
            items(Type::Scalar(Scalar::U8), 1),
            24,
        )),
    ];
    check("results", &description);
}
