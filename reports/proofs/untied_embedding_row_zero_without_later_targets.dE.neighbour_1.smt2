; A query of `backproof prove`.
;
; untied_embedding_row_zero_without_later_targets [dE]
; under a causal mask, row v of dE is 0 if no position at or after one that holds token v has a
; target
;
; neighbour_1: it is enough that the positions that hold v have no target themselves
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 untied_embedding_row_zero_without_later_targets.dE.neighbour_1.smt2`
; or `cvc5 untied_embedding_row_zero_without_later_targets.dE.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun goal!v () Int)
(declare-fun x (Int) Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun V () Int)

; dE[v, i] may be nonzero
(assert
 (and
  (>= t!1 0)
  (not (<= T t!1))
  (>= later!1 0)
  (not (<= T later!1))
  (has_target later!1)
  (>= later!1 t!1)
  (= goal!v (x t!1))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!v 0) (< goal!v V)))

; it is enough that the positions that hold v have no target themselves (said of every position
; below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= (x 0) goal!v) (has_target 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= (x 1) goal!v) (has_target 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= (x 2) goal!v) (has_target 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (x 2) 0) (< (x 2) V)))
(assert (and (>= (x 1) 0) (< (x 1) V)))
(assert (and (>= (x 0) 0) (< (x 0) V)))
(assert (and (>= (x t!1) 0) (< (x t!1) V)))
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= V 3))
(assert (<= d_model 3))

(check-sat)
