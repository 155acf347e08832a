; A query of `backproof prove`.
;
; units_that_are_always_dropped_have_zero_gradients [dW_1[i, f], dW_2[f, j]]
; dW_1[i, f], dW_2[f, j] are 0 for all i and j if unit f is dropped at every position
;
; neighbour_1: it is enough that the unit is dropped at all positions but the first
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 units_that_are_always_dropped_have_zero_gradients.dW_1-i-f-dW_2-f-j.neighbour_1.smt2`
; or `cvc5 units_that_are_always_dropped_have_zero_gradients.dW_1-i-f-dW_2-f-j.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun kept (Int Int) Bool)
(declare-fun goal!f () Int)
(declare-fun t!2 () Int)
(declare-fun d_ff () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!j () Int)

; dW_1[i, f] or dW_2[f, j] may be nonzero (all of them)
(assert
 (and
  (and (>= t!1 0) (not (<= T t!1)) (kept t!1 goal!f))
  (and (>= t!2 0) (not (<= T t!2)) (kept t!2 goal!f))
 )
 )

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!j 0) (< goal!j d_model)))

; it is enough that the unit is dropped at all positions but the first (said of every position
; below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (kept 0 goal!f) (>= 0 1))))
(assert (not (and (and (>= 1 0) (< 1 T)) (kept 1 goal!f) (>= 1 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (kept 2 goal!f) (>= 2 1))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_ff 3))
(assert (<= d_model 3))

(check-sat)
