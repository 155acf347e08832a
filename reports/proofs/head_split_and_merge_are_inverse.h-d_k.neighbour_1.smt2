; A query of `backproof prove`.
;
; head_split_and_merge_are_inverse [(h, d_k)]
; column head·d_k + k of a stored matrix is channel k of that head: each column below h·d_k is one
; (head, k), and each (head, k) one such column
;
; neighbour_1: it cannot be that k may be d_k: two heads share a column
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 head_split_and_merge_are_inverse.h-d_k.neighbour_1.smt2`
; or `cvc5 head_split_and_merge_are_inverse.h-d_k.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_NIA)
(set-info :status sat)

(declare-fun head! () Int)
(declare-fun h () Int)
(declare-fun head_2! () Int)
(declare-fun k! () Int)
(declare-fun d_k () Int)
(declare-fun k_2! () Int)

; k may be d_k: two heads share a column
(assert
 (and
  (>= head! 0)
  (< head! h)
  (>= head_2! 0)
  (< head_2! h)
  (>= k! 0)
  (< k! (+ d_k 1))
  (>= k_2! 0)
  (< k_2! (+ d_k 1))
  (< head! head_2!)
  (= (+ (* head! d_k) k!) (+ (* head_2! d_k) k_2!))
 )
 )

; a size is at least 1
(assert (>= d_k 1))
(assert (>= h 1))

(check-sat)
