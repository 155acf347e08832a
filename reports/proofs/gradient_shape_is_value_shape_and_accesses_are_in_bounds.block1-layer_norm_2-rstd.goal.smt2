; A query of `backproof prove`.
;
; gradient_shape_is_value_shape_and_accesses_are_in_bounds [block1.layer_norm_2.rstd]
; block1.layer_norm_2.rstd, and its gradient where it has one, have one shape wherever they are
; made or used, and no index leaves its axis
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_shape_is_value_shape_and_accesses_are_in_bounds.block1-layer_norm_2-rstd.goal.smt2`
; or `cvc5 gradient_shape_is_value_shape_and_accesses_are_in_bounds.block1-layer_norm_2-rstd.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun T () Int)
(declare-fun index! () Int)

; one of these is violated:
(assert
 (or
  false
  false
  (distinct T T)
  (and (and (>= index! 0) (< index! T)) (or (< (+ index! 0) 0) (>= (+ index! 0) T)))
 )
 )

; a size is at least 1
(assert (>= T 1))

(check-sat)
