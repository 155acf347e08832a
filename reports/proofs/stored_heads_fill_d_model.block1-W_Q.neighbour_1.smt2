; A query of `backproof prove`.
;
; stored_heads_fill_d_model [block1.W_Q]
; each axis of the stored block1.W_Q is d_model long, exactly if d_model = h·d_k
;
; neighbour_1: it cannot be that an axis of the stored block1.W_Q is not d_model long
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 stored_heads_fill_d_model.block1-W_Q.neighbour_1.smt2`
; or `cvc5 stored_heads_fill_d_model.block1-W_Q.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NIA)
(set-info :status sat)

(declare-fun d_model () Int)
(declare-fun h () Int)
(declare-fun d_k () Int)

; an axis of the stored block1.W_Q is not d_model long
(assert (or (distinct d_model d_model) (distinct (* h d_k) d_model)))

; a size is at least 1
(assert (>= d_k 1))
(assert (>= d_model 1))
(assert (>= h 1))

(check-sat)
