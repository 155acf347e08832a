; A query of `backproof prove`.
;
; attention_ignores_positions_that_do_not_attend [dX]
; under any given 0/1 mask, row s of dX is 0 if, for that position, no gradient arrives at it or
; at a position that attends to it
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 attention_ignores_positions_that_do_not_attend.dX.assumptions.smt2`
; or `cvc5 attention_ignores_positions_that_do_not_attend.dX.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!s () Int)
(declare-fun T () Int)
(declare-fun arrives (Int) Bool)
(declare-fun M (Int Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!s 0) (< goal!s T)))

; no gradient arrives at it or at a position that attends to it (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (arrives 0) (= 0 goal!s))))
(assert (not (and (and (>= 1 0) (< 1 T)) (arrives 1) (= 1 goal!s))))
(assert (not (and (and (>= 2 0) (< 2 T)) (arrives 2) (= 2 goal!s))))
(assert (not (and (and (>= 0 0) (< 0 T)) (arrives 0) (M 0 goal!s))))
(assert (not (and (and (>= 1 0) (< 1 T)) (arrives 1) (M 1 goal!s))))
(assert (not (and (and (>= 2 0) (< 2 T)) (arrives 2) (M 2 goal!s))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
