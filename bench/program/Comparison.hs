-- |
-- Two ways to do one thing, and what the first may cost.
--
-- The two sides take turns in one run, in many short rounds. Each side is told by its fastest round: what else the machine
-- does makes rounds slower, never faster.
module Comparison (Comparison (..), Table (..), Measure (..), printTable, repeated) where

import Control.Monad (foldM, forM)
import GHC.Clock (getMonotonicTimeNSec)
import Text.Printf (printf)

-- | How often a round does it, and two ways, the first with what is promised of it. A way that takes but a few
-- instructions stands in several places of the program: where a loop comes to lie in memory can cost as much as what is
-- measured.
data Comparison = Comparison
  { name :: String
  , promise :: Maybe Double
  , perRound :: Int
  , these :: [Int -> IO ()]
  , those :: [Int -> IO ()]
  }

-- | Comparisons of one kind, after which both sides are called.
data Table = Table
  { rounds :: Int
  , headings :: (String, String)
  , measure :: Measure
  , comparisons :: [Comparison]
  }

-- | What is promised of two costs.
data Measure
  = -- | At most so many times as much.
    Ratio
  | -- | At most so many nanoseconds more.
    More
  | -- | At least so many times as fast.
    Faster
  | -- | At most so many nanoseconds, whatever the other costs.
    Alone

printTable :: Table -> IO ()
printTable table = do
  printf "%-36s %12s %11s %6s  %s\n" "" this that (column (measure table)) (limit (measure table))
  mapM_ (compareSides table) (comparisons table)
 where
  (this, that) = headings table
  column Ratio = "ratio"
  column More = "more"
  column Faster = "faster"
  column Alone = "cost"
  limit Faster = "at least"
  limit _ = "at most"

compareSides :: Table -> Comparison -> IO ()
compareSides table comparison = do
  times <- forM [1 .. rounds table] $ \_ -> (,) <$> timed (these comparison) <*> timed (those comparison)
  (ours, theirs) <- foldM (\(a, b) (c, d) -> pure (min a c, min b d)) (1 / 0, 1 / 0) times
  let (figure, keeps) = judged ours theirs
  printf "%-36s %9.2f ns %8.2f ns %6.2f  %s\n" (name comparison) ours theirs figure (verdict keeps figure)
 where
  judged :: Double -> Double -> (Double, Double -> Double -> Bool)
  judged ours theirs = case measure table of
    Ratio -> (ours / theirs, (<=))
    More -> (ours - theirs, (<=))
    Faster -> (theirs / ours, (>=))
    Alone -> (ours, (<=))
  verdict :: (Double -> Double -> Bool) -> Double -> String
  verdict keeps figure = case promise comparison of
    Nothing -> ""
    Just bound -> printf "%.2f%s" bound (if figure `keeps` bound then "" else "  MISSED")
  -- Nanoseconds a call.
  timed :: [Int -> IO ()] -> IO Double
  timed places = do
    start <- getMonotonicTimeNSec
    mapM_ ($ perRound comparison) places
    end <- getMonotonicTimeNSec
    pure (fromIntegral (end - start) / fromIntegral (perRound comparison * length places))

repeated :: IO a -> Int -> IO ()
repeated action n = if n == 0 then pure () else action >> repeated action (n - 1)
{-# INLINE repeated #-}
