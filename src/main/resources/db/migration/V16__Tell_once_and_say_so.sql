-- What a picture looks like in 64 bits, so that it is known again in other bytes and at another size; null until it was first asked for.
alter table picture add column if not exists look bigint;

-- Studies open one after the other, in whatever process: each holds this row while it looks whether its pictures hang in an open one.
create table if not exists opening_turn (
    id integer primary key
);
insert into opening_turn (id) select 1 where not exists (select 1 from opening_turn);

-- Pictures whose truth has become known, by whichever study told it first.
create table if not exists told_picture (
    stimulus_id uuid primary key references stimulus,
    study_id uuid not null references study,
    told_at timestamp with time zone not null
);
-- Studies that closed after somebody took part, before this was kept, told all that they had shown; also those that have opened again since.
insert into told_picture (stimulus_id, study_id, told_at)
    select distinct h.stimulus_id, teller.id, teller.closed_at
    from hanging h join study teller on teller.id = h.study_id
    where teller.simulated = false and teller.demonstration = false and teller.closed_at is not null
    and (exists (select 1 from session s where s.study_id = teller.id)
        or exists (select 1 from withdrawal w where w.study_id = teller.id))
    and not exists (select 1 from told_picture t where t.stimulus_id = h.stimulus_id)
    and not exists (
        select 1 from hanging g join study earlier on earlier.id = g.study_id
        where g.stimulus_id = h.stimulus_id and earlier.simulated = false and earlier.demonstration = false
        and (exists (select 1 from session s where s.study_id = earlier.id)
            or exists (select 1 from withdrawal w where w.study_id = earlier.id))
        and (earlier.closed_at < teller.closed_at or (earlier.closed_at = teller.closed_at and earlier.id < teller.id)));

-- That a researcher asked for the truth of a study that was to stay blind, and why.
create table if not exists unblinding (
    study_id uuid not null references study,
    version integer not null,
    unblinded_by varchar(60) not null,
    reason varchar(500) not null,
    sessions bigint not null,
    unblinded_at timestamp with time zone not null,
    primary key (study_id, version)
);

create index if not exists hanging_stimulus on hanging (stimulus_id);
