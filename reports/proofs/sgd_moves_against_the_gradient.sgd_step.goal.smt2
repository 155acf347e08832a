; A query of `backproof prove`.
;
; sgd_moves_against_the_gradient [sgd_step]
; no parameter moves in the direction of its gradient
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 sgd_moves_against_the_gradient.sgd_step.goal.smt2`
; or `cvc5 sgd_moves_against_the_gradient.sgd_step.goal.smt2`: the answer has to be unsat.

(set-logic QF_NRA)
(set-info :status unsat)

(declare-fun |theta[p]| () Real)
(declare-fun learning_rate () Real)
(declare-fun |g[p]| () Real)

; the left side is more than the right one
(assert
 (<
  0.0
  (+ (* (+ (* (- 1.0) |theta[p]|) (+ (* (- 1.0) learning_rate |g[p]|) |theta[p]|)) |g[p]|) 0.0)
 )
 )

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> learning_rate 0.0))

(check-sat)
