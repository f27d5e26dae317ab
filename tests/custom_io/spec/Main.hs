{-# LANGUAGE OverloadedStrings #-}

-- | Actions of a type other than 'IO'.
module Main (main) where

import Control.Concurrent (MVar, forkFinally, newEmptyMVar, putMVar, takeMVar, threadDelay)
import Control.Exception (SomeException, throwIO, try)
import Control.Monad (unless, void, (>=>))
import qualified Constants
import Data.Text (Text)
import qualified Data.Text as Text
import Hsffi.CustomIo
import Test.Hspec

-- | Nothing in here could be 'IO'.
filled :: [Text] -> Shelving Shelf
filled titles = do
  shelf <- newShelf
  mapM_ (shelfAdd shelf) titles
  pure shelf

-- | What comes of an action on a thread of its own.
start :: Shelving a -> IO (MVar (Either SomeException a))
start action = do
  outcome <- newEmptyMVar
  outcome <$ forkFinally (runShelving action) (putMVar outcome)

awaits :: Shelving Bool -> IO ()
awaits condition = do
  holds <- runShelving condition
  unless holds (threadDelay 1000 >> awaits condition)

stopped :: Selector RustPanic
stopped = panicking "the executor has stopped"

panicking :: Text -> Selector RustPanic
panicking message = Text.isInfixOf message . rustPanicMessage

main :: IO ()
main = hspec $ do
  describe "Constants" Constants.spec
  it "have constants beside them" $ do
    shelfCapacity `shouldBe` 40
    untitled `shouldBe` "—"
  it "are run by whoever may do anything" $ do
    shelf <- runShelving (filled ["Emma", "Ulysses"])
    runShelving (shelfCount shelf) `shouldReturn` 2
    runShelving (shelfBook shelf 1) `shouldReturn` "Ulysses"
  it "are put together as actions are" $
    runShelving (filled ["a", "b"] >>= \shelf -> (,) <$> shelfAdd shelf "c" <*> shelfFind shelf 2)
      `shouldReturn` (3, Right "c")
  it "throw" $ do
    shelf <- runShelving newShelf
    failed <- try (runShelving (shelfBook shelf 7))
    failed `shouldBe` Left TooFar
    either show (const "") failed `shouldBe` "the shelf has fewer books"
    runShelving (shelfFind shelf 7) `shouldReturn` Left TooFar
  it "are what closures do, too" $ do
    shelf <- runShelving (filled ["a", "bb", "c"])
    others <- runShelving newShelf
    let isKept index title = do
          _ <- shelfAdd others (Text.pack (show index) <> title)
          pure (Text.length title == 1)
    runShelving $ shelfWeed shelf isKept (Just (void . shelfAdd others)) (void (shelfAdd others "done"))
    runShelving (shelfList shelf >>= itemsToList) `shouldReturn` ["a", "c"]
    runShelving (shelfList others >>= itemsToList) `shouldReturn` ["0a", "1bb", "bb", "2c", "done"]
  it "read sequences" $ do
    shelf <- runShelving (filled ["a", "b", "c"])
    runShelving (shelfList shelf >>= foldItems (flip (:)) []) `shouldReturn` ["c", "b", "a"]
    runShelving (shelfList shelf >>= \items -> (,) <$> nextItem items <*> nextItem items)
      `shouldReturn` (Just "a", Just "b")
    others <- runShelving newShelf
    runShelving (shelfList shelf >>= \items -> forItems_ items (void . shelfAdd others))
    runShelving (shelfCount others) `shouldReturn` 3
  it "open and close" $ do
    shelf <- runShelving . withShelf (filled ["a"]) $ \shelf -> shelf <$ shelfAdd shelf "b"
    runShelving (shelfCount shelf) `shouldThrow` (== ObjectClosed "the Shelf has been closed")
    runShelving (closeShelf shelf)
  describe "wait" $ do
    it "when an executor has been made, and throw before" $ do
      items <- runShelving (deliveries 3)
      runShelving (nextItem items) `shouldThrow` panicking "nobody can be hired"
      runShelving (itemsToList items) `shouldReturn` [1 .. 3]
    it "for futures, which the crate's own executor runs" $ do
      runShelving nameOfStaff `shouldReturn` Just "hsffi-async"
      waiting <- start awaitDelivery
      awaits ((== 1) <$> awaitedDeliveries)
      runShelving deliver
      takeMVar waiting >>= either throwIO pure
    it "for items of streams" $
      runShelving (deliveries 100 >>= itemsToList) `shouldReturn` [1 .. 100]
    it "for events" $
      runShelving (orders 5 >>= \events -> (,,) <$> readEvents events <*> droppedEvents events <*> readEvent events)
        `shouldReturn` ([2 .. 5], 1, Nothing)
    -- The last, as nobody hires a staff again.
    it "no longer than there is an executor" $ do
      items <- runShelving (deliveries 100)
      waiting <- start awaitDelivery
      awaits ((== 1) <$> awaitedDeliveries)
      runShelving dismissStaff
      runShelving deliver
      (takeMVar >=> either throwIO pure) waiting `shouldThrow` stopped
      runShelving nameOfStaff `shouldThrow` stopped
      runShelving (nextItem items) `shouldThrow` stopped
  it "are not what pure functions are" $ key "The Trial" `shouldBe` "trial"
  it "take text that begins in the midst of other text" $ do
    map initial ["Über den Fluß", Text.drop 5 "Über den Fluß", Text.takeEnd 1 "Fluß", ""] `shouldBe` "Üdß—"
