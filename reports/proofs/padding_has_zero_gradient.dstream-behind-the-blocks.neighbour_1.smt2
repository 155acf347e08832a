; A query of `backproof prove`.
;
; padding_has_zero_gradient [dstream, behind the blocks]
; where padding has no target, row t of dstream is 0 if, for that position, it is padding, on
; whichever side
;
; neighbour_1: it is enough that no position but t has a target
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 padding_has_zero_gradient.dstream-behind-the-blocks.neighbour_1.smt2`
; or `cvc5 padding_has_zero_gradient.dstream-behind-the-blocks.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun T () Int)
(declare-fun real (Int) Bool)

; dstream[t, i] may be nonzero
(assert (has_target goal!t))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; padding has no target (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (= 0 (ite (real 0) 1 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (= 0 (ite (real 1) 1 0)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (= 0 (ite (real 2) 1 0)))))

; it is enough that no position but t has a target (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (distinct 0 goal!t))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (distinct 1 goal!t))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (distinct 2 goal!t))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
