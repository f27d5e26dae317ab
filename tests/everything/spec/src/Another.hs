-- | Another run of this program, which does something else.
module Another
  ( another
  , without
  ) where

import System.Environment (getEnvironment, getExecutablePath)
import System.Exit (ExitCode)
import System.Process (CreateProcess (..), proc, readCreateProcessWithExitCode)

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
