; A query of `backproof prove`.
;
; features_split_into_heads_without_a_rest [(h, d_k)]
; a stored axis of d_model columns splits into h heads of equal width and nothing is left over,
; exactly if d_model = h·d_k
;
; neighbour_1: it cannot be that d_model columns do not split into h heads, there are columns left
; over
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 features_split_into_heads_without_a_rest.h-d_k.neighbour_1.smt2`
; or `cvc5 features_split_into_heads_without_a_rest.h-d_k.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NIA)
(set-info :status sat)

(declare-fun d_model () Int)
(declare-fun h () Int)
(declare-fun columns_of_each_head! () Int)
(declare-fun columns_left_over! () Int)
(declare-fun d_k () Int)

; d_model columns do not split into h heads, there are columns left over
(assert
 (and
  (and
   (= d_model (+ (* h columns_of_each_head!) columns_left_over!))
   (>= columns_left_over! 0)
   (< columns_left_over! h)
   (>= columns_of_each_head! 0)
  )
  (> columns_left_over! 0)
  (or (<= d_k columns_of_each_head!) (>= d_k (+ columns_of_each_head! 1)))
 )
 )

; a size is at least 1
(assert (>= d_k 1))
(assert (>= d_model 1))
(assert (>= h 1))

(check-sat)
