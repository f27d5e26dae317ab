-- | What is done over and over again: an object or several are made, used, and not used any more.
module Work
  ( Work (..)
  , works
  , alive
  ) where

import Control.Monad (void, when)
import Data.IORef (atomicModifyIORef', newIORef)
import Data.Maybe (fromJust)
import Hsffi.Roundtrip

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
  , Work "kept" 1 $ do
      kept <- newIORef []
      pure $ \_ -> newCounter 1 >>= \counter -> atomicModifyIORef' kept (\counters -> (counter : counters, ()))
  ]

-- | How many objects have not been dropped, of those that count themselves.
alive :: IO Word
alive = (+) <$> livesAlive <*> (fromIntegral <$> liveCounters)
