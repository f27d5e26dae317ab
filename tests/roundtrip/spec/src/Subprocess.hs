-- | Another run of this program, which does something else.
module Subprocess
  ( another
  , without
  , anotherUntil
  ) where

import Control.Exception (bracket)
import System.Environment (getEnvironment, getExecutablePath)
import System.Exit (ExitCode)
import System.IO (Handle, hGetLine)
import System.Posix.Signals (sigKILL, signalProcess)
import System.Process (CreateProcess (..), StdStream (..), createProcess, getPid, proc, readCreateProcessWithExitCode, waitForProcess)

-- | Runs this program again with these environment variables: its exit code, output and error output.
another :: [(String, String)] -> IO (ExitCode, String, String)
another = without []

-- | The same, without the environment variables of these names.
without :: [String] -> [(String, String)] -> IO (ExitCode, String, String)
without unset variables = do
  self <- getExecutablePath
  environment <- getEnvironment
  let inherited = filter ((`notElem` unset ++ map fst variables) . fst) environment
      again = (proc self []) {env = Just (variables ++ inherited)}
  readCreateProcessWithExitCode again ""

-- | The same of a program that does not end: the first line of its error output that will do, after which it is killed.
anotherUntil :: [(String, String)] -> (String -> Bool) -> IO String
anotherUntil variables will = do
  self <- getExecutablePath
  environment <- getEnvironment
  let inherited = filter ((`notElem` map fst variables) . fst) environment
      again = (proc self []) {env = Just (variables ++ inherited), std_err = CreatePipe}
  bracket (createProcess again) (\(_, _, _, process) -> getPid process >>= mapM_ (signalProcess sigKILL) >> waitForProcess process) $
    \(_, _, errors, _) -> maybe (pure "") first errors
 where
  first :: Handle -> IO String
  first errors = hGetLine errors >>= \line -> if will line then pure line else first errors
