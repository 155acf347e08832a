; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [W_U]
; W_U, and its gradient where it has one, have one shape wherever they are made or used, and no
; index leaves its axis
;
; neighbour_1: it cannot be that i + 1 leaves axis 0 of W_U[i, v], which is d_model long
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_U.neighbour_1.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_U.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun index! () Int)
(declare-fun d_model () Int)

; i + 1 leaves axis 0 of W_U[i, v], which is d_model long
(assert (and (and (>= index! 0) (< index! d_model)) (or (< (+ index! 1) 0) (>= (+ index! 1) d_model))))

; a size is at least 1
(assert (>= d_model 1))

(check-sat)
