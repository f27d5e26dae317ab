-- | Floating-point numbers, told apart by their bits.
module Floats (spec) where

import Bits
import Control.Exception (evaluate, throwIO)
import Control.Monad (unless, (>=>))
import Data.Bits (shiftL, (.|.))
import Data.Foldable (for_, toList)
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word32, Word64)
import Foreign.Storable (Storable)
import Hsffi.Roundtrip
import Positions
import Test.Hspec
import Test.QuickCheck (Gen, arbitraryBoundedIntegral, choose, oneof)

spec :: Spec
spec = do
  describe "Double" $ do
    crosses doubles (furtherWays doublePlaces) doubleEdges doubleBits
    it "crosses in items" $ inItems doublePlaces doubleEdges
  describe "Float" $ do
    crosses floats (furtherWays floatPlaces) floatEdges floatBits
    it "crosses in items" $ inItems floatPlaces floatEdges
    it "crosses with any bits" $
      for_ (map Bits [0, 8191 .. maxBound - 8190]) $ \bits ->
        leafF32 (toFloat bits) >>= \number -> unless (fromFloat number == bits) (fromFloat number `shouldBe` bits)

-- | Places where a number may stand, beside those of 'Exports'.
data Places float word = Places
  { encode :: Bits word -> float
  , decode :: float -> Bits word
  , throughClosure :: float -> (float -> IO float) -> IO float
  , pureValue :: float -> float
  , leafPureValue :: float -> float
  , exchange :: float -> float -> IO (float, float)
  , leafExchange :: float -> float -> IO (float, float)
  , failing :: float -> Bool -> IO (Either FloatError float)
  , given :: float -> IO float
  , items :: Vector float -> IO (Items float)
  , leafItems :: Vector float -> IO (Items (float, Maybe float))
  }

doublePlaces :: Places Double Word64
doublePlaces =
  Places
    toDouble
    fromDouble
    throughF64
    pureF64
    leafPureF64
    exchangeF64
    leafExchangeF64
    failF64
    givenF64
    itemsF64
    leafItemsF64

floatPlaces :: Places Float Word32
floatPlaces =
  Places
    toFloat
    fromFloat
    throughF32
    pureF32
    leafPureF32
    exchangeF32
    leafExchangeF32
    failF32
    givenF32
    itemsF32
    leafItemsF32

furtherWays :: (Integral word, Show word, Num float) => Places float word -> [Way (Bits word)]
furtherWays places =
  [ ("through a closure", \bits -> (throughClosure places `flip` pure) `returnsIt` bits)
  , ("as a value", \bits -> (evaluate . pureValue places) `returnsIt` bits)
  , ("as a value, unsafe", \bits -> (evaluate . leafPureValue places) `returnsIt` bits)
  , ("when it is changed", \bits -> (fmap fst . (exchange places `flip` 0)) `returnsIt` bits)
  , ("when it is changed, unsafe", \bits -> (fmap fst . (leafExchange places `flip` 0)) `returnsIt` bits)
  , ("as what it is changed to", \bits -> (fmap snd . exchange places 0) `returnsIt` bits)
  , ("as what it is changed to, unsafe", \bits -> (fmap snd . leafExchange places 0) `returnsIt` bits)
  , ("as what does not fail", \bits -> (failing places `flip` False >=> either throwIO pure) `returnsIt` bits)
  , ("in an error", inError)
  , ("in Haskell's memory", \bits -> given places `returnsIt` bits)
  ]
 where
  returnsIt call bits = (decode places <$> call (encode places bits)) `returns` bits
  inError bits = do
    failed <- failing places (encode places bits) True
    case failed of
      Right _ -> expectationFailure "it did not fail"
      Left failure -> bitsOf failure `shouldBe` map toInteger' [bits, bits]
  toInteger' (Bits word) = toInteger word

-- | The bits of an error's numbers.
bitsOf :: FloatError -> [Integer]
bitsOf failure = case failure of
  Single value again -> map (bits . fromFloat) (value : toList again)
  Double value again -> map (bits . fromDouble) (value : toList again)
 where
  bits (Bits word) = toInteger word

inItems :: (Integral word, Show word, Storable float) => Places float word -> [Bits word] -> Expectation
inItems places bits = do
  single <- items places numbers >>= itemsToList
  map (decode places) single `shouldBe` bits
  double <- leafItems places numbers >>= itemsToList
  [(decode places a, decode places <$> b) | (a, b) <- double] `shouldBe` [(a, Just a) | a <- bits]
 where
  numbers = Vector.fromList (map (encode places) bits)

doubles :: Exports (Bits Word64)
doubles =
  via toDouble fromDouble $
    Exports sameF64 leafF64 maybeF64 leafMaybeF64 bothF64 leafBothF64

floats :: Exports (Bits Word32)
floats =
  via toFloat fromFloat $
    Exports sameF32 leafF32 maybeF32 leafMaybeF32 bothF32 leafBothF32

doubleEdges :: [Bits Word64]
doubleEdges = map Bits (positive ++ map (.|. 0x8000000000000000) positive)
 where
  positive =
    [ 0x0000000000000000 -- zero
    , 0x0000000000000001 -- the least denormal number
    , 0x000fffffffffffff -- the greatest
    , 0x0010000000000000 -- the least normal number
    , 0x3ff0000000000000 -- one
    , 0x7fefffffffffffff -- the greatest finite number
    , 0x7ff0000000000000 -- infinity
    , 0x7ff0000000000001 -- signalling NaNs, around those that could be mistaken for the address of a failure
    , 0x7ff3ffffffffffff
    , 0x7ff4000000000000
    , 0x7ff4000000000001
    , 0x7ff4123456789abc
    , 0x7ff4ffffffffffff
    , 0x7ff5000000000000
    , 0x7ff7ffffffffffff
    , 0x7ff8000000000000 -- quiet NaNs
    , 0x7ff8000000000001
    , 0x7fffffffffffffff
    ]

-- | Numbers, and more NaNs than there would be otherwise.
doubleBits :: Gen (Bits Word64)
doubleBits =
  Bits
    <$> oneof
      [ arbitraryBoundedIntegral
      , (0x7ff0000000000000 .|.) <$> choose (0, 0xfffffffffffff)
      , (0x7ff4 `shiftL` 48 .|.) <$> choose (0, 0xffffffffffff)
      ]

floatEdges :: [Bits Word32]
floatEdges = map Bits (positive ++ map (.|. 0x80000000) positive)
 where
  positive =
    [ 0x00000000 -- zero
    , 0x00000001 -- the least denormal number
    , 0x007fffff -- the greatest
    , 0x00800000 -- the least normal number
    , 0x3f800000 -- one
    , 0x7f7fffff -- the greatest finite number
    , 0x7f800000 -- infinity
    , 0x7f800001 -- signalling NaNs
    , 0x7f923456
    , 0x7fa00000
    , 0x7fbfffff
    , 0x7fc00000 -- quiet NaNs
    , 0x7fc00001
    , 0x7fd23456
    , 0x7fffffff
    ]

-- | Numbers, and more NaNs than there would be otherwise.
floatBits :: Gen (Bits Word32)
floatBits = Bits <$> oneof [arbitraryBoundedIntegral, (0x7f800000 .|.) <$> arbitraryBoundedIntegral]
