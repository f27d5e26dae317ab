module Main (main) where

import qualified Book
import qualified Bytes
import qualified Captures
import qualified Errors
import qualified Flags
import qualified Grep
import qualified Memory
import Test.Hspec
import qualified Threads

main :: IO ()
main = hspec $ do
  describe "the book's examples" Book.spec
  describe "flags" Flags.spec
  describe "captures" Captures.spec
  describe "bytes" Bytes.spec
  describe "errors" Errors.spec
  describe "threads" Threads.spec
  describe "memory" Memory.spec
  describe "grep -P" Grep.spec
