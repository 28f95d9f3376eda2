-- On the date that its design names, a study's sessions are made anonymous: nobody is recognised by them any more.
alter table session alter column token_sha256 drop not null;
alter table participant alter column key_sha256 drop not null;
alter table session add column if not exists anonymized_at timestamp with time zone;

-- What was deleted of a version, and when. It goes with its study.
create table if not exists anonymization (
    study_id uuid not null references study on delete cascade,
    version integer not null,
    due_on date not null,
    sessions integer not null,
    panel_ids integer not null,
    begun_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    primary key (study_id, version)
);
