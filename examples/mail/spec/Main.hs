{-# LANGUAGE OverloadedStrings #-}

-- | What Haskell may rely on: when a database is locked, closed and saved, and what stays of it.
module Main (main) where

import Control.Concurrent (forkFinally, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (displayException, throwIO)
import Control.Monad (forM, forM_, replicateM_, (>=>))
import Data.Maybe (fromJust)
import Data.Text (Text)
import qualified Data.Text as T
import Mail.Index
import System.Mem (performGC)
import Test.Hspec

import Scene

main :: IO ()
main = hspec . around withScene $ do
  describe "a database" $ do
    it "is used no more once it is closed, but may be closed again" $ \scene -> do
      database <- indexed scene pure
      databaseSearch database "*" `shouldThrow` closed
      databaseSync database `shouldThrow` closed
      closeDatabase database
    it "is locked until it is closed" $ \scene -> do
      indexed scene $ \database -> do
        openDatabase (file scene) ReadWrite `shouldThrow` locked (file scene)
        databaseSync database
      replicateM_ 3 . withDatabase (openDatabase (file scene) ReadWrite) $ \database ->
        found database "*" `shouldReturn` ["three", "two", "one"]
    it "is closed by an exception" $ \scene -> do
      indexed scene (\_ -> throwIO (userError "enough")) `shouldThrow` (== userError "enough")
      withDatabase (openDatabase (file scene) ReadWrite) databaseSync
    it "is read, and not written, while another process has it" $ \scene -> do
      indexed scene databaseSync
      heldByAnother (file scene) $ do
        openDatabase (file scene) ReadWrite `shouldThrow` locked (file scene)
        withDatabase (openDatabase (file scene) ReadOnly) $ \database -> do
          found database "hello" `shouldReturn` ["two", "one"]
          databaseAddTag database "one" "tag"
            `shouldThrow` failing NotWritable (file scene) "the database is open for reading only"
      withDatabase (openDatabase (file scene) ReadWrite) databaseSync
    it "forgets what is not saved" $ \scene -> do
      indexed scene databaseSync
      forM_ [("kept", databaseSync), ("lost", \_ -> pure ())] $ \(tag, end) ->
        withDatabase (openDatabase (file scene) ReadWrite) $ \database -> do
          databaseAddTag database "one" tag `shouldReturn` True
          end database
      withDatabase (openDatabase (file scene) ReadOnly) $ \database -> do
        found database "tag:kept" `shouldReturn` ["one"]
        found database "tag:lost" `shouldReturn` []
    it "loses no tag of 8 threads" $ \scene -> indexed scene $ \database -> do
      let names = [T.pack (show number) | number <- [1 .. 50 :: Int]]
      done <- forM [1 .. 8 :: Int] $ \thread -> do
        end <- newEmptyMVar
        let tag name = databaseAddTag database "one" (T.pack (show thread) <> "." <> name)
        end <$ forkFinally (mapM_ tag names) (putMVar end)
      forM_ done (takeMVar >=> either throwIO pure)
      message <- one database "one"
      tags <- messageTags message >>= itemsToList
      length tags `shouldBe` 8 * 50 + 1

  describe "a path" $ do
    it "is that of a file" $ \scene ->
      openDatabase (file scene) ReadOnly
        `shouldThrow` failing Missing (file scene) "there is no such file"
    it "is that of a database" $ \scene -> do
      let path = maildir scene <> "/cur/1:2,S"
      openDatabase path ReadWrite `shouldThrow` failing NotADatabase path "not a mail database"
    it "has no NUL" $ \_ ->
      openDatabase "a\0b" ReadOnly `shouldThrow` \problem -> ioPath problem == "a\0b"
    it "is that of a maildir" $ \scene -> withDatabase (createDatabase (file scene)) $ \database -> do
      let path = maildir scene <> "/cur"
      databaseIndex database path
        `shouldThrow` failing NotAMaildir path "not a maildir, which has the directories cur and new"

  describe "what was found" $ do
    it "stays as it was when the database changes and is closed" $ \scene -> do
      query <- indexed scene $ \database -> do
        query <- databaseSearch database "*"
        databaseAddTag database "one" "later" `shouldReturn` True
        found database "tag:later" `shouldReturn` ["one"]
        pure query
      names <- queryMessages query >>= itemsToList >>= mapM messageId
      names `shouldBe` ["three", "two", "one"]
    it "lives as long as one of its messages" $ \scene -> do
      message <- indexed scene (`one` "two")
      replicateM_ 3 performGC
      messageBody message `shouldReturn` "Hello to you.\n"
    it "has threads, the oldest message first" $ \scene -> do
      query <- indexed scene (`databaseSearch` "from:bob")
      thread <- fromJust <$> (queryThreads query >>= nextItem)
      (,) <$> threadMatched thread <*> threadTotal thread `shouldReturn` (1, 2)
      names <- threadMessages thread >>= itemsToList >>= mapM messageId
      names `shouldBe` ["one", "two"]

  describe "a message" $ do
    it "has headers" $ \scene -> do
      message <- indexed scene (`one` "one")
      headers <- mapM ($ message) [messageFrom, messageTo, messageSubject]
      headers `shouldBe` [Just "Ada", Just "Bob", Just "first"]
      messageDate message `shouldReturn` Just 1577836800
    it "may lack them" $ \scene -> do
      message <- indexed scene (`one` "three")
      headers <- mapM ($ message) [messageFrom, messageTo, messageSubject]
      headers `shouldBe` [Nothing, Nothing, Just "alone"]
    it "has tags, one after another" $ \scene -> do
      tags <- indexed scene (`one` "two") >>= messageTags
      nextItem tags `shouldReturn` Just "flagged"
      itemsToList tags `shouldReturn` ["inbox"]
      nextItem tags `shouldReturn` Nothing

-- | Acts on a new database of what is in the maildir.
indexed :: Scene -> (Database -> IO a) -> IO a
indexed scene act = withDatabase (createDatabase (file scene)) $ \database -> do
  databaseIndex database (maildir scene) `shouldReturn` (3, 0, 0, 0)
  act database

found :: Database -> Text -> IO [Text]
found database query = databaseSearch database query >>= queryMessages >>= itemsToList >>= mapM messageId

-- | The message with that id.
one :: Database -> Text -> IO Message
one database name = fromJust <$> (databaseSearch database ("id:" <> name) >>= queryMessages >>= nextItem)

closed :: Selector ObjectError
closed = (== ObjectClosed "the Database has been closed")

locked :: Text -> Selector MailError
locked path = failing Locked path "the database is open for writing elsewhere"

-- | The error with this path, and the message that names the path and the reason.
failing :: (Text -> MailError) -> Text -> Text -> Selector MailError
failing expected path reason failure =
  failure == expected path && displayException failure == T.unpack (path <> ": " <> reason)
