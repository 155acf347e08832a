; A query of `backproof prove`.
;
; head_split_and_merge_are_inverse [(h, d_k)]
; column head·d_k + k of a stored matrix is channel k of that head: each column below h·d_k is one
; (head, k), and each (head, k) one such column
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 head_split_and_merge_are_inverse.h-d_k.goal.smt2`
; or `cvc5 head_split_and_merge_are_inverse.h-d_k.goal.smt2`: the answer has to be unsat.

(set-logic QF_NIA)
(set-info :status unsat)

(declare-fun head! () Int)
(declare-fun h () Int)
(declare-fun k! () Int)
(declare-fun d_k () Int)
(declare-fun column! () Int)
(declare-fun heads_after! () Int)
(declare-fun head_2! () Int)
(declare-fun k_2! () Int)

; one of these is violated:
(assert
 (let ((?1 (+ (* head! d_k) k!)))
 (let ((?2 (+ (+ head! 1) heads_after!)))
 (or
  (and
   (and (>= head! 0) (< head! h) (>= k! 0) (< k! d_k))
   (= column! ?1)
   (>= heads_after! 0)
   (= h ?2)
   (or (< column! 0) (>= column! (* ?2 d_k)))
  )
  (and
   (>= head! 0)
   (< head! h)
   (>= head_2! 0)
   (< head_2! h)
   (>= k! 0)
   (< k! d_k)
   (>= k_2! 0)
   (< k_2! d_k)
   (< head! head_2!)
   (= ?1 (+ (* head_2! d_k) k_2!))
  )
  (and
   (>= column! 0)
   (< column! (* h d_k))
   (or
    (not
     (and
      (>= (div column! d_k) 0)
      (< (div column! d_k) h)
      (>= (mod column! d_k) 0)
      (< (mod column! d_k) d_k)
     )
    )
    (distinct (+ (* (div column! d_k) d_k) (mod column! d_k)) column!)
   )
  )
 )
 )))

; a size is at least 1
(assert (>= d_k 1))
(assert (>= h 1))

(check-sat)
