; A query of `backproof prove`.
;
; untied_embedding_row_zero_for_unused_tokens [dE]
; under any mask, row v of dE is 0 if no position holds token v
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 untied_embedding_row_zero_for_unused_tokens.dE.assumptions.smt2`
; or `cvc5 untied_embedding_row_zero_for_unused_tokens.dE.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!v () Int)
(declare-fun V () Int)
(declare-fun T () Int)
(declare-fun x (Int) Int)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!v 0) (< goal!v V)))

; no position holds token v (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= (x 0) goal!v))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= (x 1) goal!v))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= (x 2) goal!v))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (x 2) 0) (< (x 2) V)))
(assert (and (>= (x 1) 0) (< (x 1) V)))
(assert (and (>= (x 0) 0) (< (x 0) V)))
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= V 3))
(assert (<= d_model 3))

(check-sat)
