"""Tell an institution how good its courses are: what they hold, what they lack, how hard they are to read."""
