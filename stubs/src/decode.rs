//! Bytes of the link section to records: the mirror image of the encoder in [`hsffi::metadata`].
//!
//! The bytes come from a file that anyone may have written. Nothing in here panics, nests without a limit, or reserves
//! memory by a length that it read.

use hsffi::metadata::{
    Access, Array, Finalizer, Import, MAGIC, Ownership, Passing, Scalar, Tag, VERSION, digest,
};

use crate::description::{
    Closure, Constant, Deprecation, Docs, Enum, Error, Field, Function, LicenseFile, Module,
    Object, Parameter, Place, Record, Slotted, Type, Value, Variant,
};

/// How deep a type may nest. What people write nests three or four deep.
const NESTING_LIMIT: usize = 64;

/// What is wrong with a section, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at byte {offset}, {flaw}")]
pub struct Damage {
    /// Where in the section the record begins that could not be read.
    pub offset: usize,
    /// What is wrong with it.
    #[source]
    pub flaw: Flaw,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// Something else lies in the section.
    #[error("a record should begin")]
    Magic,
    /// The record is whole as far as one can tell, and of another version of the encoding.
    #[error("a record is of version {0}")]
    Version(u16),
    /// The section, the record or a part of it ends too early.
    #[error("a record is cut off")]
    CutOff,
    /// A part is longer than what it holds.
    #[error("a record goes on after its end")]
    Excess,
    /// The binding part is not what its digest says.
    #[error("a record does not match its digest")]
    Digest,
    /// A string is not UTF-8.
    #[error("a record holds text that is not UTF-8")]
    Text,
    /// A byte that stands for a kind of thing stands for none.
    #[error("{tag} stands for no {what}")]
    Tag {
        /// What there should be.
        what: &'static str,
        /// What there is.
        tag: u8,
    },
    /// A constant has bits that its type does not have.
    #[error("a constant is no value of its type")]
    Value,
    /// A constant is of a type that has none.
    #[error("there are no constants of a constant's type")]
    NoConstants,
    /// A type within types, deeper than anyone writes.
    #[error("a type is nested more than {NESTING_LIMIT} deep")]
    Nesting,
}

/// Reads all records of one section. The linker may leave zeros between them.
///
/// # Errors
/// At the first byte that is neither padding nor part of a record of this [`VERSION`].
pub fn section(bytes: &[u8]) -> Result<Vec<Record>, Damage> {
    let mut records = Vec::new();
    let mut rest = bytes;
    while let Some(padding) = rest.iter().position(|byte| *byte != 0) {
        let mut reader = Reader {
            rest: &rest[padding..],
        };
        let record = reader.record().map_err(|flaw| Damage {
            offset: bytes.len() - rest.len() + padding,
            flaw,
        })?;
        records.push(record);
        rest = reader.rest;
    }
    Ok(records)
}

