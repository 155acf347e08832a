; A query of `backproof prove`.
;
; clipping_does_not_reverse [clip_by_global_norm]
; the common factor is at least 0
;
; assumptions: there are numbers that satisfy the assumptions
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 clipping_does_not_reverse.clip_by_global_norm.assumptions.smt2`
; or `cvc5 clipping_does_not_reverse.clip_by_global_norm.assumptions.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun norm () Real)
(declare-fun threshold () Real)
(declare-fun |1/0| () Real)

; what is given
(assert (>= norm 0.0))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))
(assert (=> (distinct norm 0.0) (= (* |1/0| norm) 1.0)))

(check-sat)
