{-# LANGUAGE OverloadedStrings #-}

-- | Indexes, searches and tags mail, as @notmuch@ does.
module Main (main) where

import Control.Exception (catch, handle, throwIO)
import Control.Monad (forM_, (>=>))
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
  Search output query -> withDatabase (openDatabase file ReadOnly) $ \database -> do
    found <- databaseSearch database query
    ExitSuccess <$ list output found
  Show name -> withDatabase (openDatabase file ReadOnly) $ \database -> showMessage database name
  Tag changes query -> withDatabase (openDatabase file ReadWrite) $ \database -> do
    -- What was found stays as it is while the database changes.
    messages <- databaseSearch database query >>= queryMessages
    forItems_ messages $ \message -> do
      name <- messageId message
      forM_ changes (change database name)
    ExitSuccess <$ databaseSync database

-- | Indexes a maildir, into a new database if there is none.
index :: Text -> Text -> IO ()
index file directory = withDatabase open $ \database -> do
  counts <- databaseIndex database directory
  databaseSync database
  report counts
  where
    open = openDatabase file ReadWrite `catch` createMissing
    createMissing Missing {} = createDatabase file
    createMissing problem = throwIO problem

report :: (Word, Word, Word, Word) -> IO ()
report (added, moved, gone, skipped) = case filter ((> 0) . fst) numbers of
  [] -> T.putStrLn "No new mail."
  told -> T.putStrLn (T.intercalate ", " [T.pack (show number) <> what | (number, what) <- told] <> ".")
  where
    numbers =
      [ (added, " added")
      , (moved, " moved or flagged")
      , (gone, " gone")
      , (skipped, " skipped, which are no messages")
      ]

list :: Output -> Query -> IO ()
list output query = case output of
  Summary -> eachThread (threadLine >=> T.putStrLn)
  Threads -> eachThread (threadId >=> T.putStrLn . ("thread:" <>))
  Messages -> eachMessage (messageId >=> T.putStrLn . ("id:" <>))
  Files -> eachMessage (messagePath >=> T.putStrLn)
  Tags -> queryMessages query >>= itemsToList >>= allTags >>= mapM_ T.putStrLn
  Count -> queryCount query >>= print
  where
    eachThread act = queryThreads query >>= (`forItems_` act)
    eachMessage act = queryMessages query >>= (`forItems_` act)

showMessage :: Database -> Text -> IO ExitCode
showMessage database name = do
  found <- databaseSearch database ("\"id:" <> bare <> "\"") >>= queryMessages >>= nextItem
  case found of
    Just message -> ExitSuccess <$ (messageText message >>= T.putStr)
    Nothing -> trouble ("no message has the id " <> bare)
  where
    bare = fromMaybe name (T.stripPrefix "id:" name)

change :: Database -> Text -> Change -> IO Bool
change database name (Add tag) = databaseAddTag database name tag
change database name (Remove tag) = databaseRemoveTag database name tag
