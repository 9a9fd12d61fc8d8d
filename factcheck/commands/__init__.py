"""The commands, one file each: words on the command line become one call and an exit code."""
