-- What was computed of a version's finished sessions, as JSON, so that pages read one row however many answers there are.
create table study_figures (
    study_id uuid not null references study,
    version integer not null,
    sessions integer not null,
    computed_at timestamp with time zone not null,
    figures varchar(10000000) not null,
    primary key (study_id, version)
);
create index session_study_version on session (study_id, version, finished_at);
