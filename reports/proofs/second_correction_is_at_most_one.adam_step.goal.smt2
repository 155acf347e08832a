; A query of `backproof prove`.
;
; second_correction_is_at_most_one [adam_step]
; a bias correction never shrinks v
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 second_correction_is_at_most_one.adam_step.goal.smt2`
; or `cvc5 second_correction_is_at_most_one.adam_step.goal.smt2`: the answer has to be unsat.

(set-logic QF_NRA)
(set-info :status unsat)

(declare-fun beta_2 () Real)
(declare-fun correction_2 () Real)

; the left side is more than the right one
(assert (< 1.0 (+ (+ 1.0 (* (- 1.0) beta_2) (* beta_2 correction_2)) 0.0)))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (and (>= beta_2 0.0) (<= beta_2 1.0)))
(assert (and (>= correction_2 0.0) (<= correction_2 1.0)))

(check-sat)
