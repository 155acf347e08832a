; A query of `backproof prove`.
;
; features_split_into_heads_without_a_rest [(h, d_k)]
; a stored axis of d_model columns splits into h heads of equal width and nothing is left over,
; exactly if d_model = h·d_k
;
; assumptions: the constraints can be met
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 features_split_into_heads_without_a_rest.h-d_k.assumptions.smt2`
; or `cvc5 features_split_into_heads_without_a_rest.h-d_k.assumptions.smt2`: the answer has to be sat.

(set-logic QF_NIA)
(set-info :status sat)

(declare-fun d_model () Int)
(declare-fun h () Int)
(declare-fun d_k () Int)

; d_model = h·d_k
(assert (= d_model (* h d_k)))

; a size is at least 1
(assert (>= d_k 1))
(assert (>= d_model 1))
(assert (>= h 1))

(check-sat)
