-- | Objects that are closed, that calls take turns with, and that have children.
module ObjectOptions (spec) where

import Collector
import Control.Concurrent (forkIO, killThread, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (AsyncException, ErrorCall (..), bracket_, throwIO, try)
import Control.Monad (foldM, forM, forM_, replicateM_, void, when, (>=>))
import Data.Maybe (fromJust)
import qualified Data.Text as Text
import Events (hasBegun, inTime, never)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Mem (performGC)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  describe "an exclusive object" $ do
    it "is changed by calls in turn" $ do
      tally <- newTally
      tallyCount tally 3
      tallyCount tally 4
      tallyTotal tally `shouldReturn` 7
      tallyLast tally `shouldReturn` 4
    it "loses nothing to 8 threads" $ do
      tally <- newTally
      _ <- concurrently 8 $ \_ -> replicateM_ 500 (tallyCount tally 1)
      tallyTotal tally `shouldReturn` 4000
    it "is merged crosswise by threads, which never wait for each other for ever" $ do
      (one, two) <- (,) <$> newTally <*> newTally
      tallyCount one 1
      merged <- inTime $ concurrently 4 $ \thread ->
        replicateM_ 200 (if even thread then tallyMerge one two else tallyMerge two one)
      length merged `shouldBe` 4
      (+) <$> tallyTotal one <*> tallyTotal two `shouldReturn` 1
    it "may be in a Maybe" $ do
      (one, two) <- (,) <$> newTally <*> newTally
      tallyCount one 5
      tallyAdd two Nothing
      tallyAdd two (Just one)
      tallyTotal two `shouldReturn` 5
    it "is refused twice in one call" $ do
      tally <- newTally
      tallyMerge tally tally `shouldThrow` inUse "Tally"
      tallyTotal tally `shouldReturn` 0
    it "is refused to a closure that a call of it calls, and to that alone" $ do
      (tally, other) <- (,) <$> newTally <*> newTally
      tallyCountWith tally (tallyTotal tally) `shouldThrow` inUse "Tally"
      tallyCountWith tally (tallyCount other 2 >> tallyTotal other)
      tallyTotal tally `shouldReturn` 2
    it "is free again after the closure threw" $ do
      tally <- newTally
      tallyCountWith tally (throwIO (ErrorCall "no")) `shouldThrow` (== ErrorCall "no")
      tallyCount tally 1
      tallyTotal tally `shouldReturn` 1
    it "is refused after a panic left it half changed" $ do
      tally <- newTally
      tallyStumble tally `panics` Text.pack "stumbled in the middle"
      tallyCount tally 1 `shouldThrow` poisoned "Tally"
      tallyTotal tally `shouldThrow` poisoned "Tally"

  before_ (livesAlive `settlesAt` 0) $ describe "a closeable object" $ do
    it "is dropped when it is closed, and once" $ do
      shelf <- ofShelf 3
      livesAlive `shouldReturn` 1
      closeShelf shelf
      livesAlive `shouldReturn` 0
      closeShelf shelf
      shelfLen shelf `shouldThrow` closed "Shelf"
      shelfDust shelf `shouldThrow` closed "Shelf"
      livesAlive `shouldReturn` 0
    it "is dropped when it is not closed" $ do
      ofShelf 3 >>= \shelf -> shelfLen shelf `shouldReturn` 3
      livesAlive `settlesAt` 0
    it "is closed after its bracket, an exception or not" $ do
      shelf <- withShelf (ofShelf 2) $ \shelf -> shelf <$ shelfLen shelf
      shelfLen shelf `shouldThrow` closed "Shelf"
      thrown <- try (withShelf (ofShelf 2) $ \_ -> throwIO (ErrorCall "no"))
      thrown `shouldBe` (Left (ErrorCall "no") :: Either ErrorCall ())
      livesAlive `shouldReturn` 0
    it "is closed when its thread is killed" $ do
      ready <- newEmptyMVar
      done <- newEmptyMVar
      thread <- forkIO $ do
        _ <- try (withShelf (ofShelf 1) $ \_ -> putMVar ready () >> never) :: IO (Either AsyncException ())
        putMVar done ()
      takeMVar ready
      killThread thread
      takeMVar done
      livesAlive `shouldReturn` 0
    it "is not closed by a closure that a call of it calls" $ do
      shelf <- ofShelf 1
      shelfVisit shelf (closeShelf shelf) `shouldThrow` inUse "Shelf"
      shelfVisit shelf (void (shelfLen shelf))
      closeShelf shelf
      livesAlive `shouldReturn` 0
    it "is closed by one of 8 threads, or is in use" $ do
      outcomes <- forM [1 .. 50 :: Int] $ \_ -> do
        shelf <- ofShelf 1
        concurrently 8 $ \thread ->
          if even thread then try (closeShelf shelf) else try (void (shelfLen shelf))
      forM_ (concat outcomes) (either unlessPoisoned pure)
      livesAlive `settlesAt` 0
    when isThreaded $
      it "stays open when another thread is in a call" $ do
        shelf <- ofShelf 1
        done <- newEmptyMVar
        count <- callsBegun
        bracket_ (holdNaps True) (holdNaps False) $ do
          _ <- forkIO (shelfDust shelf >> putMVar done ())
          hasBegun count 1
          closeShelf shelf `shouldThrow` inUse "Shelf"
          shelfLen shelf `shouldReturn` 1
        takeMVar done
        closeShelf shelf
        livesAlive `shouldReturn` 0

  before_ (livesAlive `settlesAt` 0) $ describe "a child" $ do
    it "keeps its parent" $ do
      book <- ofShelf 3 >>= \shelf -> fromJust <$> shelfBook shelf 1
      replicateM_ 3 performGC
      livesAlive `shouldReturn` 2
      bookTitle book `shouldReturn` Text.pack "Book 1"
    it "of a child keeps them all" $ do
      mark <- ofShelf 3 >>= \shelf -> shelfBook shelf 2 >>= \book -> bookMark (fromJust book) 7
      replicateM_ 3 performGC
      livesAlive `shouldReturn` 3
      markTurn mark `shouldReturn` 8
      markPlace mark `shouldReturn` Text.pack "Book 2, page 8"
      closeMark mark
      markPlace mark `shouldThrow` closed "Mark"
    it "is closed with its parent, and dropped before it" $ do
      shelf <- ofShelf 3
      book <- fromJust <$> shelfBook shelf 0
      mark <- bookMark book 1
      closeShelf shelf
      livesAlive `shouldReturn` 0
      bookTitle book `shouldThrow` closed "Book"
      markPlace mark `shouldThrow` closed "Mark"
      livesInDisorder `shouldReturn` 0
    it "in use keeps its parent open" $ do
      shelf <- ofShelf 1
      book <- fromJust <$> shelfBook shelf 0
      mark <- bookMark book 1
      shelfVisit shelf (closeMark mark)
      closeMark mark
      closeShelf shelf
      livesAlive `shouldReturn` 0
    it "that is missing is Nothing" $ do
      shelf <- ofShelf 1
      shelfBook shelf 1 >>= maybe (pure ()) (const (expectationFailure "there was a book"))
    it "is used with another" $ do
      shelf <- ofShelf 2
      one <- fromJust <$> shelfBook shelf 0
      two <- fromJust <$> bookNext one
      bookLetters one two `shouldReturn` 12
      bookLetters one one `shouldReturn` 12
    it "comes 10,000 times, in any order of release" $ do
      shelf <- ofShelf 100
      books <- forM [0 .. 9999] $ \index -> fromJust <$> shelfBook shelf (index `mod` 100)
      livesAlive `shouldReturn` 10001
      marks <- forM (take 100 books) (`bookMark` 1)
      places <- mapM markPlace marks
      length places `shouldBe` 100
      replicateM_ 2 performGC
      shelfLen shelf `shouldReturn` 100
      livesAlive `settlesAt` 1
      closeShelf shelf
      livesInDisorder `shouldReturn` 0
    it "may be of the 100,000th generation, and the first to be closed" $ do
      shelf <- ofShelf 1
      first <- fromJust <$> shelfBook shelf 0
      let onwards :: Int -> Book -> IO Book
          onwards 0 book = pure book
          onwards n book = bookAgain book >>= onwards (n - 1)
      lastOne <- onwards 100000 first
      replicateM_ 2 performGC
      livesAlive `shouldReturn` 100002
      bookTitle lastOne `shouldReturn` Text.pack "Book 0"
      closeShelf shelf
      livesAlive `shouldReturn` 0
      bookTitle lastOne `shouldThrow` closed "Book"
    it "may be of the 100,000th generation, and the last to be released" $ do
      first <- ofShelf 1 >>= \shelf -> fromJust <$> shelfBook shelf 0
      lastOne <- foldM (\book _ -> bookAgain book) first [1 .. 100000 :: Int]
      bookTitle lastOne `shouldReturn` Text.pack "Book 0"
      livesAlive `settlesAt` 0
    it "leaves nothing behind" $ livesInDisorder `shouldReturn` 0
    it "is made and released by 4 threads while others close the parent" $ do
      forM_ [1 .. 20 :: Int] $ \_ -> do
        shelf <- ofShelf 10
        concurrently 4 $ \thread ->
          if thread == 3
            then try (closeShelf shelf) :: IO (Either ObjectError ())
            else try $ forM_ [0 .. 9] $ shelfBook shelf >=> mapM bookTitle
      livesAlive `settlesAt` 0
      livesInDisorder `shouldReturn` 0
    it "is what an Either may hold" $ do
      scroll <- newScroll (Text.pack "one\ntwo")
      line <- scrollLine scroll 1 Text.empty
      either (const (pure Text.empty)) lineText line `shouldReturn` Text.pack "two"
      beyond <- scrollLine scroll 2 Text.empty
      either noLineNumber (const 0) beyond `shouldBe` 2
 where
  noLineNumber (Beyond number) = number

unlessPoisoned :: ObjectError -> IO ()
unlessPoisoned problem = case problem of
  ObjectPoisoned _ -> throwIO problem
  _ -> pure ()

closed, inUse, poisoned :: String -> Selector ObjectError
closed name err = case err of
  ObjectClosed message -> message == Text.pack ("the " ++ name ++ " has been closed")
  _ -> False
inUse name err = case err of
  ObjectInUse message -> message == Text.pack ("the " ++ name ++ " is in use by another call")
  _ -> False
poisoned name err = case err of
  ObjectPoisoned message -> message == Text.pack ("the " ++ name ++ " is poisoned: Rust panicked while a call modified it")
  _ -> False
