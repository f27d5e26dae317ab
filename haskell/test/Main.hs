-- | Tests of the runtime by itself, with a library in C in place of a Rust library.
module Main
  ( main
  ) where

import qualified ArgumentSpec
import qualified BufferSpec
import qualified CancelSpec
import qualified ClosureSpec
import qualified ItemsSpec
import qualified ObjectSpec
import qualified PureSpec
import qualified RegisterSpec
import qualified SlotSpec
import qualified StartSpec
import Test.Hspec (hspec)
import qualified TextsSpec

main :: IO ()
main = hspec $ do
  ArgumentSpec.spec
  BufferSpec.spec
  CancelSpec.spec
  ClosureSpec.spec
  ItemsSpec.spec
  ObjectSpec.spec
  PureSpec.spec
  RegisterSpec.spec
  SlotSpec.spec
  StartSpec.spec
  TextsSpec.spec
