create table webhook_deliveries (
    webhook_id  varchar(255) primary key,
    topic       varchar(20) not null check (topic in ('UPLOADS', 'TRANSCODING')),
    received_at timestamptz not null
);
create index webhook_deliveries_by_age on webhook_deliveries (received_at);

create table video_events (
    id         bigint generated always as identity primary key,
    owner_id   varchar(255) not null,
    video_id   uuid         not null,
    type       varchar(20)  not null check (type in ('status', 'progress', 'deleted')),
    payload    json         not null,
    created_at timestamptz  not null
);
create index video_events_of_owner on video_events (owner_id, id);
create index video_events_by_age on video_events (created_at);

create table shedlock (
    name       varchar(64)  primary key,
    lock_until timestamptz  not null,
    locked_at  timestamptz  not null,
    locked_by  varchar(255) not null
);
