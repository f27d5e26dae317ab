{-# LANGUAGE OverloadedStrings #-}

-- | "Hsffi.Internal.Closure": Haskell functions that C calls.
module ClosureSpec
  ( spec
  ) where

import Control.Exception (ErrorCall (..), MaskingState (..), SomeException, getMaskingState, throwIO)
import Control.Monad (forM_)
import qualified Data.ByteString as ByteString
import qualified Data.Text.Encoding as Text
import Hsffi.Internal.Call (trySafe)
import Hsffi.Internal.Closure
import Hsffi.Internal.Exception (InvalidArgument (..))
import Hsffi.Internal.Failure (orRethrow)
import Hsffi.Internal.InOut (peekInOut)
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke
import Hsffi.Internal.Slot (newUnsafeSlot)
import Test.Hspec
import TestLibrary

type Binary = Word -> Word -> IO Word

pokeBinary :: Poke Binary
pokeBinary = pokeClosure library 16 (\f -> f <$> peekWord 0 <*> peekWord 8) returnStorable 0

call :: Binary -> Word -> Word -> IO Word
call function a b = withSafeSlot 16 pokeBinary function $ \closure ->
  orRethrow $ trySafe library 8 (callTestCall closure a b) (peekException 0) (peekWord 0)

spec :: Spec
spec = describe "Closure" $ do
  it "gets its arguments and returns its result" $
    call (\a b -> pure (a * 10 + b)) 4 2 `shouldReturn` 42
  it "passes its exception through C" $
    call (\_ _ -> throwIO (ErrorCall "in Haskell")) 0 0 `shouldThrow` errorCall "in Haskell"
  it "may call C again" $
    call (call (\a b -> pure (a + b))) 1 2 `shouldReturn` 3
  it "returns a code point, and throws on a surrogate" $ do
    let charOf char = withSafeSlot 16 (pokeClosure library 0 pure returnChar 0) (pure char) $ \closure ->
          orRethrow $ trySafe library 8 (callTestCall closure 0 0) (peekException 0) (peekChar 0)
    charOf 'x' `shouldReturn` 'x'
    charOf '\xd800' `shouldThrow` \exception -> show (exception :: SomeException) == surrogate
  it "has its exception described" $ do
    description <- withSafeSlot 16 pokeBinary (\_ _ -> throwIO (ErrorCall "d\233crit")) callTestDescribe
    Text.decodeUtf8 <$> ByteString.packCString description `shouldReturn` "d\233crit"
  it "is released by C that stores it, and else after the call" $
    forM_ [0, 1] $ \takes ->
      withSafeSlot 16 (pokeStoredClosure library 0 pure returnUnit 0) (pure ()) (callTestStore takes)
        `shouldReturn` ()
  it "returns other values in slots" $ do
    let callOf return' value = withSafeSlot 16 (pokeClosure library 0 pure (return' library 8 (pokeWord 0)) 0) (pure value) $ \closure ->
          orRethrow $ trySafe library 8 (callTestReceive closure) (peekException 0) (peekWord 0)
    forM_ [returnSlot, returnConverted] $ \return' -> do
      callOf return' 42 `shouldReturn` 42
      callOf return' 13 `shouldThrow` (== InvalidArgument "the message")
    liveReports `shouldReturn` 0
  it "reads arguments that own memory under a mask" $ do
    slot <- newUnsafeSlot 8
    peekSlot (peekMasked (peekInOut getMaskingState)) library slot `shouldReturn` MaskedInterruptible
 where
  surrogate = "result of a closure: a surrogate is not a Unicode scalar value"
