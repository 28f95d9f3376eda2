-- A withdrawal that is asked for again gets the same answer: the hash of its code, which tells nothing of who or what.
alter table withdrawal add column if not exists code_sha256 varchar(64);
create unique index if not exists withdrawal_code on withdrawal (code_sha256);

-- A browser that a session was moved away from: the hash of the secret that it still holds, so that it can be told.
create table if not exists left_browser (
    token_sha256 varchar(64) primary key,
    session_id uuid not null references session
);
create index if not exists left_browser_session on left_browser (session_id);
