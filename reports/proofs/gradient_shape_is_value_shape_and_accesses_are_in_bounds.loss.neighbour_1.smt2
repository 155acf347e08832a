; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [loss]
; loss, and its gradient where it has one, have one shape wherever they are made or used, and no
; index leaves its axis
;
; neighbour_1: it cannot be that a step that reads one axis more takes loss with 1 axes, it is
; made with 0
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.loss.neighbour_1.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.loss.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UF)
(set-info :status sat)


; a step that reads one axis more takes loss with 1 axes, it is made with 0
(assert true)

(check-sat)
