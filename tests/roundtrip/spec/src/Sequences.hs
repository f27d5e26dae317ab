-- | Sequences that are read item by item.
module Sequences (spec) where

import Collector
import Control.Concurrent (forkOn, newEmptyMVar, putMVar, takeMVar, yield)
import Control.Exception (ErrorCall (..), evaluate, throwIO, try)
import Control.Monad (forM_, replicateM, replicateM_, unless, when)
import Data.IORef
import Data.List (sort)
import Data.Maybe (isJust, isNothing)
import qualified Data.Text as Text
import Events (inTime)
import GHC.Conc (atomically, newTVarIO, readTVar, writeTVar)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Environment (lookupEnv)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Threads

spec :: Spec
spec = before_ (livesAlive `settlesAt` 0) $ do
  it "has no items" $ do
    numbers <- numbersBelow 0
    nextItem numbers `shouldReturn` Nothing
    nextItem numbers `shouldReturn` Nothing
  it "is read item by item" $ do
    numbers <- numbersBelow 3
    replicateM 5 (nextItem numbers) `shouldReturn` [Just 0, Just 1, Just 2, Nothing, Nothing]
  prop "has all items, by either import, in whatever way it is read" $ \count -> do
    let end = fromIntegral (count `mod` 5000 :: Int)
    let expected = takeWhile (< end) [0 ..]
    (numbersBelow end >>= itemsToList) `shouldReturn` expected
    (leafNumbersBelow end >>= itemsToList) `shouldReturn` expected
    (numbersBelow end >>= foldItems (+) 0) `shouldReturn` sum expected
    seen <- newIORef []
    leafNumbersBelow end >>= \numbers -> forItems_ numbers (\number -> modifyIORef seen (number :))
    reverse <$> readIORef seen `shouldReturn` expected
  it "is folded over 1,000,000 items" $
    (numbersBelow 1000000 >>= foldItems (+) 0) `shouldReturn` 499999500000
  it "is read on where it was left" $ do
    numbers <- numbersBelow 100
    replicateM_ 10 (nextItem numbers)
    thrown <- try (forItems_ numbers (\number -> if number == 20 then throwIO (ErrorCall "enough") else pure ()))
    thrown `shouldBe` Left (ErrorCall "enough")
    nextItem numbers `shouldReturn` Just 21
    foldItems (+) 0 numbers `shouldReturn` sum [22 .. 99]
    nextItem numbers `shouldReturn` Nothing
  it "may be endless, and read lazily" $ do
    named <- namedNumbers >>= itemsToList
    take 3 named `shouldBe` [(0, Just (Text.pack "0")), (1, Nothing), (2, Just (Text.pack "2"))]
    named !! 5000 `shouldBe` (5000, Just (Text.pack "5000"))
  it "holds what owns memory, read or not" $ do
    shelf <- ofShelf 1000
    titles <- shelfTitles shelf
    nextItem titles `shouldReturn` Just (Text.pack "Book 0")
    books <- shelfBooks shelf
    Just first <- nextItem books
    bookTitle first `shouldReturn` Text.pack "Book 0"
  it "keeps its parent, as its items do" $ do
    books <- ofShelf 100 >>= shelfBooks >>= itemsToList
    titles <- mapM bookTitle (take 50 books)
    titles `shouldBe` [Text.pack ("Book " ++ show number) | number <- [0 .. 49 :: Int]]
    livesAlive >>= (`shouldSatisfy` (>= 51))
  it "is closed with its parent" $ do
    shelf <- ofShelf 100
    titles <- shelfTitles shelf
    books <- shelfBooks shelf
    Just book <- nextItem books
    nextItem titles `shouldReturn` Just (Text.pack "Book 0")
    closeShelf shelf
    livesAlive `shouldReturn` 0
    bookTitle book `shouldThrow` closed "Book"
    -- What has been read ahead is there.
    foldItems (\count _ -> count + 1) (0 :: Int) titles `shouldThrow` closed "sequence"
    livesInDisorder `shouldReturn` 0
  it "hands over what comes before a panic, and ends there" $ do
    Just numbers <- numbersThatPanic 20
    replicateM 20 (nextItem numbers) `shouldReturn` map Just [0 .. 19]
    nextItem numbers `panics` Text.pack "assertion `left != right` failed: no more numbers\n  left: 20\n right: 20"
    nextItem numbers `shouldThrow` poisoned "sequence"
  it "panics where a list is evaluated so far" $ do
    Just numbers <- numbersThatPanic 2
    list <- itemsToList numbers
    take 2 list `shouldBe` [0, 1]
    evaluate (length list) `panics` Text.pack "assertion `left != right` failed: no more numbers\n  left: 2\n right: 2"
  it "is shared by threads, which get different items" $ do
    numbers <- numbersBelow 8000
    taken <- concurrently 8 $ \_ -> replicateM 1000 (nextItem numbers)
    sort (concat taken) `shouldBe` map Just [0 .. 7999]
  it "is shared by lists, which have different items" $ do
    numbers <- numbersBelow 8000
    lists <- concurrently 4 $ \_ -> itemsToList numbers >>= \list -> list <$ evaluate (length list)
    sort (concat lists) `shouldBe` [0 .. 7999]
  it "can be read after a transaction that evaluated a list began again without it" $ do
    checked <- lookupEnv "HSFFI_CHECKED"
    let count = if isThreaded && isNothing checked then 200 else 10
    _ <- inParallel 2 $ \thread -> when (thread == 0) . forM_ [1 .. count] $ \patience -> do
      begun <- newTVarIO False
      numbers <- namedNumbers
      list <- itemsToList numbers
      ended <- newEmptyMVar
      _ <- forkOn 1 $ do
        atomically $ readTVar begun >>= \again -> if again then pure () else (list !! 20000) `seq` pure ()
        putMVar ended ()
      replicateM_ (100 * patience) yield
      atomically (writeTVar begun True)
      takeMVar ended
      taken <- fmap fst <$> inTime (nextItem numbers)
      taken `shouldSatisfy` isJust
      take 3000 (map fst list) `shouldBe` take 3000 (filter ((/= taken) . Just) [0 ..])
    pure ()
  it "has all items in a list that is evaluated in transactions that begin again" $ inTime $ do
    counter <- newTVarIO (0 :: Int)
    checked <- lookupEnv "HSFFI_CHECKED"
    let count = if isThreaded && isNothing checked then 200000 else 2000
    list <- take count . map fst <$> (namedNumbers >>= itemsToList)
    let walk left = unless (null left) $ do
          let later = drop 10 left
          atomically $ do
            version <- readTVar counter
            null later `seq` writeTVar counter (version + 1)
          walk later
    _ <- inParallel 4 $ \_ -> walk list
    list `shouldBe` [0 .. fromIntegral count - 1]
  describe "that is slow" $ do
    it "hands an item over before it makes the next" $ do
      spring <- newSpring
      numbers <- springEcho spring
      nextItem numbers `shouldReturn` Just 0
      springRead spring
      nextItem numbers `shouldReturn` Just 1
    it "is never ahead of its reader" $ do
      spring <- newSpring
      springNumbers spring 0 4 >>= flip forItems_ (const (springRead spring))
      springAhead spring `shouldReturn` 0
    it "is never ahead of its reader with what holds memory, though it was fast before" $ do
      spring <- newSpring
      springTexts spring 2000 2004 >>= flip forItems_ (const (springRead spring))
      springAhead spring `shouldReturn` 0
  it "of large items makes one at a time" $ do
    spring <- newSpring
    springBytes spring 1 40 >>= flip forItems_ (const (springRead spring))
    springAhead spring `shouldReturn` 0
  it "is released when it is not read to its end" $ do
    replicateM_ 100 (ofShelf 3 >>= shelfTitles >>= nextItem)
    livesAlive `settlesAt` 0
 where
  closed name err = case err of
    ObjectClosed message -> message == Text.pack ("the " ++ name ++ " has been closed")
    _ -> False
  poisoned name err = case err of
    ObjectPoisoned message -> message == Text.pack ("the " ++ name ++ " is poisoned: Rust panicked while a call modified it")
    _ -> False
