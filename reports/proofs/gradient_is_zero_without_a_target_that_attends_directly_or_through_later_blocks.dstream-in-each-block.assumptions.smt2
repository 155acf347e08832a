; A query of `backproof prove`.
;
; gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks [dstream, in
; each block]
; under any given 0/1 mask, where behind the last block each position reaches itself, row t of
; dstream is 0 if, for that position, no position that it reaches has a target: it reaches itself
; and, with each block, what the positions reach that attend to it, for any number of blocks
;
; assumptions: the hypotheses have a small model
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-in-each-block.assumptions.smt2`
; or `cvc5 gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks.dstream-in-each-block.assumptions.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun goal!i () Int)
(declare-fun d_model () Int)
(declare-fun goal!t () Int)
(declare-fun T () Int)
(declare-fun reaches (Int Int) Bool)
(declare-fun reaches_in_front (Int Int) Bool)
(declare-fun M (Int Int) Bool)
(declare-fun has_target (Int) Bool)

; its indices are in their range
(assert (and (>= goal!i 0) (< goal!i d_model)))
(assert (and (>= goal!t 0) (< goal!t T)))

; what is reached behind the block is reached in front of it (said of every position below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 (reaches 0 0) (= 0 (ite (reaches_in_front 0 0) 1 0))))
 ))
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 1 0) (< 1 T))
   (reaches 0 1)
   (= 0 (ite (reaches_in_front 0 1) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 2 0) (< 2 T))
   (reaches 0 2)
   (= 0 (ite (reaches_in_front 0 2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 0 0) (< 0 T))
   (reaches 1 0)
   (= 0 (ite (reaches_in_front 1 0) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 (reaches 1 1) (= 0 (ite (reaches_in_front 1 1) 1 0))))
 ))
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 2 0) (< 2 T))
   (reaches 1 2)
   (= 0 (ite (reaches_in_front 1 2) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 0 0) (< 0 T))
   (reaches 2 0)
   (= 0 (ite (reaches_in_front 2 0) 1 0))
  )
 )
 )
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 1 0) (< 1 T))
   (reaches 2 1)
   (= 0 (ite (reaches_in_front 2 1) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 (reaches 2 2) (= 0 (ite (reaches_in_front 2 2) 1 0))))
 ))

