"""Matrix form: the same equations as a textbook prints them, without indices."""
