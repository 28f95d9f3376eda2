-- The sessions of the registered analysis have a place among those that were finished, chosen once so many are there.
alter table session add column if not exists finish_number integer;

-- What the registered analysis of a version showed, once and for good. It goes with its study.
create table if not exists registered_analysis (
    study_id uuid not null references study on delete cascade,
    version integer not null,
    sessions integer not null,
    withdrawn integer not null,
    answers_sha256 varchar(64) not null,
    frozen_at timestamp with time zone not null,
    figures varchar(10000000) not null,
    primary key (study_id, version)
);

-- Kept figures are held against how many have withdrawn and how often words of artworks were changed. All are computed anew.
create index if not exists withdrawal_study on withdrawal (study_id);
alter table study add column if not exists words_changed integer not null default 0;
delete from study_figures;
alter table study_figures add column if not exists withdrawals bigint not null default 0;
