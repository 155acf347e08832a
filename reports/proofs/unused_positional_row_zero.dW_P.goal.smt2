; A query of `backproof prove`.
;
; unused_positional_row_zero [dW_P]
; under any mask, a row of dW_P is 0 if no position uses the row
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 unused_positional_row_zero.dW_P.goal.smt2`
; or `cvc5 unused_positional_row_zero.dW_P.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

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
  (= goal!place (position t!1))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!place 0) (< goal!place n_ctx)))

; no position uses the row (said of the index terms that occur)
(assert (not (= (position t!1) goal!place)))
(assert (not (= (position later!1) goal!place)))

; ids are in their range, sizes are at least 1
(assert (and (>= (position later!1) 0) (< (position later!1) n_ctx)))
(assert (and (>= (position t!1) 0) (< (position t!1) n_ctx)))
(assert (>= T 1))
(assert (>= d_model 1))
(assert (>= n_ctx 1))

(check-sat)
