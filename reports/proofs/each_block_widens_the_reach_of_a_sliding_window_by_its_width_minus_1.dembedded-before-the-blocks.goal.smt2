; A query of `backproof prove`.
;
; each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1 [dembedded, before the
; blocks]
; under a causal mask with a sliding window, where behind the last block the span is 0, row t of
; dembedded is 0 if, for that position, no position from there to span further on has a target,
; for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dembedded-before-the-blocks.goal.smt2`
; or `cvc5 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dembedded-before-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun later!1 () Int)
(declare-fun T () Int)
(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun span () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)

; dembedded[t, i] may be nonzero
(assert
 (and
  (>= later!1 0)
  (not (<= T later!1))
  (has_target later!1)
  (>= later!1 goal!t)
  (<= later!1 (+ span goal!t))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; no position from there to span further on has a target (said of the index terms that occur)
(assert (not (and (has_target goal!t) (>= goal!t goal!t) (<= goal!t (+ span goal!t)))))
(assert (not (and (has_target later!1) (>= later!1 goal!t) (<= later!1 (+ span goal!t)))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
