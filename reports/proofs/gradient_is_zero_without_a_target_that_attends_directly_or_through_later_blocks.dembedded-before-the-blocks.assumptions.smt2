; A query of `backproof prove`.
;
; gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks [dembedded,
; before the blocks]
; under any given 0/1 mask, where behind the last block each position reaches itself, row t of
; dembedded is 0 if, for that position, no position that it reaches has a target: it reaches
; itself and, with each block, what the positions reach that attend to it, for any number of
; blocks
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dembedded-before-the-blocks.assumptions.smt2`
; or `cvc5 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dembedded-before-the-blocks.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun has_target (Int) Bool)
(declare-fun reaches (Int Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; no position that it reaches has a target: it reaches itself and, with each block, what the
; positions reach that attend to it (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (reaches goal!t 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (reaches goal!t 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (reaches goal!t 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
