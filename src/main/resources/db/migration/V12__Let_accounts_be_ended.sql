-- Sign-ins are rows, so that each can be ended; accounts can be disabled, and their names are unique however they are written.

alter table account add column if not exists disabled_at timestamp with time zone;
alter table account add column if not exists name_key varchar(100);

-- Of names that differ in case only the oldest gets the plain key; the others go on under the name that they have, written as it is.
update account set name_key = case
    when exists (select 1 from account other where lower(other.name) = lower(account.name) and other.id <> account.id
        and (other.created_at < account.created_at or (other.created_at = account.created_at and other.id < account.id)))
    then lower(name) || '#' || cast(id as varchar(36))
    else lower(name) end;
alter table account alter column name_key set not null;
create unique index if not exists account_unique_name on account (name_key);

-- Until now the first account was curator and researcher; who set the program up administers it.
update account set roles = 'administrator,' || roles
where id = (select id from account where roles like '%curator%' order by created_at, id fetch first 1 row only)
and not exists (select 1 from account administrator where administrator.roles like '%administrator%');

-- An invitation ends with the account that gave it.
alter table invitation add column if not exists invited_by_id uuid references account;

-- A browser in which somebody is signed in; it holds a secret of which only the hash is kept.
create table if not exists sign_in (
    token_sha256 varchar(64) primary key,
    account_id uuid not null references account,
    signed_in_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null
);
create index if not exists sign_in_account on sign_in (account_id);
create index if not exists sign_in_last_seen on sign_in (last_seen_at);

-- From where an account has signed in before (hashed): there nobody else's wrong passwords make it wait.
create table if not exists known_address (
    account_id uuid not null references account,
    address_sha256 varchar(64) not null,
    last_used_at timestamp with time zone not null,
    primary key (account_id, address_sha256)
);
