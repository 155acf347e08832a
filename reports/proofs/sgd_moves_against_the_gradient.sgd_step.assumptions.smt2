; A query of `backproof prove`.
;
; sgd_moves_against_the_gradient [sgd_step]
; no parameter moves in the direction of its gradient
;
; assumptions: there are numbers that satisfy the assumptions
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 sgd_moves_against_the_gradient.sgd_step.assumptions.smt2`
; or `cvc5 sgd_moves_against_the_gradient.sgd_step.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LRA)
(set-info :status sat)

(declare-fun learning_rate () Real)

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> learning_rate 0.0))

(check-sat)
