; A query of `backproof prove`.
;
; scores_gradient_zero_above_the_diagonal [dscores]
; under a causal mask the gradient of the score is 0 for each later key
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 scores_gradient_zero_above_the_diagonal.dscores.goal.smt2`
; or `cvc5 scores_gradient_zero_above_the_diagonal.dscores.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

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

; the mask is causal (said of the index terms that occur)
(assert (not (and (M goal!t goal!t) (> goal!t goal!t))))
(assert (not (and (M goal!s goal!t) (> goal!t goal!s))))
(assert (not (and (M goal!t goal!s) (> goal!s goal!t))))
(assert (not (and (M goal!s goal!s) (> goal!s goal!s))))

; key s is later than query t (said of the index terms that occur)
(assert (not (<= goal!s goal!t)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= h 1))

(check-sat)
