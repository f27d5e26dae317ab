//! Errors that are seeded in a program: what looks for errors has to find them, or it would find nothing.

use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::Program;

/// An error, by its arguments for the program `soak`, and words of the report.
#[derive(Debug)]
pub struct SeededFault {
    /// The arguments.
    pub error: &'static [&'static str],
    /// Words of the checker's report.
    pub report: &'static str,
}

impl SeededFault {
    /// Runs `soak`, given in the way that should find the error.
    pub fn is_found(&self, soak: Program) -> Result<()> {
        let program = soak.arg("seeded-fault").args(self.error);
        let line = program.line();
        let output = program.output()?;
        let messages = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() && messages.contains(self.report) {
            return Ok(());
        }
        Err(Error::Unmet(format!(
            "`{line}` should fail and report “{}”: {}\n{messages}",
            self.report, output.status
        )))
    }
}
