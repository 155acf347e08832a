; A query of `backproof prove`.
;
; each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1 [dstream, behind the
; blocks]
; where behind the last block the span is 0, row t of dstream is 0 if, for that position, no
; position from there to span further on has a target
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dstream-behind-the-blocks.goal.smt2`
; or `cvc5 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dstream-behind-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun T () Int)
(declare-fun span () Int)

; dstream[t, i] may be nonzero
(assert (has_target goal!t))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; behind the last block the span is 0 (said of the index terms that occur)
(assert (not (distinct 0 span)))

; no position from there to span further on has a target (said of the index terms that occur)
(assert (not (and (has_target goal!t) (>= goal!t goal!t) (<= goal!t (+ span goal!t)))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
