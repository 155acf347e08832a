; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [cross_entropy, array program]
; at all sizes the 28 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (8 checks)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.cross_entropy-array-program.goal.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.cross_entropy-array-program.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun T () Int)
(declare-fun V () Int)
(declare-fun index! () Int)
(declare-fun y! () Int)

; one of these is violated:
(assert
 (or
  (distinct T T)
  (distinct V V)
  (and (>= index! 0) (< index! T) (or (< index! 0) (>= index! T)))
  (or (< y! 0) (>= y! V))
 )
 )

; 0 ≤ y < V
(assert (and (>= y! 0) (< y! V)))

; a size is at least 1
(assert (>= T 1))
(assert (>= V 1))

(check-sat)
