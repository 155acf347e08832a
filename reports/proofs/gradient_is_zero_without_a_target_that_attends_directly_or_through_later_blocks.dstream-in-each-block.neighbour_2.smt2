; A query of `backproof prove`.
;
; gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks [dstream, in
; each block]
; under any given 0/1 mask, where behind the last block each position reaches itself, row t of
; dstream is 0 if, for that position, no position that it reaches has a target: it reaches itself
; and, with each block, what the positions reach that attend to it, for any number of blocks
;
; neighbour_2: it is enough that, for position t, the block itself adds nothing
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-in-each-block.neighbour_2.smt2`
; or `cvc5 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-in-each-block.neighbour_2.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

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

; what is reached behind the block is reached in front of it (said of every position below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (reaches 0 0) (= 0 (ite (reaches_in_front 0 0) 1 0))))
 ))
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 1 0) (< 1 T))
   (reaches 0 1)
   (= 0 (ite (reaches_in_front 0 1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 2 0) (< 2 T))
   (reaches 0 2)
   (= 0 (ite (reaches_in_front 0 2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 0 0) (< 0 T))
   (reaches 1 0)
   (= 0 (ite (reaches_in_front 1 0) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (reaches 1 1) (= 0 (ite (reaches_in_front 1 1) 1 0))))
 ))
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 2 0) (< 2 T))
   (reaches 1 2)
   (= 0 (ite (reaches_in_front 1 2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 0 0) (< 0 T))
   (reaches 2 0)
   (= 0 (ite (reaches_in_front 2 0) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 1 0) (< 1 T))
   (reaches 2 1)
   (= 0 (ite (reaches_in_front 2 1) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (reaches 2 2) (= 0 (ite (reaches_in_front 2 2) 1 0))))
 ))

; each position attends to itself (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= 0 (ite (M 0 0) 1 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= 0 (ite (M 1 1) 1 0)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= 0 (ite (M 2 2) 1 0)))))

; it is enough that, for position t, the block itself adds nothing (said of every position below
; 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (reaches_in_front goal!t 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (reaches_in_front goal!t 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (reaches_in_front goal!t 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
