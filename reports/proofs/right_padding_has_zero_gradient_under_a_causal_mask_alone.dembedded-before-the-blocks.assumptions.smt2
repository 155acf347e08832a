; A query of `backproof prove`.
;
; right_padding_has_zero_gradient_under_a_causal_mask_alone [dembedded, before the blocks]
; under a causal mask, where padding has no target, row t of dembedded is 0 if, for that position,
; it is padding on the right, for any number of blocks
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 right_padding_has_zero_gradient_under_a_causal_mask_alone.dembedded-before-the-blocks.assumptions.smt2`
; or `cvc5 right_padding_has_zero_gradient_under_a_causal_mask_alone.dembedded-before-the-blocks.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun real (Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; it is padding on the right (said of every position below 3)
(assert (not (real goal!t)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
