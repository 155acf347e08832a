; A query of `backproof prove`.
;
; inactive_units_pass_no_gradient [dU]
; the output of unit f at position t, and the gradient in front of it, are 0 where the unit is
; inactive
;
; neighbour_1: so is the gradient of its output
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 inactive_units_pass_no_gradient.dU.neighbour_1.smt2`
; or `cvc5 inactive_units_pass_no_gradient.dU.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun alive (Int Int) Bool)

; dG[t, f] may be nonzero
(assert true)

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
