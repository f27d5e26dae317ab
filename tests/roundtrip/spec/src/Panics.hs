{-# LANGUAGE OverloadedStrings #-}

-- | Panics of Rust: they become exceptions, and the program goes on.
module Panics (spec) where

import Collector
import Control.Exception
import Control.Monad (replicateM_, void, when)
import Data.IORef
import Data.List (intercalate)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip
import Panicking
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (Positive (..))
import Threads (isThreaded)

spec :: Spec
spec = do
  describe "a panic" $ do
    it "has its message and its place" $ do
      panic <- panicOf (panicFormatted 7)
      place <- maybe (fail "no place") pure (placeOf panic)
      placeFile place `shouldSatisfy` Text.isSuffixOf "src/panics.rs"
      let message = "number 7 came up in line " ++ show (placeLine place)
          location = intercalate ":" [Text.unpack (placeFile place), show (placeLine place), show (placeColumn place)]
      Text.unpack (rustPanicMessage panic) `shouldBe` message
      show panic `shouldBe` "Rust panicked at " ++ location ++ ": " ++ message
      displayException panic `shouldBe` show panic
    it "has its message without a place" $
      show (RustPanic "message" Nothing) `shouldBe` "Rust panicked: message"
    it "has any message" $ do
      panicWith "" `panics` ""
      panicWith "a\0b, 🦀" `panics` "a\0b, 🦀"
      panicWith long `panics` long
    prop "comes again and again" $ \(Positive number) -> do
      _ <- try (panicFormatted number) :: IO (Either RustPanic ())
      panicLeaf number `shouldReturn` number

  describe "comes back" $ do
    it "from an unsafe import" $ panicLeaf 0 `panicsIn` ("zero came up", "src/panics.rs")
    it "where a Double would be" $ panicDouble `panics` "no double"
    it "where a Float would be, unsafe" $ panicFloat `panics` "no float"
    it "where a Text would be, unsafe" $ do
      panicSlot "no text" `panics` "no text"
      panicSlot "" `shouldReturn` ""
    it "where there might be an error" $ do
      panicResult (Just 0) `panics` "zero came up"
      panicResult Nothing `shouldThrow` (== Empty)
      panicResult (Just 1) `shouldReturn` 1
    it "where there might be an error, unsafe" $ do
      panicLeafResult (Just 0) `panics` "zero came up"
      panicLeafResult Nothing `shouldReturn` Left Empty
      panicLeafResult (Just 1) `shouldReturn` Right 1
    it "when arguments and locals are owned, and drops them" $ do
      replicateM_ 10 $ panicOwning "text" (Vector.enumFromTo 1 1000) `panics` "dropped on the way out"
      liveCounters `settlesAt` 0
    it "from an index out of bounds" $ do
      panicIndex "abc" 7 `panics` "index out of bounds: the len is 3 but the index is 7"
      panicIndex "abc" 2 `shouldReturn` 99
    it "from an overflow" $ do
      panicOverflow 255 `panics` "attempt to add with overflow"
      panicOverflow 254 `shouldReturn` 255
    it "with a payload that is no message" $
      panicPayload `panicsIn` ("a panic without a message", "src/panics.rs")
    it "with a payload that panics when it is dropped, at the place of the first panic" $
      panicTwice `panicsIn` ("a panic without a message", "src/panics.rs")
    it "from a thread of Rust's that passes it on, whose place is not known" $
      panicThread `panicsNowhere` "on another thread"
    it "after another that Rust caught, without the place of that" $
      panicAfterCaught `panicsNowhere` "on another thread"
    it "after a call of Haskell" $ do
      panicAfter (pure ()) `panics` "after the call"
      panicAfter (throwIO (userError "dropped")) `panics` "after the call"

  describe "whose payload panics when it is dropped, and has a Haskell function" $ do
    it "comes back after a call of the function" $ do
      called <- newIORef (0 :: Int)
      panicTwiceAfter (modifyIORef called (+ 1)) `panics` noMessage
      readIORef called `shouldReturn` 1
    it "releases the function" $ released $ \action -> panicTwiceKeeping action `panics` noMessage
    when isThreaded . it "comes back from a thread that is attached" . released $ \action ->
      panicTwiceAttached action `panics` noMessage
    it "comes back from items" $ released $ \action -> do
      numbers <- panicTwiceItem action
      nextItem numbers `panics` noMessage
    it "comes back from closing" $ released $ \action -> do
      mine <- newMine action
      closeMine mine `panics` noMessage
      closeMine mine
    it "ends in a finalizer of C's" $ released (void . newMine)
    it "ends in a finalizer of Haskell's" $ released (void . newSeaMine)
    it "ends on the thread that drops objects" $ released (void . newLandMine)

  describe "passes through Rust as the exception that it is" $ do
    it "from a call within a closure" $
      sumOver 3 (\_ -> 0 <$ panicLeaf 0) `panics` "zero came up"
    it "from several calls within closures" $
      repeatCall 1 (repeatCall 1 (repeatCall 1 (panicAfter (pure ())))) `panics` "after the call"
    it "and may be caught between" $
      sumOver 5 (\_ -> handle (\failure -> 1 <$ pure (rustPanicMessage failure)) (0 <$ panicDouble))
        `shouldReturn` 5

-- | Nothing refers to the function that the action gets when it has been used.
released :: (IO () -> IO ()) -> Expectation
released use = do
  held <- newIORef ()
  weak <- mkWeakIORef held (pure ())
  use (readIORef held)
  isForgotten weak

noMessage :: Text.Text
noMessage = "a panic without a message"

long :: Text.Text
long = Text.replicate 1000 "long "
