; A query of `backproof prove`.
;
; no_target_zero_logit_gradient [dZ]
; the gradient of the logits is 0 at each position that has no target
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 no_target_zero_logit_gradient.dZ.goal.smt2`
; or `cvc5 no_target_zero_logit_gradient.dZ.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun goal!v () Int)
(declare-fun V () Int)

; dZ[t, v] may be nonzero
(assert (has_target goal!t))

; its indices are in their range
(assert (and (>= goal!t 0) (< goal!t T)))
(assert (and (>= goal!v 0) (< goal!v V)))

; the position has no target (said of the index terms that occur)
(assert (not (has_target goal!t)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= V 1))

(check-sat)
