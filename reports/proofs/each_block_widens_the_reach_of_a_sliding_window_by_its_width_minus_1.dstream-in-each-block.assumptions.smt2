; A query of `backproof prove`.
;
; each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1 [dstream, in each block]
; under a causal mask with a sliding window, where behind the last block the span is 0, row t of
; dstream is 0 if, for that position, no position from there to span + width − 1 further on has a
; target, where span is that reach behind the block, for any number of blocks
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dstream-in-each-block.assumptions.smt2`
; or `cvc5 each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1.dstream-in-each-block.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun M (Int Int) Bool)
(declare-fun width () Int)
(declare-fun has_target (Int) Bool)
(declare-fun span () Int)

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

; no position from there to span + width − 1 further on has a target, where span is that reach
; behind the block (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (>= 0 goal!t) (< 0 (+ span width goal!t)))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (>= 1 goal!t) (< 1 (+ span width goal!t)))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (>= 2 goal!t) (< 2 (+ span width goal!t)))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
