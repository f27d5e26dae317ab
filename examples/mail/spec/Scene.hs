{-# LANGUAGE OverloadedStrings #-}

-- | A maildir of three messages, and a place for a database, in a directory that goes away.
module Scene
  ( Scene (..)
  , withScene
  , heldByAnother
  )
where

import Control.Exception (bracket)
import Control.Monad (forM_)
import Data.Text (Text)
import qualified Data.Text as T
import qualified Data.Text.IO as T
import System.Directory (canonicalizePath, createDirectoryIfMissing, getTemporaryDirectory, removeDirectoryRecursive)
import System.FilePath ((</>))
import System.IO (hClose, hGetLine)
import System.Posix.Temp (mkdtemp)
import System.Process

data Scene = Scene
  { maildir :: Text
  , file :: Text
  -- ^ Where no file is yet.
  }

withScene :: (Scene -> IO a) -> IO a
withScene act = bracket create removeDirectoryRecursive $ \directory -> do
  forM_ ["cur", "new"] $ \name -> createDirectoryIfMissing True (directory </> "mail" </> name)
  forM_ messages $ \(name, message) -> T.writeFile (directory </> "mail" </> name) (T.unlines message)
  act (Scene (T.pack (directory </> "mail")) (T.pack (directory </> "database")))
  where
    create = getTemporaryDirectory >>= canonicalizePath >>= mkdtemp . (</> "mail-index-spec-")

messages :: [(FilePath, [Text])]
messages =
  [ ("cur/1:2,S", ["Message-ID: <one>", "From: Ada", "To: Bob", "Subject: first", "Date: 1 Jan 2020 00:00:00 +0000", "", "Hello."])
  , ("cur/2:2,FS", ["Message-ID: <two>", "In-Reply-To: <one>", "From: Bob", "Date: 2 Jan 2020 00:00:00 +0000", "", "Hello to you."])
  , ("new/3", ["Message-ID: <three>", "Subject: alone", "Date: 3 Jan 2020 00:00:00 +0000", "", "Is anybody there?"])
  ]

-- | Acts while another process has the file locked, as one has that writes to the database.
heldByAnother :: Text -> IO a -> IO a
heldByAnother path act = bracket hold release (const act)
  where
    hold = do
      let command = proc "flock" [T.unpack path, "sh", "-c", "echo held; read line"]
      held@(_, output, _, _) <- createProcess command {std_in = CreatePipe, std_out = CreatePipe}
      held <$ mapM_ hGetLine output
    release (input, _, _, process) = mapM_ hClose input >> waitForProcess process
