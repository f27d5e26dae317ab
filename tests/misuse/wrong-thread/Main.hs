-- | Objects of one thread that are used and released by others.
module Main (main) where

import Control.Concurrent
import Control.Monad (forM, replicateM, replicateM_, (>=>))
import Foreign
import System.Environment (getArgs)
import System.IO (BufferMode (..), hSetBuffering, stdout)

data Window

foreign import ccall "window_open" windowOpen :: IO (Ptr Window)

foreign import ccall "window_add_menu" windowAddMenu :: Ptr Window -> IO ()

foreign import ccall "window_menus" windowMenus :: Ptr Window -> IO Int64

foreign import ccall "windows_open" windowsOpen :: IO Int64

foreign import ccall "&window_drop" windowFinalizer :: FinalizerPtr Window

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  arguments <- getArgs
  case arguments of
    ["share-between-two"] -> untilLost (\action -> replicateM 2 (inThread action) >>= mapM_ takeMVar)
    ["share-on-one"] -> countedBy (replicateM_ 2) >>= \lost -> putStrLn (show lost ++ " menus are lost")
    ["release-elsewhere"] -> release (inThread >=> takeMVar)
    ["release-at-home"] -> release id
    _ -> fail "which?"

-- | Adds menus in a way, twice as many as told, until fewer are there than were added.
untilLost :: (IO () -> IO ()) -> IO ()
untilLost twice = do
  lost <- countedBy twice
  if lost > 0 then putStrLn "menus are lost" else untilLost twice

-- | How many of the menus are not there that have been added to a window.
countedBy :: (IO () -> IO ()) -> IO Int64
countedBy twice = do
  window <- newForeignPtr windowFinalizer =<< windowOpen
  withForeignPtr window $ \pointer -> do
    twice (replicateM_ 100000 (windowAddMenu pointer))
    (200000 -) <$> windowMenus pointer

-- | Finalizers run on the thread that the collector finds convenient. Here it is told which one that is.
release :: (IO () -> IO ()) -> IO ()
release onSome = do
  windows <- forM [1 .. 5 :: Int] $ \_ -> windowOpen >>= newForeignPtr windowFinalizer
  onSome (mapM_ finalizeForeignPtr windows)
  left <- windowsOpen
  putStrLn (show (length windows) ++ " released, " ++ show left ++ " left")

inThread :: IO () -> IO (MVar ())
inThread action = do
  done <- newEmptyMVar
  _ <- forkOS (action >> putMVar done ())
  pure done
