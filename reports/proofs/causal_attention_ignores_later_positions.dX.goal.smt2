; A query of `backproof prove`.
;
; causal_attention_ignores_later_positions [dX]
; under a causal mask, row s of dX is 0 if, for that position, no gradient arrives at it or at a
; later position
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 causal_attention_ignores_later_positions.dX.goal.smt2`
; or `cvc5 causal_attention_ignores_later_positions.dX.goal.smt2`: the answer has to be unsat.

(set-logic QF_UFLIA)
(set-info :status unsat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun arrives (Int) Bool)
(declare-fun r!1 () Int)
(declare-fun M (Int Int) Bool)
(declare-fun goal!s () Int)
(declare-fun s!1 () Int)
(declare-fun r!2 () Int)
(declare-fun t!2 () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)

; dX[s, i] may be nonzero
(assert
 (or
  (and
   (>= t!1 0)
   (not (<= T t!1))
   (or (arrives t!1) (and (>= r!1 0) (not (<= T r!1)) (M t!1 r!1) (arrives t!1)))
   (M t!1 goal!s)
  )
  (and
   (>= s!1 0)
   (not (<= T s!1))
   (or (arrives goal!s) (and (>= r!2 0) (not (<= T r!2)) (M goal!s r!2) (arrives goal!s)))
   (M goal!s s!1)
  )
  (and (>= t!2 0) (not (<= T t!2)) (M t!2 goal!s) (arrives t!2))
 )
 )

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!s 0) (< goal!s T)))

; the mask is causal (said of the index terms that occur)
(assert (not (and (M goal!s goal!s) (> goal!s goal!s))))
(assert (not (and (M t!2 goal!s) (> goal!s t!2))))
(assert (not (and (M s!1 goal!s) (> goal!s s!1))))
(assert (not (and (M r!2 goal!s) (> goal!s r!2))))
(assert (not (and (M t!1 goal!s) (> goal!s t!1))))
(assert (not (and (M r!1 goal!s) (> goal!s r!1))))
(assert (not (and (M goal!s t!2) (> t!2 goal!s))))
(assert (not (and (M t!2 t!2) (> t!2 t!2))))
(assert (not (and (M s!1 t!2) (> t!2 s!1))))
(assert (not (and (M r!2 t!2) (> t!2 r!2))))
(assert (not (and (M t!1 t!2) (> t!2 t!1))))
(assert (not (and (M r!1 t!2) (> t!2 r!1))))
(assert (not (and (M goal!s s!1) (> s!1 goal!s))))
(assert (not (and (M t!2 s!1) (> s!1 t!2))))
(assert (not (and (M s!1 s!1) (> s!1 s!1))))
(assert (not (and (M r!2 s!1) (> s!1 r!2))))
(assert (not (and (M t!1 s!1) (> s!1 t!1))))
(assert (not (and (M r!1 s!1) (> s!1 r!1))))
(assert (not (and (M goal!s r!2) (> r!2 goal!s))))
(assert (not (and (M t!2 r!2) (> r!2 t!2))))
(assert (not (and (M s!1 r!2) (> r!2 s!1))))
(assert (not (and (M r!2 r!2) (> r!2 r!2))))
(assert (not (and (M t!1 r!2) (> r!2 t!1))))
(assert (not (and (M r!1 r!2) (> r!2 r!1))))
(assert (not (and (M goal!s t!1) (> t!1 goal!s))))
(assert (not (and (M t!2 t!1) (> t!1 t!2))))
(assert (not (and (M s!1 t!1) (> t!1 s!1))))
(assert (not (and (M r!2 t!1) (> t!1 r!2))))
(assert (not (and (M t!1 t!1) (> t!1 t!1))))
(assert (not (and (M r!1 t!1) (> t!1 r!1))))
(assert (not (and (M goal!s r!1) (> r!1 goal!s))))
(assert (not (and (M t!2 r!1) (> r!1 t!2))))
(assert (not (and (M s!1 r!1) (> r!1 s!1))))
(assert (not (and (M r!2 r!1) (> r!1 r!2))))
(assert (not (and (M t!1 r!1) (> r!1 t!1))))
(assert (not (and (M r!1 r!1) (> r!1 r!1))))

; no gradient arrives at it or at a later position (said of the index terms that occur)
(assert (not (and (arrives goal!s) (>= goal!s goal!s))))
(assert (not (and (arrives t!2) (>= t!2 goal!s))))
(assert (not (and (arrives s!1) (>= s!1 goal!s))))
(assert (not (and (arrives r!2) (>= r!2 goal!s))))
(assert (not (and (arrives t!1) (>= t!1 goal!s))))
(assert (not (and (arrives r!1) (>= r!1 goal!s))))

; ids are in their range, sizes are at least 1
(assert (>= T 1))
(assert (>= d_model 1))

(check-sat)
