; A query of `backproof prove`.
;
; gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks [dstream, in
; each block]
; under any given 0/1 mask, where behind the last block each position reaches itself, row t of
; dstream is 0 if, for that position, no position that it reaches has a target: it reaches itself
; and, with each block, what the positions reach that attend to it, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-in-each-block.goal.smt2`
; or `cvc5 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-in-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun M (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun reaches (Int Int) Bool)
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
(declare-fun reaches_in_front (Int Int) Bool)

; dstream[t, i] may be nonzero
(assert
 (let ((?1 (and (>= later!3 0) (not (<= T later!3)) (has_target later!3) (reaches goal!t later!3))))
 (let ((?2 (and (>= later!4 0) (not (<= T later!4)) (has_target later!4) (reaches goal!t later!4))))
 (let ((?3 (and (>= later!5 0) (not (<= T later!5)) (has_target later!5) (reaches t!2 later!5))))
 (let ((?4 (and (>= later!6 0) (not (<= T later!6)) (has_target later!6) (reaches t!2 later!6))))
 (or
  (and
   (>= t!1 0)
   (not (<= T t!1))
   (M t!1 goal!t)
   (or
    (and (>= later!1 0) (not (<= T later!1)) (has_target later!1) (reaches t!1 later!1))
    (and (>= later!2 0) (not (<= T later!2)) (has_target later!2) (reaches t!1 later!2))
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
  (and (>= later!7 0) (not (<= T later!7)) (has_target later!7) (reaches goal!t later!7))
  (and (>= later!8 0) (not (<= T later!8)) (has_target later!8) (reaches goal!t later!8))
 )
 )))))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; what is reached behind the block is reached in front of it (said of the index terms that occur)
(assert (not (and (reaches goal!t goal!t) (= 0 (ite (reaches_in_front goal!t goal!t) 1 0)))))
(assert (not (and (reaches goal!t later!8) (= 0 (ite (reaches_in_front goal!t later!8) 1 0)))))
(assert (not (and (reaches goal!t later!7) (= 0 (ite (reaches_in_front goal!t later!7) 1 0)))))
(assert (not (and (reaches goal!t t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))))
(assert (not (and (reaches goal!t later!5) (= 0 (ite (reaches_in_front goal!t later!5) 1 0)))))
(assert (not (and (reaches goal!t later!6) (= 0 (ite (reaches_in_front goal!t later!6) 1 0)))))
(assert (not (and (reaches goal!t r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))))
(assert (not (and (reaches goal!t s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))))
(assert (not (and (reaches goal!t later!3) (= 0 (ite (reaches_in_front goal!t later!3) 1 0)))))
(assert (not (and (reaches goal!t later!4) (= 0 (ite (reaches_in_front goal!t later!4) 1 0)))))
(assert (not (and (reaches goal!t r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))))
(assert (not (and (reaches goal!t later!2) (= 0 (ite (reaches_in_front goal!t later!2) 1 0)))))
(assert (not (and (reaches goal!t t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))))
(assert (not (and (reaches goal!t later!1) (= 0 (ite (reaches_in_front goal!t later!1) 1 0)))))
(assert (not (and (reaches later!8 goal!t) (= 0 (ite (reaches_in_front later!8 goal!t) 1 0)))))
(assert (not (and (reaches later!8 later!8) (= 0 (ite (reaches_in_front later!8 later!8) 1 0)))))
(assert (not (and (reaches later!8 later!7) (= 0 (ite (reaches_in_front later!8 later!7) 1 0)))))
(assert (not (and (reaches later!8 t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))))
(assert (not (and (reaches later!8 later!5) (= 0 (ite (reaches_in_front later!8 later!5) 1 0)))))
(assert (not (and (reaches later!8 later!6) (= 0 (ite (reaches_in_front later!8 later!6) 1 0)))))
(assert (not (and (reaches later!8 r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))))
(assert (not (and (reaches later!8 s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))))
(assert (not (and (reaches later!8 later!3) (= 0 (ite (reaches_in_front later!8 later!3) 1 0)))))
(assert (not (and (reaches later!8 later!4) (= 0 (ite (reaches_in_front later!8 later!4) 1 0)))))
(assert (not (and (reaches later!8 r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))))
(assert (not (and (reaches later!8 later!2) (= 0 (ite (reaches_in_front later!8 later!2) 1 0)))))
(assert (not (and (reaches later!8 t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))))
(assert (not (and (reaches later!8 later!1) (= 0 (ite (reaches_in_front later!8 later!1) 1 0)))))
(assert (not (and (reaches later!7 goal!t) (= 0 (ite (reaches_in_front later!7 goal!t) 1 0)))))
(assert (not (and (reaches later!7 later!8) (= 0 (ite (reaches_in_front later!7 later!8) 1 0)))))
(assert (not (and (reaches later!7 later!7) (= 0 (ite (reaches_in_front later!7 later!7) 1 0)))))
(assert (not (and (reaches later!7 t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))))
(assert (not (and (reaches later!7 later!5) (= 0 (ite (reaches_in_front later!7 later!5) 1 0)))))
(assert (not (and (reaches later!7 later!6) (= 0 (ite (reaches_in_front later!7 later!6) 1 0)))))
(assert (not (and (reaches later!7 r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))))
(assert (not (and (reaches later!7 s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))))
(assert (not (and (reaches later!7 later!3) (= 0 (ite (reaches_in_front later!7 later!3) 1 0)))))
(assert (not (and (reaches later!7 later!4) (= 0 (ite (reaches_in_front later!7 later!4) 1 0)))))
(assert (not (and (reaches later!7 r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))))
(assert (not (and (reaches later!7 later!2) (= 0 (ite (reaches_in_front later!7 later!2) 1 0)))))
(assert (not (and (reaches later!7 t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))))
(assert (not (and (reaches later!7 later!1) (= 0 (ite (reaches_in_front later!7 later!1) 1 0)))))
(assert (not (and (reaches t!2 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))))
(assert (not (and (reaches t!2 later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))))
(assert (not (and (reaches t!2 later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))))
(assert (not (and (reaches t!2 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (reaches t!2 later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))))
(assert (not (and (reaches t!2 later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))))
(assert (not (and (reaches t!2 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (reaches t!2 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (reaches t!2 later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))))
(assert (not (and (reaches t!2 later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))))
(assert (not (and (reaches t!2 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (reaches t!2 later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))))
(assert (not (and (reaches t!2 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (reaches t!2 later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))))
(assert (not (and (reaches later!5 goal!t) (= 0 (ite (reaches_in_front later!5 goal!t) 1 0)))))
(assert (not (and (reaches later!5 later!8) (= 0 (ite (reaches_in_front later!5 later!8) 1 0)))))
(assert (not (and (reaches later!5 later!7) (= 0 (ite (reaches_in_front later!5 later!7) 1 0)))))
(assert (not (and (reaches later!5 t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))))
(assert (not (and (reaches later!5 later!5) (= 0 (ite (reaches_in_front later!5 later!5) 1 0)))))
(assert (not (and (reaches later!5 later!6) (= 0 (ite (reaches_in_front later!5 later!6) 1 0)))))
(assert (not (and (reaches later!5 r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))))
(assert (not (and (reaches later!5 s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))))
(assert (not (and (reaches later!5 later!3) (= 0 (ite (reaches_in_front later!5 later!3) 1 0)))))
(assert (not (and (reaches later!5 later!4) (= 0 (ite (reaches_in_front later!5 later!4) 1 0)))))
(assert (not (and (reaches later!5 r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))))
(assert (not (and (reaches later!5 later!2) (= 0 (ite (reaches_in_front later!5 later!2) 1 0)))))
(assert (not (and (reaches later!5 t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))))
(assert (not (and (reaches later!5 later!1) (= 0 (ite (reaches_in_front later!5 later!1) 1 0)))))
(assert (not (and (reaches later!6 goal!t) (= 0 (ite (reaches_in_front later!6 goal!t) 1 0)))))
(assert (not (and (reaches later!6 later!8) (= 0 (ite (reaches_in_front later!6 later!8) 1 0)))))
(assert (not (and (reaches later!6 later!7) (= 0 (ite (reaches_in_front later!6 later!7) 1 0)))))
(assert (not (and (reaches later!6 t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))))
(assert (not (and (reaches later!6 later!5) (= 0 (ite (reaches_in_front later!6 later!5) 1 0)))))
(assert (not (and (reaches later!6 later!6) (= 0 (ite (reaches_in_front later!6 later!6) 1 0)))))
(assert (not (and (reaches later!6 r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))))
(assert (not (and (reaches later!6 s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))))
(assert (not (and (reaches later!6 later!3) (= 0 (ite (reaches_in_front later!6 later!3) 1 0)))))
(assert (not (and (reaches later!6 later!4) (= 0 (ite (reaches_in_front later!6 later!4) 1 0)))))
(assert (not (and (reaches later!6 r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))))
(assert (not (and (reaches later!6 later!2) (= 0 (ite (reaches_in_front later!6 later!2) 1 0)))))
(assert (not (and (reaches later!6 t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))))
(assert (not (and (reaches later!6 later!1) (= 0 (ite (reaches_in_front later!6 later!1) 1 0)))))
(assert (not (and (reaches r!2 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))))
(assert (not (and (reaches r!2 later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))))
(assert (not (and (reaches r!2 later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))))
(assert (not (and (reaches r!2 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (reaches r!2 later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))))
(assert (not (and (reaches r!2 later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))))
(assert (not (and (reaches r!2 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (reaches r!2 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (reaches r!2 later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))))
(assert (not (and (reaches r!2 later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))))
(assert (not (and (reaches r!2 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (reaches r!2 later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))))
(assert (not (and (reaches r!2 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (reaches r!2 later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))))
(assert (not (and (reaches s!1 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))))
(assert (not (and (reaches s!1 later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))))
(assert (not (and (reaches s!1 later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))))
(assert (not (and (reaches s!1 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (reaches s!1 later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))))
(assert (not (and (reaches s!1 later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))))
(assert (not (and (reaches s!1 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (reaches s!1 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (reaches s!1 later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))))
(assert (not (and (reaches s!1 later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))))
(assert (not (and (reaches s!1 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (reaches s!1 later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))))
(assert (not (and (reaches s!1 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (reaches s!1 later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))))
(assert (not (and (reaches later!3 goal!t) (= 0 (ite (reaches_in_front later!3 goal!t) 1 0)))))
(assert (not (and (reaches later!3 later!8) (= 0 (ite (reaches_in_front later!3 later!8) 1 0)))))
(assert (not (and (reaches later!3 later!7) (= 0 (ite (reaches_in_front later!3 later!7) 1 0)))))
(assert (not (and (reaches later!3 t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))))
(assert (not (and (reaches later!3 later!5) (= 0 (ite (reaches_in_front later!3 later!5) 1 0)))))
(assert (not (and (reaches later!3 later!6) (= 0 (ite (reaches_in_front later!3 later!6) 1 0)))))
(assert (not (and (reaches later!3 r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))))
(assert (not (and (reaches later!3 s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))))
(assert (not (and (reaches later!3 later!3) (= 0 (ite (reaches_in_front later!3 later!3) 1 0)))))
(assert (not (and (reaches later!3 later!4) (= 0 (ite (reaches_in_front later!3 later!4) 1 0)))))
(assert (not (and (reaches later!3 r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))))
(assert (not (and (reaches later!3 later!2) (= 0 (ite (reaches_in_front later!3 later!2) 1 0)))))
(assert (not (and (reaches later!3 t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))))
(assert (not (and (reaches later!3 later!1) (= 0 (ite (reaches_in_front later!3 later!1) 1 0)))))
(assert (not (and (reaches later!4 goal!t) (= 0 (ite (reaches_in_front later!4 goal!t) 1 0)))))
(assert (not (and (reaches later!4 later!8) (= 0 (ite (reaches_in_front later!4 later!8) 1 0)))))
(assert (not (and (reaches later!4 later!7) (= 0 (ite (reaches_in_front later!4 later!7) 1 0)))))
(assert (not (and (reaches later!4 t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))))
(assert (not (and (reaches later!4 later!5) (= 0 (ite (reaches_in_front later!4 later!5) 1 0)))))
(assert (not (and (reaches later!4 later!6) (= 0 (ite (reaches_in_front later!4 later!6) 1 0)))))
(assert (not (and (reaches later!4 r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))))
(assert (not (and (reaches later!4 s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))))
(assert (not (and (reaches later!4 later!3) (= 0 (ite (reaches_in_front later!4 later!3) 1 0)))))
(assert (not (and (reaches later!4 later!4) (= 0 (ite (reaches_in_front later!4 later!4) 1 0)))))
(assert (not (and (reaches later!4 r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))))
(assert (not (and (reaches later!4 later!2) (= 0 (ite (reaches_in_front later!4 later!2) 1 0)))))
(assert (not (and (reaches later!4 t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))))
(assert (not (and (reaches later!4 later!1) (= 0 (ite (reaches_in_front later!4 later!1) 1 0)))))
(assert (not (and (reaches r!1 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))))
(assert (not (and (reaches r!1 later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))))
(assert (not (and (reaches r!1 later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))))
(assert (not (and (reaches r!1 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (reaches r!1 later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))))
(assert (not (and (reaches r!1 later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))))
(assert (not (and (reaches r!1 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (reaches r!1 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (reaches r!1 later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))))
(assert (not (and (reaches r!1 later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))))
(assert (not (and (reaches r!1 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (reaches r!1 later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))))
(assert (not (and (reaches r!1 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (reaches r!1 later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))))
(assert (not (and (reaches later!2 goal!t) (= 0 (ite (reaches_in_front later!2 goal!t) 1 0)))))
(assert (not (and (reaches later!2 later!8) (= 0 (ite (reaches_in_front later!2 later!8) 1 0)))))
(assert (not (and (reaches later!2 later!7) (= 0 (ite (reaches_in_front later!2 later!7) 1 0)))))
(assert (not (and (reaches later!2 t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))))
(assert (not (and (reaches later!2 later!5) (= 0 (ite (reaches_in_front later!2 later!5) 1 0)))))
(assert (not (and (reaches later!2 later!6) (= 0 (ite (reaches_in_front later!2 later!6) 1 0)))))
(assert (not (and (reaches later!2 r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))))
(assert (not (and (reaches later!2 s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))))
(assert (not (and (reaches later!2 later!3) (= 0 (ite (reaches_in_front later!2 later!3) 1 0)))))
(assert (not (and (reaches later!2 later!4) (= 0 (ite (reaches_in_front later!2 later!4) 1 0)))))
(assert (not (and (reaches later!2 r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))))
(assert (not (and (reaches later!2 later!2) (= 0 (ite (reaches_in_front later!2 later!2) 1 0)))))
(assert (not (and (reaches later!2 t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))))
(assert (not (and (reaches later!2 later!1) (= 0 (ite (reaches_in_front later!2 later!1) 1 0)))))
(assert (not (and (reaches t!1 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))))
(assert (not (and (reaches t!1 later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))))
(assert (not (and (reaches t!1 later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))))
(assert (not (and (reaches t!1 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (reaches t!1 later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))))
(assert (not (and (reaches t!1 later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))))
(assert (not (and (reaches t!1 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (reaches t!1 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (reaches t!1 later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))))
(assert (not (and (reaches t!1 later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))))
(assert (not (and (reaches t!1 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (reaches t!1 later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))))
(assert (not (and (reaches t!1 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (reaches t!1 later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))))
(assert (not (and (reaches later!1 goal!t) (= 0 (ite (reaches_in_front later!1 goal!t) 1 0)))))
(assert (not (and (reaches later!1 later!8) (= 0 (ite (reaches_in_front later!1 later!8) 1 0)))))
(assert (not (and (reaches later!1 later!7) (= 0 (ite (reaches_in_front later!1 later!7) 1 0)))))
(assert (not (and (reaches later!1 t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))))
(assert (not (and (reaches later!1 later!5) (= 0 (ite (reaches_in_front later!1 later!5) 1 0)))))
(assert (not (and (reaches later!1 later!6) (= 0 (ite (reaches_in_front later!1 later!6) 1 0)))))
(assert (not (and (reaches later!1 r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))))
(assert (not (and (reaches later!1 s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))))
(assert (not (and (reaches later!1 later!3) (= 0 (ite (reaches_in_front later!1 later!3) 1 0)))))
(assert (not (and (reaches later!1 later!4) (= 0 (ite (reaches_in_front later!1 later!4) 1 0)))))
(assert (not (and (reaches later!1 r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))))
(assert (not (and (reaches later!1 later!2) (= 0 (ite (reaches_in_front later!1 later!2) 1 0)))))
(assert (not (and (reaches later!1 t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))))
(assert (not (and (reaches later!1 later!1) (= 0 (ite (reaches_in_front later!1 later!1) 1 0)))))

; so is what a query that attends to the position reaches behind the block (said of the index
; terms that occur)
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front goal!t goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front goal!t goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front goal!t goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front goal!t goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front goal!t goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front goal!t goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!8) (= 0 (ite (reaches_in_front goal!t later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!8) (= 0 (ite (reaches_in_front goal!t later!8) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!8) (= 0 (ite (reaches_in_front goal!t later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!8) (= 0 (ite (reaches_in_front goal!t later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!8) (= 0 (ite (reaches_in_front goal!t later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front goal!t later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!7) (= 0 (ite (reaches_in_front goal!t later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!7) (= 0 (ite (reaches_in_front goal!t later!7) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!7) (= 0 (ite (reaches_in_front goal!t later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!7) (= 0 (ite (reaches_in_front goal!t later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!7) (= 0 (ite (reaches_in_front goal!t later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front goal!t later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t goal!t) (reaches goal!t t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 goal!t) (reaches later!8 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 goal!t) (reaches later!7 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert (not (and (M t!2 goal!t) (reaches t!2 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))))
(assert
 (not
  (and (M later!5 goal!t) (reaches later!5 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 goal!t) (reaches later!6 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert (not (and (M r!2 goal!t) (reaches r!2 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))))
(assert (not (and (M s!1 goal!t) (reaches s!1 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))))
(assert
 (not
  (and (M later!3 goal!t) (reaches later!3 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 goal!t) (reaches later!4 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert (not (and (M r!1 goal!t) (reaches r!1 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))))
(assert
 (not
  (and (M later!2 goal!t) (reaches later!2 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert (not (and (M t!1 goal!t) (reaches t!1 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))))
(assert
 (not
  (and (M later!1 goal!t) (reaches later!1 t!2) (= 0 (ite (reaches_in_front goal!t t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!5) (= 0 (ite (reaches_in_front goal!t later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!5) (= 0 (ite (reaches_in_front goal!t later!5) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!5) (= 0 (ite (reaches_in_front goal!t later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!5) (= 0 (ite (reaches_in_front goal!t later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!5) (= 0 (ite (reaches_in_front goal!t later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front goal!t later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!6) (= 0 (ite (reaches_in_front goal!t later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!6) (= 0 (ite (reaches_in_front goal!t later!6) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!6) (= 0 (ite (reaches_in_front goal!t later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!6) (= 0 (ite (reaches_in_front goal!t later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!6) (= 0 (ite (reaches_in_front goal!t later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front goal!t later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t goal!t) (reaches goal!t r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 goal!t) (reaches later!8 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 goal!t) (reaches later!7 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert (not (and (M t!2 goal!t) (reaches t!2 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))))
(assert
 (not
  (and (M later!5 goal!t) (reaches later!5 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 goal!t) (reaches later!6 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert (not (and (M r!2 goal!t) (reaches r!2 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))))
(assert (not (and (M s!1 goal!t) (reaches s!1 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))))
(assert
 (not
  (and (M later!3 goal!t) (reaches later!3 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 goal!t) (reaches later!4 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert (not (and (M r!1 goal!t) (reaches r!1 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))))
(assert
 (not
  (and (M later!2 goal!t) (reaches later!2 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert (not (and (M t!1 goal!t) (reaches t!1 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))))
(assert
 (not
  (and (M later!1 goal!t) (reaches later!1 r!2) (= 0 (ite (reaches_in_front goal!t r!2) 1 0)))
 )
 )
(assert
 (not
  (and (M goal!t goal!t) (reaches goal!t s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 goal!t) (reaches later!8 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 goal!t) (reaches later!7 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert (not (and (M t!2 goal!t) (reaches t!2 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))))
(assert
 (not
  (and (M later!5 goal!t) (reaches later!5 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 goal!t) (reaches later!6 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert (not (and (M r!2 goal!t) (reaches r!2 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))))
(assert (not (and (M s!1 goal!t) (reaches s!1 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))))
(assert
 (not
  (and (M later!3 goal!t) (reaches later!3 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 goal!t) (reaches later!4 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert (not (and (M r!1 goal!t) (reaches r!1 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))))
(assert
 (not
  (and (M later!2 goal!t) (reaches later!2 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert (not (and (M t!1 goal!t) (reaches t!1 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))))
(assert
 (not
  (and (M later!1 goal!t) (reaches later!1 s!1) (= 0 (ite (reaches_in_front goal!t s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!3) (= 0 (ite (reaches_in_front goal!t later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!3) (= 0 (ite (reaches_in_front goal!t later!3) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!3) (= 0 (ite (reaches_in_front goal!t later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!3) (= 0 (ite (reaches_in_front goal!t later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!3) (= 0 (ite (reaches_in_front goal!t later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front goal!t later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!4) (= 0 (ite (reaches_in_front goal!t later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!4) (= 0 (ite (reaches_in_front goal!t later!4) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!4) (= 0 (ite (reaches_in_front goal!t later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!4) (= 0 (ite (reaches_in_front goal!t later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!4) (= 0 (ite (reaches_in_front goal!t later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front goal!t later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t goal!t) (reaches goal!t r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 goal!t) (reaches later!8 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 goal!t) (reaches later!7 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert (not (and (M t!2 goal!t) (reaches t!2 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))))
(assert
 (not
  (and (M later!5 goal!t) (reaches later!5 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 goal!t) (reaches later!6 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert (not (and (M r!2 goal!t) (reaches r!2 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))))
(assert (not (and (M s!1 goal!t) (reaches s!1 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))))
(assert
 (not
  (and (M later!3 goal!t) (reaches later!3 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 goal!t) (reaches later!4 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert (not (and (M r!1 goal!t) (reaches r!1 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))))
(assert
 (not
  (and (M later!2 goal!t) (reaches later!2 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert (not (and (M t!1 goal!t) (reaches t!1 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))))
(assert
 (not
  (and (M later!1 goal!t) (reaches later!1 r!1) (= 0 (ite (reaches_in_front goal!t r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!2) (= 0 (ite (reaches_in_front goal!t later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!2) (= 0 (ite (reaches_in_front goal!t later!2) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!2) (= 0 (ite (reaches_in_front goal!t later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!2) (= 0 (ite (reaches_in_front goal!t later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!2) (= 0 (ite (reaches_in_front goal!t later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front goal!t later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t goal!t) (reaches goal!t t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 goal!t) (reaches later!8 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 goal!t) (reaches later!7 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert (not (and (M t!2 goal!t) (reaches t!2 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))))
(assert
 (not
  (and (M later!5 goal!t) (reaches later!5 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 goal!t) (reaches later!6 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert (not (and (M r!2 goal!t) (reaches r!2 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))))
(assert (not (and (M s!1 goal!t) (reaches s!1 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))))
(assert
 (not
  (and (M later!3 goal!t) (reaches later!3 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 goal!t) (reaches later!4 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert (not (and (M r!1 goal!t) (reaches r!1 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))))
(assert
 (not
  (and (M later!2 goal!t) (reaches later!2 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert (not (and (M t!1 goal!t) (reaches t!1 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))))
(assert
 (not
  (and (M later!1 goal!t) (reaches later!1 t!1) (= 0 (ite (reaches_in_front goal!t t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M goal!t goal!t)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 goal!t)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 goal!t)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 goal!t) (reaches t!2 later!1) (= 0 (ite (reaches_in_front goal!t later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 goal!t)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 goal!t)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 goal!t) (reaches r!2 later!1) (= 0 (ite (reaches_in_front goal!t later!1) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 goal!t) (reaches s!1 later!1) (= 0 (ite (reaches_in_front goal!t later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 goal!t)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 goal!t)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 goal!t) (reaches r!1 later!1) (= 0 (ite (reaches_in_front goal!t later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 goal!t)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 goal!t) (reaches t!1 later!1) (= 0 (ite (reaches_in_front goal!t later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 goal!t)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front goal!t later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!8) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!8 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!8) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!8 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!8) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!8 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!8) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!8 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!8) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!8 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!8 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!8 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!8 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!8) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!8) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!8) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))))
(assert (not (and (M s!1 later!8) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!8) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!8) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!8 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!8 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!8 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!8 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!8) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!8) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!8) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))))
(assert (not (and (M s!1 later!8) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!8) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!8) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!8 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!8 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!8) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!8) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!8) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))))
(assert (not (and (M s!1 later!8) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!8) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!8) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!8 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!8 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!8 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!8 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!8) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!8) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!8) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))))
(assert (not (and (M s!1 later!8) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!8) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!8) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!8 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!8 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!8 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!8) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!8) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!8) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))))
(assert (not (and (M s!1 later!8) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!8) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!8) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!8 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!8 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!8)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!8)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!8)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!8)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!8)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!8)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!8)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!8)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!8)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!8)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!8)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!8)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!8)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!8)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!8 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!7) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!7 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!7) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!7 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!7) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!7 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!7) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!7 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!7) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!7 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!7 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!7 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!7 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!7) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!7) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!7) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))))
(assert (not (and (M s!1 later!7) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!7) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!7) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!7 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!7 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!7 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!7 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!7) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!7) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!7) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))))
(assert (not (and (M s!1 later!7) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!7) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!7) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!7 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!7 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!7) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!7) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!7) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))))
(assert (not (and (M s!1 later!7) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!7) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!7) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!7 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!7 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!7 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!7 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!7) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!7) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!7) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))))
(assert (not (and (M s!1 later!7) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!7) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!7) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!7 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!7 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!7 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!7) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!7) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!7) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))))
(assert (not (and (M s!1 later!7) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!7) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!7) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!7 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!7 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!7)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!7)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!7)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!7)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!7)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!7)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!7)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!7)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!7)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!7)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!7)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!7)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!7)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!7)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!7 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 t!2) (reaches later!8 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 t!2) (reaches later!7 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!5 t!2) (reaches later!5 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 t!2) (reaches later!6 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!3 t!2) (reaches later!3 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 t!2) (reaches later!4 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!2 t!2) (reaches later!2 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!1 t!2) (reaches later!1 goal!t) (= 0 (ite (reaches_in_front t!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!8) (= 0 (ite (reaches_in_front t!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front t!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!7) (= 0 (ite (reaches_in_front t!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front t!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!2) (reaches goal!t t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!8 t!2) (reaches later!8 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!7 t!2) (reaches later!7 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M t!2 t!2) (reaches t!2 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!5 t!2) (reaches later!5 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!6 t!2) (reaches later!6 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M r!2 t!2) (reaches r!2 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!3 t!2) (reaches later!3 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!4 t!2) (reaches later!4 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M r!1 t!2) (reaches r!1 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!2 t!2) (reaches later!2 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M t!1 t!2) (reaches t!1 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert (not (and (M later!1 t!2) (reaches later!1 t!2) (= 0 (ite (reaches_in_front t!2 t!2) 1 0)))))
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!5) (= 0 (ite (reaches_in_front t!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front t!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!6) (= 0 (ite (reaches_in_front t!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front t!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!2) (reaches goal!t r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!8 t!2) (reaches later!8 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!7 t!2) (reaches later!7 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M t!2 t!2) (reaches t!2 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!5 t!2) (reaches later!5 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!6 t!2) (reaches later!6 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M r!2 t!2) (reaches r!2 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!3 t!2) (reaches later!3 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!4 t!2) (reaches later!4 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M r!1 t!2) (reaches r!1 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!2 t!2) (reaches later!2 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M t!1 t!2) (reaches t!1 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M later!1 t!2) (reaches later!1 r!2) (= 0 (ite (reaches_in_front t!2 r!2) 1 0)))))
(assert (not (and (M goal!t t!2) (reaches goal!t s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!8 t!2) (reaches later!8 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!7 t!2) (reaches later!7 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M t!2 t!2) (reaches t!2 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!5 t!2) (reaches later!5 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!6 t!2) (reaches later!6 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M r!2 t!2) (reaches r!2 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!3 t!2) (reaches later!3 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!4 t!2) (reaches later!4 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M r!1 t!2) (reaches r!1 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!2 t!2) (reaches later!2 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M t!1 t!2) (reaches t!1 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert (not (and (M later!1 t!2) (reaches later!1 s!1) (= 0 (ite (reaches_in_front t!2 s!1) 1 0)))))
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!3) (= 0 (ite (reaches_in_front t!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front t!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!4) (= 0 (ite (reaches_in_front t!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front t!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!2) (reaches goal!t r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!8 t!2) (reaches later!8 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!7 t!2) (reaches later!7 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M t!2 t!2) (reaches t!2 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!5 t!2) (reaches later!5 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!6 t!2) (reaches later!6 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M r!2 t!2) (reaches r!2 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!3 t!2) (reaches later!3 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!4 t!2) (reaches later!4 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M r!1 t!2) (reaches r!1 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!2 t!2) (reaches later!2 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M t!1 t!2) (reaches t!1 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert (not (and (M later!1 t!2) (reaches later!1 r!1) (= 0 (ite (reaches_in_front t!2 r!1) 1 0)))))
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!2) (= 0 (ite (reaches_in_front t!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front t!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!2) (reaches goal!t t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!8 t!2) (reaches later!8 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!7 t!2) (reaches later!7 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M t!2 t!2) (reaches t!2 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!5 t!2) (reaches later!5 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!6 t!2) (reaches later!6 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M r!2 t!2) (reaches r!2 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!3 t!2) (reaches later!3 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!4 t!2) (reaches later!4 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M r!1 t!2) (reaches r!1 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!2 t!2) (reaches later!2 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M t!1 t!2) (reaches t!1 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert (not (and (M later!1 t!2) (reaches later!1 t!1) (= 0 (ite (reaches_in_front t!2 t!1) 1 0)))))
(assert
 (not
  (and (M goal!t t!2) (reaches goal!t later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!2)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!2)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!2) (reaches t!2 later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!2)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!2)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!2) (reaches r!2 later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))))
(assert (not (and (M s!1 t!2) (reaches s!1 later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!2)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!2)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!2) (reaches r!1 later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!2)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!2) (reaches t!1 later!1) (= 0 (ite (reaches_in_front t!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!2)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front t!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!5) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!5 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!5) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!5 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!5) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!5 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!5) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!5 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!5) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!5 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!5 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!5 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!5 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!5) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!5) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!5) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))))
(assert (not (and (M s!1 later!5) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!5) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!5) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!5 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!5 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!5 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!5 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!5) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!5) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!5) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))))
(assert (not (and (M s!1 later!5) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!5) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!5) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!5 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!5 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!5) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!5) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!5) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))))
(assert (not (and (M s!1 later!5) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!5) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!5) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!5 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!5 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!5 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!5 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!5) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!5) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!5) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))))
(assert (not (and (M s!1 later!5) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!5) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!5) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!5 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!5 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!5 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!5) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!5) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!5) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))))
(assert (not (and (M s!1 later!5) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!5) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!5) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!5 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!5 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!5)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!5)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!5)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!5)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!5)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!5)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!5)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!5)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!5)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!5)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!5)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!5)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!5)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!5)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!5 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!6) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!6 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!6) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!6 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!6) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!6 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!6) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!6 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!6) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!6 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!6 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!6 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!6 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!6) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!6) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!6) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))))
(assert (not (and (M s!1 later!6) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!6) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!6) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!6 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!6 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!6 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!6 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!6) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!6) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!6) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))))
(assert (not (and (M s!1 later!6) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!6) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!6) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!6 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!6 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!6) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!6) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!6) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))))
(assert (not (and (M s!1 later!6) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!6) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!6) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!6 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!6 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!6 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!6 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!6) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!6) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!6) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))))
(assert (not (and (M s!1 later!6) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!6) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!6) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!6 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!6 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!6 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!6) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!6) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!6) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))))
(assert (not (and (M s!1 later!6) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!6) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!6) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!6 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!6 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!6)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!6)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!6)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!6)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!6)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!6)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!6)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!6)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!6)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!6)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!6)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!6)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!6)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!6)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!6 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 r!2) (reaches later!8 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 r!2) (reaches later!7 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!5 r!2) (reaches later!5 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 r!2) (reaches later!6 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!3 r!2) (reaches later!3 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 r!2) (reaches later!4 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!2 r!2) (reaches later!2 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))))
(assert
 (not
  (and (M later!1 r!2) (reaches later!1 goal!t) (= 0 (ite (reaches_in_front r!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!8) (= 0 (ite (reaches_in_front r!2 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front r!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!7) (= 0 (ite (reaches_in_front r!2 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front r!2 later!7) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!2) (reaches goal!t t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!8 r!2) (reaches later!8 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!7 r!2) (reaches later!7 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M t!2 r!2) (reaches t!2 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!5 r!2) (reaches later!5 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!6 r!2) (reaches later!6 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M r!2 r!2) (reaches r!2 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!3 r!2) (reaches later!3 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!4 r!2) (reaches later!4 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M r!1 r!2) (reaches r!1 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!2 r!2) (reaches later!2 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M t!1 r!2) (reaches t!1 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert (not (and (M later!1 r!2) (reaches later!1 t!2) (= 0 (ite (reaches_in_front r!2 t!2) 1 0)))))
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!5) (= 0 (ite (reaches_in_front r!2 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front r!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!6) (= 0 (ite (reaches_in_front r!2 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front r!2 later!6) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!2) (reaches goal!t r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!8 r!2) (reaches later!8 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!7 r!2) (reaches later!7 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M t!2 r!2) (reaches t!2 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!5 r!2) (reaches later!5 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!6 r!2) (reaches later!6 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M r!2 r!2) (reaches r!2 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!3 r!2) (reaches later!3 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!4 r!2) (reaches later!4 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M r!1 r!2) (reaches r!1 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!2 r!2) (reaches later!2 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M t!1 r!2) (reaches t!1 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M later!1 r!2) (reaches later!1 r!2) (= 0 (ite (reaches_in_front r!2 r!2) 1 0)))))
(assert (not (and (M goal!t r!2) (reaches goal!t s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!8 r!2) (reaches later!8 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!7 r!2) (reaches later!7 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M t!2 r!2) (reaches t!2 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!5 r!2) (reaches later!5 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!6 r!2) (reaches later!6 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M r!2 r!2) (reaches r!2 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!3 r!2) (reaches later!3 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!4 r!2) (reaches later!4 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M r!1 r!2) (reaches r!1 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!2 r!2) (reaches later!2 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M t!1 r!2) (reaches t!1 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert (not (and (M later!1 r!2) (reaches later!1 s!1) (= 0 (ite (reaches_in_front r!2 s!1) 1 0)))))
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!3) (= 0 (ite (reaches_in_front r!2 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front r!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!4) (= 0 (ite (reaches_in_front r!2 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front r!2 later!4) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!2) (reaches goal!t r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!8 r!2) (reaches later!8 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!7 r!2) (reaches later!7 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M t!2 r!2) (reaches t!2 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!5 r!2) (reaches later!5 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!6 r!2) (reaches later!6 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M r!2 r!2) (reaches r!2 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!3 r!2) (reaches later!3 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!4 r!2) (reaches later!4 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M r!1 r!2) (reaches r!1 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!2 r!2) (reaches later!2 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M t!1 r!2) (reaches t!1 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert (not (and (M later!1 r!2) (reaches later!1 r!1) (= 0 (ite (reaches_in_front r!2 r!1) 1 0)))))
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!2) (= 0 (ite (reaches_in_front r!2 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front r!2 later!2) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!2) (reaches goal!t t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!8 r!2) (reaches later!8 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!7 r!2) (reaches later!7 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M t!2 r!2) (reaches t!2 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!5 r!2) (reaches later!5 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!6 r!2) (reaches later!6 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M r!2 r!2) (reaches r!2 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!3 r!2) (reaches later!3 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!4 r!2) (reaches later!4 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M r!1 r!2) (reaches r!1 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!2 r!2) (reaches later!2 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M t!1 r!2) (reaches t!1 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert (not (and (M later!1 r!2) (reaches later!1 t!1) (= 0 (ite (reaches_in_front r!2 t!1) 1 0)))))
(assert
 (not
  (and (M goal!t r!2) (reaches goal!t later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!2)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!2)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!2) (reaches t!2 later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!2)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!2)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!2) (reaches r!2 later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))))
(assert (not (and (M s!1 r!2) (reaches s!1 later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!2)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!2)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!2) (reaches r!1 later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!2)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!2) (reaches t!1 later!1) (= 0 (ite (reaches_in_front r!2 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!2)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front r!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 s!1) (reaches later!8 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 s!1) (reaches later!7 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!5 s!1) (reaches later!5 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 s!1) (reaches later!6 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!3 s!1) (reaches later!3 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 s!1) (reaches later!4 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!2 s!1) (reaches later!2 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!1 s!1) (reaches later!1 goal!t) (= 0 (ite (reaches_in_front s!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!8) (= 0 (ite (reaches_in_front s!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front s!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!7) (= 0 (ite (reaches_in_front s!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front s!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M goal!t s!1) (reaches goal!t t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!8 s!1) (reaches later!8 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!7 s!1) (reaches later!7 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M t!2 s!1) (reaches t!2 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!5 s!1) (reaches later!5 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!6 s!1) (reaches later!6 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M r!2 s!1) (reaches r!2 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!3 s!1) (reaches later!3 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!4 s!1) (reaches later!4 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M r!1 s!1) (reaches r!1 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!2 s!1) (reaches later!2 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M t!1 s!1) (reaches t!1 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert (not (and (M later!1 s!1) (reaches later!1 t!2) (= 0 (ite (reaches_in_front s!1 t!2) 1 0)))))
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!5) (= 0 (ite (reaches_in_front s!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front s!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!6) (= 0 (ite (reaches_in_front s!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front s!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M goal!t s!1) (reaches goal!t r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!8 s!1) (reaches later!8 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!7 s!1) (reaches later!7 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M t!2 s!1) (reaches t!2 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!5 s!1) (reaches later!5 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!6 s!1) (reaches later!6 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M r!2 s!1) (reaches r!2 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!3 s!1) (reaches later!3 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!4 s!1) (reaches later!4 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M r!1 s!1) (reaches r!1 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!2 s!1) (reaches later!2 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M t!1 s!1) (reaches t!1 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M later!1 s!1) (reaches later!1 r!2) (= 0 (ite (reaches_in_front s!1 r!2) 1 0)))))
(assert (not (and (M goal!t s!1) (reaches goal!t s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!8 s!1) (reaches later!8 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!7 s!1) (reaches later!7 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M t!2 s!1) (reaches t!2 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!5 s!1) (reaches later!5 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!6 s!1) (reaches later!6 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M r!2 s!1) (reaches r!2 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!3 s!1) (reaches later!3 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!4 s!1) (reaches later!4 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M r!1 s!1) (reaches r!1 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!2 s!1) (reaches later!2 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M t!1 s!1) (reaches t!1 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert (not (and (M later!1 s!1) (reaches later!1 s!1) (= 0 (ite (reaches_in_front s!1 s!1) 1 0)))))
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!3) (= 0 (ite (reaches_in_front s!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front s!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!4) (= 0 (ite (reaches_in_front s!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front s!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M goal!t s!1) (reaches goal!t r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!8 s!1) (reaches later!8 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!7 s!1) (reaches later!7 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M t!2 s!1) (reaches t!2 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!5 s!1) (reaches later!5 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!6 s!1) (reaches later!6 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M r!2 s!1) (reaches r!2 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!3 s!1) (reaches later!3 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!4 s!1) (reaches later!4 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M r!1 s!1) (reaches r!1 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!2 s!1) (reaches later!2 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M t!1 s!1) (reaches t!1 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert (not (and (M later!1 s!1) (reaches later!1 r!1) (= 0 (ite (reaches_in_front s!1 r!1) 1 0)))))
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!2) (= 0 (ite (reaches_in_front s!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front s!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M goal!t s!1) (reaches goal!t t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!8 s!1) (reaches later!8 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!7 s!1) (reaches later!7 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M t!2 s!1) (reaches t!2 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!5 s!1) (reaches later!5 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!6 s!1) (reaches later!6 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M r!2 s!1) (reaches r!2 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!3 s!1) (reaches later!3 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!4 s!1) (reaches later!4 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M r!1 s!1) (reaches r!1 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!2 s!1) (reaches later!2 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M t!1 s!1) (reaches t!1 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert (not (and (M later!1 s!1) (reaches later!1 t!1) (= 0 (ite (reaches_in_front s!1 t!1) 1 0)))))
(assert
 (not
  (and (M goal!t s!1) (reaches goal!t later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 s!1)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 s!1)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 s!1) (reaches t!2 later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 s!1)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 s!1)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 s!1) (reaches r!2 later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))))
(assert (not (and (M s!1 s!1) (reaches s!1 later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 s!1)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 s!1)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 s!1) (reaches r!1 later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 s!1)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 s!1) (reaches t!1 later!1) (= 0 (ite (reaches_in_front s!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 s!1)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front s!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!3) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!3 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!3) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!3 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!3) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!3 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!3) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!3 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!3) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!3 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!3 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!3 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!3 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!3) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!3) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!3) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))))
(assert (not (and (M s!1 later!3) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!3) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!3) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!3 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!3 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!3 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!3 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!3) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!3) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!3) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))))
(assert (not (and (M s!1 later!3) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!3) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!3) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!3 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!3 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!3) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!3) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!3) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))))
(assert (not (and (M s!1 later!3) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!3) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!3) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!3 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!3 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!3 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!3 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!3) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!3) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!3) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))))
(assert (not (and (M s!1 later!3) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!3) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!3) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!3 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!3 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!3 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!3) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!3) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!3) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))))
(assert (not (and (M s!1 later!3) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!3) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!3) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!3 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!3 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!3)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!3)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!3)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!3)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!3)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!3)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!3)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!3)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!3)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!3)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!3)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!3)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!3)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!3)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!3 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!4) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!4 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!4) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!4 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!4) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!4 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!4) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!4 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!4) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!4 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!4 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!4 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!4 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!4) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!4) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!4) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))))
(assert (not (and (M s!1 later!4) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!4) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!4) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!4 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!4 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!4 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!4 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!4) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!4) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!4) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))))
(assert (not (and (M s!1 later!4) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!4) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!4) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!4 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!4 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!4) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!4) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!4) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))))
(assert (not (and (M s!1 later!4) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!4) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!4) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!4 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!4 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!4 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!4 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!4) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!4) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!4) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))))
(assert (not (and (M s!1 later!4) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!4) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!4) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!4 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!4 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!4 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!4) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!4) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!4) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))))
(assert (not (and (M s!1 later!4) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!4) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!4) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!4 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!4 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!4)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!4)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!4)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!4)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!4)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!4)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!4)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!4)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!4)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!4)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!4)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!4)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!4)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!4)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!4 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 r!1) (reaches later!8 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 r!1) (reaches later!7 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!5 r!1) (reaches later!5 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 r!1) (reaches later!6 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!3 r!1) (reaches later!3 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 r!1) (reaches later!4 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!2 r!1) (reaches later!2 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!1 r!1) (reaches later!1 goal!t) (= 0 (ite (reaches_in_front r!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!8) (= 0 (ite (reaches_in_front r!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front r!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!7) (= 0 (ite (reaches_in_front r!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front r!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!1) (reaches goal!t t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!8 r!1) (reaches later!8 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!7 r!1) (reaches later!7 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M t!2 r!1) (reaches t!2 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!5 r!1) (reaches later!5 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!6 r!1) (reaches later!6 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M r!2 r!1) (reaches r!2 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!3 r!1) (reaches later!3 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!4 r!1) (reaches later!4 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M r!1 r!1) (reaches r!1 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!2 r!1) (reaches later!2 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M t!1 r!1) (reaches t!1 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert (not (and (M later!1 r!1) (reaches later!1 t!2) (= 0 (ite (reaches_in_front r!1 t!2) 1 0)))))
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!5) (= 0 (ite (reaches_in_front r!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front r!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!6) (= 0 (ite (reaches_in_front r!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front r!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!1) (reaches goal!t r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!8 r!1) (reaches later!8 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!7 r!1) (reaches later!7 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M t!2 r!1) (reaches t!2 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!5 r!1) (reaches later!5 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!6 r!1) (reaches later!6 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M r!2 r!1) (reaches r!2 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!3 r!1) (reaches later!3 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!4 r!1) (reaches later!4 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M r!1 r!1) (reaches r!1 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!2 r!1) (reaches later!2 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M t!1 r!1) (reaches t!1 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M later!1 r!1) (reaches later!1 r!2) (= 0 (ite (reaches_in_front r!1 r!2) 1 0)))))
(assert (not (and (M goal!t r!1) (reaches goal!t s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!8 r!1) (reaches later!8 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!7 r!1) (reaches later!7 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M t!2 r!1) (reaches t!2 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!5 r!1) (reaches later!5 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!6 r!1) (reaches later!6 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M r!2 r!1) (reaches r!2 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!3 r!1) (reaches later!3 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!4 r!1) (reaches later!4 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M r!1 r!1) (reaches r!1 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!2 r!1) (reaches later!2 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M t!1 r!1) (reaches t!1 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert (not (and (M later!1 r!1) (reaches later!1 s!1) (= 0 (ite (reaches_in_front r!1 s!1) 1 0)))))
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!3) (= 0 (ite (reaches_in_front r!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front r!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!4) (= 0 (ite (reaches_in_front r!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front r!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!1) (reaches goal!t r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!8 r!1) (reaches later!8 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!7 r!1) (reaches later!7 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M t!2 r!1) (reaches t!2 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!5 r!1) (reaches later!5 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!6 r!1) (reaches later!6 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M r!2 r!1) (reaches r!2 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!3 r!1) (reaches later!3 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!4 r!1) (reaches later!4 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M r!1 r!1) (reaches r!1 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!2 r!1) (reaches later!2 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M t!1 r!1) (reaches t!1 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert (not (and (M later!1 r!1) (reaches later!1 r!1) (= 0 (ite (reaches_in_front r!1 r!1) 1 0)))))
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!2) (= 0 (ite (reaches_in_front r!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front r!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M goal!t r!1) (reaches goal!t t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!8 r!1) (reaches later!8 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!7 r!1) (reaches later!7 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M t!2 r!1) (reaches t!2 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!5 r!1) (reaches later!5 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!6 r!1) (reaches later!6 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M r!2 r!1) (reaches r!2 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!3 r!1) (reaches later!3 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!4 r!1) (reaches later!4 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M r!1 r!1) (reaches r!1 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!2 r!1) (reaches later!2 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M t!1 r!1) (reaches t!1 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert (not (and (M later!1 r!1) (reaches later!1 t!1) (= 0 (ite (reaches_in_front r!1 t!1) 1 0)))))
(assert
 (not
  (and (M goal!t r!1) (reaches goal!t later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 r!1)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 r!1)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 r!1) (reaches t!2 later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 r!1)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 r!1)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 r!1) (reaches r!2 later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))))
(assert (not (and (M s!1 r!1) (reaches s!1 later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 r!1)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 r!1)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 r!1) (reaches r!1 later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 r!1)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 r!1) (reaches t!1 later!1) (= 0 (ite (reaches_in_front r!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 r!1)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front r!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!2) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!2) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!2) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!2) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!2) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!2 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!2 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!2 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!2 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!2) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!2) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!2) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))))
(assert (not (and (M s!1 later!2) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!2) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!2) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!2 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!2 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!2 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!2 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!2) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!2) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!2) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))))
(assert (not (and (M s!1 later!2) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!2) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!2) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!2 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!2 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!2) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!2) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!2) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))))
(assert (not (and (M s!1 later!2) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!2) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!2) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!2 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!2 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!2 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!2 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!2) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!2) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!2) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))))
(assert (not (and (M s!1 later!2) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!2) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!2) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!2 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!2 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!2 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!2) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!2) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!2) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))))
(assert (not (and (M s!1 later!2) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!2) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!2) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!2 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!2 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!2)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!2)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!2)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!2)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!2)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!2)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!2)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!2)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!2)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!2)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!2)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!2)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!2)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!2)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!2 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!8 t!1) (reaches later!8 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!7 t!1) (reaches later!7 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!5 t!1) (reaches later!5 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!6 t!1) (reaches later!6 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!3 t!1) (reaches later!3 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M later!4 t!1) (reaches later!4 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!2 t!1) (reaches later!2 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))))
(assert
 (not
  (and (M later!1 t!1) (reaches later!1 goal!t) (= 0 (ite (reaches_in_front t!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!8) (= 0 (ite (reaches_in_front t!1 later!8) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front t!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!7) (= 0 (ite (reaches_in_front t!1 later!7) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front t!1 later!7) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!1) (reaches goal!t t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!8 t!1) (reaches later!8 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!7 t!1) (reaches later!7 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M t!2 t!1) (reaches t!2 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!5 t!1) (reaches later!5 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!6 t!1) (reaches later!6 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M r!2 t!1) (reaches r!2 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!3 t!1) (reaches later!3 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!4 t!1) (reaches later!4 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M r!1 t!1) (reaches r!1 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!2 t!1) (reaches later!2 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M t!1 t!1) (reaches t!1 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert (not (and (M later!1 t!1) (reaches later!1 t!2) (= 0 (ite (reaches_in_front t!1 t!2) 1 0)))))
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!5) (= 0 (ite (reaches_in_front t!1 later!5) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front t!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!6) (= 0 (ite (reaches_in_front t!1 later!6) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front t!1 later!6) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!1) (reaches goal!t r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!8 t!1) (reaches later!8 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!7 t!1) (reaches later!7 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M t!2 t!1) (reaches t!2 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!5 t!1) (reaches later!5 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!6 t!1) (reaches later!6 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M r!2 t!1) (reaches r!2 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!3 t!1) (reaches later!3 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!4 t!1) (reaches later!4 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M r!1 t!1) (reaches r!1 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!2 t!1) (reaches later!2 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M t!1 t!1) (reaches t!1 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M later!1 t!1) (reaches later!1 r!2) (= 0 (ite (reaches_in_front t!1 r!2) 1 0)))))
(assert (not (and (M goal!t t!1) (reaches goal!t s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!8 t!1) (reaches later!8 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!7 t!1) (reaches later!7 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M t!2 t!1) (reaches t!2 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!5 t!1) (reaches later!5 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!6 t!1) (reaches later!6 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M r!2 t!1) (reaches r!2 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!3 t!1) (reaches later!3 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!4 t!1) (reaches later!4 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M r!1 t!1) (reaches r!1 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!2 t!1) (reaches later!2 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M t!1 t!1) (reaches t!1 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert (not (and (M later!1 t!1) (reaches later!1 s!1) (= 0 (ite (reaches_in_front t!1 s!1) 1 0)))))
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!3) (= 0 (ite (reaches_in_front t!1 later!3) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front t!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!4) (= 0 (ite (reaches_in_front t!1 later!4) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front t!1 later!4) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!1) (reaches goal!t r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!8 t!1) (reaches later!8 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!7 t!1) (reaches later!7 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M t!2 t!1) (reaches t!2 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!5 t!1) (reaches later!5 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!6 t!1) (reaches later!6 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M r!2 t!1) (reaches r!2 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!3 t!1) (reaches later!3 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!4 t!1) (reaches later!4 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M r!1 t!1) (reaches r!1 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!2 t!1) (reaches later!2 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M t!1 t!1) (reaches t!1 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert (not (and (M later!1 t!1) (reaches later!1 r!1) (= 0 (ite (reaches_in_front t!1 r!1) 1 0)))))
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!2) (= 0 (ite (reaches_in_front t!1 later!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front t!1 later!2) 1 0))
  )
 )
 )
(assert (not (and (M goal!t t!1) (reaches goal!t t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!8 t!1) (reaches later!8 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!7 t!1) (reaches later!7 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M t!2 t!1) (reaches t!2 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!5 t!1) (reaches later!5 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!6 t!1) (reaches later!6 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M r!2 t!1) (reaches r!2 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!3 t!1) (reaches later!3 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!4 t!1) (reaches later!4 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M r!1 t!1) (reaches r!1 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!2 t!1) (reaches later!2 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M t!1 t!1) (reaches t!1 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert (not (and (M later!1 t!1) (reaches later!1 t!1) (= 0 (ite (reaches_in_front t!1 t!1) 1 0)))))
(assert
 (not
  (and (M goal!t t!1) (reaches goal!t later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 t!1)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 t!1)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 t!1) (reaches t!2 later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 t!1)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 t!1)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 t!1) (reaches r!2 later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))))
(assert (not (and (M s!1 t!1) (reaches s!1 later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 t!1)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 t!1)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 t!1) (reaches r!1 later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 t!1)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 t!1) (reaches t!1 later!1) (= 0 (ite (reaches_in_front t!1 later!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 t!1)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front t!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!2 later!1) (reaches t!2 goal!t) (= 0 (ite (reaches_in_front later!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!2 later!1) (reaches r!2 goal!t) (= 0 (ite (reaches_in_front later!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and (M s!1 later!1) (reaches s!1 goal!t) (= 0 (ite (reaches_in_front later!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M r!1 later!1) (reaches r!1 goal!t) (= 0 (ite (reaches_in_front later!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and (M t!1 later!1) (reaches t!1 goal!t) (= 0 (ite (reaches_in_front later!1 goal!t) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 goal!t)
   (= 0 (ite (reaches_in_front later!1 goal!t) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!8)
   (= 0 (ite (reaches_in_front later!1 later!8) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!7)
   (= 0 (ite (reaches_in_front later!1 later!7) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!1) (reaches goal!t t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!1) (reaches t!2 t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!1) (reaches r!2 t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))))
(assert (not (and (M s!1 later!1) (reaches s!1 t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!1) (reaches r!1 t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!1) (reaches t!1 t!2) (= 0 (ite (reaches_in_front later!1 t!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 t!2)
   (= 0 (ite (reaches_in_front later!1 t!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!5)
   (= 0 (ite (reaches_in_front later!1 later!5) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!6)
   (= 0 (ite (reaches_in_front later!1 later!6) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!1) (reaches goal!t r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!1) (reaches t!2 r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!1) (reaches r!2 r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))))
(assert (not (and (M s!1 later!1) (reaches s!1 r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!1) (reaches r!1 r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!1) (reaches t!1 r!2) (= 0 (ite (reaches_in_front later!1 r!2) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 r!2)
   (= 0 (ite (reaches_in_front later!1 r!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!1) (reaches goal!t s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!1) (reaches t!2 s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!1) (reaches r!2 s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))))
(assert (not (and (M s!1 later!1) (reaches s!1 s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!1) (reaches r!1 s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!1) (reaches t!1 s!1) (= 0 (ite (reaches_in_front later!1 s!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 s!1)
   (= 0 (ite (reaches_in_front later!1 s!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!3)
   (= 0 (ite (reaches_in_front later!1 later!3) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!4)
   (= 0 (ite (reaches_in_front later!1 later!4) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!1) (reaches goal!t r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!1) (reaches t!2 r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!1) (reaches r!2 r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))))
(assert (not (and (M s!1 later!1) (reaches s!1 r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!1) (reaches r!1 r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!1) (reaches t!1 r!1) (= 0 (ite (reaches_in_front later!1 r!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 r!1)
   (= 0 (ite (reaches_in_front later!1 r!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!2)
   (= 0 (ite (reaches_in_front later!1 later!2) 1 0))
  )
 )
 )
(assert
 (not
  (and (M goal!t later!1) (reaches goal!t t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!2 later!1) (reaches t!2 t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!2 later!1) (reaches r!2 t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))))
(assert (not (and (M s!1 later!1) (reaches s!1 t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert (not (and (M r!1 later!1) (reaches r!1 t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert (not (and (M t!1 later!1) (reaches t!1 t!1) (= 0 (ite (reaches_in_front later!1 t!1) 1 0)))))
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 t!1)
   (= 0 (ite (reaches_in_front later!1 t!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M goal!t later!1)
   (reaches goal!t later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!8 later!1)
   (reaches later!8 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!7 later!1)
   (reaches later!7 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!2 later!1)
   (reaches t!2 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!5 later!1)
   (reaches later!5 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!6 later!1)
   (reaches later!6 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!2 later!1)
   (reaches r!2 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M s!1 later!1)
   (reaches s!1 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!3 later!1)
   (reaches later!3 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!4 later!1)
   (reaches later!4 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M r!1 later!1)
   (reaches r!1 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!2 later!1)
   (reaches later!2 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M t!1 later!1)
   (reaches t!1 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (M later!1 later!1)
   (reaches later!1 later!1)
   (= 0 (ite (reaches_in_front later!1 later!1) 1 0))
  )
 )
 )

; no position that it reaches has a target: it reaches itself and, with each block, what the
; positions reach that attend to it (said of the index terms that occur)
(assert (not (and (has_target goal!t) (reaches_in_front goal!t goal!t))))
(assert (not (and (has_target later!8) (reaches_in_front goal!t later!8))))
(assert (not (and (has_target later!7) (reaches_in_front goal!t later!7))))
(assert (not (and (has_target t!2) (reaches_in_front goal!t t!2))))
(assert (not (and (has_target later!5) (reaches_in_front goal!t later!5))))
(assert (not (and (has_target later!6) (reaches_in_front goal!t later!6))))
(assert (not (and (has_target r!2) (reaches_in_front goal!t r!2))))
(assert (not (and (has_target s!1) (reaches_in_front goal!t s!1))))
(assert (not (and (has_target later!3) (reaches_in_front goal!t later!3))))
(assert (not (and (has_target later!4) (reaches_in_front goal!t later!4))))
(assert (not (and (has_target r!1) (reaches_in_front goal!t r!1))))
(assert (not (and (has_target later!2) (reaches_in_front goal!t later!2))))
(assert (not (and (has_target t!1) (reaches_in_front goal!t t!1))))
(assert (not (and (has_target later!1) (reaches_in_front goal!t later!1))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
