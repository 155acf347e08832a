; A query of `backproof prove`.
;
; clip_by_value_keeps_the_sign [clip_by_value]
; no entry changes its sign
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 clip_by_value_keeps_the_sign.clip_by_value.goal.smt2`
; or `cvc5 clip_by_value_keeps_the_sign.clip_by_value.goal.smt2`: the answer has to be unsat.

(set-logic QF_NRA)
(set-info :status unsat)

(declare-fun threshold () Real)
(declare-fun |g[p]| () Real)

; the left side is more than the right one
(assert
 (>
  (+ 0.0 0.0)
  (*
   (+
    (* (+ threshold (* (- 1.0) |g[p]|)) (ite (> (+ (* (- 1.0) threshold) |g[p]|) 0.0) 1.0 0.0))
    (*
     (- 1.0)
     (+ threshold |g[p]|)
     (ite (> (+ (* (- 1.0) threshold) (* (- 1.0) |g[p]|)) 0.0) 1.0 0.0)
    )
    |g[p]|
   )
   |g[p]|
  )
 )
 )

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (> threshold 0.0))

(check-sat)
