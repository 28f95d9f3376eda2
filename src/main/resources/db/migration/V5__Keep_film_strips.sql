-- A few small pictures of how a machine picture came about, for showing afterwards.
create table film_frame (
    job_id uuid not null references style_transfer_job,
    number integer not null,
    bytes bytea not null,
    primary key (job_id, number)
);
