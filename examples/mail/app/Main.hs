{-# LANGUAGE OverloadedStrings #-}

-- | Indexes, searches and tags mail, as @notmuch@ does.
module Main (main) where

import Control.Exception (bracket, catch, handle, throwIO)
import Control.Monad ((>=>))
import Data.Maybe (fromMaybe)
import Data.Text (Text)
import qualified Data.Text as T
import qualified Data.Text.IO as T
import GHC.IO.Encoding (setFileSystemEncoding)
import Mail.Index
import System.Directory (getHomeDirectory)
import System.Environment (getArgs, lookupEnv)
import System.Exit (ExitCode (..), exitWith)
import System.FilePath ((</>))
import System.IO
import System.Posix.Signals (Handler (Default), installHandler, sigPIPE)

import Display
import Each (each)
import Options

main :: IO ()
main = do
  -- Mail is in UTF-8 here, whatever the terminal is said to speak.
  setFileSystemEncoding utf8
  mapM_ (`hSetEncoding` utf8) [stdout, stderr]
  hSetBuffering stdout (BlockBuffering (Just 65536))
  -- A reader that goes away ends this program, as any other in a pipe.
  _ <- installHandler sigPIPE Default Nothing
  arguments <- map T.pack <$> getArgs
  exitWith =<< either misused (uncurry runOn) (parse arguments)
  where
    misused complaint = trouble (complaint <> "\nTry 'hmail --help' for more information.")

runOn :: Maybe Text -> Command -> IO ExitCode
runOn named command = do
  file <- maybe defaultDatabase pure named
  handle failed (run file command <* hFlush stdout)
  where
    failed problem = trouble (T.pack (show (problem :: MailError)))

trouble :: Text -> IO ExitCode
trouble message = ExitFailure 1 <$ T.hPutStrLn stderr ("hmail: " <> message)

defaultDatabase :: IO Text
defaultDatabase = lookupEnv "HMAIL_DATABASE" >>= maybe inHome (pure . T.pack)
  where
    inHome = T.pack . (</> ".hmail") <$> getHomeDirectory

run :: Text -> Command -> IO ExitCode
run file command = case command of
  Help -> ExitSuccess <$ T.putStr usage
  Index directory -> ExitSuccess <$ index file directory
  Search output query -> withDatabase file ReadOnly $ \database -> do
    found <- databaseSearch database query
    ExitSuccess <$ list output found
  Show name -> withDatabase file ReadOnly $ \database -> showMessage database name
  Tag changes query -> withDatabase file ReadWrite $ \database -> do
    messages <- databaseSearch database query >>= queryMessages
    names <- each messageId messages
    sequence_ [change database name changed | name <- names, changed <- changes]
    ExitSuccess <$ databaseSync database

-- | Indexes a maildir, into a new database if there is none.
index :: Text -> Text -> IO ()
index file directory = bracket open closeDatabase $ \database -> do
  counts <- databaseIndex database directory
  databaseSync database
  report counts
  where
    open = openDatabase file ReadWrite `catch` createMissing
    createMissing Missing {} = createDatabase file
    createMissing problem = throwIO problem

report :: Counts -> IO ()
report counts = case filter ((> 0) . fst) numbers of
  [] -> T.putStrLn "No new mail."
  told -> T.putStrLn (T.intercalate ", " [T.pack (show number) <> what | (number, what) <- told] <> ".")
  where
    numbers =
      [ (countsAdded counts, " added")
      , (countsMoved counts, " moved or flagged")
      , (countsRemoved counts, " removed")
      , (countsSkipped counts, " skipped, which are no messages")
      ]

list :: Output -> Query -> IO ()
list output query = case output of
  Summary -> queryThreads query >>= mapM_ (threadLine >=> T.putStrLn)
  Threads -> queryThreads query >>= mapM_ (threadId >=> T.putStrLn . ("thread:" <>))
  Messages -> queryMessages query >>= mapM_ (messageId >=> T.putStrLn . ("id:" <>))
  Files -> queryMessages query >>= mapM_ (messagePath >=> T.putStrLn)
  Tags -> queryMessages query >>= allTags >>= mapM_ T.putStrLn

showMessage :: Database -> Text -> IO ExitCode
showMessage database name = do
  messages <- databaseSearch database ("\"id:" <> bare <> "\"") >>= queryMessages
  case messages of
    message : _ -> ExitSuccess <$ (messageText message >>= T.putStr)
    [] -> trouble ("no message has the id " <> bare)
  where
    bare = fromMaybe name (T.stripPrefix "id:" name)

change :: Database -> Text -> Change -> IO Bool
change database name (Add tag) = databaseAddTag database name tag
change database name (Remove tag) = databaseRemoveTag database name tag
