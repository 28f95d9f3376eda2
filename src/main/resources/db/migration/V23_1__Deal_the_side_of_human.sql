-- "Human" stood on the left in every session until the side became a factor of the design.
alter table session add column if not exists human_side varchar(5) default 'LEFT' not null;
