; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [squared_error_sum, array program]
; at all sizes the 7 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (10 checks)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.squared_error_sum-array-program.goal.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.squared_error_sum-array-program.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun T () Int)
(declare-fun d_out () Int)

; one of these is violated:
(assert (or (distinct T T) (distinct d_out d_out)))

; a size is at least 1
(assert (>= T 1))
(assert (>= d_out 1))

(check-sat)
