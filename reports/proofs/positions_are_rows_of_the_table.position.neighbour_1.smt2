; A query of `backproof prove`.
;
; positions_are_rows_of_the_table [position]
; each of the positions 0, …, T − 1 is a row of the table, exactly if T ≤ n_ctx
;
; neighbour_1: it cannot be that a position is not a row of the table
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 positions_are_rows_of_the_table.position.neighbour_1.smt2`
; or `cvc5 positions_are_rows_of_the_table.position.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun position! () Int)
(declare-fun T () Int)
(declare-fun n_ctx () Int)

; a position is not a row of the table
(assert (and (>= position! 0) (< position! T) (>= position! n_ctx)))

; a size is at least 1
(assert (>= T 1))
(assert (>= n_ctx 1))

(check-sat)
