"""Where gradients are exactly 0: the theorems that z3 proves, one family a file.

Every family reads the network's own equations; what it adds is hypotheses (a mask, positions
without targets) and neighbours, claims that ask for a little more and have to be refuted.
"""
