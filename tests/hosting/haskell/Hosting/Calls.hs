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
  , price
  , lazyPrice
  , late
  , Lexicon
  , lexicon
  , lexiconOfSome
  , counter
  , extended
  , hasWord
  , larger
  , Ticket
  , issue
  , awaitReturned
  , joined
  , count
  , counted
  , giveUp
  , arguments
  ) where

import Control.Concurrent (forkIO, myThreadId, newEmptyMVar, putMVar, takeMVar, throwTo, yield)
import Control.Exception (ErrorCall (..), throwIO)
import Control.Monad (unless)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Data.Char (isDigit)
import Data.IORef (IORef, atomicModifyIORef', mkWeakIORef, newIORef, readIORef)
import Data.Int (Int32)
import Data.Set (Set)
import qualified Data.Set as Set
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Text.Encoding as Text
import Data.Time.Calendar (Day (..))
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word16, Word32, Word64, Word8)
import GHC.Conc (BlockReason (..), ThreadStatus (..), threadStatus)
import Hosting.Rust (Colour (..), Point (..), PriceError (..), awaitReading, dropRuntime, finishReading)
import System.Environment (getArgs, getProgName)
import System.IO.Unsafe (unsafePerformIO)
import System.Mem (performMajorGC)

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

price :: Text -> IO Word64
price "" = throwIO Empty
price "?" = throwIO (ErrorCall "no price")
price text = case Text.span isDigit text of
  (digits, rest)
    | Just (found, _) <- Text.uncons rest -> throwIO (NotADigit found (Text.encodeUtf8 digits))
    | cents > 1000 -> throwIO (TooHigh cents (Point 1 "limit"))
    | otherwise -> pure cents
   where
    cents = read (Text.unpack digits)

lazyPrice :: Text -> Vector Word64
lazyPrice = Vector.singleton . unsafePerformIO . price

-- | The error is thrown while Rust reads the day.
late :: IO Day
late = do
  reader <- myThreadId
  thrower <- forkIO (awaitReading >> throwTo reader Empty)
  _ <- forkIO (isThrowing thrower >> finishReading)
  pure (ModifiedJulianDay 1)
 where
  isThrowing thrower = do
    status <- threadStatus thrower
    unless (status == ThreadBlocked BlockedOnException) (yield >> isThrowing thrower)

-- | Words in order.
newtype Lexicon = Lexicon (Set Text)

lexicon :: [Text] -> Lexicon
lexicon = Lexicon . Set.fromList

lexiconOfSome :: [Text] -> IO Lexicon
lexiconOfSome [] = throwIO Empty
lexiconOfSome words' = pure (lexicon words')

counter :: Bool -> IO (Either Text (IO Word64))
counter given
  | given = do
      ref <- newIORef 0
      pure (Right (atomicModifyIORef' ref (\n -> (n + 1, n + 1))))
  | otherwise = pure (Left "no counter")

extended :: Lexicon -> [Text] -> IO Lexicon
extended (Lexicon old) new = pure (Lexicon (old <> Set.fromList new))

hasWord :: Lexicon -> Text -> Bool
hasWord (Lexicon known) word = Set.member word known

larger :: (Maybe Lexicon, Lexicon) -> IO (Maybe Lexicon)
larger (Nothing, _) = pure Nothing
larger (Just (Lexicon a), Lexicon b) = pure $ case compare (Set.size a) (Set.size b) of
  LT -> Just (Lexicon b)
  EQ -> Nothing
  GT -> Just (Lexicon a)

-- | What is counted when it is collected.
newtype Ticket = Ticket (IORef ())

issue :: IO Ticket
issue = do
  ticket <- newIORef ()
  Ticket ticket <$ mkWeakIORef ticket (atomicModifyIORef' returned (\n -> (n + 1, ())))

-- | Returns when so many tickets have been collected.
awaitReturned :: Word64 -> IO ()
awaitReturned wanted = do
  performMajorGC
  now <- readIORef returned
  unless (now >= wanted) (yield >> awaitReturned wanted)

returned :: IORef Word64
returned = unsafePerformIO (newIORef 0)
{-# NOINLINE returned #-}

joined :: Word8 -> Text -> Word16 -> Text -> Word32 -> Vector Word16 -> Word64 -> Text -> Bool -> Char -> Text
joined a b c d e f g h i j =
  Text.intercalate "," [shown a, b, shown c, d, shown e, shown (Vector.toList f), shown g, h, shown i, Text.singleton j]
 where
  shown :: Show a => a -> Text
  shown = Text.pack . show

calls :: IORef Word64
calls = unsafePerformIO (newIORef 0)
{-# NOINLINE calls #-}

count :: IO ()
count = atomicModifyIORef' calls (\n -> (n + 1, ()))

counted :: IO Word64
counted = readIORef calls

giveUp :: IO ()
giveUp = do
  done <- newEmptyMVar
  _ <- forkIO (dropRuntime >> putMVar done ())
  takeMVar done

arguments :: IO [Text]
arguments = (:) <$> (Text.pack <$> getProgName) <*> (map Text.pack <$> getArgs)
