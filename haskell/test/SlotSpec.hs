-- | "Hsffi.Internal.Peek", "Hsffi.Internal.Poke", "Hsffi.Internal.InOut" and "Hsffi.Internal.Call": values in slots.
module SlotSpec
  ( spec
  ) where

import Data.Int (Int16, Int32, Int64, Int8)
import Data.Word (Word16, Word32, Word64, Word8)
import Control.Exception (SomeException, toException, try)
import qualified Data.ByteString as ByteString
import qualified Data.Vector.Storable as Vector
import Hsffi
import Hsffi.Internal.Call
import Hsffi.Internal.Data
import Hsffi.Internal.Failure
import Hsffi.Internal.InOut
import Hsffi.Internal.Peek
import Hsffi.Internal.Poke
import Hsffi.Internal.Slot
import Test.Hspec
import Test.QuickCheck
import TestLibrary

-- | Writes the value between two others, and reads all three.
survives :: (Eq a, Show a) => (Int -> Poke a) -> (Int -> Peek a) -> a -> Property
survives poke peek value = ioProperty $ do
  slot <- newUnsafeSlot 48
  pokeSlot (pokeWord64 0) slot maxBound $ pokeSlot (poke 8) slot value $ pokeSlot (pokeWord64 40) slot maxBound $ do
    left <- peekSlot (peekWord64 0) library slot
    found <- peekSlot (peek 8) library slot
    right <- peekSlot (peekWord64 40) library slot
    pure ((left, found, right) === (maxBound, value, maxBound))

spec :: Spec
spec = describe "Slot" $ do
  describe "reads what it wrote, and nothing beside it" $ do
    it "Int8" . property $ survives pokeInt8 peekInt8 . (id :: Int8 -> Int8)
    it "Int16" . property $ survives pokeInt16 peekInt16 . (id :: Int16 -> Int16)
    it "Int32" . property $ survives pokeInt32 peekInt32 . (id :: Int32 -> Int32)
    it "Int64" . property $ survives pokeInt64 peekInt64 . (id :: Int64 -> Int64)
    it "Int" . property $ survives pokeInt peekInt
    it "Word8" . property $ survives pokeWord8 peekWord8 . (id :: Word8 -> Word8)
    it "Word16" . property $ survives pokeWord16 peekWord16 . (id :: Word16 -> Word16)
    it "Word32" . property $ survives pokeWord32 peekWord32 . (id :: Word32 -> Word32)
    it "Word64" . property $ survives pokeWord64 peekWord64 . (id :: Word64 -> Word64)
    it "Word" . property $ survives pokeWord peekWord
    it "Float" . property $ survives pokeFloat peekFloat
    it "Double" . property $ survives pokeDouble peekDouble
    it "Bool" . property $ survives pokeBool peekBool
    it "Char" . property $ survives pokeChar peekChar
    it "Ordering" . property $ survives pokeEnum peekEnum . (id :: Ordering -> Ordering)
    it "()" . property $ survives pokeUnit peekUnit
    it "Maybe" . property $ survives (\at -> pokeMaybe at (pokeWord (at + 8))) (\at -> peekMaybe at (peekWord (at + 8)))
  it "reads the variant whose index is in the slot" $ do
    slot <- newUnsafeSlot 8
    chosen <- pokeSlot (pokeWord32 0) slot 1 $ peekSlot (peekVariant 0 [pure 'a', pure 'b', pure 'c']) library slot
    chosen `shouldBe` 'b'
  it "stops with a sentence at an index that no constructor has" $ do
    slot <- newUnsafeSlot 8
    let peekShape = peekConstructor $ \index -> case index of
          0 -> pure 'a'
          _ -> unknownConstructor "Shape" index
    pokeSlot (pokeWord32 0) slot 0 (peekSlot peekShape library slot) `shouldReturn` 'a'
    pokeSlot (pokeWord32 0) slot 99 (peekSlot peekShape library slot)
      `shouldThrow` errorCall
        "hsffi: Rust returned constructor 99 of Shape, which has none of this index: the memory of the library has been overwritten"
  it "throws the failure that a slot points to" $ do
    callSafe library 8 (callTestFailureInSlot 2) (peekUnit 0) `shouldThrow` \panic -> show (panic :: RustPanic) == "Rust panicked: the message"
    callUnsafe library 8 (callTestFailureInSlot 4) (peekUnit 0) `shouldThrow` \object -> show (object :: ObjectError) == "the message"
    liveReports `shouldReturn` 0
  it "returns both sides of a result" $ do
    trySafe library 8 (callTestResult 0) (peekInt 0) (peekWord 0) `shouldReturn` Right 42
    tryUnsafe library 8 (callTestResult 1) (peekInt 0) (peekWord 0) `shouldReturn` Left 42
  it "throws an error again as it was thrown" $ do
    thrown <- try (orRethrow (pure (Left (toException CallStopped))) :: IO ())
    either (show :: SomeException -> String) (const "") thrown `shouldBe` show CallStopped
    orThrow (pure (Left CallStopped) :: IO (Either CallStopped ())) `shouldThrow` (== CallStopped)
  it "changes a copy of an in-out argument" $ do
    word <- withSafeInOut library 8 (inOutScalar (pokeWord 0) (peekWord 0)) 41 $ \slot changed ->
      callTestIncrement slot >> changed
    word `shouldBe` 42
    let bytes = ByteString.pack [1, 2, 3]
    inverted <- withSafeInOut library 16 inOutBytes bytes $ \slot changed -> callTestInvert slot >> changed
    (bytes, inverted) `shouldBe` (ByteString.pack [1, 2, 3], ByteString.pack [254, 253, 252])
    let numbers = Vector.fromList [0, 255 :: Word8]
    changed <- withUnsafeInOut library 16 inOutVector numbers $ \slot read' -> callTestInvert slot >> read'
    (numbers, changed) `shouldBe` (Vector.fromList [0, 255], Vector.fromList [255, 0])
