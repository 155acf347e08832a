; A query of `backproof prove`.
;
; no_target_anywhere_zero_gradients [every gradient in each block]
; every gradient in each block is 0 if no position has a target
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 no_target_anywhere_zero_gradients.every-gradient-in-each-block.assumptions.smt2`
; or `cvc5 no_target_anywhere_zero_gradients.every-gradient-in-each-block.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun goal!head () Int)
(declare-fun h () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!j () Int)
(declare-fun goal!k () Int)
(declare-fun d_k () Int)
(declare-fun goal!s () Int)
(declare-fun T () Int)
(declare-fun goal!t () Int)
(declare-fun has_target (Int) Bool)

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!head 0) (< goal!head h)))
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!j 0) (< goal!j d_model)))
(assert (and (>= goal!k 0) (< goal!k d_k)))
(assert (and (>= goal!s 0) (< goal!s T)))
(assert (and (>= goal!t 0) (< goal!t T)))

; no position has a target (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_ff 1))
(assert (>= d_k 1))
(assert (>= d_model 1))
(assert (>= h 1))
(assert (<= T 3))
(assert (<= d_ff 3))
(assert (<= d_k 3))
(assert (<= d_model 3))
(assert (<= h 3))

(check-sat)
