; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [tied_logit_projection_bias, array program]
; at all sizes the 12 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (11 checks)
;
; neighbour_1: it cannot be that matmul for Z: factors exchanged, axes of V and of T are summed
; over
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.tied_logit_projection_bias-array-program.neighbour_1.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.tied_logit_projection_bias-array-program.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun V () Int)
(declare-fun T () Int)

; matmul for Z: factors exchanged, axes of V and of T are summed over
(assert (distinct V T))

; a size is at least 1
(assert (>= T 1))
(assert (>= V 1))

(check-sat)
