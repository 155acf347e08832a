; A query of `backproof prove`.
;
; last_rows_without_later_targets_have_zero_gradient [dblock.mlp.G, in each block]
; under a causal mask, row t of dblock.mlp.G is 0 if, for that position, no position from there on
; has a target, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 last_rows_without_later_targets_have_zero_gradient.dblock-mlp-G-in-each-block.goal.smt2`
; or `cvc5 last_rows_without_later_targets_have_zero_gradient.dblock-mlp-G-in-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun later!1 () Int)
(declare-fun T () Int)
(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun goal!f () Int)
(declare-fun d_ff () Int)
(declare-fun M (Int Int) Bool)

; dblock.mlp.G[t, f] may be nonzero
(assert (and (>= later!1 0) (not (<= T later!1)) (has_target later!1) (>= later!1 goal!t)))

; its indices are in their range
(assert (and (>= goal!f 0) (< goal!f d_ff)))
(assert (and (>= goal!t 0) (< goal!t T)))

; the mask is causal (said of the index terms that occur)
(assert (not (and (M goal!t goal!t) (> goal!t goal!t))))
(assert (not (and (M later!1 goal!t) (> goal!t later!1))))
(assert (not (and (M goal!t later!1) (> later!1 goal!t))))
(assert (not (and (M later!1 later!1) (> later!1 later!1))))

; no position from there on has a target (said of the index terms that occur)
(assert (not (and (has_target goal!t) (>= goal!t goal!t))))
(assert (not (and (has_target later!1) (>= later!1 goal!t))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_ff 1))

(check-sat)
