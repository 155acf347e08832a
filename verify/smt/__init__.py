"""What z3 decides: zero patterns, shapes and inequalities, from the same equations as the rest."""
