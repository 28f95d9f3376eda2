-- An invitation is valid for thirty days. One that was given out before this counts them from the upgrade.
alter table invitation add column if not exists expires_at timestamp with time zone;
update invitation set expires_at = current_timestamp + interval '30' day where expires_at is null;
alter table invitation alter column expires_at set not null;

-- Figures go with their study, so that what deletes a study need not know of them. They are computed anew in the background.
drop table if exists study_figures;
create table study_figures (
    study_id uuid not null references study on delete cascade,
    version integer not null,
    sessions integer not null,
    computed_at timestamp with time zone not null,
    figures varchar(10000000) not null,
    watch varchar(1000000),
    primary key (study_id, version)
);
