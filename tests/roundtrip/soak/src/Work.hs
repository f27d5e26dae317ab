-- | What is done over and over again: an object or several are made, used, and not used any more.
module Work
  ( Work (..)
  , works
  , alive
  ) where

import Control.Concurrent (MVar, forkFinally, forkIO, killThread, myThreadId, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (AsyncException (..), ErrorCall (..), evaluate, fromException, throwIO, tryJust)
import Control.Monad (guard, unless, void, when)
import Data.IORef (atomicModifyIORef', newIORef)
import qualified Data.Map.Strict as Map
import Data.Maybe (fromJust)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip hiding (sum)

data Work = Work
  { name :: String
  , objects :: Int
  -- ^ How many one round makes.
  , start :: IO (Int -> IO ())
  -- ^ What comes before, and a round by its number.
  }

works :: [Work]
works =
  [ Work "counters" 1 . pure $ \_ -> newCounter 1 >>= void . counterNext
  , Work "tallies" 1 . pure $ \_ -> newTally >>= \tally -> tallyCount tally 1
  , Work "shelves" 1 . pure $ \round' ->
      if even round'
        then withShelf (ofShelf 1) (void . shelfLen)
        else ofShelf 1 >>= void . shelfLen
  , Work "books" 1 $ do
      shelf <- ofShelf 1
      pure $ \_ -> shelfBook shelf 0 >>= void . bookTitle . fromJust
  , Work "families" 3 . pure $ \round' -> do
      shelf <- ofShelf 1
      book <- fromJust <$> shelfBook shelf 0
      mark <- bookMark book 1
      void (markTurn mark)
      when (even round') (closeShelf shelf)
  , Work "figures" 1 $ do
      never <- newEmptyMVar :: IO (MVar ())
      pure $ \round' -> do
        let figure = Labelled (Text.pack (show round')) (Group [Blank, figureOf round'] (Map.singleton (Text.pack "days") (Number 1)))
        case round' `mod` 64 of
          -- Another thread throws to the function while it has a value: seldom, since that takes a thread of its own.
          0 -> do
            inside <- newEmptyMVar
            done <- newEmptyMVar
            let wait within = (myThreadId >>= putMVar inside) >> takeMVar never >> pure within
            _ <- forkIO (tryJust isStop (throughFigure figure wait) >>= putMVar done . void)
            takeMVar inside >>= killThread
            void (takeMVar done)
          n | n `mod` 4 == 0 -> sameFigure figure >>= void . evaluate
          -- An argument ends half way.
          n | n `mod` 4 == 1 -> void (tryJust isHalfWay (sameFigure (Group [figure, error halfWay] Map.empty)))
          -- Rust fails, with a value in its error.
          n | n `mod` 4 == 2 -> void (tryJust hasNoPoints (checkFigure Blank))
          -- A function of Haskell's throws while Rust has a value.
          _ -> void (tryJust isHalfWay (throughFigure figure (\_ -> throwIO (ErrorCall halfWay))))
  , Work "waits" 1 . pure $ \round' -> case round' `mod` 64 of
      -- Nothing else ends it.
      0 -> newDrawbridge >>= interrupted . void . drawbridgeFetch
      n | even n -> ferryCounter 1 >>= void . counterNext
      _ -> void (ferryText (Text.pack (show round')))
  , Work "streams" 4 . pure $ \round' -> do
      brook <- newBrook
      counters <- brookCounters brook
      mapM_ (brookPour brook) [1 .. 4]
      let reading = forItems_ counters (void . counterNext)
      -- Some are read, and some are not.
      if even round' then interrupted reading else brookDam brook >> reading
  , Work "events" 4 . pure $ \round' -> do
      siren <- newSiren 4 DropOldest
      events <- fromJust <$> sirenEvents siren
      mapM_ (sirenSend siren) [1 .. 4]
      if even round' then interrupted (readAll events) else sirenEnd siren >> readAll events
      -- These, nobody reads.
      void (counterEvents 4)
  , Work "kept" 1 $ do
      kept <- newIORef []
      pure $ \_ -> newCounter 1 >>= \counter -> atomicModifyIORef' kept (\counters -> (counter : counters, ()))
  ]

-- | Reads events until there are no more.
readAll :: Events a -> IO ()
readAll events = readEvents events >>= \some -> unless (null some) (readAll events)

-- | Another thread's action, to which an exception is thrown at some time.
interrupted :: IO () -> IO ()
interrupted action = do
  outcome <- newEmptyMVar
  thread <- forkFinally action (putMVar outcome)
  killThread thread
  takeMVar outcome >>= either (\exception -> unless (isKilled exception) (throwIO exception)) pure
 where
  isKilled exception = fromException exception == Just ThreadKilled

figureOf :: Int -> Figure
figureOf n = Polygon (Vector.fromList [Station 1 2 (fromIntegral n), Station 3 4 5])

-- | What an exception says that ends a value half way.
halfWay :: String
halfWay = "half way"

isHalfWay :: ErrorCall -> Maybe ()
isHalfWay (ErrorCall message) = guard (message == halfWay)

hasNoPoints :: FigureError -> Maybe ()
hasNoPoints (NoPoints figure _) = guard (figure == Blank)

isStop :: AsyncException -> Maybe ()
isStop thrown = guard (thrown == ThreadKilled)

-- | How many objects have not been dropped, of those that count themselves.
alive :: IO Word
alive = sum <$> sequence [livesAlive, fromIntegral <$> liveCounters, fromIntegral <$> liveCrossings, fromIntegral <$> liveReaders]
