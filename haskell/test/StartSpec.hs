-- | @hsffi_start@: which packages, libraries and runtimes fit together.
module StartSpec
  ( spec
  ) where

import Foreign.C.String (peekCString)
import Test.Hspec
import TestLibrary

spec :: Spec
spec = describe "hsffi_start" $ do
  it "starts a compatible library" $ message 0 `shouldReturn` ""
  it "rejects a library with another ABI version" $
    message 1
      `shouldReturn` "hsffi: the Rust library the_crate of the Haskell package the-package-0.1.0 was built with a version of hsffi \
                     \that is incompatible with the Haskell package hsffi (library: ABI 99, runtime: ABI 3). Build both with one \
                     \version of hsffi: run cargo hsffi build, which also writes the package hsffi.\n"
  it "rejects another version of the library" $
    message 2
      `shouldReturn` "hsffi: the Haskell package the-package-0.1.0 was generated from another version of the Rust library the_crate, \
                     \now 1.2.3: theFunction differs. Generate it again with cargo hsffi build.\n"
  it "rejects another build of a type" $ message 3 `shouldReturn` otherBuild "crate::Type@0.1"
  it "rejects another build of a destructor" $ message 4 `shouldReturn` otherBuild "crate::Object@0.1"
 where
  message fault = callTestStart fault >>= peekCString
  otherBuild name =
    "hsffi: the Haskell package the-package is linked with another build of the Rust crate that defines "
      ++ name
      ++ " than its library was built with. Build all packages of the program with cargo hsffi build, which keeps their libraries \
         \apart.\n"
