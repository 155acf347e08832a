; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [W_P]
; W_P, and its gradient where it has one, have one shape wherever they are made or used, and no
; index leaves its axis
;
; neighbour_1: it cannot be that position[t] + 1 leaves axis 0 of W_P[position[t], i], which is
; n_ctx long
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_P.neighbour_1.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_P.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun index! () Int)
(declare-fun n_ctx () Int)

; position[t] + 1 leaves axis 0 of W_P[position[t], i], which is n_ctx long
(assert (and (and (>= index! 0) (< index! n_ctx)) (or (< (+ index! 1) 0) (>= (+ index! 1) n_ctx))))

; a size is at least 1
(assert (>= n_ctx 1))

(check-sat)
