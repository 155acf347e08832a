; A query of `backproof prove`.
;
; no_target_anywhere_zero_gradients [every gradient outside the blocks]
; every gradient outside the blocks is 0 if no position has a target
;
; neighbour_1: it is enough that only the first position has a target
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 no_target_anywhere_zero_gradients.every-gradient-outside-the-blocks.neighbour_1.smt2`
; or `cvc5 no_target_anywhere_zero_gradients.every-gradient-outside-the-blocks.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun t!2 () Int)
(declare-fun t!3 () Int)
(declare-fun later!1 () Int)
(declare-fun later!2 () Int)
(declare-fun t!4 () Int)
(declare-fun later!3 () Int)
(declare-fun goal!place () Int)
(declare-fun position (Int) Int)
(declare-fun t!5 () Int)
(declare-fun later!4 () Int)
(declare-fun goal!v () Int)
(declare-fun x (Int) Int)
(declare-fun t!6 () Int)
(declare-fun later!5 () Int)
(declare-fun t!7 () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun n_ctx () Int)
(declare-fun V () Int)

; one of 11 entries may be nonzero (all of them)
(assert
 (and
  (has_target goal!t)
  (has_target goal!t)
  (and (>= t!1 0) (not (<= T t!1)) (has_target t!1))
  (and (>= t!2 0) (not (<= T t!2)) (has_target t!2))
  (and (>= t!3 0) (not (<= T t!3)) (has_target t!3))
  (has_target goal!t)
  (and (>= later!1 0) (not (<= T later!1)) (has_target later!1))
  (and (>= later!2 0) (not (<= T later!2)) (has_target later!2))
  (and
   (>= t!4 0)
   (not (<= T t!4))
   (>= later!3 0)
   (not (<= T later!3))
   (has_target later!3)
   (= goal!place (position t!4))
  )
  (and
   (>= t!5 0)
   (not (<= T t!5))
   (>= later!4 0)
   (not (<= T later!4))
   (has_target later!4)
   (= goal!v (x t!5))
  )
  (or
   (and
    (>= t!6 0)
    (not (<= T t!6))
    (>= later!5 0)
    (not (<= T later!5))
    (has_target later!5)
    (= goal!v (x t!6))
   )
   (and (>= t!7 0) (not (<= T t!7)) (has_target t!7))
  )
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!place 0) (< goal!place n_ctx)))
(assert (and (>= goal!t 0) (< goal!t T)))
(assert (and (>= goal!v 0) (< goal!v V)))

; it is enough that only the first position has a target (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (>= 0 1))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (>= 1 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (>= 2 1))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (x t!6) 0) (< (x t!6) V)))
(assert (and (>= (x t!5) 0) (< (x t!5) V)))
(assert (and (>= (position t!4) 0) (< (position t!4) n_ctx)))
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))
(assert (<= T 3))
(assert (<= V 3))
(assert (<= d_model 3))
(assert (<= n_ctx 3))

(check-sat)