/// What has not been read yet.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn record(&mut self) -> Result<Record, Flaw> {
        if self.array()? != MAGIC {
            return Err(Flaw::Magic);
        }
        let version = u16::from_le_bytes(self.array()?);
        if version != VERSION {
            return Err(Flaw::Version(version));
        }
        let kind = self.byte()?;
        let binding_len = self.number()?;
        let docs_len = self.number()?;
        let expected = u64::from_le_bytes(self.array()?);

        let mut binding = self.part(binding_len)?;
        let mut docs = self.part(docs_len)?;
        let digest = digest(binding.rest);
        if digest != expected {
            return Err(Flaw::Digest);
        }
        let record = match kind {
            1 => Record::Module(Module::read(&mut binding, &mut docs, digest)?),
            2 => Record::Function(Function::read(&mut binding, &mut docs, digest)?),
            3 => Record::Object(Object::read(&mut binding, &mut docs, digest)?),
            4 => Record::Enum(Enum::read(&mut binding, &mut docs, digest)?),
            5 => Record::Error(Error::read(&mut binding, &mut docs, digest)?),
            6 => Record::Constant(Constant::read(&mut binding, &mut docs, digest)?),
            tag => {
                let what = "kind of record";
                return Err(Flaw::Tag { what, tag });
            }
        };
        binding.end()?;
        docs.end()?;
        Ok(record)
    }

    /// The next `len` bytes.
    fn part(&mut self, len: usize) -> Result<Reader<'a>, Flaw> {
        let (part, rest) = self.rest.split_at_checked(len).ok_or(Flaw::CutOff)?;
        self.rest = rest;
        Ok(Reader { rest: part })
    }

    fn end(&self) -> Result<(), Flaw> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(Flaw::Excess)
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Flaw> {
        let (array, rest) = self.rest.split_first_chunk().ok_or(Flaw::CutOff)?;
        self.rest = rest;
        Ok(*array)
    }

    fn byte(&mut self) -> Result<u8, Flaw> {
        self.array().map(|[byte]| byte)
    }

    fn number(&mut self) -> Result<usize, Flaw> {
        let number = u32::from_le_bytes(self.array()?);
        // Where this does not fit, there is no memory that could hold so much.
        usize::try_from(number).map_err(|_| Flaw::CutOff)
    }

    fn string(&mut self) -> Result<String, Flaw> {
        let len = self.number()?;
        let bytes = self.part(len)?.rest;
        let text = std::str::from_utf8(bytes).map_err(|_| Flaw::Text)?;
        Ok(text.to_owned())
    }

    /// The documentation of an item.
    fn docs(&mut self) -> Result<Docs, Flaw> {
        let text = self.string()?;
        let deprecated = if self.flag()? {
            Some(Deprecation {
                since: self.string()?,
                note: self.string()?,
            })
        } else {
            None
        };
        Ok(Docs { text, deprecated })
    }

    /// A string that says nothing when it is empty.
    fn optional_string(&mut self) -> Result<Option<String>, Flaw> {
        let text = self.string()?;
        Ok((!text.is_empty()).then_some(text))
    }

    /// A byte that stands for one of a few things.
    fn tag<T>(&mut self, what: &'static str, from: fn(u8) -> Option<T>) -> Result<T, Flaw> {
        let tag = self.byte()?;
        from(tag).ok_or(Flaw::Tag { what, tag })
    }

    fn flag(&mut self) -> Result<bool, Flaw> {
        self.tag("answer to yes or no", |byte| match byte {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        })
    }

    /// A name and a text, which say nothing when there is no name.
    fn license_file(&mut self) -> Result<Option<LicenseFile>, Flaw> {
        let (name, text) = (self.string()?, self.string()?);
        Ok((!name.is_empty()).then_some(LicenseFile { name, text }))
    }

    fn place(&mut self) -> Result<Place, Flaw> {
        Ok(Place {
            file: self.string()?,
            line: self.number()?,
        })
    }

    fn scalar(&mut self) -> Result<Scalar, Flaw> {
        self.tag("number type", Scalar::from_tag)
    }

    /// As many elements as the number before them says. Each takes a byte at least, so a false number ends at the part's
    /// end.
    fn list<T>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<T, Flaw>,
    ) -> Result<Vec<T>, Flaw> {
        let len = self.number()?;
        let mut list = Vec::new();
        for _ in 0..len {
            list.push(element(self)?);
        }
        Ok(list)
    }

    fn ty(&mut self, depth: usize) -> Result<Type, Flaw> {
        if depth == NESTING_LIMIT {
            return Err(Flaw::Nesting);
        }
        let inner = depth + 1;
        Ok(match self.tag("type", Tag::from_tag)? {
            Tag::Unit => Type::Unit,
            Tag::Scalar => Type::Scalar(self.scalar()?),
            Tag::Text => Type::Text,
            Tag::Bytes => Type::Bytes,
            Tag::Vector => Type::Vector(self.scalar()?),
            Tag::Option => Type::Option(Box::new(self.slotted(inner)?)),
            Tag::Tuple => Type::Tuple(self.list(|reader| reader.slotted(inner))?),
            Tag::Enum => Type::Enum(self.string()?),
            Tag::Error => Type::Error(self.string()?),
            Tag::Object => Type::Object(self.string()?),
            Tag::Closure => {
                let ownership = self.tag("kind of ownership", Ownership::from_tag)?;
                let closure = Closure {
                    parameters: self.list(|reader| reader.slotted(inner))?,
                    slot: self.number()?,
                    result: self.ty(inner)?,
                    result_slot: self.number()?,
                };
                Type::Closure(Box::new(closure), ownership)
            }
            Tag::Lent => Type::Lent(Box::new(self.ty(inner)?)),
            Tag::Token => Type::Token,
            Tag::Stop => Type::Stop,
            Tag::Interrupted => Type::Interrupted,
            Tag::Exception => Type::Exception,
            Tag::ReleasedBytes => Type::ReleasedBytes,
            Tag::ReleasedVector => Type::ReleasedVector(self.scalar()?),
            Tag::ReleasedText => Type::ReleasedText,
            Tag::ReleasedScalar => Type::ReleasedScalar(self.scalar()?),
            Tag::Array => Type::Array(self.tag("type of arrays", Array::from_tag)?),
            Tag::Items => Type::Items {
                size: self.number()?,
                item: Box::new(self.ty(inner)?),
            },
        })
    }

    fn slotted(&mut self, depth: usize) -> Result<Slotted, Flaw> {
        Ok(Slotted {
            offset: self.number()?,
            ty: self.ty(depth)?,
        })
    }
}

