; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [dot_product_attention_unscaled, array program]
; at all sizes the 29 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (35 checks)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.dot_product_attention_unscaled-array-program.goal.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.dot_product_attention_unscaled-array-program.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun d_k () Int)
(declare-fun T () Int)
(declare-fun d_v () Int)

; one of these is violated:
(assert (or (distinct d_k d_k) (distinct T T) (distinct d_v d_v)))

; a size is at least 1
(assert (>= T 1))
(assert (>= d_k 1))
(assert (>= d_v 1))

(check-sat)
