; A query of `backproof prove`.
;
; clip_by_value_at_most_threshold [clip_by_value]
; every entry is at most c
;
; assumptions: there are numbers that satisfy the assumptions
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 clip_by_value_at_most_threshold.clip_by_value.assumptions.smt2`
; or `cvc5 clip_by_value_at_most_threshold.clip_by_value.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LRA)
(set-info :status sat)

(declare-fun threshold () Real)

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))

(check-sat)
