; A query of `backproof prove`.
;
; prefix_lm_gradient_behind_the_prefix_needs_a_later_target [dembedded, before the blocks]
; under a mask that is causal behind a prefix, row t of dembedded is 0 if, for that position, no
; position has a target that comes from there on; for a position in the prefix, if none has a
; target at all, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 prefix_lm_gradient_behind_the_prefix_needs_a_later_target.dembedded-before-the-blocks.goal.smt2`
; or `cvc5 prefix_lm_gradient_behind_the_prefix_needs_a_later_target.dembedded-before-the-blocks.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun later!1 () Int)
(declare-fun T () Int)
(declare-fun has_target (Int) Bool)
(declare-fun prefix () Int)
(declare-fun goal!t () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)

; dembedded[t, i] may be nonzero
(assert
 (and
  (>= later!1 0)
  (not (<= T later!1))
  (has_target later!1)
  (not (<= (ite (>= prefix (+ 1 later!1)) prefix (+ 1 later!1)) goal!t))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; no position has a target that comes from there on; for a position in the prefix, if none has a
; target at all (said of the index terms that occur)
(assert (not (and (has_target goal!t) (< goal!t (ite (>= prefix (+ 1 goal!t)) prefix (+ 1 goal!t))))))
(assert
 (not
  (and (has_target later!1) (< goal!t (ite (>= prefix (+ 1 later!1)) prefix (+ 1 later!1))))
 )
 )

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
