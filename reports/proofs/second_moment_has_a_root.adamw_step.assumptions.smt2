; A query of `backproof prove`.
;
; second_moment_has_a_root [adamw_step]
; v stays at least 0
;
; assumptions: there are numbers that satisfy the assumptions
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 second_moment_has_a_root.adamw_step.assumptions.smt2`
; or `cvc5 second_moment_has_a_root.adamw_step.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LRA)
(set-info :status sat)

(declare-fun beta_2 () Real)
(declare-fun |v[p]| () Real)

; each number is of its kind, and 1/y times y is 1 if y ≠ 0
(assert (and (>= beta_2 0.0) (<= beta_2 1.0)))
(assert (>= |v[p]| 0.0))

(check-sat)
