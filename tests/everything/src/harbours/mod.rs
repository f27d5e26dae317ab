//! Two modules with types and functions of the same names.

mod dover;
mod ostend;
