; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [loss.count]
; loss.count, and its gradient where it has one, have one shape wherever they are made or used,
; and no index leaves its axis
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.loss-count.goal.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.loss-count.goal.smt2`: the answer has to be unsat.

(set-logic QF_UF)
(set-info :status unsat)


; one of these is violated:
(assert (or false false))

(check-sat)
