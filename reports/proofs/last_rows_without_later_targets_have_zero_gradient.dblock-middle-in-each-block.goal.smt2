; A query of `backproof prove`.
;
; last_rows_without_later_targets_have_zero_gradient [dblock.middle, in each block]
; under a causal mask, row t of dblock.middle is 0 if, for that position, no position from there
; on has a target, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 last_rows_without_later_targets_have_zero_gradient.dblock-middle-in-each-block.goal.smt2`
; or `cvc5 last_rows_without_later_targets_have_zero_gradient.dblock-middle-in-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun later!1 () Int)
(declare-fun T () Int)
(declare-fun has_target (Int) Bool)
(declare-fun goal!t () Int)
(declare-fun later!2 () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun M (Int Int) Bool)

; dblock.middle[t, i] may be nonzero
(assert
 (or
  (and (>= later!1 0) (not (<= T later!1)) (has_target later!1) (>= later!1 goal!t))
  (and (>= later!2 0) (not (<= T later!2)) (has_target later!2) (>= later!2 goal!t))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; the mask is causal (said of the index terms that occur)
(assert (not (and (M goal!t goal!t) (> goal!t goal!t))))
(assert (not (and (M later!2 goal!t) (> goal!t later!2))))
(assert (not (and (M later!1 goal!t) (> goal!t later!1))))
(assert (not (and (M goal!t later!2) (> later!2 goal!t))))
(assert (not (and (M later!2 later!2) (> later!2 later!2))))
(assert (not (and (M later!1 later!2) (> later!2 later!1))))
(assert (not (and (M goal!t later!1) (> later!1 goal!t))))
(assert (not (and (M later!2 later!1) (> later!1 later!2))))
(assert (not (and (M later!1 later!1) (> later!1 later!1))))

; no position from there on has a target (said of the index terms that occur)
(assert (not (and (has_target goal!t) (>= goal!t goal!t))))
(assert (not (and (has_target later!2) (>= later!2 goal!t))))
(assert (not (and (has_target later!1) (>= later!1 goal!t))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
