{-# LANGUAGE OverloadedStrings #-}

-- | Thousands of requests at once. The server runs in the test program. It answers
--
-- * @\/square\/N@ with the square,
-- * @\/never@ never,
-- * @\/asked@ with the number of requests for @\/never@, and
-- * @\/closed\/N@ with nothing, when so many connections of theirs have been closed.
module Main (main) where

import Control.Concurrent
import Control.Exception (AsyncException (ThreadKilled), SomeException, throwIO)
import Control.Monad (forM, forM_, replicateM)
import qualified Data.ByteString.Char8 as ByteString
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Word (Word64)
import Net.Fetch
import System.Environment (getEnv)
import System.Timeout (timeout)
import Test.Hspec

main :: IO ()
main = do
  server <- Text.pack <$> getEnv "FETCH_SERVER"
  count <- read <$> getEnv "FETCH_COUNT"
  hspec (spec (server <>) count)

spec :: (Text -> Text) -> Word64 -> Spec
spec at count = do
  it "answers each of many Haskell threads" $ do
    client <- newClient 64
    calls <- forM [1 .. count] (start . clientGet client . square)
    forM_ (zip [1 ..] calls) $ \(n, call) -> ended call `shouldReturn` answer (n * n)
    clientPending client `shouldReturn` 0
  it "tells what is wrong" $ do
    client <- newClient 1
    clientGet client "not a URL" `shouldThrow` isMalformedUrl
    -- Nobody listens at this port.
    clientGet client "http://127.0.0.1:1/" `shouldThrow` (not . isMalformedUrl)
  it "closes the connection of a call that is killed" $ do
    client <- newClient 64
    earlier <- asked client
    call <- start (clientGet client (at "/never"))
    arrival client earlier
    killThread (fst call)
    ended call `shouldThrow` (== ThreadKilled)
    clientPending client `shouldReturn` 0
    closed client (earlier + 1)
  it "closes the connection of a call that runs out of time" $ do
    client <- newClient 64
    earlier <- asked client
    let
      -- Twice as long, until the request arrives earlier the time is over.
      within microseconds = do
        timeout microseconds (clientGet client (at "/never")) `shouldReturn` Nothing
        clientPending client `shouldReturn` 0
        later <- asked client
        if later > earlier then closed client later else within (2 * microseconds)
    within 1000
  it "leaves nothing of many calls that run out of time" $ do
    client <- newClient 8
    calls <- replicateM (fromIntegral count) (start (timeout 100000 (clientGet client (at "/never"))))
    forM_ calls $ \call -> ended call `shouldReturn` Nothing
    clientPending client `shouldReturn` 0
    clientGet client (square 3) `shouldReturn` answer 9
    asked client >>= closed client
 where
  square n = at ("/square/" <> shown n)
  asked client = read . ByteString.unpack . responseBody <$> clientGet client (at "/asked")
  arrival client earlier = asked client >>= \now -> if now > earlier then pure () else arrival client earlier
  closed :: Client -> Word64 -> IO ()
  closed client n = clientGet client (at ("/closed/" <> shown n)) `shouldReturn` Response 200 ""

answer :: Word64 -> Response
answer = Response 200 . ByteString.pack . show

shown :: Word64 -> Text
shown = Text.pack . show

isMalformedUrl :: FetchError -> Bool
isMalformedUrl MalformedUrl {} = True
isMalformedUrl Failed {} = False

-- | Makes a call on a thread of its own.
start :: IO a -> IO (ThreadId, MVar (Either SomeException a))
start call = do
  outcome <- newEmptyMVar
  thread <- forkFinally call (putMVar outcome)
  pure (thread, outcome)

-- | What has come of it.
ended :: (ThreadId, MVar (Either SomeException a)) -> IO a
ended (_, outcome) = takeMVar outcome >>= either throwIO pure
