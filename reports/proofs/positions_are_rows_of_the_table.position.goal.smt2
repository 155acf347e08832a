; A query of `backproof prove`.
;
; positions_are_rows_of_the_table [position]
; each of the positions 0, …, T − 1 is a row of the table, exactly if T ≤ n_ctx
;
; goal
; The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the theorem.
;
; Run `z3 positions_are_rows_of_the_table.position.goal.smt2`
; or `cvc5 positions_are_rows_of_the_table.position.goal.smt2`: the answer has to be unsat.

(set-logic QF_LIA)
(set-info :status unsat)

(declare-fun position! () Int)
(declare-fun T () Int)
(declare-fun n_ctx () Int)

; a position is not a row of the table
(assert (and (>= position! 0) (< position! T) (>= position! n_ctx)))

; T ≤ n_ctx
(assert (<= T n_ctx))

; a size is at least 1
(assert (>= T 1))
(assert (>= n_ctx 1))

(check-sat)
