; A query of `backproof prove`.
;
; dropped_units_pass_no_gradient [dU]
; the output of unit f at position t, and the gradient in front of it, are 0 where the unit is
; dropped
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 dropped_units_pass_no_gradient.dU.goal.smt2`
; or `cvc5 dropped_units_pass_no_gradient.dU.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun kept (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun T () Int)

; G[t, f] or dU[t, f] may be nonzero
(assert (or (kept goal!t goal!f) (kept goal!t goal!f)))

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!t 0) (< goal!t T)))

; unit f is dropped at position t (said of the index terms that occur)
(assert (not (kept goal!t goal!f)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_ff 1))

(check-sat)
