; A query of `backproof prove`.
;
; tied_embedding_lookup_share_zero_without_later_targets [dE@embedding]
; under a causal mask, the lookup's share of row v of dE is 0 if no position at or after one that
; holds token v has a target
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 tied_embedding_lookup_share_zero_without_later_targets.dE-embedding.assumptions.smt2`
; or `cvc5 tied_embedding_lookup_share_zero_without_later_targets.dE-embedding.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!v () Int)
(declare-fun V () Int)
(declare-fun T () Int)
(declare-fun x (Int) Int)
(declare-fun has_target (Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!v 0) (< goal!v V)))

; no position at or after one that holds token v has a target (said of every position below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (= (x 0) goal!v) (has_target 0) (>= 0 0)))
 ))
(assert
 (not
  (and (and (>= 0 0) (< 0 T)) (and (>= 1 0) (< 1 T)) (= (x 0) goal!v) (has_target 1) (>= 1 0))
 )
 )
(assert
 (not
  (and (and (>= 0 0) (< 0 T)) (and (>= 2 0) (< 2 T)) (= (x 0) goal!v) (has_target 2) (>= 2 0))
 )
 )
(assert
 (not
  (and (and (>= 1 0) (< 1 T)) (and (>= 0 0) (< 0 T)) (= (x 1) goal!v) (has_target 0) (>= 0 1))
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (= (x 1) goal!v) (has_target 1) (>= 1 1)))
 ))
(assert
 (not
  (and (and (>= 1 0) (< 1 T)) (and (>= 2 0) (< 2 T)) (= (x 1) goal!v) (has_target 2) (>= 2 1))
 )
 )
(assert
 (not
  (and (and (>= 2 0) (< 2 T)) (and (>= 0 0) (< 0 T)) (= (x 2) goal!v) (has_target 0) (>= 0 2))
 )
 )
(assert
 (not
  (and (and (>= 2 0) (< 2 T)) (and (>= 1 0) (< 1 T)) (= (x 2) goal!v) (has_target 1) (>= 1 2))
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (= (x 2) goal!v) (has_target 2) (>= 2 2)))
 ))

; ids are in their range, sizes are at least 1 and at most 3
(assert (and (>= (x 2) 0) (< (x 2) V)))
(assert (and (>= (x 1) 0) (< (x 1) V)))
(assert (and (>= (x 0) 0) (< (x 0) V)))
(assert (>= T 1))
(assert (>= V 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= V 3))
(assert (<= d_model 3))

(check-sat)
