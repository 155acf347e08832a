; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [gelu_erf, array program]
; at all sizes the 23 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (16 checks)
;
; neighbour_1: it cannot be that cdf is computed with T rows, and not with one more
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.gelu_erf-array-program.neighbour_1.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.gelu_erf-array-program.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun T () Int)

; cdf is computed with T rows, and not with one more
(assert (distinct T (+ T 1)))

; a size is at least 1
(assert (>= T 1))

(check-sat)
