//! Records to bytes, in `const` evaluation.

use super::record::{
    Constant, Docs, Error, Function, Module, Object, Parameter, Place, Record, Value,
};
use super::types::{Definition, Slotted, Tag, Type};
use super::{Enum, MAGIC, VERSION};

/// Bytes before the binding part.
pub const HEADER_LEN: usize = 24;

const DIGEST_AT: usize = 16;

/// FNV-1a, 64 bits: tells versions of a binding apart. It is no defence against an adversary, and there is none here.
pub const fn digest(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

impl Record {
    /// How many bytes the encoding takes.
    pub const fn encoded_len(&self, place: &Place) -> usize {
        let mut counter = Writer::<0, 0>::new();
        counter.record(self, place);
        counter.at
    }

    /// How many types the record names.
    pub const fn type_count(&self) -> usize {
        let mut counter = Writer::<0, 0>::new();
        counter.record(self, &Place::NOWHERE);
        counter.named
    }

    /// The types that the record names, in the order of the encoding: first of all, in the record of a type, the type itself.
    ///
    /// # Panics
    /// When `M` is not [`type_count`](Self::type_count).
    pub const fn types<const M: usize>(&self) -> [Option<&'static Definition>; M] {
        let mut writer = Writer::<0, M>::new();
        writer.record(self, &Place::NOWHERE);
        assert!(writer.named == M, "a record names type_count types");
        writer.types
    }

    /// The encoding, in exactly [`encoded_len`](Self::encoded_len) bytes. `place` is where the item stands.
    ///
    /// # Panics
    /// When `N` is another length.
    pub const fn encode<const N: usize>(&self, place: &Place) -> [u8; N] {
        let mut writer = Writer::<N, 0>::new();
        writer.record(self, place);
        assert!(writer.at == N, "a record's length is its encoded_len");
        writer.bytes
    }
}

/// Writes what fits into `N` bytes and `M` types and counts the rest, so that one traversal serves for length and content.
struct Writer<const N: usize, const M: usize> {
    bytes: [u8; N],
    at: usize,
    types: [Option<&'static Definition>; M],
    named: usize,
}

impl<const N: usize, const M: usize> Writer<N, M> {
    const fn new() -> Self {
        Writer {
            bytes: [0; N],
            at: 0,
            types: [None; M],
            named: 0,
        }
    }

    /// The id and version of a type: `shapes::Circle@0.2`.
    const fn definition(&mut self, definition: &'static Definition) {
        if self.named < M {
            self.types[self.named] = Some(definition);
        }
        self.named += 1;
        self.number(definition.id.len() + 1 + definition.version.len());
        self.raw(definition.id.as_bytes());
        self.byte(b'@');
        self.raw(definition.version.as_bytes());
    }

    const fn owner(&mut self, owner: Option<&'static Definition>) {
        match owner {
            None => self.string(""),
            Some(owner) => self.definition(owner),
        }
    }

    const fn byte(&mut self, byte: u8) {
        if self.at < N {
            self.bytes[self.at] = byte;
        }
        self.at += 1;
    }

    const fn raw(&mut self, bytes: &[u8]) {
        let end = self.at + bytes.len();
        if end <= N {
            let (_, rest) = self.bytes.split_at_mut(self.at);
            let (place, _) = rest.split_at_mut(bytes.len());
            place.copy_from_slice(bytes);
        }
        self.at = end;
    }

    /// Lengths and offsets, which are far below 4 GiB.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "checked; `try_from` is not const"
    )]
    const fn number(&mut self, number: usize) {
        assert!(
            number <= u32::MAX as usize,
            "a length in metadata fits 32 bits"
        );
        self.raw(&(number as u32).to_le_bytes());
    }

    const fn string(&mut self, string: &str) {
        self.number(string.len());
        self.raw(string.as_bytes());
    }

    const fn patch(&mut self, at: usize, bytes: &[u8]) {
        let end = self.at;
        self.at = at;
        self.raw(bytes);
        self.at = end;
    }

    const fn record(&mut self, record: &Record, place: &Place) {
        self.raw(&MAGIC);
        self.raw(&VERSION.to_le_bytes());
        self.byte(record.kind());
        self.raw(&[0; HEADER_LEN - 8]);

        match record {
            Record::Module(module) => self.module(module),
            Record::Function(function) => self.function(function),
            Record::Object(object) => self.object(object),
            Record::Enum(definition) => self.enumeration(definition),
            Record::Error(definition) => self.error(definition),
            Record::Constant(constant) => self.constant(constant),
        }
        let binding_end = self.at;
        self.docs(record);
        self.string(place.file);
        self.number(place.line as usize);
        let docs_len = self.at - binding_end;

        let end = self.at;
        self.at = 8;
        self.number(binding_end - HEADER_LEN);
        self.number(docs_len);
        self.at = end;
        if binding_end <= N {
            let (_, rest) = self.bytes.split_at(HEADER_LEN);
            let (binding, _) = rest.split_at(binding_end - HEADER_LEN);
            let digest = digest(binding).to_le_bytes();
            self.patch(DIGEST_AT, &digest);
        }
    }

    const fn module(&mut self, module: &Module) {
        self.string(module.root);
        self.string(module.package);
        self.string(module.version);
        self.string(module.prefix);
        self.string(module.license);
        self.byte(module.capi as u8);
        self.string(module.io);
    }

    const fn function(&mut self, function: &Function) {
        self.string(function.symbol);
        self.string(function.name);
        self.string(function.haskell_name);
        self.owner(function.owner);
        self.byte(function.method as u8);
        self.byte(function.import as u8);
        self.byte(function.either as u8);
        self.number(function.parameters.len());
        let mut i = 0;
        while i < function.parameters.len() {
            self.parameter(&function.parameters[i]);
            i += 1;
        }
        self.ty(&function.returned.value);
        match &function.returned.error {
            None => self.byte(0),
            Some(error) => {
                self.byte(1);
                self.ty(error);
            }
        }
        self.number(function.returned.size);
        self.byte(function.pure as u8);
    }

    const fn parameter(&mut self, parameter: &Parameter) {
        self.string(parameter.name);
        self.ty(&parameter.ty);
        self.byte(parameter.passing as u8);
        self.number(parameter.size);
    }

    const fn object(&mut self, object: &Object) {
        self.definition(object.definition);
        self.string(object.name);
        self.string(object.symbol);
        self.string(object.destructor);
        self.byte(object.finalizer as u8);
        self.string(object.close);
        self.byte(object.access as u8);
    }

    const fn enumeration(&mut self, definition: &Enum) {
        self.definition(definition.definition);
        self.string(definition.name);
        self.string(definition.symbol);
        self.number(definition.variants.len());
        let mut i = 0;
        while i < definition.variants.len() {
            self.string(definition.variants[i].name);
            i += 1;
        }
    }

    const fn error(&mut self, definition: &Error) {
        self.definition(definition.definition);
        self.string(definition.name);
        self.string(definition.symbol);
        self.number(definition.variants.len());
        let mut i = 0;
        while i < definition.variants.len() {
            let variant = &definition.variants[i];
            self.string(variant.name);
            self.number(variant.fields.len());
            let mut j = 0;
            while j < variant.fields.len() {
                self.string(variant.fields[j].name);
                self.slotted(&variant.fields[j].value);
                j += 1;
            }
            i += 1;
        }
    }

    const fn constant(&mut self, constant: &Constant) {
        self.string(constant.symbol);
        self.string(constant.name);
        self.string(constant.haskell_name);
        self.owner(constant.owner);
        match constant.value {
            Value::Scalar(scalar, bits) => {
                self.ty(&Type::Scalar(scalar));
                self.raw(&bits.to_le_bytes());
            }
            Value::Text(text) => {
                self.ty(&Type::Text);
                self.string(text);
            }
            Value::Bytes(bytes) => {
                self.ty(&Type::Bytes);
                self.number(bytes.len());
                self.raw(bytes);
            }
        }
    }

    const fn docs(&mut self, record: &Record) {
        match record {
            Record::Module(module) => {
                self.item_docs(&module.docs);
                self.string(module.license_file);
                self.string(module.license_text);
            }
            Record::Function(function) => {
                self.item_docs(&function.docs);
                self.string(function.because);
                self.byte(function.blocking as u8);
            }
            Record::Object(object) => self.item_docs(&object.docs),
            Record::Constant(constant) => self.item_docs(&constant.docs),
            Record::Enum(definition) => {
                self.item_docs(&definition.docs);
                let mut i = 0;
                while i < definition.variants.len() {
                    self.string(definition.variants[i].ident);
                    self.item_docs(&definition.variants[i].docs);
                    i += 1;
                }
            }
            Record::Error(definition) => {
                self.item_docs(&definition.docs);
                let mut i = 0;
                while i < definition.variants.len() {
                    let variant = &definition.variants[i];
                    self.string(variant.ident);
                    self.item_docs(&variant.docs);
                    let mut j = 0;
                    while j < variant.fields.len() {
                        self.item_docs(&variant.fields[j].docs);
                        j += 1;
                    }
                    i += 1;
                }
            }
        }
    }

    const fn item_docs(&mut self, docs: &Docs) {
        let mut len = 0;
        let mut i = 0;
        while i < docs.text.len() {
            len += docs.text[i].len();
            i += 1;
        }
        self.number(len);
        i = 0;
        while i < docs.text.len() {
            self.raw(docs.text[i].as_bytes());
            i += 1;
        }
        match &docs.deprecated {
            None => self.byte(0),
            Some(deprecation) => {
                self.byte(1);
                self.string(deprecation.since);
                self.string(deprecation.note);
            }
        }
    }

    const fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Unit => self.byte(Tag::Unit as u8),
            Type::Scalar(scalar) => {
                self.byte(Tag::Scalar as u8);
                self.byte(*scalar as u8);
            }
            Type::Text => self.byte(Tag::Text as u8),
            Type::Bytes => self.byte(Tag::Bytes as u8),
            Type::Vector(scalar) => {
                self.byte(Tag::Vector as u8);
                self.byte(*scalar as u8);
            }
            Type::Option(value) => {
                self.byte(Tag::Option as u8);
                self.slotted(value);
            }
            Type::Tuple(fields) => {
                self.byte(Tag::Tuple as u8);
                self.all_slotted(fields);
            }
            Type::Enum(definition) => {
                self.byte(Tag::Enum as u8);
                self.definition(definition);
            }
            Type::Error(definition) => {
                self.byte(Tag::Error as u8);
                self.definition(definition);
            }
            Type::Object(definition) => {
                self.byte(Tag::Object as u8);
                self.definition(definition);
            }
            Type::Closure(closure, ownership) => {
                self.byte(Tag::Closure as u8);
                self.byte(*ownership as u8);
                self.all_slotted(closure.parameters);
                self.number(closure.size);
                self.ty(closure.result);
                self.number(closure.result_size);
            }
            Type::Lent(sequence) => {
                self.byte(Tag::Lent as u8);
                self.ty(sequence);
            }
            Type::Token => self.byte(Tag::Token as u8),
            Type::Stop => self.byte(Tag::Stop as u8),
            Type::Interrupted => self.byte(Tag::Interrupted as u8),
            Type::Exception => self.byte(Tag::Exception as u8),
            Type::ReleasedBytes => self.byte(Tag::ReleasedBytes as u8),
            Type::ReleasedVector(scalar) => {
                self.byte(Tag::ReleasedVector as u8);
                self.byte(*scalar as u8);
            }
            Type::ReleasedText => self.byte(Tag::ReleasedText as u8),
            Type::ReleasedScalar(scalar) => {
                self.byte(Tag::ReleasedScalar as u8);
                self.byte(*scalar as u8);
            }
            Type::Array(array) => {
                self.byte(Tag::Array as u8);
                self.byte(*array as u8);
            }
            Type::Items { item, size } => {
                self.byte(Tag::Items as u8);
                self.number(*size);
                self.ty(item);
            }
        }
    }

    const fn slotted(&mut self, value: &Slotted) {
        self.number(value.offset);
        self.ty(value.ty);
    }

    const fn all_slotted(&mut self, values: &[Slotted]) {
        self.number(values.len());
        let mut i = 0;
        while i < values.len() {
            self.slotted(&values[i]);
            i += 1;
        }
    }
}
