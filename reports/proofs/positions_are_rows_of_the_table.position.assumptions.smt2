; A query of `backproof prove`.
;
; positions_are_rows_of_the_table [position]
; each of the positions 0, …, T − 1 is a row of the table, exactly if T ≤ n_ctx
;
; assumptions: the constraints can be met
; The theorem's assumptions by themselves.  They have to be sat: else the theorem would hold
; because nothing ever satisfies them.
;
; Run `z3 positions_are_rows_of_the_table.position.assumptions.smt2`
; or `cvc5 positions_are_rows_of_the_table.position.assumptions.smt2`: the answer has to be sat.

(set-logic QF_LIA)
(set-info :status sat)

(declare-fun T () Int)
(declare-fun n_ctx () Int)

; T ≤ n_ctx
(assert (<= T n_ctx))

; a size is at least 1
(assert (>= T 1))
(assert (>= n_ctx 1))

(check-sat)
