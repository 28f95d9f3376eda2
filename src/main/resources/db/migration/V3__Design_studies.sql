-- What a researcher decides about a study is one document; what it was when sessions ran is kept with its hash.
alter table study add column design varchar(60000) default '{}' not null;
update study set design = '{"blocks":[{"task":"yes-no","trials":' || yes_no_trials || '}' ||
    case when pair_trials > 0 then ',{"task":"2AFC","trials":' || pair_trials || '}' else '' end || ']}';
alter table study drop column yes_no_trials;
alter table study drop column pair_trials;
alter table study add column version integer default 0 not null;

create table study_version (
    study_id uuid not null references study,
    version integer not null,
    document varchar(4000000) not null,
    sha256 varchar(64) not null,
    audit varchar(200000) not null,
    frozen_at timestamp with time zone not null,
    primary key (study_id, version)
);

-- Words by which pictures are matched and conditions choose.
alter table artwork add column style varchar(60);
alter table artwork add column subject varchar(60);

-- Somebody recognised when they come back; the key is hashed together with the study, so that no two studies share a pseudonym.
create table participant (
    id uuid primary key,
    study_id uuid not null references study,
    source varchar(10) not null,
    key_sha256 varchar(64) not null,
    first_seen_at timestamp with time zone not null,
    unique (study_id, key_sha256)
);

-- An address that lets one participant in, once; only its hash is kept.
create table link (
    token_sha256 varchar(64) primary key,
    study_id uuid not null references study,
    created_at timestamp with time zone not null,
    used_at timestamp with time zone
);

alter table session add column version integer default 0 not null;
alter table session add column condition_name varchar(60) default 'all' not null;
alter table session add column order_row integer default 0 not null;
alter table session add column last_seen_at timestamp with time zone;
update session set last_seen_at = coalesce(finished_at, consented_at);
alter table session alter column last_seen_at set not null;
alter table session add column participant_id uuid references participant;
alter table session add column consent_version varchar(40) default '1' not null;
alter table session add column withdrawal_sha256 varchar(64) unique;
alter table session add column panel_participant varchar(80);
alter table session add column panel_study varchar(80);
alter table session add column panel_session varchar(80);
create index session_participant on session (participant_id);

-- A trial of a block that began anew is superseded: its response is kept and counts no more.
alter table trial add column phase varchar(10) default 'MAIN' not null;
alter table trial add column superseded boolean default false not null;
alter table trial add column attempt integer default 1 not null;
alter table trial add column instructed varchar(6);

alter table response add column interruptions integer;
alter table response add column input varchar(10);

create table reply (
    session_id uuid not null references session,
    question varchar(40) not null,
    answer varchar(120) not null,
    primary key (session_id, question)
);

-- That somebody withdrew, and nothing about them.
create table withdrawal (
    id uuid primary key,
    study_id uuid not null references study,
    responses integer not null,
    withdrawn_at timestamp with time zone not null
);