; so is what a query that attends to the position reaches behind the block (said of every position
; below 3)
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not (and ?1 ?1 ?1 (M 0 0) (reaches 0 0) (= 0 (ite (reaches_in_front 0 0) 1 0))))
 ))
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not
  (and
   ?1
   ?1
   (and (>= 1 0) (< 1 T))
   (M 1 0)
   (reaches 1 0)
   (= 0 (ite (reaches_in_front 0 0) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not
  (and
   ?1
   ?1
   (and (>= 2 0) (< 2 T))
   (M 2 0)
   (reaches 2 0)
   (= 0 (ite (reaches_in_front 0 0) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not
  (and
   ?1
   (and (>= 1 0) (< 1 T))
   ?1
   (M 0 0)
   (reaches 0 1)
   (= 0 (ite (reaches_in_front 0 1) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not
  (and
   (and (>= 0 0) (< 0 T))
   ?1
   ?1
   (M 1 0)
   (reaches 1 1)
   (= 0 (ite (reaches_in_front 0 1) 1 0))
  )
 )
 ))
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 1 0) (< 1 T))
   (and (>= 2 0) (< 2 T))
   (M 2 0)
   (reaches 2 1)
   (= 0 (ite (reaches_in_front 0 1) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not
  (and
   ?1
   (and (>= 2 0) (< 2 T))
   ?1
   (M 0 0)
   (reaches 0 2)
   (= 0 (ite (reaches_in_front 0 2) 1 0))
  )
 )
 ))
(assert
 (not
  (and
   (and (>= 0 0) (< 0 T))
   (and (>= 2 0) (< 2 T))
   (and (>= 1 0) (< 1 T))
   (M 1 0)
   (reaches 1 2)
   (= 0 (ite (reaches_in_front 0 2) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not
  (and
   (and (>= 0 0) (< 0 T))
   ?1
   ?1
   (M 2 0)
   (reaches 2 2)
   (= 0 (ite (reaches_in_front 0 2) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not
  (and
   (and (>= 1 0) (< 1 T))
   ?1
   ?1
   (M 0 1)
   (reaches 0 0)
   (= 0 (ite (reaches_in_front 1 0) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not
  (and
   ?1
   (and (>= 0 0) (< 0 T))
   ?1
   (M 1 1)
   (reaches 1 0)
   (= 0 (ite (reaches_in_front 1 0) 1 0))
  )
 )
 ))
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 0 0) (< 0 T))
   (and (>= 2 0) (< 2 T))
   (M 2 1)
   (reaches 2 0)
   (= 0 (ite (reaches_in_front 1 0) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not
  (and
   ?1
   ?1
   (and (>= 0 0) (< 0 T))
   (M 0 1)
   (reaches 0 1)
   (= 0 (ite (reaches_in_front 1 1) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not (and ?1 ?1 ?1 (M 1 1) (reaches 1 1) (= 0 (ite (reaches_in_front 1 1) 1 0))))
 ))
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not
  (and
   ?1
   ?1
   (and (>= 2 0) (< 2 T))
   (M 2 1)
   (reaches 2 1)
   (= 0 (ite (reaches_in_front 1 1) 1 0))
  )
 )
 ))
(assert
 (not
  (and
   (and (>= 1 0) (< 1 T))
   (and (>= 2 0) (< 2 T))
   (and (>= 0 0) (< 0 T))
   (M 0 1)
   (reaches 0 2)
   (= 0 (ite (reaches_in_front 1 2) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not
  (and
   ?1
   (and (>= 2 0) (< 2 T))
   ?1
   (M 1 1)
   (reaches 1 2)
   (= 0 (ite (reaches_in_front 1 2) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not
  (and
   (and (>= 1 0) (< 1 T))
   ?1
   ?1
   (M 2 1)
   (reaches 2 2)
   (= 0 (ite (reaches_in_front 1 2) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 0 0) (< 0 T))))
 (not
  (and
   (and (>= 2 0) (< 2 T))
   ?1
   ?1
   (M 0 2)
   (reaches 0 0)
   (= 0 (ite (reaches_in_front 2 0) 1 0))
  )
 )
 ))
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 0 0) (< 0 T))
   (and (>= 1 0) (< 1 T))
   (M 1 2)
   (reaches 1 0)
   (= 0 (ite (reaches_in_front 2 0) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not
  (and
   ?1
   (and (>= 0 0) (< 0 T))
   ?1
   (M 2 2)
   (reaches 2 0)
   (= 0 (ite (reaches_in_front 2 0) 1 0))
  )
 )
 ))
(assert
 (not
  (and
   (and (>= 2 0) (< 2 T))
   (and (>= 1 0) (< 1 T))
   (and (>= 0 0) (< 0 T))
   (M 0 2)
   (reaches 0 1)
   (= 0 (ite (reaches_in_front 2 1) 1 0))
  )
 )
 )
(assert
 (let ((?1 (and (>= 1 0) (< 1 T))))
 (not
  (and
   (and (>= 2 0) (< 2 T))
   ?1
   ?1
   (M 1 2)
   (reaches 1 1)
   (= 0 (ite (reaches_in_front 2 1) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not
  (and
   ?1
   (and (>= 1 0) (< 1 T))
   ?1
   (M 2 2)
   (reaches 2 1)
   (= 0 (ite (reaches_in_front 2 1) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not
  (and
   ?1
   ?1
   (and (>= 0 0) (< 0 T))
   (M 0 2)
   (reaches 0 2)
   (= 0 (ite (reaches_in_front 2 2) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not
  (and
   ?1
   ?1
   (and (>= 1 0) (< 1 T))
   (M 1 2)
   (reaches 1 2)
   (= 0 (ite (reaches_in_front 2 2) 1 0))
  )
 )
 ))
(assert
 (let ((?1 (and (>= 2 0) (< 2 T))))
 (not (and ?1 ?1 ?1 (M 2 2) (reaches 2 2) (= 0 (ite (reaches_in_front 2 2) 1 0))))
 ))

; no position that it reaches has a target: it reaches itself and, with each block, what the
; positions reach that attend to it (said of every position below 3)
(assert (not (and (and (>= 0 0) (< 0 T)) (has_target 0) (reaches_in_front goal!t 0))))
(assert (not (and (and (>= 1 0) (< 1 T)) (has_target 1) (reaches_in_front goal!t 1))))
(assert (not (and (and (>= 2 0) (< 2 T)) (has_target 2) (reaches_in_front goal!t 2))))

; ids are in their range, sizes are at least 1 and at most 3
(assert (>= T 1))
(assert (>= d_model 1))
(assert (<= T 3))
(assert (<= d_model 3))

(check-sat)
