-- | The files that are to be searched.
module Walk
  ( walk
  , forAll
  )
where

import Control.Exception (IOException, try)
import Control.Monad (foldM, (<$!>))
import Data.List (sort)
import System.Directory (listDirectory)
import System.FilePath (dropTrailingPathSeparator, (</>))
import System.Posix.Files

-- | Visits a file, or the files below a directory in the order of their names, and handles what fails on the way.
--
-- Below a directory, symbolic links are not followed and devices not read.
walk :: Monoid a => (FilePath -> IOException -> IO a) -> (FilePath -> IO a) -> FilePath -> IO a
walk failed visit path = attempt path (getFileStatus path) $ \status ->
  if isDirectory status then below (dropTrailingPathSeparator path) else visit path
  where
    below directory =
      attempt directory (listDirectory directory) $
        forAll (enter . (directory </>)) . sort

    enter entry = attempt entry (getSymbolicLinkStatus entry) choose
      where
        choose status
          | isDirectory status = below entry
          | isRegularFile status = visit entry
          | otherwise = mempty

    attempt place action continue = try action >>= either (failed place) continue

-- | Like 'foldMap', from the left: a safe call walks the stack, and is slow where that is deep.
forAll :: Monoid b => (a -> IO b) -> [a] -> IO b
forAll visit = foldM (\before x -> (before <>) <$!> visit x) mempty
