-- A dry run's answers are made up: its study is marked, and nothing of it meets what people answered.
alter table study add column simulated boolean default false not null;
