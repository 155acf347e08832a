; A query of `backproof prove`.
;
; clipped_norm_is_at_most_the_threshold [clip_by_global_norm]
; (1 − exceeds)‖g‖ + exceeds·c, which is min(‖g‖, c), is at most c
;
; assumptions: there are numbers that satisfy the assumptions
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 clipped_norm_is_at_most_the_threshold.clip_by_global_norm.assumptions.smt2`
; or `cvc5 clipped_norm_is_at_most_the_threshold.clip_by_global_norm.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LRA)
(set-info :status sat)

(declare-fun norm () Real)
(declare-fun threshold () Real)

; what is given
(assert (>= norm 0.0))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))

(check-sat)
