; A query of `backproof prove`.
;
; causal_attention_ignores_later_positions [dX]
; under a causal mask, row s of dX is 0 if, for that position, no gradient arrives at it or at a
; later position
;
; neighbour_2: it is enough that, for position s, none arrives at a later position
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 causal_attention_ignores_later_positions.dX.neighbour_2.smt2`
; or `cvc5 causal_attention_ignores_later_positions.dX.neighbour_2.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

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

; the mask is causal (said of every position below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (M 0 0) (> 0 0)))
 ))
(assert (not (and (and (>= 0 0) (< 0 T)) (and (>= 1 0) (< 1 T)) (M 1 0) (> 0 1))))
(assert (not (and (and (>= 0 0) (< 0 T)) (and (>= 2 0) (< 2 T)) (M 2 0) (> 0 2))))
(assert (not (and (and (>= 1 0) (< 1 T)) (and (>= 0 0) (< 0 T)) (M 0 1) (> 1 0))))
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (M 1 1) (> 1 1)))
 ))
(assert (not (and (and (>= 1 0) (< 1 T)) (and (>= 2 0) (< 2 T)) (M 2 1) (> 1 2))))
(assert (not (and (and (>= 2 0) (< 2 T)) (and (>= 0 0) (< 0 T)) (M 0 2) (> 2 0))))
(assert (not (and (and (>= 2 0) (< 2 T)) (and (>= 1 0) (< 1 T)) (M 1 2) (> 2 1))))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (M 2 2) (> 2 2)))
 ))

; each position attends to itself (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= 0 (ite (M 0 0) 1 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= 0 (ite (M 1 1) 1 0)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= 0 (ite (M 2 2) 1 0)))))

; it is enough that, for position s, none arrives at a later position (said of every position
; below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (arrives 0) (> 0 goal!s))))
(assert (not (and (and (>= 1 0) (< 1 T)) (arrives 1) (> 1 goal!s))))
(assert (not (and (and (>= 2 0) (< 2 T)) (arrives 2) (> 2 goal!s))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
