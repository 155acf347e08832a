"""How long things take: `python -m benchmarks`, from the root of the repository.

A time means little without the machine it was taken on, so each table stands below a line that
names the machine.  A claim of speed is a ratio against a peer that did the same work, with the
same result, in the same run, in turns.  No test depends on a time.
"""
