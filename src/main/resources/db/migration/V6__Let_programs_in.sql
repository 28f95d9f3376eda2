-- What a program signs in with in a researcher's name; only its hash is kept.
create table access_token (
    id uuid primary key,
    token_sha256 varchar(64) not null unique,
    account_id uuid not null references account,
    name varchar(60) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    last_used_at timestamp with time zone
);
