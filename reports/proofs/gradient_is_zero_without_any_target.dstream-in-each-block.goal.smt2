; A query of `backproof prove`.
;
; gradient_is_zero_without_any_target [dstream, in each block]
; under any mask, row t of dstream is 0 if, for that position, no position has a target (whatever
; the mask), for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_is_zero_without_any_target.dstream-in-each-block.goal.smt2`
; or `cvc5 gradient_is_zero_without_any_target.dstream-in-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun M (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun later!2 () Int)
(declare-fun s!1 () Int)
(declare-fun later!3 () Int)
(declare-fun later!4 () Int)
(declare-fun r!1 () Int)
(declare-fun t!2 () Int)
(declare-fun later!5 () Int)
(declare-fun later!6 () Int)
(declare-fun r!2 () Int)
(declare-fun later!7 () Int)
(declare-fun later!8 () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)

; dstream[t, i] may be nonzero
(assert
 (let ((?1 (and (>= later!3 0) (not (<= T later!3)) (has_target later!3))))
 (let ((?2 (and (>= later!4 0) (not (<= T later!4)) (has_target later!4))))
 (let ((?3 (and (>= later!5 0) (not (<= T later!5)) (has_target later!5))))
 (let ((?4 (and (>= later!6 0) (not (<= T later!6)) (has_target later!6))))
 (or
  (and
   (>= t!1 0)
   (not (<= T t!1))
   (M t!1 goal!t)
   (or
    (and (>= later!1 0) (not (<= T later!1)) (has_target later!1))
    (and (>= later!2 0) (not (<= T later!2)) (has_target later!2))
   )
  )
  (and
   (>= s!1 0)
   (not (<= T s!1))
   (or ?1 ?2 (and (>= r!1 0) (not (<= T r!1)) (M goal!t r!1) (or ?2 ?1)))
   (M goal!t s!1)
  )
  (and
   (>= t!2 0)
   (not (<= T t!2))
   (or ?3 ?4 (and (>= r!2 0) (not (<= T r!2)) (M t!2 r!2) (or ?4 ?3)))
   (M t!2 goal!t)
  )
  (and (>= later!7 0) (not (<= T later!7)) (has_target later!7))
  (and (>= later!8 0) (not (<= T later!8)) (has_target later!8))
 )
 )))))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; no position has a target (whatever the mask) (said of the index terms that occur)
(assert (not (has_target goal!t)))
(assert (not (has_target later!8)))
(assert (not (has_target later!7)))
(assert (not (has_target t!2)))
(assert (not (has_target later!5)))
(assert (not (has_target later!6)))
(assert (not (has_target r!2)))
(assert (not (has_target s!1)))
(assert (not (has_target later!3)))
(assert (not (has_target later!4)))
(assert (not (has_target r!1)))
(assert (not (has_target later!2)))
(assert (not (has_target later!1)))
(assert (not (has_target t!1)))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
