; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [W_P]
; W_P, and its gradient where it has one, have one shape wherever they are made or used, and no
; index leaves its axis
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_P.goal.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_P.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun n_ctx () Int)
(declare-fun d_model () Int)
(declare-fun index! () Int)

; one of these is violated:
(assert
 (let ((?1 (< (+ index! 0) 0)))
 (or
  false
  false
  (distinct n_ctx n_ctx)
  (distinct d_model d_model)
  (and (and (>= index! 0) (< index! n_ctx)) (or ?1 (>= (+ index! 0) n_ctx)))
  (and (and (>= index! 0) (< index! d_model)) (or ?1 (>= (+ index! 0) d_model)))
 )
 ))

; a size is at least 1
(assert (>= d_model 1))
(assert (>= n_ctx 1))

(check-sat)
