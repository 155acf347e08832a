; A query of `backproof prove`.
;
; positional_row_zero_without_later_targets [dW_P]
; under a causal mask, a row of dW_P is 0 if no position at or after one that uses the row has a
; target
;
; neighbour_1: it is enough that the positions that use it have no target themselves
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 positional_row_zero_without_later_targets.dW_P.neighbour_1.smt2`
; or `cvc5 positional_row_zero_without_later_targets.dW_P.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun goal!place () Int)
(declare-fun position (Int) Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun n_ctx () Int)

; dW_P[place, i] may be nonzero
(assert
 (and
  (>= t!1 0)
  (not (<= T t!1))
  (>= later!1 0)
  (not (<= T later!1))
  (has_target later!1)
  (>= later!1 t!1)
  (= goal!place (position t!1))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!place 0) (< goal!place n_ctx)))

; it is enough that the positions that use it have no target themselves (said of every position
; below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= (position 0) goal!place) (has_target 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= (position 1) goal!place) (has_target 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= (position 2) goal!place) (has_target 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (position 2) 0) (< (position 2) n_ctx)))
(assert (and (>= (position 1) 0) (< (position 1) n_ctx)))
(assert (and (>= (position 0) 0) (< (position 0) n_ctx)))
(assert (and (>= (position t!1) 0) (< (position t!1) n_ctx)))
(assert (>= T 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))
(assert (<= T 3))
(assert (<= d_model 3))
(assert (<= n_ctx 3))

(check-sat)
