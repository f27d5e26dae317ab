-- | Searches files and prints what is found.
module Search
  ( Search (..)
  , searchPath
  , failure
  )
where

import Control.Exception (IOException, try)
import Control.Monad (foldM, when)
import Data.ByteString (ByteString)
import qualified Data.ByteString as B
import Data.ByteString.Builder (Builder, hPutBuilder)
import Data.IORef (modifyIORef, newIORef, readIORef)
import GHC.IO.Exception (ioe_description)
import System.IO (hPutStrLn, stderr, stdout)
import Text.Regex.Rust (Regex, regexFindAll, regexIsMatch)

import Contents
import Display (Style (..))
import qualified Display
import Options (Options (..), Output (..))
import Verdict
import Walk (walk)

data Search = Search
  { regex :: Regex
  , options :: Options
  , showsName :: Bool
  , style :: Style
  }

-- | Searches a file, the files below a directory, or the standard input.
searchPath :: Search -> FilePath -> IO Verdict
searchPath search "-" = searchFile search "(standard input)" B.getContents
searchPath search path = walk failure (\file -> searchFile search file (B.readFile file)) path

-- | Reports what failed with a file.
failure :: FilePath -> IOException -> IO Verdict
failure path problem = do
  warn path (ioe_description problem)
  pure mempty {failed = True}

warn :: FilePath -> String -> IO ()
warn path message = hPutStrLn stderr ("hgrep: " <> path <> ": " <> message)

searchFile :: Search -> FilePath -> IO ByteString -> IO Verdict
searchFile search path readBytes = try readBytes >>= either (failure path) (searchBytes search path)

searchBytes :: Search -> FilePath -> ByteString -> IO Verdict
searchBytes search path bytes = do
  found <- case output (options search) of
    Lines -> do
      printed <- foldM printSelected False (zip [1 ..] text)
      hidden <- anyM (selects search) binary
      when hidden (warn path "binary file matches")
      pure (printed || hidden)
    Counts -> do
      count <- countM (selects search) (text <> binary)
      put (Display.count (style search) prefix count)
      pure (count > 0)
    Names -> do
      found <- anyM (selects search) (text <> binary)
      when found (put (Display.name (style search) path))
      pure found
  pure mempty {selected = found}
  where
    Contents {textLines = text, binaryLines = binary}
      | binaryAsText (options search) = allText bytes
      | otherwise = divide bytes
    prefix = if showsName search then Just path else Nothing

    printSelected before (number, line) = do
      found <- selects search line
      when found $ do
        matches <- matchesToPaint search line
        put (Display.line (style search) prefix number matches line)
      pure (before || found)

put :: Builder -> IO ()
put = hPutBuilder stdout

selects :: Search -> ByteString -> IO Bool
selects search line = (/= inverted (options search)) <$> regexIsMatch (regex search) line

-- | The matches in a line that is selected for having them.
matchesToPaint :: Search -> ByteString -> IO [(Int, Int)]
matchesToPaint search line = case style search of
  Painted | not (inverted (options search)) -> do
    found <- newIORef []
    regexFindAll (regex search) line $ \start end ->
      when (start < end) $ modifyIORef found ((fromIntegral start, fromIntegral end) :)
    reverse <$> readIORef found
  _ -> pure []

anyM :: (a -> IO Bool) -> [a] -> IO Bool
anyM holds = foldr (\x rest -> holds x >>= \found -> if found then pure True else rest) (pure False)

countM :: (a -> IO Bool) -> [a] -> IO Int
countM holds = foldM (\count x -> holds x >>= \found -> pure $! if found then count + 1 else count) 0
