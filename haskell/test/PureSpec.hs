-- | "Hsffi.Internal.Pure": calls as values.
module PureSpec
  ( spec
  ) where

import Control.Exception (evaluate)
import GHC.Conc (atomically, newTVarIO, readTVar, readTVarIO, writeTVar)
import Hsffi.Internal.Pure
import Hsffi.Internal.Register (intResult)
import Test.Hspec
import TestLibrary

spec :: Spec
spec = describe "Pure" $ do
  it "is made when the value is needed" $ do
    evaluate (pureCall (intResult library (callTestWord 7))) `shouldReturn` (7 :: Int)
    evaluate (pureLeafCall (intResult library (callTestWord 8))) `shouldReturn` (8 :: Int)
  it "is made outside of the transaction that needs it" $ do
    variable <- newTVarIO (0 :: Int)
    atomically $ do
      old <- readTVar variable
      writeTVar variable $! old + pureCall (intResult library (callTestWord 5))
    readTVarIO variable `shouldReturn` 5
  it "evaluates arguments first" $ do
    evaluate (evaluatingMaybe evaluating (Just (error "evaluated" :: Int)) ()) `shouldThrow` errorCall "evaluated"
    evaluate (evaluatingMaybe evaluating (Nothing :: Maybe Int) ()) `shouldReturn` ()
