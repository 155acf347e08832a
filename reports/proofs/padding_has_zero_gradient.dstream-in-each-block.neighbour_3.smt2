; A query of `backproof prove`.
;
; padding_has_zero_gradient [dstream, in each block]
; under a mask that hides padding, where padding has no target, row t of dstream is 0 if, for that
; position, it is padding, on whichever side, for any number of blocks
;
; neighbour_3: it is enough that, for position t, it is padding on the right, without a mask
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 padding_has_zero_gradient.dstream-in-each-block.neighbour_3.smt2`
; or `cvc5 padding_has_zero_gradient.dstream-in-each-block.neighbour_3.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun M (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun real (Int) Bool)
(declare-fun s!1 () Int)
(declare-fun r!1 () Int)
(declare-fun t!2 () Int)
(declare-fun r!2 () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)

; dstream[t, i] may be nonzero
(assert
 (or
  (and (>= t!1 0) (not (<= T t!1)) (M t!1 goal!t) (real t!1))
  (real goal!t)
  (and
   (>= s!1 0)
   (not (<= T s!1))
   (or (real goal!t) (and (>= r!1 0) (not (<= T r!1)) (M goal!t r!1) (real goal!t)))
   (M goal!t s!1)
  )
  (and
   (>= t!2 0)
   (not (<= T t!2))
   (or (real t!2) (and (>= r!2 0) (not (<= T r!2)) (M t!2 r!2) (real t!2)))
   (M t!2 goal!t)
  )
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; padding is on the right (said of every position below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (real 0) (= 0 (ite (real 0) 1 0)) (> 0 0)))
 ))
(assert
 (not
  (and (and (>= 0 0) (< 0 T)) (and (>= 1 0) (< 1 T)) (real 0) (= 0 (ite (real 1) 1 0)) (> 0 1))
 )
 )
(assert
 (not
  (and (and (>= 0 0) (< 0 T)) (and (>= 2 0) (< 2 T)) (real 0) (= 0 (ite (real 2) 1 0)) (> 0 2))
 )
 )
(assert
 (not
  (and (and (>= 1 0) (< 1 T)) (and (>= 0 0) (< 0 T)) (real 1) (= 0 (ite (real 0) 1 0)) (> 1 0))
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (real 1) (= 0 (ite (real 1) 1 0)) (> 1 1)))
 ))
(assert
 (not
  (and (and (>= 1 0) (< 1 T)) (and (>= 2 0) (< 2 T)) (real 1) (= 0 (ite (real 2) 1 0)) (> 1 2))
 )
 )
(assert
 (not
  (and (and (>= 2 0) (< 2 T)) (and (>= 0 0) (< 0 T)) (real 2) (= 0 (ite (real 0) 1 0)) (> 2 0))
 )
 )
(assert
 (not
  (and (and (>= 2 0) (< 2 T)) (and (>= 1 0) (< 1 T)) (real 2) (= 0 (ite (real 1) 1 0)) (> 2 1))
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (real 2) (= 0 (ite (real 2) 1 0)) (> 2 2)))
 ))

; each position attends to itself (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= 0 (ite (M 0 0) 1 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= 0 (ite (M 1 1) 1 0)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= 0 (ite (M 2 2) 1 0)))))

; it is enough that, for position t, it is padding on the right, without a mask (said of every
; position below 3)
(assert (not (real goal!t)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
