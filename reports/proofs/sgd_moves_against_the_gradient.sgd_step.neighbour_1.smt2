; A query of `backproof prove`.
;
; sgd_moves_against_the_gradient [sgd_step]
; no parameter moves in the direction of its gradient
;
; neighbour_1: (updated[p] - theta[p])*g[p] + 1 ≤ 0
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 sgd_moves_against_the_gradient.sgd_step.neighbour_1.smt2`
; or `cvc5 sgd_moves_against_the_gradient.sgd_step.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun |theta[p]| () Real)
(declare-fun learning_rate () Real)
(declare-fun |g[p]| () Real)

; the left side is more than the right one
(assert
 (<
  0.0
  (+ (* (+ (* (- 1.0) |theta[p]|) (+ (* (- 1.0) learning_rate |g[p]|) |theta[p]|)) |g[p]|) 1.0)
 )
 )

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> learning_rate 0.0))

(check-sat)
