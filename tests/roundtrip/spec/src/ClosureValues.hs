{-# LANGUAGE OverloadedStrings #-}

-- | What goes to Haskell functions and comes back, beyond scalars.
module ClosureValues (spec) where

import Collector
import Control.Exception (ErrorCall (..), throw, throwIO)
import qualified Data.ByteString as ByteString
import Data.Foldable (for_)
import Data.IORef
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (UnicodeString (..))

spec :: Spec
spec = do
  prop "strings" $ \(UnicodeString text) -> through throughString ("a\0ü🦀" <> Text.pack text)
  prop "bytes" $ through throughOwnedBytes . ByteString.pack
  prop "vectors" $ through throughVector . Vector.fromList
  prop "vectors of short numbers" $ through throughShortVector . Vector.fromList
  prop "vectors that are lent" $ through throughLentVector . Vector.fromList
  prop "vectors of Haskell's" $ through throughGivenVector . Vector.fromList
  prop "bytes of Haskell's" $ through throughGivenBytes . ByteString.pack
  prop "numbers that may be missing" $ through throughMaybe
  prop "strings that may be missing" $ through throughMaybeString . fmap (Text.pack . getUnicodeString)
  prop "vectors that may be missing" $ through throughMaybeVector . fmap Vector.fromList
  it "enums" $
    for_ [minBound .. maxBound] $ \day -> do
      through throughDay day
      through throughMaybeDay (Just day)
      through throughMaybeDay Nothing
  it "characters that may be missing, but no surrogates" $ do
    through throughMaybeChar (Just '🦀')
    through throughMaybeChar Nothing
    throughMaybeChar (Just 'a') (\_ -> pure (Just '\xdfff')) `shouldThrow` invalid
  it "exceptions of a type of Rust's, as values" $ do
    let readWith result = readBy "12x" (\text -> (text `shouldBe` "12x") >> result)
    readWith (pure 12) `shouldReturn` "12"
    readWith (throwIO Empty) `shouldReturn` "no digits"
    readWith (throwIO (NotADigit 'ü' 2 "12")) `shouldReturn` "‘ü’ at 2 is no digit"
    readWith (throwIO (Overflow 7 (Just "12"))) `shouldReturn` "more than 7"
    readWith (pure (throw (NotADigit 'x' 2 "12"))) `shouldReturn` "‘x’ at 2 is no digit"
    readWith (throwIO (ErrorCall "another")) `shouldThrow` errorCall "another"
    answerOf (pure Nothing) `shouldReturn` Nothing
    answerOf (pure (Just (throw Empty))) `shouldReturn` Just "no digits"
    answerOf (throwIO Empty) `shouldReturn` Just "no digits"
    answerOf (throwIO (NotADigit '\xd800' 0 "")) `shouldThrow` invalid
  it "objects, which Haskell then owns" $ do
    alive <- liveCounters
    kept <- newIORef Nothing
    visitCounters (\one two -> writeIORef kept (Just (one, two)) >> pure True) `shouldReturn` True
    Just (one, Just two) <- readIORef kept
    counterNext one `shouldReturn` 1
    counterNext two `shouldReturn` 2
    writeIORef kept Nothing
    visitCounters (\_ _ -> throwIO (ErrorCall "no")) `shouldThrow` (== ErrorCall "no")
    liveCounters `settlesAt` alive
  it "tuples" $
    visitPair (\one two -> pure (mconcat [fst one, if two == Just (Vector.fromList [2, 3], True) then "+" else "-"]))
      `shouldReturn` "one+"
  it "functions" $ do
    applyTwice (\a -> pure (\b -> pure (a * 10 + b))) `shouldReturn` 12
    applyTwice (\_ -> pure (\_ -> throwIO (ErrorCall "inner"))) `shouldThrow` (== ErrorCall "inner")
  it "eight of them" $
    callWithEight (\a b c d e f g h -> pure (textOf (a, b, c) <> textOf (d, e, f) <> textOf (g, h)))
      `shouldReturn` "(\"a\",\"b\",[0.5])(3,\"d\",Just (-5))('f',[7,8])"
  it "any number of them" $ do
    callWithFour (\a b c d -> pure (digits [a, b, c, d])) `shouldReturn` 1234
    callWithFive (\a b c d e -> pure (digits [a, b, c, d, e])) `shouldReturn` 12345
    callWithSix (\a b c d e f -> pure (digits [a, b, c, d, e, f])) `shouldReturn` 123456
    callWithSeven (\a b c d e f g -> pure (digits [a, b, c, d, e, f, g])) `shouldReturn` 1234567
  it "errors in the evaluation of a result, which leave nothing behind" $
    for_ [1 .. 100 :: Int] $ \n -> do
      throughString "a" (\_ -> pure (error ("lazy " <> show n))) `shouldThrow` errorCall ("lazy " <> show n)
      throughMaybeVector Nothing (\_ -> pure (Just (error "within"))) `shouldThrow` errorCall "within"
 where
  digits = foldl (\n digit -> n * 10 + digit) 0
  textOf value = Text.pack (show value)
  invalid (InvalidArgument message) = message /= ""

-- | A value goes to Rust, to the function, and back all the way.
through :: (Eq a, Show a) => (a -> (a -> IO a) -> IO a) -> a -> Expectation
through f value = do
  seen <- newIORef []
  f value (\it' -> it' <$ modifyIORef seen (it' :)) `shouldReturn` value
  readIORef seen `shouldReturn` [value]
