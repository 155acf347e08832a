; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [block1.b_K]
; block1.b_K, and its gradient where it has one, have one shape wherever they are made or used,
; and no index leaves its axis
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.block1-b_K.goal.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.block1-b_K.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun h () Int)
(declare-fun d_k () Int)
(declare-fun index! () Int)

; one of these is violated:
(assert
 (let ((?1 (< (+ index! 0) 0)))
 (or
  false
  false
  (distinct h h)
  (distinct d_k d_k)
  (and (and (>= index! 0) (< index! h)) (or ?1 (>= (+ index! 0) h)))
  (and (and (>= index! 0) (< index! d_k)) (or ?1 (>= (+ index! 0) d_k)))
 )
 ))

; a size is at least 1
(assert (>= d_k 1))
(assert (>= h 1))

(check-sat)
