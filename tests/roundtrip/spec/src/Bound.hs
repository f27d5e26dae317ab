{-# LANGUAGE OverloadedStrings #-}

-- | Objects that are bound to the OS thread that made them.
module Bound (spec) where

import Collector
import Control.Concurrent
import Control.Exception (ErrorCall (..), throwIO, try)
import Control.Monad (forM, forM_, replicateM, replicateM_, void, when)
import Data.Either (isLeft)
import Data.Text (Text)
import Data.Word (Word64)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Mem (performGC)
import Test.Hspec
import Threads

spec :: Spec
spec = before_ (boundAlive `settlesAt` 0) $ do
  describe "an object that is bound to a thread" $ do
    it "is used by it" $ bound $ do
      pen <- newPen 10
      twin <- penTwin pen
      penDraw pen `shouldReturn` 9
      penDraw twin `shouldReturn` 8
      penBoth pen (Just twin) `shouldReturn` 16
      penBoth pen Nothing `shouldReturn` 8
    it "is used by a closure that its thread calls" $ bound $ do
      pen <- newPen 10
      penLend pen (penLend pen (void (penDraw pen)))
      penDraw pen `shouldReturn` 8
    it "is made in all the ways that there are" $ bound $ do
      (Just one, alive) <- maybePen True
      alive `shouldBe` 1
      two <- leafPen 2
      three <- either (\(Dry pen) -> pure pen) (const (fail "it has ink")) =<< driedPen
      penBoth one (Just two) `shouldReturn` 3
      penBoth three (Just two) `shouldReturn` 2
      (none, _) <- maybePen False
      length none `shouldBe` 0
    it "knows its thread's own variables" $ bound $ do
      before' <- drawnPen
      pen <- newPen 10
      replicateM_ 3 (penDraw pen)
      drawnPen `shouldReturn` before' + 3
    if isThreaded
      then elsewhere
      else it "is used by all Haskell threads of the runtime that has one OS thread" $ do
        pen <- newPen 1000
        _ <- concurrently 8 $ \_ -> replicateM_ 10 (penDraw pen)
        penDraw pen `shouldReturn` 919

  describe "its release" $ do
    it "is on its thread" $ do
      strayed <- boundStrayed
      bound $ do
        probe <- newPen 1000
        replicateM_ 1000 (newPen 1)
        -- What was released elsewhere comes home with the call.
        (penDraw probe >> boundAlive) `settlesAt` 1
      boundStrayed `shouldReturn` strayed
    it "keeps up with 20,000" $ bound $ do
      most <- forM [1 .. 20 :: Int] $ \_ -> do
        replicateM_ 1000 (newPen 1)
        performGC
        boundAlive
      -- Not all have been finalised when the next are made, and few are left over.
      maximum most `shouldSatisfy` (< 15000)
      probe <- newPen 1000
      (penDraw probe >> boundAlive) `settlesAt` 1
    it "outlives a panic" $ bound $ do
      replicateM_ 10 newBlot
      probe <- newPen 1000
      (penDraw probe >> boundAlive) `settlesAt` 1
    when isThreaded $ do
      it "is on its thread when others hold the handles" $ do
        strayed <- boundStrayed
        (asked, made) <- (,) <$> newEmptyMVar <*> newEmptyMVar
        ended <- newEmptyMVar
        _ <- forkOS $ do
          probe <- newPen 1000
          replicateM 100 (newPen 1) >>= putMVar made
          takeMVar asked
          (penDraw probe >> boundAlive) `settlesAt` 1
          putMVar ended ()
        takeMVar made >>= \pens -> length pens `shouldBe` 100
        putMVar asked ()
        takeMVar ended
        boundAlive `settlesAt` 0
        boundStrayed `shouldReturn` strayed
      it "is at the end of its thread, whoever holds the handle" $ do
        strayed <- boundStrayed
        handed <- newEmptyMVar
        _ <- forkOS $ replicateM 10 (newPen 1) >>= putMVar handed
        pens <- takeMVar handed
        boundAlive `settlesAt` 0
        boundStrayed `shouldReturn` strayed
        forM_ pens $ \pen -> penDraw pen `shouldThrow` isElsewhere "Pen"
      it "is of 8 threads that each make and release 2,000, and exchange their handles" $ do
        strayed <- boundStrayed
        handles <- newChan
        threads <- forM [1 .. 8 :: Int] $ \_ -> do
          ended <- newEmptyMVar
          _ <- forkOS $ do
            replicateM_ 2000 (newPen 1 >>= writeChan handles >> void (readChan handles))
            putMVar ended ()
          pure ended
        mapM_ takeMVar threads
        boundAlive `settlesAt` 0
        boundStrayed `shouldReturn` strayed

  describe "an exclusive object that is bound to a thread" $ do
    it "is changed" $ bound $ do
      page <- blankPage
      pageWrite page "one "
      pageWrite page "two"
      pageText page `shouldReturn` "one two"
    it "is refused to a closure that a call of it calls" $ bound $ do
      page <- blankPage
      pageWriteAround page (pageWrite page "no") `shouldThrow` inUse
      pageWriteAround page (void (pageText page)) `shouldThrow` inUse
      pageWriteAround page (closePage page) `shouldThrow` inUse
      pageText page `shouldReturn` "<><><>"
    it "is refused after a panic left it half changed" $ bound $ do
      page <- blankPage
      pageSmear page `panics` "smeared"
      pageText page `shouldThrow` poisoned
      closePage page
      boundAlive `shouldReturn` 0
    it "is closed, and dropped at once" $ bound $ do
      page <- blankPage
      boundAlive `shouldReturn` 1
      closePage page
      boundAlive `shouldReturn` 0
      closePage page
      pageText page `shouldThrow` closed
    it "is closed after its bracket" $ bound $ do
      thrown <- try $ withPage blankPage $ \page -> pageWrite page "x" >> throwIO (ErrorCall "no")
      thrown `shouldBe` (Left (ErrorCall "no") :: Either ErrorCall ())
      boundAlive `shouldReturn` 0
    when isThreaded $
      it "is not closed by another thread" $ bound $ do
        page <- blankPage
        inThread forkIO (closePage page) `shouldThrow` isElsewhere "Page"
        inThread forkOS (pageWrite page "no") `shouldThrow` isElsewhere "Page"
        pageText page `shouldReturn` ""

-- | What other threads may not do, where there are others.
elsewhere :: Spec
elsewhere = do
  it "is refused to another Haskell thread" $ bound $ do
    pen <- newPen 10
    inThread forkIO (penDraw pen) `shouldThrow` isElsewhere "Pen"
    inThread forkOS (penDraw pen) `shouldThrow` isElsewhere "Pen"
    inThread forkOS (penTwin pen) `shouldThrow` isElsewhere "Pen"
    penDraw pen `shouldReturn` 9
  it "is refused beside an object of the thread's own" $ bound $ do
    pen <- newPen 10
    inThread forkOS (newPen 1 >>= \own -> penBoth own (Just pen)) `shouldThrow` isElsewhere "Pen"
  it "is refused to 8 threads at once, which change nothing" $ bound $ do
    pen <- newPen 10
    refused <- concurrently 8 $ \_ -> replicateM 1000 (try (penDraw pen) :: IO (Either ObjectError Word64))
    all isLeft (concat refused) `shouldBe` True
    penDraw pen `shouldReturn` 9
  it "is not made in a thread that is not bound" $ do
    forM_ [void (newPen 1), void (leafPen 1), void (maybePen False), void driedPen] $ \make ->
      inThread forkIO make `shouldThrow` isUnbound
    boundAlive `shouldReturn` 0
  it "is made in a closure that a thread calls which is not bound, and is used there" $
    inThread forkIO $ do
      left <- newEmptyMVar
      -- Closed, since the OS thread that called goes on with other Haskell threads.
      repeatCall 1 $ withPage blankPage $ \page -> pageWrite page "here" >> pageText page >>= putMVar left
      takeMVar left `shouldReturn` "here"

isElsewhere :: Text -> Selector ObjectError
isElsewhere name problem = case problem of
  ObjectElsewhere message -> message == "the " <> name <> " is bound to the thread that created it"
  _ -> False

isUnbound :: Selector ObjectError
isUnbound problem = case problem of
  ObjectElsewhere message ->
    message == "the Pen requires a bound thread, which stays on one OS thread: create it in forkOS or runInBoundThread"
  _ -> False

closed, inUse, poisoned :: Selector ObjectError
closed problem = case problem of
  ObjectClosed _ -> True
  _ -> False
inUse problem = case problem of
  ObjectInUse _ -> True
  _ -> False
poisoned problem = case problem of
  ObjectPoisoned _ -> True
  _ -> False
