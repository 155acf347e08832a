; A query of `backproof prove`.
;
; tied_embedding_lookup_share_zero_without_reachable_targets [dE@embedding]
; under any given 0/1 mask, the lookup's share of row v of dE is 0 if no position that is reached
; from one that holds token v has a target
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 tied_embedding_lookup_share_zero_without_reachable_targets.dE-embedding.goal.smt2`
; or `cvc5 tied_embedding_lookup_share_zero_without_reachable_targets.dE-embedding.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun reaches (Int Int) Bool)
(declare-fun goal!v () Int)
(declare-fun x (Int) Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun V () Int)

; dE@embedding[v, i] may be nonzero
(assert
 (and
  (>= t!1 0)
  (not (<= T t!1))
  (>= later!1 0)
  (not (<= T later!1))
  (has_target later!1)
  (reaches t!1 later!1)
  (= goal!v (x t!1))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!v 0) (< goal!v V)))

; no position that is reached from one that holds token v has a target (said of the index terms
; that occur)
(assert (not (and (= (x t!1) goal!v) (has_target t!1) (reaches t!1 t!1))))
(assert (not (and (= (x t!1) goal!v) (has_target later!1) (reaches t!1 later!1))))
(assert (not (and (= (x later!1) goal!v) (has_target t!1) (reaches later!1 t!1))))
(assert (not (and (= (x later!1) goal!v) (has_target later!1) (reaches later!1 later!1))))

; ids are in their range, sizes are at least 1
(assert (and (>= (x later!1) 0) (< (x later!1) V)))
(assert (and (>= (x t!1) 0) (< (x t!1) V)))
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))

(check-sat)
