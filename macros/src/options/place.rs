//! Where options may stand.

/// Which options may stand where.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Function,
    /// A parameter of a function.
    Parameter,
    Constant,
    /// An `impl` block.
    Block,
    Destructor,
    /// A type behind a handle.
    Object,
    Type,
    /// A trait whose objects are behind handles.
    Trait,
    /// A method of one.
    TraitMethod,
    /// A type that crosses by value.
    Data,
    /// A field of one, or of an error.
    DataField,
    Variant,
    /// An error.
    Error,
    ErrorVariant,
    /// A block of imported functions.
    Imports,
    /// A function of one.
    Imported,
    /// A type of one.
    Held,
    /// A trait that Haskell implements.
    ImportedTrait,
    /// A method of one.
    ImportedMethod,
}

impl Place {
    pub(super) fn allowed(self) -> &'static [&'static str] {
        match self {
            Place::Function => &[
                "safe",
                "unsafe",
                "interruptible",
                "cancellable",
                "reason",
                "blocking",
                "either",
                "pure",
                "via",
                "name",
                "module",
            ],
            Place::Object => &[
                "closeable",
                "exclusive",
                "immutable",
                "instances",
                "parent",
                "bound",
                "released_by",
                "finalizer",
                "usable_in_finalizers",
                "size",
                "name",
                "module",
            ],
            Place::Trait => &[
                "closeable",
                "exclusive",
                "immutable",
                "instances",
                "parent",
                "bound",
                "finalizer",
                "usable_in_finalizers",
                "size",
                "name",
                "module",
            ],
            Place::TraitMethod => &[
                "safe",
                "unsafe",
                "interruptible",
                "cancellable",
                "reason",
                "blocking",
                "either",
                "pure",
                "via",
                "skip",
                "name",
                "module",
            ],
            Place::Data => &[
                "newtype",
                "storable",
                "fields",
                "return_only",
                "name",
                "module",
            ],
            Place::Parameter => &["via"],
            Place::DataField => &["skip", "via", "name"],
            Place::Destructor => &["finalizer", "usable_in_finalizers", "name", "module"],
            Place::Constant | Place::Type => &["name", "module"],
            Place::Block | Place::Imports => &["module"],
            Place::Imported => &["pure", "name"],
            Place::ImportedTrait => &["fields", "name", "module"],
            Place::Variant | Place::Held | Place::ImportedMethod => &["name"],
            Place::Error => &["flat", "name", "module"],
            Place::ErrorVariant => &["flat", "name"],
        }
    }

    /// Says that an option does not stand here, and where it would.
    pub(super) fn refusal(self, option: &str) -> String {
        if self == Place::Parameter {
            return format!(
                "a parameter has no option `{option}`: move it to the function; the only option of a parameter is `via`"
            );
        }
        let problem = if Place::Function.allowed().contains(&option) {
            format!("`{option}` is an option of exported functions")
        } else if Place::Object.allowed().contains(&option) {
            format!("`{option}` is an option of types that derive `hsffi::Opaque`")
        } else if Place::Data.allowed().contains(&option) {
            format!("`{option}` is an option of types that derive `hsffi::Data`")
        } else if Place::Error.allowed().contains(&option) {
            format!("`{option}` is an option of types that derive `hsffi::Error`")
        } else {
            format!("unknown option `{option}`")
        };
        if self == Place::Block && Place::Function.allowed().contains(&option) {
            return format!(
                "{problem}: write it in `#[hsffi(…)]` on those of the block; the only option of an `impl` block is `module`"
            );
        }
        match self.allowed() {
            [only] => format!("{problem}; expected `{only}`"),
            several => format!("{problem}; expected one of `{}`", several.join("`, `")),
        }
    }

    pub(super) fn takes_value(option: &str) -> bool {
        matches!(
            option,
            "reason" | "finalizer" | "name" | "fields" | "module"
        )
    }
}
