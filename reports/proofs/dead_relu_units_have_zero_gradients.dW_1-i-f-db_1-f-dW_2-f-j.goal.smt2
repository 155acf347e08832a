; A query of `backproof prove`.
;
; dead_relu_units_have_zero_gradients [dW_1[i, f], db_1[f], dW_2[f, j]]
; dW_1[i, f], db_1[f], dW_2[f, j] are 0 for all i and j if unit f is inactive at every position
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 dead_relu_units_have_zero_gradients.dW_1-i-f-db_1-f-dW_2-f-j.goal.smt2`
; or `cvc5 dead_relu_units_have_zero_gradients.dW_1-i-f-db_1-f-dW_2-f-j.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun alive (Int Int) Bool)
(declare-fun goal!f () Int)
(declare-fun t!2 () Int)
(declare-fun t!3 () Int)
(declare-fun d_ff () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!j () Int)

; dW_1[i, f] or db_1[f] or dW_2[f, j] may be nonzero
(assert
 (or
  (and (>= t!1 0) (not (<= T t!1)) (alive t!1 goal!f))
  (and (>= t!2 0) (not (<= T t!2)) (alive t!2 goal!f))
  (and (>= t!3 0) (not (<= T t!3)) (alive t!3 goal!f))
 )
 )

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!j 0) (< goal!j d_model)))

; unit f is inactive at every position (said of the index terms that occur)
(assert (not (alive t!1 goal!f)))
(assert (not (alive t!2 goal!f)))
(assert (not (alive t!3 goal!f)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (>= d_model 1))

(check-sat)
