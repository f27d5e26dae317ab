//! Random records: any that the format can hold, not only those that the macros write.

use hsffi_stubs::description::{
    Access, Array, Closure, Constant, Deprecation, Docs, Enum, Error, Field, Finalizer, Function,
    Import, LicenseFile, Module, Object, Ownership, Parameter, Passing, Place, Record, Scalar,
    Slotted, Type, Value, Variant,
};

/// A generator of random numbers (`SplitMix64`), the same ones in each run.
pub struct Random(pub u64);

impl Random {
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.number() % limit as u64).expect("it is below a usize")
    }

    pub fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.number().to_le_bytes()[0]).collect()
    }

    pub fn record(&mut self) -> Record {
        match self.below(6) {
            0 => Record::Module(Module {
                root: self.text(),
                package: self.text(),
                version: self.text(),
                prefix: self.text(),
                license: self.text(),
                license_file: self.coin().then(|| LicenseFile {
                    name: format!("LICENSE{}", self.text()),
                    text: self.text(),
                }),
                docs: self.docs(),
                digest: 0,
                place: self.place(),
                capi: self.coin(),
                io: self.name(),
            }),
            1 => Record::Function(self.function()),
            2 => Record::Object(Object {
                id: self.text(),
                name: self.text(),
                symbol: self.text(),
                destructor: self.text(),
                finalizer: self.of(Finalizer::ALL),
                close: self.name(),
                access: self.of(Access::ALL),
                docs: self.docs(),
                digest: 0,
                place: self.place(),
            }),
            3 => Record::Enum(Enum {
                id: self.text(),
                name: self.text(),
                symbol: self.text(),
                variants: self.list(|random| random.variant(0)),
                docs: self.docs(),
                digest: 0,
                place: self.place(),
            }),
            4 => Record::Constant(Constant {
                symbol: self.text(),
                name: self.text(),
                haskell_name: self.name(),
                owner: self.name(),
                value: self.value(),
                docs: self.docs(),
                digest: 0,
                place: self.place(),
            }),
            _ => Record::Error(Error {
                id: self.text(),
                name: self.text(),
                symbol: self.text(),
                variants: self.list(|random| random.variant(4)),
                docs: self.docs(),
                digest: 0,
                place: self.place(),
            }),
        }
    }

    fn place(&mut self) -> Place {
        Place {
            file: self.text(),
            line: self.below(1 << 20),
        }
    }

    fn docs(&mut self) -> Docs {
        Docs {
            text: self.text(),
            deprecated: self.coin().then(|| Deprecation {
                since: self.text(),
                note: self.text(),
            }),
        }
    }

    fn value(&mut self) -> Value {
        match self.below(3) {
            0 => Value::Text(self.text()),
            1 => {
                let len = self.below(12);
                Value::Bytes(self.bytes(len))
            }
            _ => loop {
                let (scalar, bits) = (self.of(Scalar::ALL), self.number() >> self.below(64));
                if let Some(value) = Value::of_bits(scalar, bits) {
                    break value;
                }
            },
        }
    }

    fn function(&mut self) -> Function {
        Function {
            symbol: self.text(),
            name: self.text(),
            haskell_name: self.name(),
            owner: self.name(),
            method: self.coin(),
            import: self.of(Import::ALL),
            because: self.text(),
            either: self.coin(),
            parameters: self.list(|random| Parameter {
                name: random.text(),
                ty: random.ty(6),
                passing: random.of(Passing::ALL),
                slot: random.below(1 << 20),
            }),
            value: self.ty(6),
            error: self.coin().then(|| self.ty(6)),
            slot: self.below(1 << 20),
            docs: self.docs(),
            blocking: self.coin(),
            digest: 0,
            place: self.place(),
            pure: self.coin(),
        }
    }

    fn variant(&mut self, most_fields: usize) -> Variant {
        Variant {
            name: self.text(),
            ident: self.text(),
            fields: (0..self.below(most_fields + 1))
                .map(|_| Field {
                    name: self.text(),
                    value: self.slotted(4),
                    docs: self.docs(),
                })
                .collect(),
            docs: self.docs(),
        }
    }

    fn ty(&mut self, depth: usize) -> Type {
        let leaves = 17;
        match self.below(if depth == 0 { leaves } else { leaves + 5 }) {
            0 => Type::Unit,
            1 => Type::Scalar(self.of(Scalar::ALL)),
            2 => Type::Text,
            3 => Type::Bytes,
            4 => Type::Vector(self.of(Scalar::ALL)),
            5 => Type::Enum(self.text()),
            6 => Type::Error(self.text()),
            7 => Type::Object(self.text()),
            8 => Type::Token,
            9 => Type::Exception,
            10 => Type::ReleasedBytes,
            11 => Type::ReleasedVector(self.of(Scalar::ALL)),
            12 => Type::ReleasedText,
            13 => Type::ReleasedScalar(self.of(Scalar::ALL)),
            14 => Type::Array(self.of(Array::ALL)),
            15 => Type::Stop,
            16 => Type::Interrupted,
            17 => Type::Option(Box::new(self.slotted(depth - 1))),
            18 => Type::Tuple(self.list(|random| random.slotted(depth - 1))),
            19 => Type::Items {
                item: Box::new(self.ty(depth - 1)),
                size: self.below(1 << 20),
            },
            20 => Type::Lent(Box::new(self.ty(depth - 1))),
            _ => {
                let closure = Closure {
                    parameters: self.list(|random| random.slotted(depth - 1)),
                    slot: self.below(1 << 20),
                    result: self.ty(depth - 1),
                    result_slot: self.below(1 << 20),
                };
                Type::Closure(Box::new(closure), self.of(Ownership::ALL))
            }
        }
    }

    fn slotted(&mut self, depth: usize) -> Slotted {
        Slotted {
            offset: self.below(1 << 20),
            ty: self.ty(depth),
        }
    }

    fn list<T>(&mut self, mut element: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| element(self)).collect()
    }

    fn text(&mut self) -> String {
        let letters = ['a', 'Z', '\0', '\n', 'é', '→', '𝄞', '"'];
        (0..self.below(12)).map(|_| self.of(&letters)).collect()
    }

    fn name(&mut self) -> Option<String> {
        let text = self.text();
        (!text.is_empty()).then_some(text)
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
