-- An upload whose parts are all in storage completes without its client, and when the sweeper looks next whether it is so.
alter table upload_sessions add column complete_when_whole boolean not null default true;
alter table upload_sessions add column whole_check_at timestamptz;
create index sessions_perhaps_whole on upload_sessions (whole_check_at)
    where whole_check_at is not null and status = 'IN_PROGRESS';
