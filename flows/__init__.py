"""When, how often and where to: the clock, the machine and the person at the terminal."""
