-- One schema for H2 and PostgreSQL: only what both speak.

create table picture (
    sha256 varchar(64) primary key,
    bytes bytea not null,
    media_type varchar(40) not null,
    width integer not null,
    height integer not null,
    stored_at timestamp with time zone not null
);

-- An artwork without a picture is known by its record only: an input of the starter set that may not be shipped.
create table artwork (
    id uuid primary key,
    kind varchar(20) not null,
    title varchar(200) not null,
    creator varchar(200) not null,
    credit varchar(400) not null,
    stand_in boolean not null,
    picture_sha256 varchar(64) references picture,
    thumbnail_sha256 varchar(64) references picture,
    added_at timestamp with time zone not null
);

create table style_transfer_job (
    id uuid primary key,
    content_artwork_id uuid not null references artwork,
    preset varchar(40) not null,
    long_edge integer not null,
    seed bigint not null,
    state varchar(20) not null,
    cancel_requested boolean not null,
    attempts integer not null,
    iteration integer not null,
    iterations integer not null,
    loss double precision,
    millis_left bigint,
    network varchar(80),
    device varchar(80),
    error varchar(1000),
    queued_at timestamp with time zone not null,
    started_at timestamp with time zone,
    finished_at timestamp with time zone
);
create index style_transfer_job_queued on style_transfer_job (queued_at);

create table style_transfer_job_style (
    job_id uuid not null references style_transfer_job,
    style_artwork_id uuid not null references artwork,
    position integer not null,
    primary key (job_id, position)
);

-- The picture as it forms, kept apart so that the queue is read without it.
create table style_transfer_preview (
    job_id uuid primary key references style_transfer_job,
    bytes bytea not null
);

create table stimulus (
    id uuid primary key,
    origin varchar(10) not null,
    stand_in boolean not null,
    picture_sha256 varchar(64) not null references picture,
    artwork_id uuid references artwork,
    job_id uuid unique references style_transfer_job,
    content_artwork_id uuid references artwork,
    preset varchar(40),
    network varchar(80),
    made_at timestamp with time zone not null,
    check ((origin = 'HUMAN' and artwork_id is not null and content_artwork_id is null)
        or (origin = 'MACHINE' and artwork_id is null and content_artwork_id is not null and preset is not null and network is not null))
);

create table stimulus_style (
    stimulus_id uuid not null references stimulus,
    style_artwork_id uuid not null references artwork,
    position integer not null,
    primary key (stimulus_id, position)
);

-- db-scheduler's own table
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

create table study (
    id uuid primary key,
    slug varchar(80) not null unique,
    title varchar(120) not null,
    demonstration boolean not null,
    state varchar(10) not null,
    long_edge integer not null,
    yes_no_trials integer not null,
    pair_trials integer not null,
    created_at timestamp with time zone not null,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone
);

-- A stimulus on a study's wall, and how often it was shown there.
create table hanging (
    id uuid primary key,
    study_id uuid not null references study,
    stimulus_id uuid not null references stimulus,
    shown bigint not null,
    unique (study_id, stimulus_id)
);

-- A picture that a study waits for: hung there when its style transfer is done.
create table commission (
    job_id uuid primary key references style_transfer_job,
    study_id uuid not null references study
);

create table session (
    id uuid primary key,
    study_id uuid not null references study,
    token_sha256 varchar(64) not null unique,
    seed bigint not null,
    consented_at timestamp with time zone not null,
    finished_at timestamp with time zone
);
create index session_study on session (study_id, finished_at);

create table trial (
    id uuid primary key,
    session_id uuid not null references session,
    position integer not null,
    block_index integer not null,
    task varchar(10) not null,
    stimulus_id uuid not null references stimulus,
    right_stimulus_id uuid references stimulus,
    issued_at timestamp with time zone,
    unique (session_id, position),
    check ((task = 'YES_NO' and right_stimulus_id is null) or (task = 'PAIR' and right_stimulus_id is not null))
);
create index trial_stimulus on trial (stimulus_id);
create index trial_right_stimulus on trial (right_stimulus_id);

create table response (
    trial_id uuid primary key references trial,
    rating integer check (rating between 1 and 6),
    side varchar(5),
    confidence integer check (confidence between 1 and 3),
    recognised boolean not null,
    rt integer,
    correct boolean not null,
    responded_at timestamp with time zone not null,
    check ((rating is not null and side is null and confidence is null)
        or (rating is null and side is not null and confidence is not null))
);

create table account (
    id uuid primary key,
    name varchar(60) not null unique,
    password_hash varchar(200) not null,
    roles varchar(60) not null,
    created_at timestamp with time zone not null
);

-- A one-time link that lets a person choose a name and a password; only the link's hash is kept.
create table invitation (
    token_sha256 varchar(64) primary key,
    roles varchar(60) not null,
    created_at timestamp with time zone not null
);
