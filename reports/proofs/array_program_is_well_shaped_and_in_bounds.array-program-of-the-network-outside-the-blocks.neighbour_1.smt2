; A query of `backproof prove`.
;
; array_program_is_well_shaped_and_in_bounds [array program of the network outside the blocks]
; at all sizes the 87 instructions of the array program get arrays whose axes agree, and ids that
; stay in range (75 checks)
;
; neighbour_1: it cannot be that an entry of x leaves an axis of V − 1: a row is missing
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 array_program_is_well_shaped_and_in_bounds.array-program-of-the-network-outside-the-blocks.neighbour_1.smt2`
; or `cvc5 array_program_is_well_shaped_and_in_bounds.array-program-of-the-network-outside-the-blocks.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun x! () Int)
(declare-fun V () Int)
(declare-fun position! () Int)
(declare-fun n_ctx () Int)
(declare-fun y! () Int)

; an entry of x leaves an axis of V − 1: a row is missing
(assert (or (< x! 0) (>= x! (- V 1))))

; 0 ≤ x < V
(assert (and (>= x! 0) (< x! V)))

; 0 ≤ position < n_ctx
(assert (and (>= position! 0) (< position! n_ctx)))

; 0 ≤ y < V
(assert (and (>= y! 0) (< y! V)))

; a size is at least 1
(assert (>= V 1))
(assert (>= n_ctx 1))

(check-sat)
