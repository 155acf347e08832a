; A query of `backproof prove`.
;
; attention_weights_zero_outside_mask [A]
; the attention weight of query t for key s is 0 where M[t, s] = 0
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 attention_weights_zero_outside_mask.A.assumptions.smt2`
; or `cvc5 attention_weights_zero_outside_mask.A.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!head () Int)
(declare-fun h () Int)
(declare-fun goal!s () Int)
(declare-fun T () Int)
(declare-fun goal!t () Int)
(declare-fun M (Int Int) Bool)

; its indices are in their range
(assert (and (>= goal!head 0) (< goal!head h)))
(assert (and (>= goal!s 0) (< goal!s T)))
(assert (and (>= goal!t 0) (< goal!t T)))

; query t may not attend to key s (said of every position below 3)
(assert (not (M goal!t goal!s)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= h 1))
(assert (<= T 3))
(assert (<= h 3))

(check-sat)
