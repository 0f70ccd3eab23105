create table event_tickets (
    hash         bytea        primary key, -- SHA-256: who reads the table cannot open a stream
    owner_id     varchar(255) not null,
    stream_until timestamptz  not null,
    expires_at   timestamptz  not null
);
create index event_tickets_of_owner on event_tickets (owner_id, expires_at);
create index event_tickets_by_age on event_tickets (expires_at);
