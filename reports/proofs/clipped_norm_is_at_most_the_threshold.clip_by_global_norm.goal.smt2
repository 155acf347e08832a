; A query of `backproof prove`.
;
; clipped_norm_is_at_most_the_threshold [clip_by_global_norm]
; (1 − exceeds)‖g‖ + exceeds·c, which is min(‖g‖, c), is at most c
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 clipped_norm_is_at_most_the_threshold.clip_by_global_norm.goal.smt2`
; or `cvc5 clipped_norm_is_at_most_the_threshold.clip_by_global_norm.goal.smt2`: the answer has to be unsat.

(set-logic QF_NRA)
(set-info :status unsat)

(declare-fun norm () Real)
(declare-fun threshold () Real)

; the left side is more than the right one
(assert
 (let ((?1 (ite (> (+ norm (* (- 1.0) threshold)) 0.0) 1.0 0.0)))
 (> (+ (+ (* ?1 threshold) (* norm (+ 1.0 (* (- 1.0) ?1)))) 0.0) threshold)
 ))

; what is given
(assert (>= norm 0.0))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))

(check-sat)
