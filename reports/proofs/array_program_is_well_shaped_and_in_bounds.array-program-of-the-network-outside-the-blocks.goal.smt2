; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [array program of the network outside the blocks]
; at all sizes the 87 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (75 checks)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.array-program-of-the-network-outside-the-blocks.goal.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.array-program-of-the-network-outside-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun T () Int)
(declare-fun d_model () Int)
(declare-fun V () Int)
(declare-fun n_ctx () Int)
(declare-fun x! () Int)
(declare-fun position! () Int)
(declare-fun index! () Int)
(declare-fun y! () Int)

; one of these is violated:
(assert
 (or
  (distinct T T)
  (distinct d_model d_model)
  (distinct V V)
  (distinct n_ctx n_ctx)
  (or (< x! 0) (>= x! V))
  (or (< position! 0) (>= position! n_ctx))
  (and (>= index! 0) (< index! T) (or (< index! 0) (>= index! T)))
  (or (< y! 0) (>= y! V))
 )
 )

; 0 ≤ x < V
(assert (and (>= x! 0) (< x! V)))

; 0 ≤ position < n_ctx
(assert (and (>= position! 0) (< position! n_ctx)))

; 0 ≤ y < V
(assert (and (>= y! 0) (< y! V)))

; a size is at least 1
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))

(check-sat)
