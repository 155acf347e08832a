; A query of `backproof prove`.
;
; each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1 [dstream, in each block]
; under a causal mask with a sliding window, where behind the last block the span is 0, row t of
; dstream is 0 if, for that position, no position from there to span + width − 1 further on has a
; target, where span is that reach behind the block, for any number of blocks
;
; neighbour_3: it is enough that, for position t, one window is enough at any depth
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dstream-in-each-block.neighbour_3.smt2`
; or `cvc5 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dstream-in-each-block.neighbour_3.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun t!1 () Int)
(declare-fun T () Int)
(declare-fun M (Int Int) Bool)
(declare-fun goal!t () Int)
(declare-fun later!1 () Int)
(declare-fun has_target (Int) Bool)
(declare-fun span () Int)
(declare-fun later!2 () Int)
(declare-fun s!1 () Int)
(declare-fun later!3 () Int)
(declare-fun later!4 () Int)
(declare-fun r!1 () Int)
(declare-fun t!2 () Int)
(declare-fun later!5 () Int)
(declare-fun later!6 () Int)
(declare-fun r!2 () Int)
(declare-fun later!7 () Int)
(declare-fun later!8 () Int)
(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun width () Int)

; dstream[t, i] may be nonzero
(assert
 (let ((?1 (and (>= later!3 0) (not (<= T later!3)) (has_target later!3) (>= later!3 goal!t) (<= later!3 (+ span goal!t)))))
 (let ((?2 (and (>= later!4 0) (not (<= T later!4)) (has_target later!4) (>= later!4 goal!t) (<= later!4 (+ span goal!t)))))
 (let ((?3 (and (>= later!5 0) (not (<= T later!5)) (has_target later!5) (>= later!5 t!2) (<= later!5 (+ span t!2)))))
 (let ((?4 (and (>= later!6 0) (not (<= T later!6)) (has_target later!6) (>= later!6 t!2) (<= later!6 (+ span t!2)))))
 (or
  (and
   (>= t!1 0)
   (not (<= T t!1))
   (M t!1 goal!t)
   (or
    (and
     (>= later!1 0)
     (not (<= T later!1))
     (has_target later!1)
     (>= later!1 t!1)
     (<= later!1 (+ span t!1))
    )
    (and
     (>= later!2 0)
     (not (<= T later!2))
     (has_target later!2)
     (>= later!2 t!1)
     (<= later!2 (+ span t!1))
    )
   )
  )
  (and
   (>= s!1 0)
   (not (<= T s!1))
   (or ?1 ?2 (and (>= r!1 0) (not (<= T r!1)) (M goal!t r!1) (or ?2 ?1)))
   (M goal!t s!1)
  )
  (and
   (>= t!2 0)
   (not (<= T t!2))
   (or ?3 ?4 (and (>= r!2 0) (not (<= T r!2)) (M t!2 r!2) (or ?4 ?3)))
   (M t!2 goal!t)
  )
  (and
   (>= later!7 0)
   (not (<= T later!7))
   (has_target later!7)
   (>= later!7 goal!t)
   (<= later!7 (+ span goal!t))
  )
  (and
   (>= later!8 0)
   (not (<= T later!8))
   (has_target later!8)
   (>= later!8 goal!t)
   (<= later!8 (+ span goal!t))
  )
 )
 )))))

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

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

; no query attends to a key that lies width positions or more before it (said of every position
; below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (M 0 0) (>= 0 (+ width 0))))
 ))
(assert (not (and (and (>= 0 0) (< 0 T)) (and (>= 1 0) (< 1 T)) (M 1 0) (>= 1 (+ width 0)))))
(assert (not (and (and (>= 0 0) (< 0 T)) (and (>= 2 0) (< 2 T)) (M 2 0) (>= 2 (+ width 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (and (>= 0 0) (< 0 T)) (M 0 1) (>= 0 (+ width 1)))))
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (M 1 1) (>= 1 (+ width 1))))
 ))
(assert (not (and (and (>= 1 0) (< 1 T)) (and (>= 2 0) (< 2 T)) (M 2 1) (>= 2 (+ width 1)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (and (>= 0 0) (< 0 T)) (M 0 2) (>= 0 (+ width 2)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (and (>= 1 0) (< 1 T)) (M 1 2) (>= 1 (+ width 2)))))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (M 2 2) (>= 2 (+ width 2))))
 ))

; the width is at least 1 (said of every position below 3)
(assert (not (> 1 width)))

; each position attends to itself (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (= 0 (ite (M 0 0) 1 0)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (= 0 (ite (M 1 1) 1 0)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (= 0 (ite (M 2 2) 1 0)))))

; it is enough that, for position t, one window is enough at any depth (said of every position
; below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (>= 0 goal!t) (< 0 (+ width goal!t)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (>= 1 goal!t) (< 1 (+ width goal!t)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (>= 2 goal!t) (< 2 (+ width goal!t)))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
