; A query of `backproof prove`.
;
; inactive_units_pass_no_gradient [dU]
; the output of unit f at position t, and the gradient in front of it, are 0 where the unit is
; inactive
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 inactive_units_pass_no_gradient.dU.assumptions.smt2`
; or `cvc5 inactive_units_pass_no_gradient.dU.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun alive (Int Int) Bool)

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!t 0) (< goal!t T)))

; unit f is inactive at position t (said of every position below 3)
(assert (not (alive goal!t goal!f)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (<= T 3))
(assert (<= d_ff 3))

(check-sat)
