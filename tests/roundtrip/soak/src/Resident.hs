-- | The memory that the system has given to this program.
module Resident (resident) where

-- | In KiB: @VmRSS@ of Linux's @status@ (proc(5)).
resident :: IO Int
resident = do
  fields <- map words . lines <$> readFile "/proc/self/status"
  case [read amount | "VmRSS:" : amount : _ <- fields] of
    [amount] -> pure amount
    _ -> fail "status has no VmRSS"
