; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [W_U]
; W_U, and its gradient where it has one, have one shape wherever they are made or used, and no
; index leaves its axis
;
; assumptions: the constraints can be met
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_U.assumptions.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_U.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun V () Int)
(declare-fun d_model () Int)

; a size is at least 1
(assert (>= V 1))
(assert (>= d_model 1))

(check-sat)
