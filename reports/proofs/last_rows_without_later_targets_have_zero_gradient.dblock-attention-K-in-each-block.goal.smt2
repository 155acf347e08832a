; A query of `backproof prove`.
;
; last_rows_without_later_targets_have_zero_gradient [dblock.attention.K, in each block]
; under a causal mask, row s of dblock.attention.K is 0 if, for that position, no position from
; there on has a target, for any number of blocks
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 last_rows_without_later_targets_have_zero_gradient.dblock-attention-K-in-each-block.goal.smt2`
; or `cvc5 last_rows_without_later_targets_have_zero_gradient.dblock-attention-K-in-each-block.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun later!2 () Int)
(declare-fun r!1 () Int)
(declare-fun M (Int Int) Bool)
(declare-fun goal!s () Int)
(declare-fun goal!head () Int)
(declare-fun h () Int)
(declare-fun goal!k () Int)
(declare-fun d_k () Int)

; dblock.attention.K[head, s, k] may be nonzero
(assert
 (let ((?1 (and (>= later!1 0) (not (<= T later!1)) (has_target later!1) (>= later!1 t!1))))
 (let ((?2 (and (>= later!2 0) (not (<= T later!2)) (has_target later!2) (>= later!2 t!1))))
 (and
  (>= t!1 0)
  (not (<= T t!1))
  (or ?1 ?2 (and (>= r!1 0) (not (<= T r!1)) (M t!1 r!1) (or ?2 ?1)))
  (M t!1 goal!s)
 )
 )))

; its indices are in their range
(assert (and (>= goal!head 0) (< goal!head h)))
(assert (and (>= goal!k 0) (< goal!k d_k)))
(assert (and (>= goal!s 0) (< goal!s T)))

; the mask is causal (said of the index terms that occur)
(assert (not (and (M goal!s goal!s) (> goal!s goal!s))))
(assert (not (and (M t!1 goal!s) (> goal!s t!1))))
(assert (not (and (M later!1 goal!s) (> goal!s later!1))))
(assert (not (and (M later!2 goal!s) (> goal!s later!2))))
(assert (not (and (M r!1 goal!s) (> goal!s r!1))))
(assert (not (and (M goal!s t!1) (> t!1 goal!s))))
(assert (not (and (M t!1 t!1) (> t!1 t!1))))
(assert (not (and (M later!1 t!1) (> t!1 later!1))))
(assert (not (and (M later!2 t!1) (> t!1 later!2))))
(assert (not (and (M r!1 t!1) (> t!1 r!1))))
(assert (not (and (M goal!s later!1) (> later!1 goal!s))))
(assert (not (and (M t!1 later!1) (> later!1 t!1))))
(assert (not (and (M later!1 later!1) (> later!1 later!1))))
(assert (not (and (M later!2 later!1) (> later!1 later!2))))
(assert (not (and (M r!1 later!1) (> later!1 r!1))))
(assert (not (and (M goal!s later!2) (> later!2 goal!s))))
(assert (not (and (M t!1 later!2) (> later!2 t!1))))
(assert (not (and (M later!1 later!2) (> later!2 later!1))))
(assert (not (and (M later!2 later!2) (> later!2 later!2))))
(assert (not (and (M r!1 later!2) (> later!2 r!1))))
(assert (not (and (M goal!s r!1) (> r!1 goal!s))))
(assert (not (and (M t!1 r!1) (> r!1 t!1))))
(assert (not (and (M later!1 r!1) (> r!1 later!1))))
(assert (not (and (M later!2 r!1) (> r!1 later!2))))
(assert (not (and (M r!1 r!1) (> r!1 r!1))))

; no position from there on has a target (said of the index terms that occur)
(assert (not (and (has_target goal!s) (>= goal!s goal!s))))
(assert (not (and (has_target t!1) (>= t!1 goal!s))))
(assert (not (and (has_target later!1) (>= later!1 goal!s))))
(assert (not (and (has_target later!2) (>= later!2 goal!s))))
(assert (not (and (has_target r!1) (>= r!1 goal!s))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_k 1))
(assert (>= h 1))

(check-sat)
