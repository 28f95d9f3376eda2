-- Each session of a study has a number, in the order in which they began. Whoever withdraws leaves that number, as withdrawn.
alter table study add column if not exists sessions_started integer default 0 not null;
alter table session add column if not exists start_number integer default 0 not null;
alter table withdrawal add column if not exists start_number integer;
merge into session using
    (select id, row_number() over (partition by study_id order by consented_at, id) as place from session) numbered
    on session.id = numbered.id
    when matched then update set start_number = numbered.place;
update study set sessions_started = (select count(*) from session s where s.study_id = study.id);

-- What a finished session answered, hashed under a nonce that is deleted with it, and the chain of these. A leaf says nothing without its
-- nonce, and stays. It refers to no study by a key of the database, so that who writes it holds no study.
alter table session add column if not exists leaf_number integer;
alter table session add column if not exists leaf_nonce varchar(64);
create table if not exists session_leaf (
    study_id uuid not null,
    number integer not null,
    leaf varchar(64) not null,
    chain varchar(64) not null,
    primary key (study_id, number)
);
create index if not exists session_without_leaf on session (study_id, leaf_number, finished_at);
