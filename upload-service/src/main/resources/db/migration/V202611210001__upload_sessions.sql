create table upload_sessions (
    id                    uuid         primary key,
    video_id              uuid         not null,
    owner_id              varchar(255) not null check (owner_id <> ''),
    provider              varchar(32)  not null check (provider = 'S3_MULTIPART'),
    provider_upload_id    text         unique,
    status                varchar(16)  not null
        check (status in ('INITIATED', 'IN_PROGRESS', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELED')),
    fail_reason           varchar(32)
        check (fail_reason in ('UPLOAD_FAILED', 'UPLOAD_CANCELED', 'UPLOAD_EXPIRED', 'UNSUPPORTED_FORMAT')),
    source_file_key       text         not null,
    source_mime           varchar(64)  not null,
    part_size_bytes       bigint       not null check (part_size_bytes >= 5242880),
    total_bytes           bigint       not null check (total_bytes > 0),
    bytes_uploaded        bigint       not null default 0 check (bytes_uploaded between 0 and total_bytes),
    job_id                uuid         unique,
    -- the speed is measured from this moment and these bytes; null: measure anew
    speed_since           timestamptz,
    speed_from_bytes      bigint       not null default 0 check (speed_from_bytes >= 0),
    -- set before storage is asked to complete, so that a completion cut off by a crash is found
    completion_started_at timestamptz,
    -- storage may still hold parts, or a refused object, of this session
    storage_open          boolean      not null default true,
    created_at            timestamptz  not null,
    updated_at            timestamptz  not null,
    expires_at            timestamptz  not null,
    version               bigint       not null default 0,
    check ((total_bytes + part_size_bytes - 1) / part_size_bytes <= 10000),
    check ((status = 'COMPLETED') = (job_id is not null)),
    check ((status = 'FAILED') = (fail_reason is not null)),
    check (status <> 'COMPLETED' or (provider_upload_id is not null and bytes_uploaded = total_bytes))
);

-- One live session per video. Before video-service has said whose video it is, a session of somebody else's may exist for a
-- moment: it must neither block the owner nor be named to anybody, hence the owner in the first and the multipart in the second.
create unique index one_live_session_per_video_and_owner on upload_sessions (video_id, owner_id)
    where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED');
create unique index one_live_session_per_video on upload_sessions (video_id)
    where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED') and provider_upload_id is not null;

create index sessions_of_an_owner on upload_sessions (owner_id, created_at);
create index sessions_of_a_video on upload_sessions (video_id, created_at);
create index live_sessions_by_expiry on upload_sessions (expires_at)
    where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED');
create index ended_sessions_with_storage on upload_sessions (updated_at)
    where storage_open and status in ('COMPLETED', 'FAILED', 'CANCELED');

create table shedlock (
    name       varchar(64)  primary key,
    lock_until timestamptz  not null,
    locked_at  timestamptz  not null,
    locked_by  varchar(255) not null
);
