; A query of `backproof prove`.
;
; scores_gradient_zero_outside_mask [dscores]
; the gradient of the score of query t for key s is 0 where M[t, s] = 0
;
; neighbour_1: it is 0 where key s may not attend to query t
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 scores_gradient_zero_outside_mask.dscores.neighbour_1.smt2`
; or `cvc5 scores_gradient_zero_outside_mask.dscores.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun M (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!s () Int)
(declare-fun goal!head () Int)
(declare-fun h () Int)
(declare-fun T () Int)

; dscores[head, t, s] may be nonzero
(assert (M goal!t goal!s))

; its indices are in their range
(assert (and (>= goal!head 0) (< goal!head h)))
(assert (and (>= goal!s 0) (< goal!s T)))
(assert (and (>= goal!t 0) (< goal!t T)))

; each position attends to itself (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= 0 (ite (M 0 0) 1 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= 0 (ite (M 1 1) 1 0)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= 0 (ite (M 2 2) 1 0)))))

; key s may not attend to query t (said of every position below 3)
(assert (not (M goal!s goal!t)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= h 1))
(assert (<= T 3))
(assert (<= h 3))

(check-sat)
