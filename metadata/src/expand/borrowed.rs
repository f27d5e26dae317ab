//! The schema as types that constants are of, and their encoder.
//!
//! Each type has two functions: `write` writes its fields of the binding part, `write_docs` those of the documentation part.

macro_rules! borrowed {
    () => {};
    (
        $(#[$doc:meta])*
        records $name:ident { $($(#[$each:meta])* $kind:ident = $tag:literal,)* }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name { $($(#[$each])* $kind($kind),)* }

        impl $name {
            /// The byte that tells the kinds apart in the encoding.
            pub const fn kind(&self) -> u8 {
                match self { $($name::$kind(_) => $tag,)* }
            }

            pub(crate) const fn write(&self, writer: &mut $crate::writer::Writer<'_>) {
                match self { $($name::$kind(record) => record.write(writer),)* }
            }

            pub(crate) const fn write_docs(&self, writer: &mut $crate::writer::Writer<'_>) {
                match self { $($name::$kind(record) => record.write_docs(writer),)* }
            }
        }

        $crate::expand::borrowed! { $($rest)* }
    };
    ($(#[$doc:meta])* record $name:ident { $($fields:tt)* } $($rest:tt)*) => {
        $crate::expand::borrowed! { $(#[$doc])* group $name { $($fields)* } $($rest)* }
    };
    (
        $(#[$doc:meta])*
        group $name:ident { $($(#[$each:meta])* $part:ident $field:ident: $kind:ident $(($of:ident))?,)* }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
        pub struct $name {
            $($(#[$each])* pub $field: $crate::expand::borrowed_type!($kind $($of)?),)*
        }

        #[allow(dead_code, unused_variables, clippy::unused_self, reason = "of groups of one part")]
        impl $name {
            pub(crate) const fn write(&self, writer: &mut $crate::writer::Writer<'_>) {
                $($crate::expand::in_part!(binding $part {
                    $crate::expand::put!(writer, self.$field, $kind $($of)?)
                });)*
            }

            pub(crate) const fn write_docs(&self, writer: &mut $crate::writer::Writer<'_>) {
                $(
                    $crate::expand::in_part!(docs $part {
                        $crate::expand::put!(writer, self.$field, $kind $($of)?)
                    });
                    $crate::expand::put_docs!(writer, self.$field, $kind $($of)?);
                )*
            }
        }

        $crate::expand::borrowed! { $($rest)* }
    };
    (
        $(#[$doc:meta])*
        choice $name:ident {
            $($(#[$each:meta])* $variant:ident
                $(($($value:ident: $kind:ident $(($of:ident))?),*))?
                $({$($(#[$field_doc:meta])* $field:ident: $field_kind:ident $(($field_of:ident))?),*})?
                = $tag:literal,)*
        }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name {
            $($(#[$each])* $variant
                $(($($crate::expand::borrowed_type!($kind $($of)?)),*))?
                $({$($(#[$field_doc])* $field: $crate::expand::borrowed_type!($field_kind $($field_of)?)),*})?,)*
        }

        #[allow(dead_code, clippy::unused_self, reason = "no documentation is in it")]
        impl $name {
            pub(crate) const fn write(&self, writer: &mut $crate::writer::Writer<'_>) {
                match *self {
                    $($name::$variant $(($($value),*))? $({$($field),*})? => {
                        writer.byte($tag);
                        $($($crate::expand::put!(writer, $value, $kind $($of)?);)*)?
                        $($($crate::expand::put!(writer, $field, $field_kind $($field_of)?);)*)?
                    })*
                }
            }

            pub(crate) const fn write_docs(&self, _: &mut $crate::writer::Writer<'_>) {}
        }

        $crate::expand::borrowed! { $($rest)* }
    };
    (
        $(#[$doc:meta])*
        tags $name:ident { $($(#[$each:meta])* $variant:ident = $tag:literal,)* }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($(#[$each])* $variant = $tag,)* }

        #[allow(dead_code, reason = "no documentation is in it")]
        impl $name {
            /// All of them, in the order of their tags.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            pub(crate) const fn write(self, writer: &mut $crate::writer::Writer<'_>) {
                writer.byte(self as u8);
            }

            pub(crate) const fn write_docs(self, _: &mut $crate::writer::Writer<'_>) {}
        }

        $crate::expand::borrowed! { $($rest)* }
    };
    ($(#[$doc:meta])* value $name:ident; $($rest:tt)*) => {
        pub use $crate::value::$name;

        $crate::expand::borrowed! { $($rest)* }
    };
}

/// The type of a field.
macro_rules! borrowed_type {
    (text) => { &'static str };
    (optional_text) => { &'static str };
    (paragraphs) => { &'static [&'static str] };
    (flag) => { bool };
    (number) => { usize };
    (definition) => { &'static $crate::Definition };
    (optional_definition) => { Option<&'static $crate::Definition> };
    (list $of:ident) => { &'static [$of] };
    (option $of:ident) => { Option<$of> };
    (shared $of:ident) => { &'static $of };
    (boxed $of:ident) => { &'static $of };
    ($of:ident) => { $of };
}

/// The statement, when the field's part is the one that is being written or read.
macro_rules! in_part {
    (binding binding $statement:block) => {
        $statement
    };
    (docs docs $statement:block) => {
        $statement
    };
    (binding docs $statement:block) => {};
    (docs binding $statement:block) => {};
}

/// Writes a field, as far as it is not documentation within a field of the binding part.
macro_rules! put {
    ($writer:ident, $value:expr, text) => {
        $writer.text($value)
    };
    ($writer:ident, $value:expr, optional_text) => {
        $writer.text($value)
    };
    ($writer:ident, $value:expr, paragraphs) => {
        $writer.paragraphs($value)
    };
    ($writer:ident, $value:expr, flag) => {
        $writer.byte($value as u8)
    };
    ($writer:ident, $value:expr, number) => {
        $writer.number($value)
    };
    ($writer:ident, $value:expr, definition) => {
        $writer.definition($value)
    };
    ($writer:ident, $value:expr, optional_definition) => {
        $writer.optional_definition($value)
    };
    ($writer:ident, $value:expr, list $of:ident) => {{
        let list: &[$of] = $value;
        $writer.number(list.len());
        let mut i = 0;
        while i < list.len() {
            list[i].write($writer);
            i += 1;
        }
    }};
    ($writer:ident, $value:expr, option $of:ident) => {
        match &$value {
            None => $writer.byte(0),
            Some(value) => {
                $writer.byte(1);
                value.write($writer);
            }
        }
    };
    ($writer:ident, $value:expr, $kind:ident $of:ident) => {
        $value.write($writer)
    };
    ($writer:ident, $value:expr, $of:ident) => {
        $value.write($writer)
    };
}

/// Writes the documentation that is within a field.
macro_rules! put_docs {
    ($writer:ident, $value:expr, list $of:ident) => {{
        let list: &[$of] = $value;
        let mut i = 0;
        while i < list.len() {
            list[i].write_docs($writer);
            i += 1;
        }
    }};
    ($writer:ident, $value:expr, option $of:ident) => {
        if let Some(value) = &$value {
            value.write_docs($writer);
        }
    };
    ($writer:ident, $value:expr, text) => {};
    ($writer:ident, $value:expr, optional_text) => {};
    ($writer:ident, $value:expr, paragraphs) => {};
    ($writer:ident, $value:expr, flag) => {};
    ($writer:ident, $value:expr, number) => {};
    ($writer:ident, $value:expr, definition) => {};
    ($writer:ident, $value:expr, optional_definition) => {};
    ($writer:ident, $value:expr, $kind:ident $of:ident) => {
        $value.write_docs($writer)
    };
    ($writer:ident, $value:expr, $of:ident) => {
        $value.write_docs($writer)
    };
}

pub(crate) use {borrowed, borrowed_type, in_part, put, put_docs};
