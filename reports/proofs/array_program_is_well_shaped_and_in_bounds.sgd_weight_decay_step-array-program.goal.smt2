; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [sgd_weight_decay_step, array program]
; at all sizes the 8 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (4 checks)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.sgd_weight_decay_step-array-program.goal.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.sgd_weight_decay_step-array-program.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun n () Int)

; add for penalised: the operands have axes of n and of n
(assert (distinct n n))

; a size is at least 1
(assert (>= n 1))

(check-sat)
