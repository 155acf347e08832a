; A query of `backproof prove`.
;
; no_target_zero_logit_gradient [dZ]
; the gradient of the logits is 0 at each position that has no target
;
; neighbour_1: it is 0 for each token that is not the target
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 no_target_zero_logit_gradient.dZ.neighbour_1.smt2`
; or `cvc5 no_target_zero_logit_gradient.dZ.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun goal!v () Int)
(declare-fun V () Int)
(declare-fun y (Int) Int)

; dZ[t, v] may be nonzero
(assert (has_target goal!t))

; its indices are in their range
(assert (and (>= goal!t 0) (< goal!t T)))
(assert (and (>= goal!v 0) (< goal!v V)))

; v is not the target (said of every position below 3)
(assert (not (= goal!v (y goal!t))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (y goal!t) 0) (< (y goal!t) V)))
(assert (>= T 1))
(assert (>= V 1))
(assert (<= T 3))
(assert (<= V 3))

(check-sat)
