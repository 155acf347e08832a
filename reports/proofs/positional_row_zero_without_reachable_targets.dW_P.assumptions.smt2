; A query of `backproof prove`.
;
; positional_row_zero_without_reachable_targets [dW_P]
; under any given 0/1 mask, a row of dW_P is 0 if no position that is reached from one that uses
; the row has a target
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 positional_row_zero_without_reachable_targets.dW_P.assumptions.smt2`
; or `cvc5 positional_row_zero_without_reachable_targets.dW_P.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!place () Int)
(declare-fun n_ctx () Int)
(declare-fun T () Int)
(declare-fun position (Int) Int)
(declare-fun has_target (Int) Bool)
(declare-fun reaches (Int Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!place 0) (< goal!place n_ctx)))

; no position that is reached from one that uses the row has a target (said of every position
; below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (= (position 0) goal!place) (has_target 0) (reaches 0 0)))
 ))
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 1 0) (< 1 T))
   (= (position 0) goal!place)
   (has_target 1)
   (reaches 0 1)
  )
 )
 )
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 2 0) (< 2 T))
   (= (position 0) goal!place)
   (has_target 2)
   (reaches 0 2)
  )
 )
 )
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 0 0) (< 0 T))
   (= (position 1) goal!place)
   (has_target 0)
   (reaches 1 0)
  )
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (= (position 1) goal!place) (has_target 1) (reaches 1 1)))
 ))
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 2 0) (< 2 T))
   (= (position 1) goal!place)
   (has_target 2)
   (reaches 1 2)
  )
 )
 )
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 0 0) (< 0 T))
   (= (position 2) goal!place)
   (has_target 0)
   (reaches 2 0)
  )
 )
 )
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 1 0) (< 1 T))
   (= (position 2) goal!place)
   (has_target 1)
   (reaches 2 1)
  )
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (= (position 2) goal!place) (has_target 2) (reaches 2 2)))
 ))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (position 2) 0) (< (position 2) n_ctx)))
(assert (and (>= (position 1) 0) (< (position 1) n_ctx)))
(assert (and (>= (position 0) 0) (< (position 0) n_ctx)))
(assert (>= T 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))
(assert (<= T 3))
(assert (<= d_model 3))
(assert (<= n_ctx 3))

(check-sat)