impl Module {
    fn read(binding: &mut Reader<'_>, docs: &mut Reader<'_>, digest: u64) -> Result<Self, Flaw> {
        Ok(Module {
            root: binding.string()?,
            package: binding.string()?,
            version: binding.string()?,
            prefix: binding.string()?,
            license: binding.string()?,
            capi: binding.flag()?,
            io: binding.optional_string()?,
            docs: docs.docs()?,
            license_file: docs.license_file()?,
            digest,
            place: docs.place()?,
        })
    }
}

impl Function {
    fn read(binding: &mut Reader<'_>, docs: &mut Reader<'_>, digest: u64) -> Result<Self, Flaw> {
        Ok(Function {
            symbol: binding.string()?,
            name: binding.string()?,
            haskell_name: binding.optional_string()?,
            owner: binding.optional_string()?,
            method: binding.flag()?,
            import: binding.tag("kind of import", Import::from_tag)?,
            either: binding.flag()?,
            parameters: binding.list(Parameter::read)?,
            value: binding.ty(0)?,
            error: if binding.flag()? {
                Some(binding.ty(0)?)
            } else {
                None
            },
            slot: binding.number()?,
            pure: binding.flag()?,
            docs: docs.docs()?,
            because: docs.string()?,
            blocking: docs.flag()?,
            digest,
            place: docs.place()?,
        })
    }
}

impl Parameter {
    fn read(binding: &mut Reader<'_>) -> Result<Self, Flaw> {
        Ok(Parameter {
            name: binding.string()?,
            ty: binding.ty(0)?,
            passing: binding.tag("way to pass an argument", Passing::from_tag)?,
            slot: binding.number()?,
        })
    }
}

impl Object {
    fn read(binding: &mut Reader<'_>, docs: &mut Reader<'_>, digest: u64) -> Result<Self, Flaw> {
        Ok(Object {
            id: binding.string()?,
            name: binding.string()?,
            symbol: binding.string()?,
            destructor: binding.string()?,
            finalizer: binding.tag("kind of finalizer", Finalizer::from_tag)?,
            close: binding.optional_string()?,
            access: binding.tag("way to use an object", Access::from_tag)?,
            docs: docs.docs()?,
            digest,
            place: docs.place()?,
        })
    }
}

impl Enum {
    fn read(binding: &mut Reader<'_>, docs: &mut Reader<'_>, digest: u64) -> Result<Self, Flaw> {
        Ok(Enum {
            id: binding.string()?,
            name: binding.string()?,
            symbol: binding.string()?,
            docs: docs.docs()?,
            variants: binding.list(|binding| {
                Ok(Variant {
                    name: binding.string()?,
                    fields: Vec::new(),
                    ident: docs.string()?,
                    docs: docs.docs()?,
                })
            })?,
            digest,
            place: docs.place()?,
        })
    }
}

impl Error {
    fn read(binding: &mut Reader<'_>, docs: &mut Reader<'_>, digest: u64) -> Result<Self, Flaw> {
        Ok(Error {
            id: binding.string()?,
            name: binding.string()?,
            symbol: binding.string()?,
            docs: docs.docs()?,
            variants: binding.list(|binding| {
                let mut variant = Variant {
                    name: binding.string()?,
                    fields: binding.list(Field::read)?,
                    ident: docs.string()?,
                    docs: docs.docs()?,
                };
                for field in &mut variant.fields {
                    field.docs = docs.docs()?;
                }
                Ok(variant)
            })?,
            digest,
            place: docs.place()?,
        })
    }
}

impl Field {
    /// All but the documentation.
    fn read(binding: &mut Reader<'_>) -> Result<Self, Flaw> {
        Ok(Field {
            name: binding.string()?,
            value: binding.slotted(0)?,
            docs: Docs::default(),
        })
    }
}

impl Constant {
    fn read(binding: &mut Reader<'_>, docs: &mut Reader<'_>, digest: u64) -> Result<Self, Flaw> {
        Ok(Constant {
            symbol: binding.string()?,
            name: binding.string()?,
            haskell_name: binding.optional_string()?,
            owner: binding.optional_string()?,
            value: Value::read(binding)?,
            docs: docs.docs()?,
            digest,
            place: docs.place()?,
        })
    }
}

impl Value {
    fn read(binding: &mut Reader<'_>) -> Result<Self, Flaw> {
        match binding.ty(0)? {
            Type::Scalar(scalar) => {
                let bits = u64::from_le_bytes(binding.array()?);
                Value::of_bits(scalar, bits).ok_or(Flaw::Value)
            }
            Type::Text => binding.string().map(Value::Text),
            Type::Bytes => {
                let len = binding.number()?;
                Ok(Value::Bytes(binding.part(len)?.rest.to_vec()))
            }
            _ => Err(Flaw::NoConstants),
        }
    }
}
