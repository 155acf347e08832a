; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [mlp_gelu_tanh, array program]
; at all sizes the 54 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (46 checks)
;
; neighbour_1: it cannot be that matmul for U: factors exchanged, axes of d_ff and of T are summed
; over
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.mlp_gelu_tanh-array-program.neighbour_1.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.mlp_gelu_tanh-array-program.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun d_ff () Int)
(declare-fun T () Int)

; matmul for U: factors exchanged, axes of d_ff and of T are summed over
(assert (distinct d_ff T))

; a size is at least 1
(assert (>= T 1))
(assert (>= d_ff 1))

(check-sat)
