; A query of `backproof prove`.
;
; clipped_norm_is_at_most_the_threshold [clip_by_global_norm]
; (1 − exceeds)‖g‖ + exceeds·c, which is min(‖g‖, c), is at most c
;
; neighbour_1: exceeds*threshold + norm*(1 - exceeds) + 1 ≤ threshold
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 clipped_norm_is_at_most_the_threshold.clip_by_global_norm.neighbour_1.smt2`
; or `cvc5 clipped_norm_is_at_most_the_threshold.clip_by_global_norm.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun norm () Real)
(declare-fun threshold () Real)

; the left side is more than the right one
(assert
 (let ((?1 (ite (> (+ norm (* (- 1.0) threshold)) 0.0) 1.0 0.0)))
 (> (+ (+ (* ?1 threshold) (* norm (+ 1.0 (* (- 1.0) ?1)))) 1.0) threshold)
 ))

; what is given
(assert (>= norm 0.0))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))

(check-sat)
