; A query of `backproof prove`.
;
; clipping_does_not_reverse [clip_by_global_norm]
; the common factor is at least 0
;
; neighbour_1: 0 + 1 ≤ factor
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 clipping_does_not_reverse.clip_by_global_norm.neighbour_1.smt2`
; or `cvc5 clipping_does_not_reverse.clip_by_global_norm.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun norm () Real)
(declare-fun threshold () Real)
(declare-fun |1/0| () Real)

; the left side is more than the right one
(assert
 (let ((?1 (ite (> (+ norm (* (- 1.0) threshold)) 0.0) 1.0 0.0)))
 (> (+ 0.0 1.0) (+ 1.0 (* (- 1.0) ?1) (* ?1 threshold |1/0|)))
 ))

; what is given
(assert (>= norm 0.0))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))
(assert (=> (distinct norm 0.0) (= (* |1/0| norm) 1.0)))

; nothing is divided by 0
(assert (distinct norm 0.0))

(check-sat)
