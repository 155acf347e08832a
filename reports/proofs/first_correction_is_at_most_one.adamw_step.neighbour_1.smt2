; A query of `backproof prove`.
;
; first_correction_is_at_most_one [adamw_step]
; a bias correction never shrinks m
;
; neighbour_1: correction_1_updated + 1 ≤ 1
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 first_correction_is_at_most_one.adamw_step.neighbour_1.smt2`
; or `cvc5 first_correction_is_at_most_one.adamw_step.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun beta_1 () Real)
(declare-fun correction_1 () Real)

; the left side is more than the right one
(assert (< 1.0 (+ (+ 1.0 (* (- 1.0) beta_1) (* beta_1 correction_1)) 1.0)))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (and (>= beta_1 0.0) (<= beta_1 1.0)))
(assert (and (>= correction_1 0.0) (<= correction_1 1.0)))

(check-sat)
