-- | What becomes of objects when the program ends.
module Departure
  ( spec
  , departing
  ) where

import Control.Exception (throwIO)
import Data.Foldable (for_)
import Data.List (sort)
import qualified Data.Text as Text
import Foreign.StablePtr (newStablePtr)
import Hsffi.Everything
import System.Environment (getEnvironment, getExecutablePath, lookupEnv)
import System.Exit (ExitCode (..), exitWith)
import System.Process (CreateProcess (..), proc, readCreateProcessWithExitCode)
import Test.Hspec

spec :: Spec
spec =
  for_ [("returns", ExitSuccess), ("exits", ExitFailure 3), ("throws", ExitFailure 1)] $ \(way, code) ->
    it ("releases objects when main " ++ way) $ do
      self <- getExecutablePath
      environment <- getEnvironment
      let again = (proc self []) {env = Just ((variable, way) : environment)}
      (exit, output, _) <- readCreateProcessWithExitCode again ""
      exit `shouldBe` code
      sort (lines output) `shouldBe` ["farewell from guest " ++ show n | n <- [1 .. 5 :: Int]]

-- | The environment variable that makes another program of this one.
variable :: String
variable = "HSFFI_DEPARTURE"

-- | The main action, or in a program that was started by 'spec', one that holds objects and ends as told.
departing :: IO () -> IO ()
departing action = lookupEnv variable >>= maybe action depart

depart :: String -> IO ()
depart way = do
  guests <- mapM (invite . Text.pack . ("guest " ++) . show) [1 .. 5 :: Int]
  -- In use until the end.
  _ <- newStablePtr guests
  case way of
    "exits" -> exitWith (ExitFailure 3)
    "throws" -> throwIO (userError "the end")
    _ -> pure ()
