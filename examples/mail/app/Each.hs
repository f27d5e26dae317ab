-- | Loops over many calls.
module Each
  ( each
  )
where

import Control.Monad (foldM)

-- | Like 'mapM', from the left: a safe call walks the stack, and is slow where that is deep.
each :: (a -> IO b) -> [a] -> IO [b]
each action = fmap reverse . foldM (\before x -> (: before) <$> action x) []
