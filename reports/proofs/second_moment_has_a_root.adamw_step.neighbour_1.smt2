; A query of `backproof prove`.
;
; second_moment_has_a_root [adamw_step]
; v stays at least 0
;
; neighbour_1: 0 + 1 ≤ v_updated[p]
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 second_moment_has_a_root.adamw_step.neighbour_1.smt2`
; or `cvc5 second_moment_has_a_root.adamw_step.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NRA)
(set-info :status sat)

(declare-fun beta_2 () Real)
(declare-fun |v[p]| () Real)
(declare-fun |g[p]| () Real)

; the left side is more than the right one
(assert (> (+ 0.0 1.0) (+ (* beta_2 |v[p]|) (* (* |g[p]| |g[p]|) (+ 1.0 (* (- 1.0) beta_2))))))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (and (>= beta_2 0.0) (<= beta_2 1.0)))
(assert (>= |v[p]| 0.0))

(check-sat)
