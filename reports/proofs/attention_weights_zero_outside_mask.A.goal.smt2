; A query of `backproof prove`.
;
; attention_weights_zero_outside_mask [A]
; the attention weight of query t for key s is 0 where M[t, s] = 0
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 attention_weights_zero_outside_mask.A.goal.smt2`
; or `cvc5 attention_weights_zero_outside_mask.A.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun M (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!s () Int)
(declare-fun goal!head () Int)
(declare-fun h () Int)
(declare-fun T () Int)

; A[head, t, s] may be nonzero
(assert (M goal!t goal!s))

; its indices are in their range
(assert (and (>= goal!head 0) (< goal!head h)))
(assert (and (>= goal!s 0) (< goal!s T)))
(assert (and (>= goal!t 0) (< goal!t T)))

; query t may not attend to key s (said of the index terms that occur)
(assert (not (M goal!t goal!s)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= h 1))

(check-sat)
