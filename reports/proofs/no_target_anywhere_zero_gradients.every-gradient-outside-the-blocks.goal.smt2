; A query of `backproof prove`.
;
; no_target_anywhere_zero_gradients [every gradient outside the blocks]
; every gradient outside the blocks is 0 if no position has a target
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 no_target_anywhere_zero_gradients.every-gradient-outside-the-blocks.goal.smt2`
; or `cvc5 no_target_anywhere_zero_gradients.every-gradient-outside-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

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

; one of 11 entries may be nonzero
(assert
 (or
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

; no position has a target (said of the index terms that occur)
(assert (not (has_target goal!t)))
(assert (not (has_target t!1)))
(assert (not (has_target t!2)))
(assert (not (has_target t!3)))
(assert (not (has_target later!1)))
(assert (not (has_target later!2)))
(assert (not (has_target t!4)))
(assert (not (has_target later!3)))
(assert (not (has_target t!5)))
(assert (not (has_target later!4)))
(assert (not (has_target t!7)))
(assert (not (has_target t!6)))
(assert (not (has_target later!5)))

; ids are in their range, sizes are at least 1
(assert (and (>= (x t!6) 0) (< (x t!6) V)))
(assert (and (>= (x t!5) 0) (< (x t!5) V)))
(assert (and (>= (position t!4) 0) (< (position t!4) n_ctx)))
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))

(check-sat)
