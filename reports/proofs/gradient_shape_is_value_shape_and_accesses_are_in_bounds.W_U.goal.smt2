; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [W_U]
; W_U, and its gradient where it has one, have one shape wherever they are made or used, and no
; index leaves its axis
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_U.goal.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.W_U.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun d_model () Int)
(declare-fun V () Int)
(declare-fun index! () Int)

; one of these is violated:
(assert
 (let ((?1 (< (+ index! 0) 0)))
 (or
  false
  false
  (distinct d_model d_model)
  (distinct V V)
  (and (and (>= index! 0) (< index! d_model)) (or ?1 (>= (+ index! 0) d_model)))
  (and (and (>= index! 0) (< index! V)) (or ?1 (>= (+ index! 0) V)))
 )
 ))

; a size is at least 1
(assert (>= V 1))
(assert (>= d_model 1))

(check-sat)
