; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [attention_unscaled, array program]
; at all sizes the 91 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (130 checks)
;
; neighbour_1: it cannot be that matmul for Q: factors exchanged, axes of T and of h·d_k are
; summed over
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.attention_unscaled-array-program.neighbour_1.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.attention_unscaled-array-program.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NIA)
(set-info :status sat)

(declare-fun T () Int)
(declare-fun h () Int)
(declare-fun d_k () Int)

; matmul for Q: factors exchanged, axes of T and of h·d_k are summed over
(assert (distinct T (* h d_k)))

; a size is at least 1
(assert (>= T 1))
(assert (>= d_k 1))
(assert (>= h 1))

(check-sat)
