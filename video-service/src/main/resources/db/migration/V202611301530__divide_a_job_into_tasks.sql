-- A job that was divided waits for its tasks, without a lease of its own, until an assembly of what they made is due.
alter table transcode_jobs
    add column divided_by   integer not null default 0 check (divided_by >= 0),
    add column last_attempt integer not null default 0,
    add column tasks        integer not null default 0,
    add column tasks_done   integer not null default 0 check (tasks_done between 0 and tasks),
    add column stage        integer not null default 0,
    add column stages_done  integer not null default 0 check (stages_done between 0 and stage),
    drop constraint transcode_jobs_state_check,
    add constraint transcode_jobs_state_check
        check (state in ('WAITING', 'CLAIMED', 'DIVIDED', 'DONE', 'GIVEN_UP', 'CANCELED')),
    add constraint transcode_jobs_divided_by_an_attempt check (state <> 'DIVIDED' or divided_by > 0),
    add constraint transcode_jobs_tasks_iff_divided check ((divided_by > 0) = (tasks > 0));

drop index transcode_jobs_one_open_of_video;
create unique index transcode_jobs_one_open_of_video on transcode_jobs (video_id)
    where state in ('WAITING', 'CLAIMED', 'DIVIDED');

drop index transcode_jobs_open_of_owner;
create index transcode_jobs_open_of_owner on transcode_jobs (owner_id, queued_at)
    where state in ('WAITING', 'CLAIMED', 'DIVIDED');

drop index transcode_jobs_waiting;
create index transcode_jobs_waiting on transcode_jobs (state_since) where state in ('WAITING', 'DIVIDED');

-- Which of a divided job's messages was taken, nobody can tell: those say nothing of others.
drop index transcode_jobs_taken;
create index transcode_jobs_taken on transcode_jobs (queued_at)
    where state <> 'WAITING' and attempt > 0 and divided_by = 0;

-- The tasks of divided jobs that are open; they go with the job's end. A renewal stays on its page, as a job's does.
create table transcode_tasks (
    job_id      uuid         not null references transcode_jobs (id),
    number      integer      not null check (number > 0),
    stage       integer      not null check (stage > 0),
    attempt     integer      not null default 0 check (attempt >= 0),
    claim_id    varchar(255) not null default '',
    failures    integer      not null default 0 check (failures >= 0),
    queued_at   timestamptz  not null,
    state       varchar(20)  not null default 'WAITING' check (state in ('WAITING', 'CLAIMED', 'DONE')),
    state_since timestamptz  not null,
    lease_until timestamptz,
    heard_at    timestamptz,
    primary key (job_id, number),
    constraint transcode_tasks_lease_while_claimed check ((state = 'CLAIMED') = (lease_until is not null)),
    constraint transcode_tasks_heard_while_claimed check ((state = 'CLAIMED') = (heard_at is not null)),
    constraint transcode_tasks_claimed_by_an_attempt check (state = 'WAITING' or attempt > 0)
) with (fillfactor = 80);

-- Those at work come before those that wait, so the first that may be claimed is found behind as many as there are workers.
create index transcode_tasks_open on transcode_tasks (job_id, number) where state in ('WAITING', 'CLAIMED');
create unique index transcode_tasks_of_attempt on transcode_tasks (job_id, attempt) where attempt > 0;
create index transcode_tasks_claimed on transcode_tasks (claim_id) where state = 'CLAIMED';

-- Of a divided job the progress is that of its tasks, under the attempt that divided it.
drop view video_projections;
create view video_projections as
select v.id, v.owner_id, v.title, v.description, v.metadata::text as metadata, v.source_mime, v.source_size_bytes,
    v.source_filename, v.source_file_key, v.duration_seconds, v.width, v.height, v.status, v.fail_reason, v.edits, v.created_at,
    v.updated_at,
    f.facts::text as facts,
    a.files,
    j.id is not null as has_open_job, p.stage, p.percent, p.eta_seconds
from videos v
left join source_facts f on f.video_id = v.id
left join lateral (
    select json_object_agg(type, file_key)::text as files from video_assets
    where video_id = v.id and type in ('HLS_MASTER', 'DASH_MANIFEST', 'THUMBNAIL', 'STORYBOARD')) a on true
left join transcode_jobs j on j.video_id = v.id and j.state in ('WAITING', 'CLAIMED', 'DIVIDED')
left join transcode_progress p on p.video_id = v.id and p.job_id = j.id
    and p.attempt = case when j.divided_by > 0 then j.divided_by else j.attempt end
where v.deleted_at is null;
