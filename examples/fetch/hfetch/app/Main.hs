-- | Fetches all URLs of the command line at once, and prints what became of each, in their order.
module Main (main) where

import Control.Concurrent (forkFinally, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (Exception (displayException), SomeException)
import qualified Data.ByteString as ByteString
import qualified Data.Text as Text
import Net.Fetch
import System.Environment (getArgs)
import System.Timeout (timeout)

main :: IO ()
main = do
  urls <- getArgs
  client <- newClient 64
  outcomes <- mapM (background . timeout (10 * seconds) . clientGet client . Text.pack) urls
  mapM_ (\(url, outcome) -> outcome >>= putStrLn . line url) (zip urls outcomes)
 where
  seconds = 1000000

line :: String -> Either SomeException (Maybe Response) -> String
line url outcome = url ++ "\t" ++ case outcome of
  Left problem -> displayException problem
  Right Nothing -> "no answer in ten seconds"
  Right (Just (Response status body)) -> show status ++ ", " ++ show (ByteString.length body) ++ " bytes"

-- | Runs an action on a thread of its own. The result waits for it.
background :: IO a -> IO (IO (Either SomeException a))
background action = do
  result <- newEmptyMVar
  takeMVar result <$ forkFinally action (putMVar result)
