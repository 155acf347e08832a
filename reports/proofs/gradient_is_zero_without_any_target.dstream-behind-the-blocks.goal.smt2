; A query of `backproof prove`.
;
; gradient_is_zero_without_any_target [dstream, behind the blocks]
; row t of dstream is 0 if, for that position, no position has a target (whatever the mask)
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_is_zero_without_any_target.dstream-behind-the-blocks.goal.smt2`
; or `cvc5 gradient_is_zero_without_any_target.dstream-behind-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun T () Int)

; dstream[t, i] may be nonzero
(assert (has_target goal!t))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; no position has a target (whatever the mask) (said of the index terms that occur)
(assert (not (has_target goal!t)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
