{-# LANGUAGE OverloadedStrings #-}

-- | Actions that the Rust program awaits.
module Hosting.Awaited
  ( Pass
  , pass
  , awaitDropped
  , echo
  , twice
  , sumTo
  , isEven
  , initial
  , nothing
  , reversed
  , further
  , shorten
  , passLater
  , adder
  , checked
  , parsed
  , raise
  , tally
  , tallied
  , wait
  , waiting
  , stopped
  , stubborn
  , release
  , unreachable
  , around
  , waitAround
  , collectKept
  ) where

import Control.Concurrent
import Control.Exception
import Control.Monad (unless, void)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Data.IORef
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Word (Word64)
import Hosting.Rust (Point (..), PriceError (..), askRaise, askTwice, askWait, takeKept)
import System.IO.Unsafe (unsafePerformIO)
import System.Mem (performMajorGC)

-- | What is counted when it is collected.
newtype Pass = Pass (IORef ())

pass :: IO Pass
pass = do
  ref <- newIORef ()
  Pass ref <$ mkWeakIORef ref (atomicModifyIORef' dropped (\n -> (n + 1, ())))

dropped :: IORef Word64
dropped = unsafePerformIO (newIORef 0)
{-# NOINLINE dropped #-}

-- | Returns when so many have been collected.
awaitDropped :: Word64 -> IO ()
awaitDropped wanted = do
  performMajorGC
  now <- readIORef dropped
  unless (now >= wanted) (yield >> awaitDropped wanted)

echo :: Text -> Text -> IO Text
echo one other = yield >> pure (one <> other)

twice :: Word64 -> IO Word64
twice n = yield >> pure (2 * n)

sumTo :: Word64 -> Word64
sumTo 0 = throw Empty
sumTo n = sum [1 .. n]

isEven :: Word64 -> IO Bool
isEven n = pure (even n)

initial :: Text -> IO Char
initial = pure . Text.head

nothing :: IO ()
nothing = pure ()

reversed :: ByteString -> [Text] -> IO (ByteString, [Text])
reversed bytes texts = pure (ByteString.reverse bytes, reverse texts)

further :: Point -> IO (Maybe Point)
further point = pure (Just point {pointX = pointX point + 1})

shorten :: Text -> IO Text
shorten text
  | Text.length text > 1 = pure (Text.tail text)
  | otherwise = pure (Text.toUpper text)

-- | Takes a pass, and returns another one.
passLater :: Pass -> IO Pass
passLater (Pass old) = readIORef old >> pass

adder :: Word64 -> IO (Either Text (Word64 -> IO Word64))
adder 0 = pure (Left "nothing to add")
adder n = pure (Right (pure . (+ n)))

-- | Throws an error that Rust knows, or another one.
checked :: Text -> IO Word64
checked "" = throwIO Empty
checked "?" = throwIO (ErrorCall "not checked")
checked text = pure (fromIntegral (Text.length text))

-- | Throws when it is evaluated.
parsed :: Text -> IO Word64
parsed text = pure (if Text.null text then throw Empty else 1)

raise :: Text -> IO ()
raise = throwIO . ErrorCall . Text.unpack

count :: IORef Word64
count = unsafePerformIO (newIORef 0)
{-# NOINLINE count #-}

tally :: IO Word64
tally = yield >> atomicModifyIORef' count (\n -> (n + 1, n + 1))

tallied :: IO Word64
tallied = readIORef count

begun, ended :: MVar Text
begun = unsafePerformIO newEmptyMVar
{-# NOINLINE begun #-}
ended = unsafePerformIO newEmptyMVar
{-# NOINLINE ended #-}

gate :: MVar ()
gate = unsafePerformIO newEmptyMVar
{-# NOINLINE gate #-}

-- | Waits until it is thrown an exception.
wait :: IO ()
wait = (putMVar begun "" >> threadDelay maxBound) `catch` told
 where
  told exception = putMVar ended (Text.pack (show (exception :: SomeException))) >> throwIO exception

-- | Returns when 'wait' or 'stubborn' has begun.
waiting :: IO ()
waiting = void (takeMVar begun)

-- | What was thrown to 'wait'.
stopped :: IO Text
stopped = takeMVar ended

-- | Cannot be thrown anything, and returns a pass after 'release'.
stubborn :: IO Pass
stubborn = uninterruptibleMask_ (putMVar begun "" >> takeMVar gate >> pass)

release :: IO ()
release = putMVar gate ()

-- | Waits for what nobody fills.
unreachable :: IO ()
unreachable = newEmptyMVar >>= takeMVar

-- | Twice the number, as Rust says.
around :: Word64 -> IO Word64
around 0 = 0 <$ askRaise "none"
around n = askTwice n

waitAround :: IO ()
waitAround = askWait

-- | Has the collector finalize an object of Rust's.
collectKept :: IO ()
collectKept = void (takeKept >>= evaluate) >> performMajorGC >> performMajorGC
