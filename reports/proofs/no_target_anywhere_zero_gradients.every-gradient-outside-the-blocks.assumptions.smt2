; A query of `backproof prove`.
;
; no_target_anywhere_zero_gradients [every gradient outside the blocks]
; every gradient outside the blocks is 0 if no position has a target
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 no_target_anywhere_zero_gradients.every-gradient-outside-the-blocks.assumptions.smt2`
; or `cvc5 no_target_anywhere_zero_gradients.every-gradient-outside-the-blocks.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!place () Int)
(declare-fun n_ctx () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun goal!v () Int)
(declare-fun V () Int)
(declare-fun has_target (Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!place 0) (< goal!place n_ctx)))
(assert (and (>= goal!t 0) (< goal!t T)))
(assert (and (>= goal!v 0) (< goal!v V)))

; no position has a target (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))
(assert (<= T 3))
(assert (<= V 3))
(assert (<= d_model 3))
(assert (<= n_ctx 3))

(check-sat)
