{-# LANGUAGE OverloadedStrings #-}

-- | "Hsffi.Internal.Items": sequences that are read in chunks.
module ItemsSpec
  ( spec
  ) where

import Collecting (eventually)
import Data.IORef (modifyIORef', newIORef, readIORef)
import Hsffi
import Hsffi.Internal.Call (callSafe)
import Hsffi.Internal.Items (peekSafeItems, peekUnsafeItems)
import Hsffi.Internal.Peek (peekWord)
import Test.Hspec
import TestLibrary

items, panicking :: IO (Items Word)
items = callSafe library 32 (callTestItems 0) (peekSafeItems 0 8 (peekWord 0))
panicking = callSafe library 32 (callTestItems 1) (peekUnsafeItems 0 8 (peekWord 0))

spec :: Spec
spec = describe "Items" $ do
  it "are read one at a time" $ do
    numbers <- items
    nextItem numbers `shouldReturn` Just 0
    nextItem numbers `shouldReturn` Just 1
    foldItems (+) 0 numbers `shouldReturn` sum [2 .. 9]
    nextItem numbers `shouldReturn` Nothing
  it "are read by an action for each" $ do
    seen <- newIORef []
    items >>= \numbers -> forItems_ numbers (\number -> modifyIORef' seen (number :))
    readIORef seen `shouldReturn` [9, 8 .. 0]
  it "are a lazy list" $ do
    list <- items >>= itemsToList
    take 3 list `shouldBe` [0, 1, 2]
    list `shouldBe` [0 .. 9]
  it "throw a panic after the values before it" $ do
    numbers <- panicking
    mapM (const (nextItem numbers)) [1 .. 9 :: Int] `shouldReturn` map Just [0 .. 8]
    nextItem numbers `shouldThrow` (== RustPanic "the message" (Just "lib.rs:1:2"))
    nextItem numbers `shouldReturn` Nothing
  it "are released by the collector" $ eventually (liveObjects `shouldReturn` 0)
