; A query of `backproof prove`.
;
; gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks [dstream, behind
; the blocks]
; where behind the last block each position reaches itself, row t of dstream is 0 if, for that
; position, no position that it reaches has a target: it reaches itself and, with each block, what
; the positions reach that attend to it
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-behind-the-blocks.goal.smt2`
; or `cvc5 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-behind-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun T () Int)
(declare-fun reaches (Int Int) Bool)

; dstream[t, i] may be nonzero
(assert (has_target goal!t))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; behind the last block each position reaches itself (said of the index terms that occur)
(assert (not (= 0 (ite (reaches goal!t goal!t) 1 0))))

; no position that it reaches has a target: it reaches itself and, with each block, what the
; positions reach that attend to it (said of the index terms that occur)
(assert (not (and (has_target goal!t) (reaches goal!t goal!t))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
