; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [array program of each block]
; at all sizes the 221 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (258 checks)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.array-program-of-each-block.goal.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.array-program-of-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun T () Int)
(declare-fun d_model () Int)
(declare-fun h () Int)
(declare-fun d_k () Int)
(declare-fun d_ff () Int)

; one of these is violated:
(assert
 (or
  (distinct T T)
  (distinct d_model d_model)
  (or (distinct h h) (distinct d_k d_k) (distinct d_model d_model))
  (or (distinct h h) (distinct d_k d_k) (distinct T T))
  (distinct h h)
  (distinct d_k d_k)
  (or (distinct T T) (distinct h h) (distinct d_k d_k))
  (or (distinct h h) (distinct d_k d_k))
  (distinct d_ff d_ff)
  (or (distinct d_model d_model) (distinct h h) (distinct d_k d_k))
 )
 )

; a size is at least 1
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (>= d_k 1))
(assert (>= d_model 1))
(assert (>= h 1))

(check-sat)
