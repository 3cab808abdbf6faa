-- What a sum over some of the claims has to leave out.
create table addend_hold (
    claim_key ubigint not null,
    hold_key ubigint not null,
    reach double,
    needs double
);
comment on table addend_hold is 'By what one claim may hold another: a whole its parts, a place those inside, a stock the earlier ones. Of the claims in a sum, one that needs is held where another has the same hold_key and reaches as far. Grain: claim and hold.';
comment on column addend_hold.claim_key is 'Claim (addend.claim_key).';
comment on column addend_hold.hold_key is 'Number of the hold: a hash of the whole, of the place with what is told of it, or of the row of stocks.';
comment on column addend_hold.reach is 'How far the claim holds others: its upper bound for a place (unit: addend.unit_base), its position for a stock, infinity for a whole; null where it only needs.';
comment on column addend_hold.needs is 'How far another must reach to hold it; null where it only holds.';
