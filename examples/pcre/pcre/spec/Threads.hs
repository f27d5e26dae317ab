{-# LANGUAGE OverloadedStrings #-}

-- | Threads share a compiled pattern.
module Threads (spec) where

import Control.Concurrent (forkIO)
import Control.Concurrent.MVar (MVar, newEmptyMVar, putMVar, takeMVar)
import Control.Exception (SomeException, throwIO, try)
import Control.Monad (forM, forM_, (>=>))
import qualified Data.ByteString.Char8 as Char8
import Test.Hspec
import Text.Regex.Pcre

spec :: Spec
spec = do
  it "share a code, and each match has data of its own" $ do
    regex <- either (fail . show) pure (compile "(\\d+)-(?:(x)|(y))" [])
    inThreads $ \thread ->
      forM_ [1 .. 2000 :: Int] $ \turn -> do
        let number = Char8.pack (show (thread * 10000 + turn))
        match regex (number <> "-x") [] `shouldBe` Just [number <> "-x", number, "x", ""]
        match regex (number <> "-y") [] `shouldBe` Just [number <> "-y", number, "", "y"]
        match regex (number <> "-z") [] `shouldBe` Nothing
  it "compile at once" $
    inThreads $ \thread ->
      forM_ [1 .. 500 :: Int] $ \turn -> do
        let text = Char8.pack (show (thread, turn))
        regex <- either (fail . show) pure (compile text [Literal])
        match regex ("in " <> text) [] `shouldBe` Just [text]

-- | Runs it in eight threads, which must all succeed.
inThreads :: (Int -> Expectation) -> Expectation
inThreads run = do
  results <- forM [1 .. 8] $ \thread -> do
    result <- newEmptyMVar
    _ <- forkIO $ try (run thread) >>= putMVar result
    pure (result :: MVar (Either SomeException ()))
  forM_ results (takeMVar >=> either throwIO pure)
