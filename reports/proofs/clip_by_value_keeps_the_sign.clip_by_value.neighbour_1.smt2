; A query of `backproof prove`.
;
; clip_by_value_keeps_the_sign [clip_by_value]
; no entry changes its sign
;
; neighbour_1: 0 + 1 ≤ clipped[p]*g[p]
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 clip_by_value_keeps_the_sign.clip_by_value.neighbour_1.smt2`
; or `cvc5 clip_by_value_keeps_the_sign.clip_by_value.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun threshold () Real)
(declare-fun |g[p]| () Real)

; the left side is more than the right one
(assert
 (>
  (+ 0.0 1.0)
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
