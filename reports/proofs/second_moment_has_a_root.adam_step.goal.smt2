; A query of `backproof prove`.
;
; second_moment_has_a_root [adam_step]
; v stays at least 0
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 second_moment_has_a_root.adam_step.goal.smt2`
; or `cvc5 second_moment_has_a_root.adam_step.goal.smt2`: the answer has to be unsat.

(set-logic QF_NRA)
(set-info :status unsat)

(declare-fun beta_2 () Real)
(declare-fun |v[p]| () Real)
(declare-fun |g[p]| () Real)

; the left side is more than the right one
(assert (> (+ 0.0 0.0) (+ (* beta_2 |v[p]|) (* (* |g[p]| |g[p]|) (+ 1.0 (* (- 1.0) beta_2))))))

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (and (>= beta_2 0.0) (<= beta_2 1.0)))
(assert (>= |v[p]| 0.0))

(check-sat)
