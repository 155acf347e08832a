; A query of `backproof prove`.
;
; padding_has_zero_gradient [dembedded, before the blocks]
; under a mask that hides padding, where padding has no target, row t of dembedded is 0 if, for
; that position, it is padding, on whichever side, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 padding_has_zero_gradient.dembedded-before-the-blocks.goal.smt2`
; or `cvc5 padding_has_zero_gradient.dembedded-before-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun real (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun T () Int)

; dembedded[t, i] may be nonzero
(assert (real goal!t))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; it is padding, on whichever side (said of the index terms that occur)
(assert (not (real goal!t)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
