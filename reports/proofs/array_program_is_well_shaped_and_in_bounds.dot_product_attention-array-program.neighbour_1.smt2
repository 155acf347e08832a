; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [dot_product_attention, array program]
; at all sizes the 35 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (35 checks)
;
; neighbour_1: it cannot be that matmul for Y: factors exchanged, axes of d_v and of T are summed
; over
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.dot_product_attention-array-program.neighbour_1.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.dot_product_attention-array-program.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun d_v () Int)
(declare-fun T () Int)

; matmul for Y: factors exchanged, axes of d_v and of T are summed over
(assert (distinct d_v T))

; a size is at least 1
(assert (>= T 1))
(assert (>= d_v 1))

(check-sat)
