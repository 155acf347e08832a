; A query of `backproof prove`.
;
; units_that_are_always_dropped_have_zero_gradients [dW_1[i, f], dW_2[f, j]]
; dW_1[i, f], dW_2[f, j] are 0 for all i and j if unit f is dropped at every position
;
; neighbour_2: so is the gradient of its output
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 units_that_are_always_dropped_have_zero_gradients.dW_1-i-f-dW_2-f-j.neighbour_2.smt2`
; or `cvc5 units_that_are_always_dropped_have_zero_gradients.dW_1-i-f-dW_2-f-j.neighbour_2.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun kept (Int Int) Bool)

; dG[t, f] may be nonzero
(assert true)

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!t 0) (< goal!t T)))

; unit f is dropped at every position (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (kept 0 goal!f))))
(assert (not (and (and (>= 1 0) (< 1 T)) (kept 1 goal!f))))
(assert (not (and (and (>= 2 0) (< 2 T)) (kept 2 goal!f))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (<= T 3))
(assert (<= d_ff 3))

(check-sat)
