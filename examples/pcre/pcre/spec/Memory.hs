{-# LANGUAGE OverloadedStrings #-}

-- | Codes are released as they are forgotten.
module Memory (spec) where

import Control.Monad (forM, forM_, replicateM_, (>=>))
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Char8 as Char8
import System.Mem (performGC)
import Test.Hspec
import Text.Regex.Pcre

spec :: Spec
spec =
  it "is flat while 100,000 codes come and go" $ do
    replicateM_ 10 batch
    start <- resident
    replicateM_ 90 batch
    growth <- subtract start <$> resident
    -- The measure would show if they were not released: a tenth of them, held.
    kept <- forM [1 .. 10000] code
    held <- subtract start <$> resident
    forM_ kept matches
    held `shouldSatisfy` (> 10 * mebibyte)
    growth `shouldSatisfy` (< held `div` 2)
 where
  mebibyte = 1024 * 1024
  batch = forM_ [1 .. 1000] (code >=> matches) >> performGC

-- | One of some kilobytes, and not the same for two numbers.
code :: Int -> IO Regex
code number = either (fail . show) pure (compile source [])
 where
  source = ByteString.concat (replicate 50 "(?:xy+|z)?") <> Char8.pack (show number)

matches :: Regex -> Expectation
matches regex = match regex "none" [] `shouldBe` Nothing

-- | How many bytes of memory the program has.
resident :: IO Int
resident = do
  performGC
  -- Read at once, and not when somebody asks for the number.
  statistics <- Char8.words <$> ByteString.readFile "/proc/self/statm"
  case Char8.readInt <$> drop 1 statistics of
    Just (pages, _) : _ -> pure (pages * 4096)
    _ -> fail "the system does not tell how much memory there is"
