; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [learned_positions, array program]
; at all sizes the 7 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (11 checks)
;
; neighbour_2: it cannot be that an entry of position, which may be anything, leaves n_ctx
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.learned_positions-array-program.neighbour_2.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.learned_positions-array-program.neighbour_2.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun position! () Int)
(declare-fun n_ctx () Int)

; an entry of position, which may be anything, leaves n_ctx
(assert (or (< position! 0) (>= position! n_ctx)))

; a size is at least 1
(assert (>= n_ctx 1))

(check-sat)
