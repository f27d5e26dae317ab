-- | Values that Rust changes in place.
module InOut (spec) where

import Bits
import Control.Concurrent (forkIO, killThread, yield)
import Control.Exception (ErrorCall (..), throwIO)
import Control.Monad (forM_, forever, replicateM)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Internal as ByteString (fromForeignPtr, toForeignPtr)
import Data.IORef (newIORef, readIORef, writeIORef)
import qualified Data.Text as Text
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64)
import Foreign.ForeignPtr (mallocForeignPtrBytes, plusForeignPtr, withForeignPtr)
import Foreign.Ptr (ptrToWordPtr)
import Foreign.Storable (Storable)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import Positions (refuseWith)
import System.Mem (performGC)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (Arbitrary (..), Gen, forAll, generate, suchThat)
import Threads

spec :: Spec
spec = do
  describe "of Int8" $ numbers exchangeI8 leafExchangeI8 reverseI8 leafReverseI8
  describe "of Int16" $ numbers exchangeI16 leafExchangeI16 reverseI16 leafReverseI16
  describe "of Int32" $ numbers exchangeI32 leafExchangeI32 reverseI32 leafReverseI32
  describe "of Int64" $ numbers exchangeI64 leafExchangeI64 reverseI64 leafReverseI64
  describe "of Int" $ numbers exchangeIsize leafExchangeIsize reverseIsize leafReverseIsize
  describe "of Word16" $ numbers exchangeU16 leafExchangeU16 reverseU16 leafReverseU16
  describe "of Word32" $ numbers exchangeU32 leafExchangeU32 reverseU32 leafReverseU32
  describe "of Word64" $ numbers exchangeU64 leafExchangeU64 reverseU64 leafReverseU64
  describe "of Word" $ numbers exchangeUsize leafExchangeUsize reverseUsize leafReverseUsize
  describe "of Float" $ numbers exchangeF32 leafExchangeF32 reverseF32 leafReverseF32
  describe "of Double" $ numbers exchangeF64 leafExchangeF64 reverseF64 leafReverseF64
  describe "of Word8" $ do
    exchanges exchangeU8 leafExchangeU8
    prop "are changed in a ByteString" $ \list -> do
      let bytes = ByteString.drop 1 (ByteString.pack (0 : list))
      reverseU8 bytes `shouldReturn` ByteString.reverse bytes
      leafReverseU8 bytes `shouldReturn` ByteString.reverse bytes
      bytes `shouldBe` ByteString.pack list
  describe "of Bool" $ exchanges exchangeBool leafExchangeBool
  describe "of Char" $ do
    exchangesOf (arbitrary `suchThat` (not . surrogate)) exchangeChar leafExchangeChar
    it "are refused when they are surrogates" $ forM_ [exchangeChar, leafExchangeChar] $ \exchange ->
      exchange '\xd800' 'a'
        `refuseWith` "argument value: U+D800 is not a Unicode scalar value: a Rust char cannot be a surrogate"

  it "have a type that may be an alias" $ do
    let vector = Vector.fromList [1, 2, 3]
    scale vector 2 `shouldReturn` Vector.fromList [2, 4, 6]
    vector `shouldBe` Vector.fromList [1, 2, 3]
  it "are not seen through another argument that is the same" $ do
    let vector = Vector.fromList [1, 2, 3]
    addAll vector vector `shouldReturn` (Just 6, Vector.fromList [2, 4, 6])
    vector `shouldBe` Vector.fromList [1, 2, 3]
    addAll Vector.empty vector `shouldReturn` (Nothing, Vector.empty)
  it "are as many copies as there are parameters" $ do
    let bytes = ByteString.pack [1, 2, 3]
    moveAll bytes bytes `shouldReturn` (bytes, ByteString.pack [0, 0, 0])
    moveAll ByteString.empty bytes `shouldReturn` (ByteString.empty, bytes)
    bytes `shouldBe` ByteString.pack [1, 2, 3]
  it "come back in order, behind the result" $
    changeFour 6 (ByteString.replicate 3 0) (Text.pack ", ") 5 'ü'
      `shouldReturn` (Text.pack "7, ü", 7, ByteString.replicate 3 7, 2.5, 'd')
  it "come back beside an object" $ do
    (tally, bytes) <- tallyAndBytes (ByteString.replicate 9 0)
    tallyCount tally 3
    tallyTotal tally `shouldReturn` 3
    bytes `shouldBe` ByteString.replicate 9 7
  it "come back beside a sequence that borrows from another argument" $ do
    shelf <- ofShelf 3
    (titles, count) <- titlesAndCount shelf 6
    length <$> itemsToList titles `shouldReturn` 3
    count `shouldBe` 7
  it "are not copied again" $ do
    (address, bytes) <- changedAddress (ByteString.replicate 1000 1)
    let (start, offset, _) = ByteString.toForeignPtr bytes
    here <- withForeignPtr start (pure . fromIntegral . ptrToWordPtr)
    address `shouldBe` here + fromIntegral offset
  it "are aligned by the copy" $ forM_ [1 .. 7] $ \offset -> do
    memory <- mallocForeignPtrBytes 16
    let bytes = ByteString.fromForeignPtr (memory `plusForeignPtr` offset) 0 8
    reverseU8 bytes `shouldReturn` ByteString.reverse bytes
    let vector = Vector.unsafeFromForeignPtr0 (memory `plusForeignPtr` offset) 1
    bitsOf <$> reverseF64 vector `shouldReturn` bitsOf vector

  describe "when there is a Result" $ do
    it "come back with the value" $
      sortNumbers (Vector.fromList [3, 1, 2]) `shouldReturn` Vector.fromList [1, 2, 3]
    it "are lost with an exception" $ do
      let vector = Vector.fromList [3, 0 / 0, 2]
      sortNumbers vector `shouldThrow` \(NotANumber _) -> True
      Vector.head vector `shouldBe` 3
    it "come back in Right" $ do
      outcome <- sortOrElse (Vector.fromList [3, 1, 3]) 9
      either (const Nothing) Just outcome `shouldBe` Just (Text.pack "1 are the same", Vector.fromList [1, 3, 3], 1)
    it "are lost with Left" $ do
      outcome <- sortOrElse (Vector.fromList [0 / 0]) 9
      either (\(NotANumber position) -> Just position) (const Nothing) outcome `shouldBe` Just 0
  it "are lost when Rust panics" $ do
    let vector = Vector.fromList [1, 2]
    panicHalfway vector `panics` Text.pack "halfway"
    vector `shouldBe` Vector.fromList [1, 2]
  it "are changed while a closure is called, which sees its own" $ do
    let bytes = ByteString.pack [5, 6]
    seen <- newIORef (0, bytes)
    changeAround 1 bytes (\n -> performGC >> writeIORef seen (n, bytes))
      `shouldReturn` (3, ByteString.pack [1, 1])
    readIORef seen `shouldReturn` (1, ByteString.pack [5, 6])
    changeAround 1 bytes (\_ -> throwIO (ErrorCall "no")) `shouldThrow` errorCall "no"
    bytes `shouldBe` ByteString.pack [5, 6]
  it "stay where they are while the collector runs" $ do
    collector <- forkIO (forever (performGC >> yield))
    outcomes <- concurrently 4 (\thread -> countSlowly (Vector.replicate 1000 (fromIntegral thread)) 50)
    killThread collector
    outcomes `shouldBe` map (Vector.replicate 1000) [50 .. 53]
  it "are given once to a call that has to wait for an object" $ do
    (one, two) <- (,) <$> newTally <*> newTally
    changed <- concurrently 4 $ \thread -> replicateM 300 $
      if even thread
        then countEach (Vector.replicate 3 1) one two
        else countEach (Vector.replicate 3 1) two one
    tallyTotal one `shouldReturn` 3600
    tallyTotal two `shouldReturn` 3600
    let earlier = concatMap (concatMap Vector.toList) changed
    length earlier `shouldBe` 3600
    maximum earlier < 3600 `shouldBe` True
 where
  surrogate c = '\xd800' <= c && c <= '\xdfff'

