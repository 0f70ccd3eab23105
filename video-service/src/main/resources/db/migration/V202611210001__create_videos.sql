create table videos (
    id                uuid primary key,
    owner_id          varchar(255) not null check (owner_id <> ''),
    title             varchar(200) not null check (title <> ''),
    description       varchar(5000),
    metadata          jsonb        not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    source_mime       varchar(100) not null,
    source_size_bytes bigint       not null check (source_size_bytes > 0),
    source_filename   varchar(255),
    source_file_key   varchar(500),
    duration_seconds  double precision check (duration_seconds > 0),
    width             integer check (width > 0),
    height            integer check (height > 0),
    status            varchar(20)  not null
        check (status in ('DRAFT', 'UPLOADING', 'UPLOADED', 'TRANSCODING', 'READY', 'FAILED')),
    status_since      timestamptz  not null,
    fail_reason       varchar(40)
        check (fail_reason in ('UPLOAD_FAILED', 'UPLOAD_CANCELED', 'UPLOAD_EXPIRED', 'UNSUPPORTED_FORMAT',
                               'SOURCE_UNREADABLE', 'SOURCE_TOO_LONG', 'SOURCE_TOO_LARGE', 'NO_VIDEO_STREAM',
                               'SOURCE_MISSING', 'SOURCE_ARCHIVED', 'TRANSCODE_ERROR', 'TIMED_OUT',
                               'RETRIES_EXHAUSTED', 'ROLLBACK')),
    upload_session_id uuid,
    job_id            uuid,
    job_attempt       integer check (job_attempt >= 0),
    job_failures      integer check (job_failures >= 0),
    job_lease_until   timestamptz,
    job_claim_id      varchar(255),
    job_active_at     timestamptz,
    version           bigint       not null,
    created_at        timestamptz  not null,
    updated_at        timestamptz  not null,
    deleted_at        timestamptz,
    purged_at         timestamptz,
    constraint videos_fail_reason_iff_failed check ((status = 'FAILED') = (fail_reason is not null)),
    constraint videos_source_once_uploaded
        check (status not in ('UPLOADED', 'TRANSCODING', 'READY') or source_file_key is not null),
    constraint videos_job_once_transcoding
        check (status not in ('TRANSCODING', 'READY') or job_id is not null),
    constraint videos_picture_when_ready check (status <> 'READY' or duration_seconds is not null)
);

create index videos_of_owner on videos (owner_id, created_at desc, id desc) where deleted_at is null;
create index videos_of_owner_by_status on videos (owner_id, status, created_at desc, id desc) where deleted_at is null;
create index videos_being_transcoded on videos (job_active_at)
    where status in ('UPLOADED', 'TRANSCODING') and deleted_at is null;
create index videos_to_purge on videos (deleted_at) where deleted_at is not null and purged_at is null;

create table video_assets (
    id            uuid primary key,
    video_id      uuid         not null references videos (id),
    type          varchar(20)  not null
        check (type in ('HLS_MASTER', 'HLS_RENDITION', 'HLS_AUDIO', 'DASH_MANIFEST', 'THUMBNAIL', 'STORYBOARD')),
    quality_label varchar(40),
    bandwidth     integer check (bandwidth >= 0),
    width         integer check (width > 0),
    height        integer check (height > 0),
    codec         varchar(100),
    container     varchar(20),
    file_key      varchar(500) not null,
    created_at    timestamptz  not null,
    constraint video_assets_key_once unique (video_id, file_key)
);

-- why: a table of its own, so that a percent every second never locks, versions or bloats a video.
create table transcode_progress (
    video_id    uuid primary key references videos (id),
    job_id      uuid        not null,
    attempt     integer     not null,
    stage       varchar(20) not null
        check (stage in ('QUEUED', 'DOWNLOADING', 'PROBING', 'ENCODING', 'PUBLISHING')),
    percent     integer     not null check (percent between 0 and 100),
    eta_seconds integer check (eta_seconds >= 0),
    updated_at  timestamptz not null
);
