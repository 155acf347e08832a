; A query of `backproof prove`.
;
; stored_heads_fill_d_model [block1.b_Q]
; each axis of the stored block1.b_Q is d_model long, exactly if d_model = h·d_k
;
; assumptions: the constraints can be met
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 stored_heads_fill_d_model.block1-b_Q.assumptions.smt2`
; or `cvc5 stored_heads_fill_d_model.block1-b_Q.assumptions.smt2`: the answer has to be sat.

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
