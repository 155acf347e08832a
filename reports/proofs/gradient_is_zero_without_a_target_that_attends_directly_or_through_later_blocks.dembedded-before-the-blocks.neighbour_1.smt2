; A query of `backproof prove`.
;
; gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks [dembedded,
; before the blocks]
; under any given 0/1 mask, where behind the last block each position reaches itself, row t of
; dembedded is 0 if, for that position, no position that it reaches has a target: it reaches
; itself and, with each block, what the positions reach that attend to it, for any number of
; blocks
;
; neighbour_1: it is enough that position t has no target
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dembedded-before-the-blocks.neighbour_1.smt2`
; or `cvc5 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dembedded-before-the-blocks.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun later!1 () Int)
(declare-fun T () Int)
(declare-fun has_target (Int) Bool)
(declare-fun reaches (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)

; dembedded[t, i] may be nonzero
(assert (and (>= later!1 0) (not (<= T later!1)) (has_target later!1) (reaches goal!t later!1)))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; it is enough that position t has no target (said of every position below 3)
(assert (not (has_target goal!t)))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
