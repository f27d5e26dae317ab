//! A second encoder, written from the format's table: it encodes descriptions, of which there may be any number at run time.

use hsffi::metadata::{MAGIC, Tag, VERSION, digest};
use hsffi_stubs::description::{
    Constant, Docs, Enum, Error, Function, Module, Object, Place, Record, Scalar, Slotted, Type,
    Value, Variant,
};

/// A record's bytes. The record's digest is ignored, and told anew.
pub fn encode(record: &Record) -> Vec<u8> {
    let mut binding = Part::default();
    let mut docs = Part::default();
    let kind = match record {
        Record::Module(module) => write_module(module, &mut binding, &mut docs),
        Record::Function(function) => write_function(function, &mut binding, &mut docs),
        Record::Object(object) => write_object(object, &mut binding, &mut docs),
        Record::Enum(definition) => write_enum(definition, &mut binding, &mut docs),
        Record::Error(definition) => write_error(definition, &mut binding, &mut docs),
        Record::Constant(constant) => write_constant(constant, &mut binding, &mut docs),
    };
    assemble(kind, &binding.0, &docs.0)
}

/// A record with the parts that are given, whatever is in them.
pub fn assemble(kind: u8, binding: &[u8], docs: &[u8]) -> Vec<u8> {
    let mut record = Part(MAGIC.to_vec());
    record.0.extend(VERSION.to_le_bytes());
    record.0.push(kind);
    record.number(binding.len());
    record.number(docs.len());
    record.0.extend(digest(binding).to_le_bytes());
    record.0.extend(binding);
    record.0.extend(docs);
    record.0
}

/// The record with the digest that [`encode`] gives it.
pub fn with_digest(mut record: Record) -> Record {
    let bytes = encode(&record);
    let mut digest = [0; 8];
    digest.copy_from_slice(&bytes[16..24]);
    let digest = u64::from_le_bytes(digest);
    match &mut record {
        Record::Module(module) => module.digest = digest,
        Record::Function(function) => function.digest = digest,
        Record::Object(object) => object.digest = digest,
        Record::Enum(definition) => definition.digest = digest,
        Record::Error(definition) => definition.digest = digest,
        Record::Constant(constant) => constant.digest = digest,
    }
    record
}

fn write_module(module: &Module, binding: &mut Part, docs: &mut Part) -> u8 {
    binding.string(&module.root);
    binding.string(&module.package);
    binding.string(&module.version);
    binding.string(&module.prefix);
    binding.string(&module.license);
    binding.0.push(module.capi.into());
    binding.string(module.io.as_deref().unwrap_or_default());
    docs.docs(&module.docs);
    let file = module.license_file.as_ref();
    docs.string(file.map_or("", |file| &file.name));
    docs.string(file.map_or("", |file| &file.text));
    docs.place(&module.place);
    1
}

fn write_constant(constant: &Constant, binding: &mut Part, docs: &mut Part) -> u8 {
    binding.string(&constant.symbol);
    binding.string(&constant.name);
    binding.string(constant.haskell_name.as_deref().unwrap_or_default());
    binding.string(constant.owner.as_deref().unwrap_or_default());
    binding.ty(&constant.value.ty());
    match &constant.value {
        Value::Bool(value) => binding.bits(u64::from(*value)),
        Value::Char(value) => binding.bits(u64::from(u32::from(*value))),
        Value::Integer(scalar, value) => {
            let size = match scalar {
                Scalar::I8 | Scalar::U8 => 1,
                Scalar::I16 | Scalar::U16 => 2,
                Scalar::I32 | Scalar::U32 => 4,
                _ => 8,
            };
            let mut bytes = [0; 8];
            bytes[..size].copy_from_slice(&value.to_le_bytes()[..size]);
            binding.bits(u64::from_le_bytes(bytes));
        }
        Value::Float(bits) => binding.bits(u64::from(*bits)),
        Value::Double(bits) => binding.bits(*bits),
        Value::Text(text) => binding.string(text),
        Value::Bytes(bytes) => {
            binding.number(bytes.len());
            binding.0.extend(bytes);
        }
    }
    docs.docs(&constant.docs);
    docs.place(&constant.place);
    6
}

fn write_function(function: &Function, binding: &mut Part, docs: &mut Part) -> u8 {
    binding.string(&function.symbol);
    binding.string(&function.name);
    binding.string(function.haskell_name.as_deref().unwrap_or_default());
    binding.string(function.owner.as_deref().unwrap_or_default());
    binding.0.push(function.method.into());
    binding.0.push(function.import as u8);
    binding.0.push(function.either.into());
    binding.number(function.parameters.len());
    for parameter in &function.parameters {
        binding.string(&parameter.name);
        binding.ty(&parameter.ty);
        binding.0.push(parameter.passing as u8);
        binding.number(parameter.slot);
    }
    binding.ty(&function.value);
    binding.0.push(function.error.is_some().into());
    if let Some(error) = &function.error {
        binding.ty(error);
    }
    binding.number(function.slot);
    binding.0.push(function.pure.into());
    docs.docs(&function.docs);
    docs.string(&function.because);
    docs.0.push(function.blocking.into());
    docs.place(&function.place);
    2
}

