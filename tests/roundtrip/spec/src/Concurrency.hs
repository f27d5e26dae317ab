{-# LANGUAGE OverloadedStrings #-}

-- | Calls of all kinds, by several threads at once.
module Concurrency (spec) where

import Collector
import Control.Concurrent (forkIO, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (AssertionFailed (..), throwIO, try)
import Control.Monad (forM, forM_, replicateM_)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import qualified Data.Vector.Storable as Vector
import Data.Word (Word32)
import Hsffi.Roundtrip
import System.Mem (performGC)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  it "keeps the calls of 8 threads apart" $ do
    _ <- concurrently 8 $ \thread -> forM_ [1 .. 250] $ \n ->
      everyKindOfCall (fromIntegral (thread * 1000 + n))
    liveCounters `settlesAt` 0
  it "keeps panics apart" $ do
    panics' <- concurrently 8 $ \_ -> forM [1 .. 50] $ \n ->
      either rustPanicMessage (const "") <$> try (panicWith (Text.pack (show (n :: Int))))
    panics' `shouldBe` replicate 8 (map (Text.pack . show) [1 :: Int .. 50])
  it "lets the collector run meanwhile" $ do
    done <- newEmptyMVar
    _ <- forkIO $ replicateM_ 50 performGC >> putMVar done ()
    _ <- concurrently 4 $ \thread -> forM_ [1 .. 100] $ \n ->
      everyKindOfCall (fromIntegral (thread * 1000 + n))
    takeMVar done
    liveCounters `settlesAt` 0

-- | Calls that have nothing to do with those of another number.
everyKindOfCall :: Word32 -> Expectation
everyKindOfCall n = do
  sameU32 n `shouldReturn` n
  leafU32 n `shouldReturn` n
  leafU64 likeAddress `shouldReturn` likeAddress
  bothU32 n (Just n) `shouldReturn` (n, Just n)
  sameText text `shouldReturn` text
  leafMaybeText (Just text) `shouldReturn` Just text
  sameBytes bytes `shouldReturn` bytes
  vectorU32 numbers `shouldReturn` numbers
  tryNumber text `shouldReturn` Right n
  leafNumber "x" `shouldReturn` Left (NotADigit 'x' 0 "")
  leafChar '\xd800' `shouldThrow` \(InvalidArgument _) -> True
  counter <- newCounter (fromIntegral n)
  counterNext counter `shouldReturn` fromIntegral n
  counterMax counter (Just counter) `shouldReturn` fromIntegral n + 1
  sumOver 3 (\m -> counterNext counter <* sameU32 m) `shouldReturn` fromIntegral n * 3 + 6
  repeatCall 1 (throwIO (AssertionFailed (show n))) `shouldThrow` \(AssertionFailed message) -> message == show n
 where
  likeAddress = 0x7ff4000000000000 + fromIntegral n
  text = Text.pack (show n)
  bytes = Text.encodeUtf8 text
  numbers = Vector.enumFromTo n (n + 10)
