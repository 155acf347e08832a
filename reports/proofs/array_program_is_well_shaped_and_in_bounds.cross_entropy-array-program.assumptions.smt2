; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [cross_entropy, array program]
; at all sizes the 28 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (8 checks)
;
; assumptions: the constraints can be met
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.cross_entropy-array-program.assumptions.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.cross_entropy-array-program.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun y! () Int)
(declare-fun V () Int)
(declare-fun T () Int)

; 0 ≤ y < V
(assert (and (>= y! 0) (< y! V)))

; a size is at least 1
(assert (>= T 1))
(assert (>= V 1))

(check-sat)
