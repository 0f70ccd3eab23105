-- A job is open from enqueued until its output is complete or it ended for good; the video may be READY meanwhile.
alter table videos add column job_open boolean;
update videos set job_open = (status = 'TRANSCODING') where job_id is not null;
alter table videos
    add constraint videos_job_is_open_or_not check ((job_id is null) = (job_open is null)),
    add constraint videos_open_job_while_transcoding check (status <> 'TRANSCODING' or job_open),
    add constraint videos_open_job_only_for_workers
        check (job_open is not true or status in ('TRANSCODING', 'READY'));

drop index videos_being_transcoded;
create index videos_with_open_job on videos (job_active_at) where job_open and deleted_at is null;

create table source_facts (
    video_id uuid  primary key references videos (id),
    facts    jsonb not null check (jsonb_typeof(facts) = 'object')
);

-- What ffmpeg said of attempts that failed; for operators only.
create table transcode_failures (
    job_id     uuid        not null,
    attempt    integer     not null check (attempt > 0),
    video_id   uuid        not null references videos (id),
    reason     varchar(40) not null,
    detail     text check (length(detail) <= 4096),
    created_at timestamptz not null,
    primary key (job_id, attempt)
);
create index transcode_failures_of_video on transcode_failures (video_id);
create index transcode_failures_by_age on transcode_failures (created_at);

-- Videos whose outputs changed: what they no longer serve is removed after the given time.
create table superseded_outputs (
    video_id uuid        primary key references videos (id),
    after    timestamptz not null
);
create index superseded_outputs_by_time on superseded_outputs (after);
