; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [cross_entropy, array program]
; at all sizes the 28 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (8 checks)
;
; neighbour_2: it cannot be that an entry of y, which may be anything, leaves V
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.cross_entropy-array-program.neighbour_2.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.cross_entropy-array-program.neighbour_2.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun y! () Int)
(declare-fun V () Int)

; an entry of y, which may be anything, leaves V
(assert (or (< y! 0) (>= y! V)))

; a size is at least 1
(assert (>= V 1))

(check-sat)