fn write_object(object: &Object, binding: &mut Part, docs: &mut Part) -> u8 {
    binding.string(&object.id);
    binding.string(&object.name);
    binding.string(&object.symbol);
    binding.string(&object.destructor);
    binding.0.push(object.finalizer as u8);
    binding.string(object.close.as_deref().unwrap_or_default());
    binding.0.push(object.access as u8);
    docs.docs(&object.docs);
    docs.place(&object.place);
    3
}

fn write_enum(definition: &Enum, binding: &mut Part, docs: &mut Part) -> u8 {
    binding.string(&definition.id);
    binding.string(&definition.name);
    binding.string(&definition.symbol);
    binding.number(definition.variants.len());
    docs.docs(&definition.docs);
    for Variant {
        name,
        ident,
        docs: text,
        ..
    } in &definition.variants
    {
        binding.string(name);
        docs.string(ident);
        docs.docs(text);
    }
    docs.place(&definition.place);
    4
}

fn write_error(definition: &Error, binding: &mut Part, docs: &mut Part) -> u8 {
    binding.string(&definition.id);
    binding.string(&definition.name);
    binding.string(&definition.symbol);
    binding.number(definition.variants.len());
    docs.docs(&definition.docs);
    for variant in &definition.variants {
        binding.string(&variant.name);
        binding.number(variant.fields.len());
        for field in &variant.fields {
            binding.string(&field.name);
            binding.slotted(&field.value);
        }
        docs.string(&variant.ident);
        docs.docs(&variant.docs);
        for field in &variant.fields {
            docs.docs(&field.docs);
        }
    }
    docs.place(&definition.place);
    5
}

/// Bytes of a record's part.
#[derive(Default)]
pub struct Part(pub Vec<u8>);

impl Part {
    pub fn number(&mut self, number: usize) {
        let number = u32::try_from(number).expect("a test's lengths are small");
        self.0.extend(number.to_le_bytes());
    }

    pub fn bits(&mut self, bits: u64) {
        self.0.extend(bits.to_le_bytes());
    }

    pub fn string(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    pub fn place(&mut self, place: &Place) {
        self.string(&place.file);
        self.number(place.line);
    }

    pub fn docs(&mut self, docs: &Docs) {
        self.string(&docs.text);
        self.0.push(docs.deprecated.is_some().into());
        if let Some(deprecation) = &docs.deprecated {
            self.string(&deprecation.since);
            self.string(&deprecation.note);
        }
    }

    pub fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Unit => self.tag(Tag::Unit),
            Type::Scalar(scalar) => {
                self.tag(Tag::Scalar);
                self.0.push(*scalar as u8);
            }
            Type::Text => self.tag(Tag::Text),
            Type::Bytes => self.tag(Tag::Bytes),
            Type::Vector(scalar) => {
                self.tag(Tag::Vector);
                self.0.push(*scalar as u8);
            }
            Type::Option(value) => {
                self.tag(Tag::Option);
                self.slotted(value);
            }
            Type::Tuple(fields) => {
                self.tag(Tag::Tuple);
                self.all_slotted(fields);
            }
            Type::Enum(id) => {
                self.tag(Tag::Enum);
                self.string(id);
            }
            Type::Error(id) => {
                self.tag(Tag::Error);
                self.string(id);
            }
            Type::Object(id) => {
                self.tag(Tag::Object);
                self.string(id);
            }
            Type::Closure(closure, ownership) => {
                self.tag(Tag::Closure);
                self.0.push(*ownership as u8);
                self.all_slotted(&closure.parameters);
                self.number(closure.slot);
                self.ty(&closure.result);
                self.number(closure.result_slot);
            }
            Type::Lent(sequence) => {
                self.tag(Tag::Lent);
                self.ty(sequence);
            }
            Type::Token => self.tag(Tag::Token),
            Type::Stop => self.tag(Tag::Stop),
            Type::Interrupted => self.tag(Tag::Interrupted),
            Type::Exception => self.tag(Tag::Exception),
            Type::ReleasedBytes => self.tag(Tag::ReleasedBytes),
            Type::ReleasedVector(scalar) => {
                self.tag(Tag::ReleasedVector);
                self.0.push(*scalar as u8);
            }
            Type::ReleasedText => self.tag(Tag::ReleasedText),
            Type::ReleasedScalar(scalar) => {
                self.tag(Tag::ReleasedScalar);
                self.0.push(*scalar as u8);
            }
            Type::Array(array) => {
                self.tag(Tag::Array);
                self.0.push(*array as u8);
            }
            Type::Items { item, size } => {
                self.tag(Tag::Items);
                self.number(*size);
                self.ty(item);
            }
        }
    }

    fn tag(&mut self, tag: Tag) {
        self.0.push(tag as u8);
    }

    fn slotted(&mut self, value: &Slotted) {
        self.number(value.offset);
        self.ty(&value.ty);
    }

    fn all_slotted(&mut self, values: &[Slotted]) {
        self.number(values.len());
        for value in values {
            self.slotted(value);
        }
    }
}