-- | Numbers that are exchanged through a @safe@ import and an @unsafe@ one, and sequences of them that are turned round.
numbers
  :: (Arbitrary a, Eq a, Show a, Storable a)
  => (a -> a -> IO (a, a))
  -> (a -> a -> IO (a, a))
  -> (Vector a -> IO (Vector a))
  -> (Vector a -> IO (Vector a))
  -> Spec
numbers exchange leafExchange turn leafTurn = do
  exchanges exchange leafExchange
  prop "are changed in a Vector" $ \list -> do
    let vector = Vector.drop 1 (Vector.fromList (take 1 list ++ list))
    turn vector `shouldReturn` Vector.reverse vector
    leafTurn vector `shouldReturn` Vector.reverse vector
    vector `shouldBe` Vector.fromList list
  it "are changed in a Vector of a mebibyte" $ do
    (a, b) <- generate arbitrary
    let mebibyte = Vector.generate 131072 (\i -> if even i then a else b)
    changed <- turn mebibyte
    changed == Vector.reverse mebibyte `shouldBe` True

exchanges :: (Arbitrary a, Eq a, Show a) => (a -> a -> IO (a, a)) -> (a -> a -> IO (a, a)) -> Spec
exchanges = exchangesOf arbitrary

exchangesOf :: (Eq a, Show a) => Gen a -> (a -> a -> IO (a, a)) -> (a -> a -> IO (a, a)) -> Spec
exchangesOf values exchange leafExchange =
  prop "are changed" $ forAll ((,) <$> values <*> values) $ \(a, b) -> do
    exchange a b `shouldReturn` (a, b)
    leafExchange a b `shouldReturn` (a, b)

bitsOf :: Vector Double -> Vector (Bits Word64)
bitsOf = Vector.unsafeCast
