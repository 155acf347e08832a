; A query of `backproof prove`.
;
; dead_relu_units_have_zero_gradients [dW_1[i, f], db_1[f], dW_2[f, j]]
; dW_1[i, f], db_1[f], dW_2[f, j] are 0 for all i and j if unit f is inactive at every position
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 dead_relu_units_have_zero_gradients.dW_1-i-f-db_1-f-dW_2-f-j.assumptions.smt2`
; or `cvc5 dead_relu_units_have_zero_gradients.dW_1-i-f-db_1-f-dW_2-f-j.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!j () Int)
(declare-fun T () Int)
(declare-fun alive (Int Int) Bool)

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!j 0) (< goal!j d_model)))

; unit f is inactive at every position (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (alive 0 goal!f))))
(assert (not (and (and (>= 1 0) (< 1 T)) (alive 1 goal!f))))
(assert (not (and (and (>= 2 0) (< 2 T)) (alive 2 goal!f))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_ff 3))
(assert (<= d_model 3))

(check-sat)
