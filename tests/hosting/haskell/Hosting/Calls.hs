{-# LANGUAGE OverloadedStrings #-}

-- | Functions that the Rust program calls.
module Hosting.Calls
  ( shout
  , add
  , half
  , limit
  , total
  , doubled
  , describe
  , moved
  , fail'
  , lazily
  , count
  , counted
  , giveUp
  , arguments
  ) where

import Control.Concurrent (forkIO, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (ErrorCall (..), throwIO)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Data.IORef (IORef, atomicModifyIORef', newIORef, readIORef)
import Data.Int (Int32)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word32, Word64, Word8)
import Hosting.Rust (Colour (..), Point (..), dropRuntime)
import System.Environment (getArgs, getProgName)
import System.IO.Unsafe (unsafePerformIO)

shout :: Text -> IO Text
shout text = pure (Text.toUpper text <> "!")

add :: Int32 -> Int32 -> Int32
add = (+)

half :: Word32 -> Either Text Word32
half n
  | even n = Right (n `div` 2)
  | otherwise = Left (Text.pack (show n) <> " is odd")

limit :: Word64
limit = 1000

total :: Vector Double -> IO Double
total = pure . Vector.sum

doubled :: ByteString -> IO ByteString
doubled bytes = pure (bytes <> ByteString.reverse bytes)

describe :: Maybe Colour -> IO [Text]
describe colour = pure (maybe [] (\it -> [Text.pack (show it)]) colour)

moved :: Point -> Word8 -> IO Point
moved point by = pure point {pointX = pointX point + fromIntegral by, pointName = pointName point <> "'"}

fail' :: Text -> IO ()
fail' = throwIO . ErrorCall . Text.unpack

lazily :: Text -> Word32
lazily = error . Text.unpack

counter :: IORef Word64
counter = unsafePerformIO (newIORef 0)
{-# NOINLINE counter #-}

count :: IO ()
count = atomicModifyIORef' counter (\n -> (n + 1, ()))

counted :: IO Word64
counted = readIORef counter

giveUp :: IO ()
giveUp = do
  done <- newEmptyMVar
  _ <- forkIO (dropRuntime >> putMVar done ())
  takeMVar done

arguments :: IO [Text]
arguments = (:) <$> (Text.pack <$> getProgName) <*> (map Text.pack <$> getArgs)
