; A query of `backproof prove`.
;
; head_split_and_merge_are_inverse [(h, d_k)]
; column head·d_k + k of a stored matrix is channel k of that head: each column below h·d_k is one
; (head, k), and each (head, k) one such column
;
; assumptions: the constraints can be met
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 head_split_and_merge_are_inverse.h-d_k.assumptions.smt2`
; or `cvc5 head_split_and_merge_are_inverse.h-d_k.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun d_k () Int)
(declare-fun h () Int)

; a size is at least 1
(assert (>= d_k 1))
(assert (>= h 1))

(check-sat)
