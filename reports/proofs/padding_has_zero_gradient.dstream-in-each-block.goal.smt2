; A query of `backproof prove`.
;
; padding_has_zero_gradient [dstream, in each block]
; under a mask that hides padding, where padding has no target, row t of dstream is 0 if, for that
; position, it is padding, on whichever side, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 padding_has_zero_gradient.dstream-in-each-block.goal.smt2`
; or `cvc5 padding_has_zero_gradient.dstream-in-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

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

; no position attends to padding, except padding to itself (said of the index terms that occur)
(assert (not (and (M goal!t goal!t) (= 0 (ite (real goal!t) 1 0)) (distinct goal!t goal!t))))
(assert (not (and (M t!2 goal!t) (= 0 (ite (real goal!t) 1 0)) (distinct t!2 goal!t))))
(assert (not (and (M r!2 goal!t) (= 0 (ite (real goal!t) 1 0)) (distinct r!2 goal!t))))
(assert (not (and (M s!1 goal!t) (= 0 (ite (real goal!t) 1 0)) (distinct s!1 goal!t))))
(assert (not (and (M r!1 goal!t) (= 0 (ite (real goal!t) 1 0)) (distinct r!1 goal!t))))
(assert (not (and (M t!1 goal!t) (= 0 (ite (real goal!t) 1 0)) (distinct t!1 goal!t))))
(assert (not (and (M goal!t t!2) (= 0 (ite (real t!2) 1 0)) (distinct goal!t t!2))))
(assert (not (and (M t!2 t!2) (= 0 (ite (real t!2) 1 0)) (distinct t!2 t!2))))
(assert (not (and (M r!2 t!2) (= 0 (ite (real t!2) 1 0)) (distinct r!2 t!2))))
(assert (not (and (M s!1 t!2) (= 0 (ite (real t!2) 1 0)) (distinct s!1 t!2))))
(assert (not (and (M r!1 t!2) (= 0 (ite (real t!2) 1 0)) (distinct r!1 t!2))))
(assert (not (and (M t!1 t!2) (= 0 (ite (real t!2) 1 0)) (distinct t!1 t!2))))
(assert (not (and (M goal!t r!2) (= 0 (ite (real r!2) 1 0)) (distinct goal!t r!2))))
(assert (not (and (M t!2 r!2) (= 0 (ite (real r!2) 1 0)) (distinct t!2 r!2))))
(assert (not (and (M r!2 r!2) (= 0 (ite (real r!2) 1 0)) (distinct r!2 r!2))))
(assert (not (and (M s!1 r!2) (= 0 (ite (real r!2) 1 0)) (distinct s!1 r!2))))
(assert (not (and (M r!1 r!2) (= 0 (ite (real r!2) 1 0)) (distinct r!1 r!2))))
(assert (not (and (M t!1 r!2) (= 0 (ite (real r!2) 1 0)) (distinct t!1 r!2))))
(assert (not (and (M goal!t s!1) (= 0 (ite (real s!1) 1 0)) (distinct goal!t s!1))))
(assert (not (and (M t!2 s!1) (= 0 (ite (real s!1) 1 0)) (distinct t!2 s!1))))
(assert (not (and (M r!2 s!1) (= 0 (ite (real s!1) 1 0)) (distinct r!2 s!1))))
(assert (not (and (M s!1 s!1) (= 0 (ite (real s!1) 1 0)) (distinct s!1 s!1))))
(assert (not (and (M r!1 s!1) (= 0 (ite (real s!1) 1 0)) (distinct r!1 s!1))))
(assert (not (and (M t!1 s!1) (= 0 (ite (real s!1) 1 0)) (distinct t!1 s!1))))
(assert (not (and (M goal!t r!1) (= 0 (ite (real r!1) 1 0)) (distinct goal!t r!1))))
(assert (not (and (M t!2 r!1) (= 0 (ite (real r!1) 1 0)) (distinct t!2 r!1))))
(assert (not (and (M r!2 r!1) (= 0 (ite (real r!1) 1 0)) (distinct r!2 r!1))))
(assert (not (and (M s!1 r!1) (= 0 (ite (real r!1) 1 0)) (distinct s!1 r!1))))
(assert (not (and (M r!1 r!1) (= 0 (ite (real r!1) 1 0)) (distinct r!1 r!1))))
(assert (not (and (M t!1 r!1) (= 0 (ite (real r!1) 1 0)) (distinct t!1 r!1))))
(assert (not (and (M goal!t t!1) (= 0 (ite (real t!1) 1 0)) (distinct goal!t t!1))))
(assert (not (and (M t!2 t!1) (= 0 (ite (real t!1) 1 0)) (distinct t!2 t!1))))
(assert (not (and (M r!2 t!1) (= 0 (ite (real t!1) 1 0)) (distinct r!2 t!1))))
(assert (not (and (M s!1 t!1) (= 0 (ite (real t!1) 1 0)) (distinct s!1 t!1))))
(assert (not (and (M r!1 t!1) (= 0 (ite (real t!1) 1 0)) (distinct r!1 t!1))))
(assert (not (and (M t!1 t!1) (= 0 (ite (real t!1) 1 0)) (distinct t!1 t!1))))

; it is padding, on whichever side (said of the index terms that occur)
(assert (not (real goal!t)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
