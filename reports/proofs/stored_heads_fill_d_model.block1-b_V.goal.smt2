; A query of `backproof prove`.
;
; stored_heads_fill_d_model [block1.b_V]
; each axis of the stored block1.b_V is d_model long, exactly if d_model = h·d_k
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 stored_heads_fill_d_model.block1-b_V.goal.smt2`
; or `cvc5 stored_heads_fill_d_model.block1-b_V.goal.smt2`: the answer has to be unsat.

(set-logic QF_NIA)
(set-info :status unsat)

(declare-fun h () Int)
(declare-fun d_k () Int)
(declare-fun d_model () Int)

; an axis of the stored block1.b_V is not d_model long
(assert (distinct (* h d_k) d_model))

; d_model = h·d_k
(assert (= d_model (* h d_k)))

; a size is at least 1
(assert (>= d_k 1))
(assert (>= d_model 1))
(assert (>= h 1))

(check-sat)
