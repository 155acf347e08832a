; A query of `backproof prove`.
;
; clipping_does_not_reverse [clip_by_global_norm]
; the common factor is at least 0
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 clipping_does_not_reverse.clip_by_global_norm.goal.smt2`
; or `cvc5 clipping_does_not_reverse.clip_by_global_norm.goal.smt2`: the answer has to be unsat.

(set-logic QF_NRA)
(set-info :status unsat)

(declare-fun norm () Real)
(declare-fun threshold () Real)
(declare-fun |1/0| () Real)

; the left side is more than the right one
(assert
 (let ((?1 (ite (> (+ norm (* (- 1.0) threshold)) 0.0) 1.0 0.0)))
 (> (+ 0.0 0.0) (+ 1.0 (* (- 1.0) ?1) (* ?1 threshold |1/0|)))
 ))

; what is given
(assert (>= norm 0.0))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))
(assert (=> (distinct norm 0.0) (= (* |1/0| norm) 1.0)))

(check-sat)
