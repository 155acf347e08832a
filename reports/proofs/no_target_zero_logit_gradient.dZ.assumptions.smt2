; A query of `backproof prove`.
;
; no_target_zero_logit_gradient [dZ]
; the gradient of the logits is 0 at each position that has no target
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 no_target_zero_logit_gradient.dZ.assumptions.smt2`
; or `cvc5 no_target_zero_logit_gradient.dZ.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun goal!v () Int)
(declare-fun V () Int)
(declare-fun has_target (Int) Bool)

; its indices are in their range
(assert (and (>= goal!t 0) (< goal!t T)))
(assert (and (>= goal!v 0) (< goal!v V)))

; the position has no target (said of every position below 3)
(assert (not (has_target goal!t)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= V 1))
(assert (<= T 3))
(assert (<= V 3))

(check-sat)
