{-# LANGUAGE OverloadedStrings #-}

-- | Functions that are no actions.
module Purity (spec) where

import Collector
import Control.Exception (evaluate)
import Control.Monad (replicateM_, void, when)
import qualified Data.ByteString as ByteString
import Data.IORef (IORef, atomicModifyIORef', newIORef, readIORef)
import Data.Maybe (isJust)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Events (interrupted)
import GHC.Conc (atomically, newTVarIO, readTVar, readTVarIO, writeTVar)
import Hsffi.Everything hiding (sum)
import Panicking
import System.IO.Unsafe (unsafeDupablePerformIO)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (NonNegative (..))
import Threads

spec :: Spec
spec = do
  describe "a value of a pure function" $ do
    it "is that of Rust's" $ do
      pureWords "to be or not" `shouldBe` 4
      pureAfter 'y' Monday `shouldBe` ('z', Tuesday)
      pureHalf (Just 84) `shouldBe` Just 42
      pureHalf (Just 7) `shouldBe` Nothing
      pureSum (Vector.fromList [1, 2.5]) `shouldBe` (Vector.fromList [1, 2.5], 3.5)
    prop "is that of Rust's for any numbers" $ \a b -> pureAdd a b == a + b
    prop "is that of Rust's for any doubles" $ \a b -> pureAddSafe a b == a + b
    prop "is that of Rust's for any bytes" $ \bytes ->
      pureReverse (ByteString.pack bytes) == ByteString.pack (reverse bytes)
    prop "is that of Rust's for any text" $ \(NonNegative n) ->
      pureRead (Text.pack (show n)) == n
    it "is made when it is needed" $ do
      calls <- pureCalls
      let unneeded = slowPrimer "never"
      length [unneeded] `shouldBe` 1
      pureCalls `shouldReturn` calls
    it "is made once when it takes no arguments" $ do
      calls <- pureCalls
      replicateM_ 3 $ evaluate pureAnswer `shouldReturn` 42
      pureCalls >>= (`shouldSatisfy` (<= calls + 1))

  describe "a failure of a pure function" $ do
    it "is thrown when the value is needed" $ do
      void $ pure (pureRead "x")
      evaluate (pureRead "x") `shouldThrow` (== NotADigit 'x' 0 "" "‘x’ at 0 is no digit")
    it "is thrown each time" $ do
      let failing = pureRead ""
      evaluate failing `shouldThrow` (== Empty "no digits")
      evaluate failing `shouldThrow` (== Empty "no digits")
    it "is Left where the export says so" $ do
      pureTryRead "12" `shouldBe` Right 12
      pureTryRead "" `shouldBe` Left (Empty "no digits")
    it "may be a panic" $ do
      pureDivide 6 3 `shouldBe` 2
      evaluate (pureDivide 1 0) `panics` "attempt to divide by zero"
    it "may be an argument's" $ do
      pureSameChar 'é' `shouldBe` 'é'
      evaluate (pureSameChar '\xd800')
        `shouldThrow` (Text.isPrefixOf "argument value: U+D800" . invalidArgumentMessage)

  describe "an immutable object" $ do
    it "is a value" $ do
      let primer = newPrimer "a b c"
      map (primerWord primer) [0 .. 3] `shouldBe` [Just "a", Just "b", Just "c", Nothing]
      primerLen primer `shouldBe` 3
      primerTogether primer (Just (newPrimer "d")) `shouldBe` 4
      primerTogether primer Nothing `shouldBe` 3
    it "is released like any other" $ do
      replicateM_ 100 $ evaluate (primerLen (newPrimer "a b")) `shouldReturn` 2
      livePrimers `settlesAt` 0
    it "is made once when threads come to need it at once, and not lost" $ do
      calls <- pureCalls
      together <- newIORef (0 :: Int)
      let primer = slowPrimer (meeting together "a b c")
      sizes <- inParallel 2 $ \_ -> evaluate (maybe 0 primerLen primer)
      sizes `shouldBe` [3, 3]
      pureCalls `shouldReturn` (calls + 1)
      livePrimers `settlesAt` 0
    it "is made after all when whoever needed it first was killed meanwhile" $ do
      calls <- pureCalls
      let primer = slowPrimer "a b"
      [first] <- interrupted [evaluate (isJust primer)]
      when isThreaded $ either (const Nothing) Just first `shouldBe` Nothing
      maybe 0 primerLen primer `shouldBe` 2
      pureCalls `shouldReturn` (calls + 1)
      livePrimers `settlesAt` 0

  describe "a value that is made in a transaction" $ do
    it "is not lost when the transaction begins again" $ do
      counter <- newTVarIO 0
      let count = if isThreaded then 60000 else 1000
      _ <- inParallel 2 $ \_ -> replicateM_ count $ atomically $ do
        version <- readTVar counter
        primerLen (newPrimer (worded version)) `seq` writeTVar counter (version + 1)
      readTVarIO counter `shouldReturn` 2 * count
      livePrimers `settlesAt` 0
    it "is thrown when it is a failure" $ do
      let failing = atomically (pureRead "x" `seq` pure ())
      failing `shouldThrow` (== NotADigit 'x' 0 "" "‘x’ at 0 is no digit")
    it "may need others" $ do
      let made = primerTogether (newPrimer (Text.pack (show (pureAddSafe 1 2)))) (Just (newPrimer "a b"))
      atomically (made `seq` pure made) `shouldReturn` 3

worded :: Int -> Text.Text
worded = Text.pack . show

-- | A value that waits until two threads make it at once, though not for long. Others wait for it as for any value, and so
-- does the second here, unless it has come so far before the first has stopped for anything.
meeting :: IORef Int -> a -> a
meeting together value = unsafeDupablePerformIO $ do
  atomicModifyIORef' together $ \n -> (n + 1, ())
  let wait :: Int -> IO ()
      wait 0 = pure ()
      wait patience = readIORef together >>= \n -> if n < 2 then wait (patience - 1) else pure ()
  wait 100000000
  pure value
{-# NOINLINE meeting #-}
