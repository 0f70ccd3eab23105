-- When a job's message came into the queue, last: a job that was overtaken by later ones lost its message.
alter table videos add column job_queued_at timestamptz;
update videos set job_queued_at = job_active_at where job_id is not null;
alter table videos
    add constraint videos_job_was_queued check ((job_id is null) = (job_queued_at is null));

create index videos_by_queued_job on videos (job_queued_at) where job_queued_at is not null;
