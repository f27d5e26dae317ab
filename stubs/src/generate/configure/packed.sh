remedy="unpack the package again, which was changed after it was packed"
prebuilt="$here/lib/$(uname -m)-$(uname -s | tr '[:upper:]' '[:lower:]')/cargo-hsffi-build.o"
if [ -f "$prebuilt" ]; then
  check_exports "$prebuilt"
  place "$prebuilt"
elif [ -z "$rust" ]; then
  fail "$package has no Rust library for this machine, $prebuilt: install it from a package with the sources of the Rust crate $crate"
elif has "$cargo"; then
  build_packed
  place "$built"
else
  say "cargo is not installed, which builds the Rust part of $package: only documentation can be made. Install Rust, and remove what was built of $package before"
  rm -f cbits/cargo-hsffi-build.*
  without_library="cc-options: -DHSFFI_WITHOUT_RUST"
fi
