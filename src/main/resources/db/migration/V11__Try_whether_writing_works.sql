-- One row that is written again and again after a write has failed, until it can be.
create table write_probe (
    id integer primary key,
    written_at timestamp with time zone not null
);
insert into write_probe (id, written_at) values (1, current_timestamp);
