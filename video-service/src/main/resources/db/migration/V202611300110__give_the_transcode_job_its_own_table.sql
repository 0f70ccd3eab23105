-- A row per job, kept as long as its video. A renewal changes no column that an index holds and finds room on its page, so it
-- needs no new index entry.
create table transcode_jobs (
    id              uuid         primary key,
    video_id        uuid         not null references videos (id),
    owner_id        varchar(255) not null check (owner_id <> ''),
    source_file_key varchar(500) not null,
    traceparent     varchar(55),
    opened_at       timestamptz  not null,
    attempt         integer      not null check (attempt >= 0),
    claim_id        varchar(255) not null,
    failures        integer      not null check (failures >= 0),
    queued_at       timestamptz  not null,
    state           varchar(20)  not null check (state in ('WAITING', 'CLAIMED', 'DONE', 'GIVEN_UP', 'CANCELED')),
    state_since     timestamptz  not null,
    lease_until     timestamptz,
    heard_at        timestamptz,
    fail_reason     varchar(40),
    constraint transcode_jobs_lease_while_claimed check ((state = 'CLAIMED') = (lease_until is not null)),
    constraint transcode_jobs_heard_while_claimed check ((state = 'CLAIMED') = (heard_at is not null)),
    constraint transcode_jobs_claimed_by_an_attempt check (state <> 'CLAIMED' or attempt > 0),
    constraint transcode_jobs_reason_iff_given_up check ((state = 'GIVEN_UP') = (fail_reason is not null))
) with (fillfactor = 80);

insert into transcode_jobs (id, video_id, owner_id, source_file_key, traceparent, opened_at, attempt, claim_id, failures,
    queued_at, state, state_since, lease_until, heard_at, fail_reason)
select id, video_id, owner_id, source_file_key, traceparent, queued_at, attempt, claim_id, failures, queued_at, state,
    coalesce(deleted_at, active_at),
    case when state = 'CLAIMED' then lease_until end,
    case when state = 'CLAIMED' then active_at end,
    case when state = 'GIVEN_UP' then coalesce(reason, fail_reason, 'RETRIES_EXHAUSTED') end
from (
    select v.job_id as id, v.id as video_id, owner_id, coalesce(source_file_key, 'videos/' || v.id || '/') as source_file_key,
        job_traceparent as traceparent, job_attempt as attempt, coalesce(job_claim_id, '') as claim_id,
        job_failures as failures, job_queued_at as queued_at, job_active_at as active_at, job_lease_until as lease_until,
        case when job_open then deleted_at end as deleted_at, f.reason, v.fail_reason,
        case when job_open and v.deleted_at is not null then 'CANCELED'
            when job_open and job_lease_until is not null and job_attempt > 0 then 'CLAIMED'
            when job_open then 'WAITING'
            when status = 'READY' and f.reason is null then 'DONE'
            else 'GIVEN_UP' end as state
    from videos v
    left join transcode_failures f on f.job_id = v.job_id and f.attempt = v.job_attempt
    where v.job_id is not null) as lodgers;

create unique index transcode_jobs_one_open_of_video on transcode_jobs (video_id) where state in ('WAITING', 'CLAIMED');
create index transcode_jobs_of_video on transcode_jobs (video_id, opened_at desc, id desc);
create index transcode_jobs_open_of_owner on transcode_jobs (owner_id, queued_at) where state in ('WAITING', 'CLAIMED');
create index transcode_jobs_waiting on transcode_jobs (state_since) where state = 'WAITING';

-- As many as workers have at once: a repeated claim finds the job it was given, and recovery those that fell silent.
create index transcode_jobs_claimed on transcode_jobs (claim_id) where state = 'CLAIMED';

-- A waiting job that was queued well before the last one taken has lost its message: one entry of this index tells.
create index transcode_jobs_taken on transcode_jobs (queued_at) where state <> 'WAITING' and attempt > 0;

-- Their indexes and constraints go with the columns.
alter table videos
    drop column job_id,
    drop column job_attempt,
    drop column job_failures,
    drop column job_lease_until,
    drop column job_claim_id,
    drop column job_active_at,
    drop column job_queued_at,
    drop column job_traceparent,
    drop column job_open;

create index videos_moving_of_owner on videos (owner_id, created_at desc, id desc)
    where deleted_at is null and status in ('UPLOADING', 'UPLOADED', 'TRANSCODING');
