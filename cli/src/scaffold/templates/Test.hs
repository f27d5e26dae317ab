{-# LANGUAGE OverloadedStrings #-}

module Main (main) where

import Control.Exception (throwIO, try)
import Control.Monad (unless)
import @MODULE@ (forEachWord, wordCount)
import Data.IORef (modifyIORef, newIORef, readIORef)
import System.Exit (exitFailure)

main :: IO ()
main = do
  expect "words are counted" (wordCount "the cat and the dog" == 5)

  visited <- newIORef []
  forEachWord "the cat" (\word -> modifyIORef visited (word :))
  backwards <- readIORef visited
  expect "words are visited in order" (backwards == ["cat", "the"])

  outcome <- try (forEachWord "the cat" (const (throwIO (userError "stop"))))
  expect "an exception passes through Rust" (outcome == Left (userError "stop"))

expect :: String -> Bool -> IO ()
expect what holds = unless holds $ do
  putStrLn ("failed: " ++ what)
  exitFailure
