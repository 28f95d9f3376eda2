-- A curator may have a running style transfer wait; what went wrong on the way and was made up for is kept with the job.
alter table style_transfer_job add column pause_requested boolean default false not null;
alter table style_transfer_job add column notes varchar(4000);

-- From where a style transfer can be taken up again. In parts, since H2 holds no more than a megabyte in a bytea.
create table style_transfer_checkpoint (
    job_id uuid not null references style_transfer_job,
    position integer not null,
    bytes bytea not null,
    primary key (job_id, position)
);
